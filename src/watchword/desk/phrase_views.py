"""Views of one phrase: by year and kind of publisher, how it spread, and which phrases others have replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from watchword.comparing.corpus import Corpus
from watchword.comparing.heat import LINES, Heat, Uses, by_year_and_kind, everything
from watchword.comparing.life import Spread
from watchword.data import Handbook


@dataclass(frozen=True, slots=True)
class Grid:
    """Documents that have a phrase, and all documents, by year and kind of publisher."""

    years: tuple[str, ...]
    kinds: tuple[str, ...]
    having: dict[tuple[str, str], int]
    every: dict[tuple[str, str], int]

    def step(self, year: str, kind: str) -> int:
        """How hot it is there, 0 to 5, by the tiers of :mod:`watchword.comparing.heat`; 0 where none has it."""
        one = Heat("", self.having.get((year, kind), 0), self.every.get((year, kind), 0))
        return sum(one.share >= line for line, _ in LINES) - 1 if one.documents else 0


def every_by_year_and_kind(corpus: Corpus) -> dict[tuple[str, str], int]:
    """How many dated documents each year has of each kind of publisher."""
    return dict(by_year_and_kind(everything(corpus)))


def grid(found: Uses, every: dict[tuple[str, str], int]) -> Grid:
    """A phrase by year and kind of publisher."""
    having = by_year_and_kind(found)
    years = sorted({year for year, _ in every})
    total = Counter[str]()
    for (_, kind), count in every.items():
        total[kind] += count
    return Grid(tuple(years), tuple(kind for kind, _ in total.most_common()), dict(having), every)


def taken_up(spread: Sequence[Spread]) -> list[tuple[int, int]]:
    """How many issuers had taken a phrase up by the end of each year, from the first to the last in which one uses it."""
    if not spread:
        return []
    first = Counter(one.first.year for one in spread)
    years = range(min(first), max(one.last.year for one in spread) + 1)
    return list(zip(years, accumulate(first[year] for year in years), strict=True))


def pairs_of_codebook(book: Handbook) -> list[tuple[str, str]]:
    """Phrases and what the codebook says has replaced them."""
    chains = [(term.term, term.life.replaced_by) for term in book.terms if term.life.replaced_by]
    return sorted(set(chains))


def turn(earlier: Sequence[tuple[str, float]], later: Sequence[tuple[str, float]]) -> str:
    """The first year from which on the later phrase is in the greater share of documents; empty where none is."""
    rates = dict(earlier)
    ahead = [(year, share > rates.get(year, 0.0)) for year, share in later]
    for (_, before), (year, now) in pairwise([("", False), *ahead]):
        if now and not before and all(flag for other, flag in ahead if other >= year):
            return year
    return ""
