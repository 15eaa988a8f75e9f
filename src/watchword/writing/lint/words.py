"""Finding declared words in English sentences, and Chinese ones by their sound."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache

from watchword.reading.view import fold as folded

HAN = re.compile("[\u4e00-\u9fff]")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """As the reader folds; the same names and texts are folded for each sentence anew."""
    return folded(text)


@lru_cache(maxsize=4096)
def beginning(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){re.escape(word.lower())}")


def has_words(text: str, words: Iterable[str]) -> list[str]:
    """Which of the words stand in English text, at the beginnings of words."""
    lower = text.lower()
    return [word for word in words if beginning(word).search(lower)]


@lru_cache(maxsize=4096)
def spelt(text: str, second: bool = False) -> str:
    """Chinese text in pinyin, without blanks, on request with the second reading of a character that has one (长 as zhang, as
    chang); English text in small letters, letters only."""
    if not HAN.search(text):
        return re.sub("[^a-z]", "", text.lower())
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, lazy_pinyin, pinyin

    if second:
        readings = pinyin(text, style=Style.NORMAL, heteronym=True)
        sounds = [list(dict.fromkeys(given))[:2][-1] for given in readings]
    else:
        sounds = lazy_pinyin(text)
    return re.sub("[^a-z]", "", "".join(sounds).replace("ü", "u").lower())


@lru_cache(maxsize=4)
def sounded(text: str, second: bool = False) -> tuple[str, dict[int, int]]:
    """The pinyin of the Chinese characters of a text, and at which letters each of them begins."""
    parts, places, length = [], {}, 0
    for index, character in enumerate(text):
        places[length] = index
        sound = spelt(character, second) if HAN.match(character) else " "
        parts.append(sound)
        length += len(sound)
    places[length] = len(text)
    return "".join(parts), places
