"""Phrases that fade, and the ones that rise in their place.

Rates, not counts: documents with the phrase over documents held, year by year, so that a year with fewer
documents makes nothing vanish. A programme that changes its format still can; the figures are given so
that a reader may judge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from watchword.comparing.formulas import Formula

FADED = 0.2  # of its peak rate, in each of the last two years, makes a phrase a fading one
ENOUGH = 20  # documents in the peak year: fewer may vanish by chance
ALIKE = 0.5  # Indel similarity of two phrases that fill the same slot


@dataclass(frozen=True, slots=True)
class Fading:
    """A phrase whose yearly rate fell from a peak. ``expected`` is the number of documents that would have
    it in the last two years at the peak's rate; ``seen`` the number that do: a silence counts only
    against an expectation."""

    phrase: str
    peak: int
    peak_rate: float
    last_rate: float
    expected: float
    seen: int


@dataclass(frozen=True, slots=True)
class Succession:
    """``fading`` gives way to ``rising``: alike in form, and the one's rate falls as the other's climbs."""

    fading: str
    rising: str
    turn: int  # the year in which the second overtakes the first
    likeness: float


def fading(formulas: Sequence[Formula], of: Mapping[int, int]) -> list[Fading]:
    """The fading phrases, the greatest gap between expected and seen first. ``of`` is the number of
    documents held of each year; years that the corpus has only in part should be left out of it."""
    years = sorted(of)
    found = []
    for formula in formulas:
        counts = dict(formula.by_year)
        rates = {year: counts.get(year, 0) / of[year] for year in years if of[year]}
        if len(rates) < 4:
            continue
        last = list(rates)[-2:]
        peak = max(list(rates)[:-2], key=lambda year: (rates[year], year))
        if counts.get(peak, 0) < ENOUGH or any(rates[year] > FADED * rates[peak] for year in last):
            continue
        expected = rates[peak] * sum(of[year] for year in last)
        seen = sum(counts.get(year, 0) for year in last)
        found.append(Fading(formula.phrase, peak, rates[peak], rates[last[-1]], expected, seen))
    return sorted(found, key=lambda one: (one.seen - one.expected, one.phrase))


def successions(formulas: Sequence[Formula], of: Mapping[int, int]) -> list[Succession]:
    """Pairs in which one phrase fades as another, alike in form, rises; neither contains the other."""
    years = [year for year in sorted(of) if of[year]]
    falling = [one.phrase for one in fading(formulas, of)]
    by_phrase = {formula.phrase: formula for formula in formulas}
    rising = [f.phrase for f in formulas if _rises(f, years, of)]
    if not falling or not rising:
        return []
    scores = process.cdist(falling, rising, scorer=Indel.normalized_similarity, score_cutoff=ALIKE)
    found = []
    for a, b in zip(*np.nonzero(scores >= ALIKE), strict=True):
        old, new = falling[a], rising[b]
        if old in new or new in old:
            continue
        turn = _turn(by_phrase[old], by_phrase[new], years, of)
        if turn is not None:
            found.append(Succession(old, new, turn, round(float(scores[a, b]), 3)))
    return sorted(found, key=lambda one: (-one.likeness, one.fading, one.rising))


def _rises(formula: Formula, years: Sequence[int], of: Mapping[int, int]) -> bool:
    counts = dict(formula.by_year)
    rates = [counts.get(year, 0) / of[year] for year in years]
    if len(rates) < 4 or max(counts.values(), default=0) < ENOUGH:
        return False
    return max(rates[:2]) <= FADED * max(rates) and max(rates[-2:]) > FADED * max(rates)


def _turn(old: Formula, new: Formula, years: Sequence[int], of: Mapping[int, int]) -> int | None:
    """The first year from which the new phrase stays ahead; ``None`` where it was ahead all along, or
    the old one was gone two years before the new one came."""
    before, after = dict(old.by_year), dict(new.by_year)
    ahead = [after.get(year, 0) > before.get(year, 0) for year in years]
    if ahead[0] or not ahead[-1]:
        return None
    turn = max(i for i, is_ahead in enumerate(ahead) if not is_ahead) + 1
    if max(before) < min(after) - 1:
        return None
    return years[turn]
