"""The kind of text, by declared weighted words."""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import GenreRule
from watchword.reading.lexicon import Lexicon
from watchword.reading.view import fold

FIRST_SCREEN = 3000


@lru_cache(maxsize=8)
def genre_lexicon(book: Handbook) -> Lexicon[tuple[str, float]]:
    return Lexicon((word, (rule.genre, weight)) for rule in book.genres for word, weight in rule.words.items())


@lru_cache(maxsize=8)
def title_lexicon(book: Handbook) -> Lexicon[tuple[str, float]]:
    return Lexicon((word, (rule.genre, weight)) for rule in book.genres for word, weight in rule.title_words.items())


@lru_cache(maxsize=8)
def look_alikes(book: Handbook) -> re.Pattern[str] | None:
    """Longer words in which the words of genres mean nothing."""
    words = {fold(word) for rule in book.genres for word in rule.not_in}
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True)))) if words else None


def genre_of(title: str, text: str, book: Handbook) -> GenreRule | None:
    """The genre with the highest sum of word weights (each word once) that reaches its own threshold."""
    scores: dict[str, float] = {}
    barred = look_alikes(book)
    for lexicon, words in ((genre_lexicon(book), text[:FIRST_SCREEN]), (title_lexicon(book), fold(title))):
        words = barred.sub("", words) if barred else words
        for hits in {words[start:end]: hits for start, end, hits in lexicon.every(words)}.values():
            for genre, weight in hits:
                scores[genre] = scores.get(genre, 0.0) + weight
    best: tuple[float, GenreRule] | None = None
    for rule in book.genres if scores else ():
        score = scores.get(rule.genre, 0.0)
        if score >= rule.needs and (best is None or score > best[0]):
            best = (score, rule)
    return best[1] if best else None
