"""How like a labelled claim a clause is, by words whose weight was learnt: for what no pattern foresees, and as a second
opinion on what a pattern says.

A logistic regression for each claim type over the characters, pairs of characters (in English words and pairs of words),
word classes and kinds of mentions of a clause, and over the words of the clauses before and behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from watchword.data import Handbook
from watchword.data.weights import ClauseWeights
from watchword.model.mention import Mention
from watchword.model.span import Span
from watchword.reading.english_names import is_english
from watchword.reading.lexicon import Lexicon
from watchword.reading.view import View

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
ENGLISH_WORD = re.compile(r"[a-z0-9$%-]+")
AT_ONCE = 1024  # clauses: bounds memory on a long text


def clause_words(view: View, clause: Span, mentions: Sequence[Mention], book: Handbook) -> set[str]:
    """What a clause is weighed by. ``mentions`` are those that begin in it."""
    text = lowered(view.text[clause.start : clause.end])
    if is_english(text, 0, len(text)):
        found = english_words(text)
    else:
        letters = "".join(NUMBER.sub("0", text).split())
        found = {*letters, *map("".join, pairwise(letters))}
    found.update(f"<{name}>" for _, _, names in class_lexicon(book).every(text) for name in names)
    found.update(word for mention in mentions for word in kinds_of(mention))
    return found


def lowered(text: str) -> str:
    """In lower case, and as long as before."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(map(one_lower, text))


@cache
def one_lower(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


def english_words(text: str) -> set[str]:
    words = ENGLISH_WORD.findall(NUMBER.sub("0", text))
    return {*words, *map(" ".join, pairwise(words))}


def kinds_of(mention: Mention) -> Iterator[str]:
    yield f"#{mention.kind}"
    if mention.quantity and mention.quantity.measure:
        yield f"#{mention.quantity.measure}"


@lru_cache(maxsize=8)
def class_lexicon(book: Handbook) -> Lexicon[str]:
    return Lexicon((word.lower(), name) for name, words in book.word_classes.items() for word in words)


def likelihoods(rows: NDArray[np.int64], starts: NDArray[np.int64], weights: ClauseWeights) -> NDArray[np.float32]:
    """For each clause of a text in order, given by the rows of its words and where they begin, how likely each type of
    ``weights.types`` is, from 0 to 1. Not calibrated: in learning, a clause with a claim counted as much as four without."""
    parts = [stretch(rows, starts, at, weights) for at in range(0, len(starts), AT_ONCE)]
    return np.concatenate(parts) if parts else np.zeros((0, len(weights.types)), dtype=np.float32)


def stretch(
    rows: NDArray[np.int64], starts: NDArray[np.int64], first: int, weights: ClauseWeights
) -> NDArray[np.float32]:
    """The same for the clauses from ``first`` on, and the ones before and behind them looked at."""
    lead, until = max(0, first - 1), min(first + AT_ONCE + 1, len(starts))
    end = starts[until] if until < len(starts) else len(rows)
    part, at = rows[starts[lead] : end], starts[lead:until] - starts[lead]
    logits = np.add.reduceat(weights.inside[part], at, axis=0) + weights.bias
    beside = np.add.reduceat(weights.beside[part], at, axis=0)
    logits[1:] += beside[:-1]
    logits[:-1] += beside[1:]
    probabilities = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return probabilities[first - lead :][:AT_ONCE]


def words_of(view: View, clauses: Sequence[Span], mentions: Sequence[Mention], book: Handbook) -> Iterator[set[str]]:
    """The words of each clause, spans of the view in order, as they are learnt; ``mentions`` in order of the raw text are
    given out as the clauses go by."""
    at = 0
    for clause in clauses:
        span = view.span(clause.start, clause.end)
        while at < len(mentions) and mentions[at].span.start < span.start:
            at += 1
        first = at
        while at < len(mentions) and mentions[at].span.start < span.end:
            at += 1
        yield clause_words(view, clause, mentions[first:at], book)
