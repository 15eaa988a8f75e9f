"""Passwords: which are refused, and how they are kept. After NIST SP 800-63B: length counts, kinds of characters don't."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from watchword.desk.desk import DeskError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 256  # characters
GUESSES = 10.0  # least decimal logarithm of the guesses needed: zxcvbn's highest grade, "very unguessable"
LOOKED_AT = 72  # characters that are weighed; what stands behind them only makes a password harder
OURS = (
    "watchword",
    "reader",
    "analyst",
    "editor",
    "welcome",
    "correcthorsebatterystaple",
    "woaini",
    "beiling",
    "baogang",
)
_HASHING = threading.Semaphore(2)  # each takes 64 MiB: many logins at once wait for each other


def check(password: str, name: str) -> None:
    """Refuse what is quickly guessed: weighed by zxcvbn (Wheeler 2016), which knows the 30,000 commonest passwords.

    Raises:
        DeskError: it is too short or too long, or little more than common words, runs and the account's name.
    """
    plain = _plain(password)
    if len(plain) < SHORTEST:
        raise DeskError(f"a password has at least {SHORTEST} characters, such as four or five words of your own")
    if len(plain) > LONGEST:
        raise DeskError(f"a password has at most {LONGEST} characters")
    if hardness(plain, name) < GUESSES:
        raise DeskError("this password is made of common words, runs or the account's name; others would guess it soon")


def hardness(password: str, name: str) -> float:
    """The decimal logarithm of the guesses that somebody needs who knows common passwords, the name and us; hyphens
    and the like between words make it no harder."""
    from zxcvbn import zxcvbn

    spellings = (password[:LOOKED_AT], re.sub("[-_.,+]", "", password)[:LOOKED_AT])
    return min(float(zxcvbn(one, user_inputs=[name, *OURS])["guesses_log10"]) for one in spellings if one)


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
