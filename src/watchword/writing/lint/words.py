"""Finding declared words in English sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from watchword.reading.view import fold as folded


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
