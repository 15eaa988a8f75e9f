"""A second opinion on the claims of a text, by learnt weights: what no pattern foresees is added, what looks like no
labelled claim is left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from watchword.data.schema import ClaimType
from watchword.data.weights import load_weights
from watchword.model.claim import Claim
from watchword.model.span import Span
from watchword.reading.likeness import likelihoods
from watchword.reading.notation import compiled
from watchword.reading.passages import Passage
from watchword.reading.rows import rows_of
from watchword.reading.settling import Doubted, merged

# Ours (docs/explanation/reading-well.md): the one chosen on 40 texts after they had been measured, where a clause without a
# pattern is as often labelled as one with a pattern; the other on 78 texts read by the patterns of before they were read.
ENOUGH = 0.6
TOO_LITTLE = 0.01


def weighed(told: Sequence[Passage], found: Sequence[Doubted]) -> list[Doubted]:
    """The claims that a reader would likely label, in text order: those found by a pattern unless all speaks against
    them, and in clauses without one the likeliest type, if it is likely enough. A proven pattern is never overruled, nor is
    a workspace's own."""
    if not told:
        return []
    view, book = told[0].view, told[0].book
    clauses = [clause for passage in told for clause in passage.clauses]
    starts = [view.raw_index(clause.start) for clause in clauses]
    column = {kind: number for number, kind in enumerate(load_weights().types)}
    chances = likelihoods(*rows_of(view, clauses, told[0].told, book, load_weights()), load_weights())
    kept: list[Doubted] = []
    taken = [""] * len(clauses)  # the type that a pattern found in a clause
    for doubted in found:
        claim = doubted.claim
        rows = slice(max(0, bisect_right(starts, claim.span.start) - 1), bisect_left(starts, claim.span.end))
        record = book.pattern_records.get((claim.type, claim.pattern))
        doubtful = record is not None and not record.proven and claim.type in column
        if doubtful and float(chances[rows, column[claim.type]].max(initial=0)) < TOO_LITTLE:
            continue
        kept.append(doubted)
        taken[rows] = [claim.type] * len(taken[rows])
    kept.extend(unforeseen(told, taken, chances))
    return sorted(kept, key=lambda doubted: doubted.claim.span)


def unforeseen(told: Sequence[Passage], taken: Sequence[str], chances: NDArray[np.float32]) -> Iterator[Doubted]:
    """Claims in clauses where no pattern found any; not where one next to it, of a type that merges, says as much."""
    types = load_weights().types
    best = chances.argmax(axis=1)
    row = 0
    for passage in told:
        claims: list[Claim] = []
        for number, clause in enumerate(passage.clauses, row):
            kind = passage.book.claim_types[types[best[number]]]
            beside = taken[max(row, number - 1) : min(number + 2, row + len(passage.clauses))]
            if taken[number] or chances[number, best[number]] < ENOUGH or (kind.merges and kind.type in beside):
                continue
            if barred(passage, kind, clause):
                continue
            if passage.silent or not passage.may_claim(kind) or (passage.rumour and kind.type != "DENIAL"):
                continue
            claims.append(passage.claim(kind, clause, clause, clause))
        yield from map(passage.doubted, merged(passage.view, claims, passage.book))
        row += len(passage.clauses)


def barred(passage: Passage, kind: ClaimType, clause: Span) -> bool:
    """Whether a pattern of the type would match in a clause, but for what it bars: weights don't let in what it keeps out."""
    text = passage.view.text

    def has(wording: str) -> bool:
        return bool(wording) and compiled(wording).search(text, clause.start, clause.end) is not None

    return has(kind.without) or any(has(pattern.barred) and has(pattern.wording) for pattern in kind.patterns)
