"""The form in which search compares texts: simplified script, lower case, half width.

Folding maps each character to exactly one, so that a place in the folded text is the same place in the raw text.
Therefore script is converted character by character, without regard to words: 乾 becomes 干 in texts and queries
alike, and a query can't miss a text because the words around it differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from operator import add
from typing import Any

HAN = "\u3400-\u9fff\u3007\U00020000-\U0003ffff"
_IS_HAN = re.compile(f"[{HAN}]")
# Radicals and compatibility forms that PDF fonts use for ordinary characters, and full-width Latin.
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\uff01-\uff5e]")


def fold(text: str) -> str:
    """The folded text, as long as the raw one."""
    return text.translate(_FOLDED)


def tokens(text: str) -> set[str]:
    """What a text is found by: overlapping pairs of Han characters, the last character of each run (so that a single
    character is found as the beginning of a token), and words of other scripts.

    White space between Han characters is passed over: in a PDF a line may end in the middle of a phrase.
    """
    han = text.translate(_HAN_ONLY) + " "
    pairs = set(map(add, han, han[1:]))
    found = {pair for pair in pairs if " " not in pair}
    found.update(pair[0] for pair in pairs if pair[1] == " " != pair[0])
    found.update(text.translate(_WORDS_ONLY).split())
    return found


def is_han(text: str) -> bool:
    """Whether a text begins with a Han character."""
    return _IS_HAN.match(text) is not None


class _Table(dict[int, str]):
    """A translation table that works out each character when it first meets it: ``str.translate`` is fastest where
    nothing is missing, and a corpus uses a few thousand characters of a hundred thousand."""

    def __init__(self, one_to_one: Callable[[str], str]) -> None:
        self._one_to_one = one_to_one

    def __missing__(self, code: int) -> str:
        found = self[code] = self._one_to_one(chr(code))
        return found


def _folded(one: str) -> str:
    steps: tuple[Callable[[str], str], ...] = (_full_form, str.lower, _simplified)
    for step in steps:
        changed = step(one)
        one = changed if len(changed) == 1 else one  # ﬁ, İ: what would become two stays
    return one


def _full_form(one: str) -> str:
    return unicodedata.normalize("NFKC", one) if _LOOKALIKE.match(one) else one


def _simplified(one: str) -> str:
    return str(_converter().convert(one)) if is_han(one) else one


def _han_only(one: str) -> str:
    """Han characters folded, white space dropped, all else a space."""
    folded = _FOLDED[ord(one)]
    if is_han(folded):
        return folded
    return "" if one.isspace() else " "


def _words_only(one: str) -> str:
    """Letters and digits of other scripts folded, all else a space."""
    folded = _FOLDED[ord(one)]
    return folded if folded.isalnum() and not is_han(folded) else " "


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


_FOLDED = _Table(_folded)
_HAN_ONLY = _Table(_han_only)
_WORDS_ONLY = _Table(_words_only)
