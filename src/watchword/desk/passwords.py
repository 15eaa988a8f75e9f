"""Passwords: which are refused, and how they are kept. After NIST SP 800-63B: length counts, kinds of characters don't."""

from __future__ import annotations

import threading
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from watchword.desk.desk import DeskError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 256  # characters
LEAST_OWN = 6  # characters that are no common word, no run and not the name
_AS_LETTERS = str.maketrans("013457@$!", "oieastasi")
_HASHING = threading.Semaphore(2)  # each takes 64 MiB: many logins at once wait for each other


def check(password: str, name: str) -> None:
    """Refuse what is quickly guessed.

    Raises:
        DeskError: it is too short or too long, or little more than common words, runs and the account's name.
    """
    plain = _plain(password)
    if len(plain) < SHORTEST:
        raise DeskError(f"a password has at least {SHORTEST} characters, such as four or five words of your own")
    if len(plain) > LONGEST:
        raise DeskError(f"a password has at most {LONGEST} characters")
    if own_part(plain, name) < LEAST_OWN:
        raise DeskError("this password is made of common words, runs or the account's name; others would guess it soon")


def own_part(password: str, name: str) -> int:
    """How many characters stay when common words, the name and runs (aaa, 4567, a repeated piece) are taken out."""
    left = min((_without(text, name) for text in _spellings(password.casefold())), key=len)
    return len(left)


def keep(password: str) -> str:
    """argon2id with a salt of its own, at the library's settings after RFC 9106 (64 MiB, three passes)."""
    with _HASHING:
        return _hasher().hash(_plain(password))


def fits(kept: str, password: str) -> bool:
    """Whether a password is the one that was kept. With an empty hash it takes as long, and is none."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    with _HASHING:
        try:
            return _hasher().verify(kept or _nobody(), _plain(password)) and bool(kept)
        except (Argon2Error, InvalidHashError):
            return False


def old(kept: str) -> bool:
    """Whether a hash was made with weaker settings than today's."""
    return _hasher().check_needs_rehash(kept)


def _plain(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _spellings(text: str) -> tuple[str, str]:
    return text, text.translate(_AS_LETTERS)


def _without(text: str, name: str) -> str:
    for word in (name.casefold(), *_common()):
        text = text.replace(word, "\0") if word else text
    kept, before = "", "\0"
    for character in text.replace("\0", ""):
        if character not in kept and abs(ord(character) - ord(before)) > 1:  # what repeats or runs on adds nothing
            kept += character
        before = character
    return kept


@cache
def _common() -> tuple[str, ...]:
    lines = (files("watchword.desk") / "common_passwords.txt").read_text(encoding="utf-8").split("\n")
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def _hasher() -> PasswordHasher:
    try:
        from argon2 import PasswordHasher
    except ModuleNotFoundError:
        raise DeskError("accounts need argon2-cffi; install it with: pip install 'watchword[web]'") from None
    return PasswordHasher()


@cache
def _nobody() -> str:
    import secrets

    return _hasher().hash(secrets.token_urlsafe())
