"""Which language and script a text is in: cheap, and enough to choose how to read it."""

from __future__ import annotations

import re
from functools import cache

from watchword.model.document import Language

SAMPLE = 500
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA_HANGUL = re.compile("[\u3041-\u30ff\uac00-\ud7af]")
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile("[A-Za-z]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|for|is|on|that|by|with|as|are|was|from|at|its)\b", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z]+")


def language_of(text: str) -> Language:
    """``zh`` (simplified), ``zh-Hant`` (traditional), ``en`` or ``other``.

    Chinese is what has Han characters and hardly any kana or hangul. The script is the one whose own characters
    are more frequent; a text without any (很多字两边一样) is called simplified.
    """
    sample = text[:SAMPLE]
    letters = len(_LETTERS.findall(sample))
    han = _HAN.findall(sample)
    if not letters:
        return "other"
    if len(_KANA_HANGUL.findall(sample)) > 0.1 * len(han):
        return "other"
    # One Han character says about as much as four Latin letters.
    if 4 * len(han) >= letters - len(han):
        # 国 is in the mainland's basic set and not in Taiwan's, 國 the other way round.
        balance = sum(map(_mainland, set(han)))
        return "zh-Hant" if balance < 0 else "zh"
    words = _WORDS.findall(sample)
    english = len(_ENGLISH.findall(sample))
    if len(_LATIN.findall(sample)) > 0.9 * letters and english >= max(1, 0.08 * len(words)):
        return "en"
    return "other"


@cache
def _mainland(character: str) -> int:
    """1 for a character that only the mainland's basic set has, -1 for one that only Taiwan's has."""
    return int(_in(character, "gb2312")) - int(_in(character, "big5"))


def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
