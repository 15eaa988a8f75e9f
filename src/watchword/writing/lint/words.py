"""Finding declared words in English sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable


def has_words(text: str, words: Iterable[str]) -> list[str]:
    """Which of the words stand in English text, at the beginnings of words."""
    lower = text.lower()
    return [word for word in words if re.search(rf"(?<![a-z]){re.escape(word.lower())}", lower)]
