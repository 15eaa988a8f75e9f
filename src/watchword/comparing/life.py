"""The life of one phrase in a corpus: since when, by whom, how it spread, whether it fades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

import numpy as np

from watchword.comparing.corpus import Corpus
from watchword.comparing.formulas import CENSORED, Formula
from watchword.comparing.heat import Heat, Uses, heat, heat_of_uses, uses
from watchword.comparing.level import Level, LevelOf
from watchword.comparing.succession import Fading, fading

PART = 0.6  # of the usual number of documents: a first or last year with fewer is held in part


@dataclass(frozen=True, slots=True)
class Spread:
    """One issuer's use of a phrase: when first and last, in how many documents."""

    issuer: str
    level: Level
    first: date
    last: date
    documents: int


@dataclass(frozen=True, slots=True)
class Life:
    """A phrase in a corpus. ``first_seen`` is its first day here; ``censored`` says that this lies within a
    year of the corpus's own first day, so that the phrase may be older. ``fading`` is ``None`` unless its
    yearly rate has fallen, which a year with fewer documents alone never makes."""

    phrase: str
    documents: int
    of: int
    begins: date | None  # the corpus's first day
    first_seen: date | None
    censored: bool
    last_seen: date | None
    spread: tuple[Spread, ...]  # by first use
    fading: Fading | None


def life(phrase: str, variants: Sequence[str], corpus: Corpus, level_of: LevelOf) -> Life:
    """What the dated documents show of a phrase in any of its written forms."""
    return life_of_uses(phrase, uses(variants, corpus), heat((), corpus, "year"), corpus.span_of_days, level_of)


def life_of_uses(
    phrase: str, found: Uses, every: Sequence[Heat], days: tuple[date, date] | None, level_of: LevelOf
) -> Life:
    """As :func:`life`, from uses already found. ``every`` tells how many documents each year has, ``days`` the first
    and last day of the corpus."""
    years = heat_of_uses(found, every, "year")
    counts = tuple((int(one.group), one.documents) for one in years if one.documents)
    first = found.published(0) if found else None
    last = found.published(-1) if found else None
    formula = Formula(phrase, len(found), first, last, False, 0, counts, 1.0)
    gone = fading([formula], whole(every)) if found else []
    return Life(
        phrase=phrase,
        documents=len(found),
        of=sum(one.of for one in years),
        begins=days[0] if days else None,
        first_seen=first,
        censored=bool(days and first and (first - days[0]).days < CENSORED),
        last_seen=last,
        spread=spread(found, level_of),
        fading=gone[0] if gone else None,
    )


def spread(found: Uses, level_of: LevelOf) -> tuple[Spread, ...]:
    """Who said it when: each issuer once, in the order in which they took the phrase up."""
    issuers, firsts, counts = np.unique(found.issuer, return_index=True, return_counts=True)
    _, behind = np.unique(found.issuer[::-1], return_index=True)
    rows = []
    for at, first, last, count in zip(issuers, firsts, len(found) - 1 - behind, counts, strict=True):
        issuer, kind = found.names[int(at)], found.names[int(found.kind[first])]
        days = found.published(int(first)), found.published(int(last))
        rows.append(Spread(issuer, level_of(issuer, kind), *days, int(count)))
    return tuple(sorted(rows, key=lambda row: (row.first, row.issuer)))


def whole_years(corpus: Corpus) -> dict[int, int]:
    """Dated documents of each year, without a first or last year that has so few that only a part of it
    can be held."""
    return whole(heat((), corpus, "year"))


def whole(every: Sequence[Heat]) -> dict[int, int]:
    """As :func:`whole_years`, from the numbers of documents by year."""
    of = {int(one.group): one.of for one in every}
    if len(of) > 2:
        usual = median(of.values())
        for edge in (min(of), max(of)):
            if of[edge] < PART * usual:
                del of[edge]
    return of
