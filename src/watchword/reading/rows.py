"""The words of all clauses of a text as rows of the learnt weights, found at once.

``likeness.words_of`` says the same clause by clause and word by word, for learning; a test holds the two equal. Characters
and their pairs are looked up as numbers, since they are nearly all of the work.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from watchword.data import Handbook
from watchword.data.weights import ClauseWeights
from watchword.model.mention import Mention
from watchword.model.span import Span
from watchword.reading.english_names import is_english
from watchword.reading.likeness import NUMBER, class_lexicon, english_words, kinds_of, lowered
from watchword.reading.view import View

# Code points that are looked up: none beyond them was learnt, and the last of them, no character, stands for those.
PLANE = 1 << 16
OUTSIDE = -1  # the clause of a character that stands in none


def rows_of(
    view: View, clauses: Sequence[Span], mentions: Sequence[Mention], book: Handbook, weights: ClauseWeights
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows of each clause's words, each once, clause behind clause, and where each clause begins among them. The row
    of unknown words stands with every clause, so that none is empty."""
    text = lowered(view.text)
    count = len(weights.inside)
    english = [is_english(text, clause.start, clause.end) for clause in clauses]
    others = [
        (number, row)
        for number, word in (
            *worded(text, clauses, english),
            *classes(text, clauses, book),
            *named(view, clauses, mentions),
        )
        if (row := weights.words.get(word)) is not None
    ]
    letters = lettered(text, clauses, english, weights)
    every = np.arange(len(clauses), dtype=np.int64)
    pairs = np.array(others, dtype=np.int64).reshape(-1, 2)
    keys = np.unique(np.concatenate((letters, pairs[:, 0] * count + pairs[:, 1], every * count + count - 1)))
    return keys % count, np.searchsorted(keys, every * count)


def lettered(text: str, clauses: Sequence[Span], english: Sequence[bool], weights: ClauseWeights) -> NDArray[np.int64]:
    """Clause and row of each known character and pair of Chinese clauses as one number: clause times rows, plus row."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    clause = np.full(len(codes), OUTSIDE)
    for number, span in enumerate(clauses):
        if not english[number]:
            clause[span.start : span.end] = number
    for match in NUMBER.finditer(text):  # whatever the number, it reads 0
        codes[match.start()] = ord("0")
        clause[match.start() + 1 : match.end()] = OUTSIDE
    codes[codes >= PLANE] = PLANE - 1
    kept = clause != OUTSIDE
    kept[kept] = ~spaces()[codes[kept]]
    codes, clause = codes[kept], clause[kept]
    singles, pairs, rows_of_pairs = letter_rows(weights)
    one = singles[codes]
    joined = codes[:-1] * PLANE + codes[1:]
    at = np.minimum(np.searchsorted(pairs, joined), len(pairs) - 1)
    two = np.where((pairs[at] == joined) & (clause[:-1] == clause[1:]), rows_of_pairs[at], OUTSIDE)
    count = len(weights.inside)
    return np.concatenate(((clause * count + one)[one != OUTSIDE], (clause[: len(two)] * count + two)[two != OUTSIDE]))


@cache
def spaces() -> NDArray[np.bool_]:
    return np.array([chr(code).isspace() for code in range(PLANE)])


@lru_cache(maxsize=2)
def letter_rows(weights: ClauseWeights) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The row of each character, and the pairs in order with theirs."""
    singles = np.full(PLANE, OUTSIDE)
    for word, row in weights.words.items():
        if len(word) == 1:
            singles[ord(word)] = row
    pairs = sorted((ord(word[0]) * PLANE + ord(word[1]), row) for word, row in weights.words.items() if len(word) == 2)
    keys, rows = np.array(pairs, dtype=np.int64).T
    return singles, keys, rows


def worded(text: str, clauses: Sequence[Span], english: Sequence[bool]) -> Iterator[tuple[int, str]]:
    for number, clause in enumerate(clauses):
        if english[number]:
            for word in english_words(text[clause.start : clause.end]):
                yield number, word


def classes(text: str, clauses: Sequence[Span], book: Handbook) -> Iterator[tuple[int, str]]:
    """The classes of words that stand in one clause."""
    starts = [clause.start for clause in clauses]
    for start, end, names in class_lexicon(book).every(text):
        number = bisect_right(starts, start) - 1
        if number >= 0 and end <= clauses[number].end:
            for name in names:
                yield number, f"<{name}>"


def named(view: View, clauses: Sequence[Span], mentions: Sequence[Mention]) -> Iterator[tuple[int, str]]:
    """What kinds of things begin in each clause."""
    starts = [view.raw_index(clause.start) for clause in clauses]
    ends = [view.raw_index(clause.end) for clause in clauses]
    for mention in mentions:
        number = bisect_right(starts, mention.span.start) - 1
        if number >= 0 and mention.span.start < ends[number]:
            for word in kinds_of(mention):
                yield number, word
