"""How like a labelled claim a clause is, by words whose weight was learnt: for what no pattern foresees, and as a second
opinion on what a pattern says.

A logistic regression for each claim type over the characters, pairs of characters (in English words and pairs of words),
word classes and kinds of mentions of a clause, and over the words of the clauses before and behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from watchword.data import Handbook
from watchword.data.weights import ClauseWeights, load_weights
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
    text = NUMBER.sub("0", view.text[clause.start : clause.end].lower())
    if is_english(text, 0, len(text)):
        words = ENGLISH_WORD.findall(text)
        found = {*words, *map(" ".join, pairwise(words))}
    else:
        letters = "".join(text.split())
        found = {*letters, *map("".join, pairwise(letters))}
    found.update(f"<{name}>" for _, _, names in class_lexicon(book).every(text) for name in names)
    found.update(f"#{mention.kind}" for mention in mentions)
    found.update(f"#{m.quantity.measure}" for m in mentions if m.quantity and m.quantity.measure)
    return found


@lru_cache(maxsize=8)
def class_lexicon(book: Handbook) -> Lexicon[str]:
    return Lexicon((word.lower(), name) for name, words in book.word_classes.items() for word in words)


def likelihoods(clauses: Sequence[set[str]], weights: ClauseWeights) -> NDArray[np.float32]:
    """For each clause of a text in order, given by its words, how likely each type of ``weights.types`` is, from 0 to 1. Not
    calibrated: in learning, a clause with a claim counted as much as four without."""
    parts = [stretch(clauses[max(0, at - 1) : at + AT_ONCE + 1], at > 0, weights)[:AT_ONCE]
             for at in range(0, len(clauses), AT_ONCE)]  # fmt: skip
    return np.concatenate(parts) if parts else np.zeros((0, len(weights.types)), dtype=np.float32)


def stretch(clauses: Sequence[set[str]], led: bool, weights: ClauseWeights) -> NDArray[np.float32]:
    """The same for a stretch; ``led``: its first clause only stands before it and has no row of its own."""
    rows: list[int] = []
    starts: list[int] = []
    unknown = len(weights.inside) - 1
    for words in clauses:
        starts.append(len(rows))
        rows.append(unknown)  # so that no stretch is empty
        rows.extend(row for word in words if (row := weights.words.get(word)) is not None)
    inside = np.add.reduceat(weights.inside[rows], starts, axis=0)
    beside = np.add.reduceat(weights.beside[rows], starts, axis=0)
    logits = inside + weights.bias
    logits[1:] += beside[:-1]
    logits[:-1] += beside[1:]
    probabilities = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return probabilities[1:] if led else probabilities


def likely(view: View, clauses: Sequence[Span], mentions: Sequence[Mention], book: Handbook) -> NDArray[np.float32]:
    """The likelihoods of a text's clauses, spans of the view in order; ``mentions`` in order of the raw text."""
    return likelihoods(list(words_of(view, clauses, mentions, book)), load_weights())


def words_of(view: View, clauses: Sequence[Span], mentions: Sequence[Mention], book: Handbook) -> Iterator[set[str]]:
    """The words of each clause, the mentions given out as the clauses go by."""
    at = 0
    for clause in clauses:
        span = view.span(clause.start, clause.end)
        while at < len(mentions) and mentions[at].span.start < span.start:
            at += 1
        first = at
        while at < len(mentions) and mentions[at].span.start < span.end:
            at += 1
        yield clause_words(view, clause, mentions[first:at], book)
