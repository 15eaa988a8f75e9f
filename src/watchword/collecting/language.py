"""Which language and script a text is in: cheap, and enough to choose how to read it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Literal, get_args

from watchword.model.document import Language

SAMPLE = 300  # characters
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA_HANGUL = re.compile("[\u3041-\u30ff\uac00-\ud7af]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|for|is|on|that|by|with|as|are|was|from|at|its)\b", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z]+")
_Kind = Literal["mainland", "taiwan", "han", "kana", "latin", "letter", ""]


def language_of(text: str) -> Language:
    """``zh`` (simplified), ``zh-Hant`` (traditional), ``en`` or ``other``, from the beginning of a text.

    Chinese is what has Han characters and hardly any kana or hangul. The script is the one whose own characters
    are more frequent; a text without any is called simplified.
    """
    sample = text[:SAMPLE]
    count: dict[_Kind, int] = dict.fromkeys(get_args(_Kind), 0)
    for character, times in Counter(sample).items():
        count[_kind(character)] += times
    han = count["mainland"] + count["taiwan"] + count["han"]
    letters = count["kana"] + count["latin"] + count["letter"]
    if count["kana"] > 0.1 * han:
        return "other"
    if han and 4 * han >= letters:  # one Han character says about as much as four Latin letters
        return "zh-Hant" if count["taiwan"] > count["mainland"] else "zh"
    words = len(_WORDS.findall(sample))
    english = len(_ENGLISH.findall(sample))
    return "en" if count["latin"] > 0.9 * letters and english >= max(1, 0.08 * words) else "other"


@cache
def _kind(character: str) -> _Kind:
    """国 is in the mainland's basic set and not in Taiwan's, 國 the other way round."""
    if _HAN.match(character):
        mainland, taiwan = _in(character, "gb2312"), _in(character, "big5")
        return "han" if mainland == taiwan else "mainland" if mainland else "taiwan"
    if _KANA_HANGUL.match(character):
        return "kana"
    return "" if not character.isalpha() else "latin" if character.isascii() else "letter"


def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
