"""How hot a phrase is: the share of a period's documents that have it, in six tiers.

The tiers are the China Media Project's: 沸 boiling, 烫 scalding, 热 hot, 暖 warm, 温 tepid, 冷 cold. Its
published lines are 2,000 and 500 articles of the People's Daily a year, which are shares of .0518 and
.0129; the three below them are ours, a fifth each of the one before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np

from watchword.comparing.corpus import Corpus
from watchword.comparing.run import Run

Tier = Literal["沸", "烫", "热", "暖", "温", "冷"]
Grouping = Literal["year", "month", "issuer", "level", "kind"]
LINES: tuple[tuple[float, Tier], ...] = (
    (0.0518, "沸"),
    (0.0129, "烫"),
    (0.0026, "热"),
    (0.0005, "暖"),
    (0.0001, "温"),
    (0.0, "冷"),
)
PIECE = 1 << 20  # bytes
_BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Heat:
    """A phrase in one group of dated documents: how many have it, of how many, and the tier."""

    group: str
    documents: int
    of: int

    @property
    def share(self) -> float:
        return self.documents / self.of if self.of else 0.0

    @property
    def tier(self) -> Tier:
        return next(tier for line, tier in LINES if self.share >= line)


@dataclass(frozen=True, slots=True)
class Use:
    """One document that has a phrase: who said it, when."""

    document: str
    published: date
    issuer: str
    kind: str


def uses(variants: Sequence[str], corpus: Corpus) -> list[Use]:
    """The dated documents that have a phrase in any of its exact variants, earliest first."""
    found = []
    for run in corpus.runs:
        for number in _having(variants, run):
            if (day := run.published(number)) is not None:
                found.append(Use(run.id(number), day, run.issuer_of(number), run.names[int(run.kind[number])]))
    return sorted(found, key=lambda use: (use.published, use.document))


def heat(
    variants: Sequence[str], corpus: Corpus, by: Grouping = "year", level_of: Callable[[str, str], str] | None = None
) -> list[Heat]:
    """The heat of a phrase in every year, month (``2025-07``), issuer, level or kind of publisher that the
    corpus has, absent ones included at nought. ``level_of`` tells the level of an issuer (``level.levels``)."""
    label = _LABELS[by] if level_of is None or by != "level" else _by_level(level_of)
    having: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for run in corpus.runs:
        chosen = set(_having(variants, run))
        for number in range(len(run)):
            if (day := run.published(number)) is not None:
                group = label(run, number, day)
                every[group] += 1
                having[group] += number in chosen
    return [Heat(group, having[group], every[group]) for group in sorted(every)]


def heat_of_uses(
    found: Sequence[Use], every: Sequence[Heat], by: Grouping, level_of: Callable[[str, str], str] | None = None
) -> list[Heat]:
    """As :func:`heat`, from uses already found: ``every`` is the heat of no phrase at all in the same grouping, which
    tells the groups and how many documents each has. Costs no walk over the corpus."""
    labels: dict[Grouping, Callable[[Use], str]] = {
        "year": lambda use: str(use.published.year),
        "month": lambda use: f"{use.published:%Y-%m}",
        "issuer": lambda use: use.issuer or "unknown",
        "kind": lambda use: use.kind,
        "level": lambda use: level_of(use.issuer, use.kind) if level_of else "unknown",
    }
    having = Counter(map(labels[by], found))
    return [Heat(one.group, having[one.group], one.of) for one in every]


def sparkline(row: Sequence[Heat]) -> str:
    """One character a group, as high as its share of the highest; a blank where nobody says it."""
    top = max((one.share for one in row), default=0.0)
    return "".join(_BARS[min(7, int(one.share / top * 8))] if one.documents else " " for one in row)


def _having(variants: Sequence[str], run: Run) -> list[int]:
    if not variants or not len(run.raw):
        return []
    at = np.fromiter(_places([variant.encode() for variant in variants if variant], run.raw), np.int64)
    numbers: list[int] = np.unique(np.searchsorted(run.raw_starts, at, "right") - 1).tolist()
    return numbers


def _places(wanted: Sequence[bytes], raw: Any) -> Iterator[int]:
    """Where the bytes of a run have one of the words. A copy of a megabyte at a time, searched for one word after another,
    takes a third of what one pattern of all words takes over the whole."""
    over = max(map(len, wanted), default=1) - 1
    for start in range(0, len(raw), PIECE):
        piece = raw[start : start + PIECE + over].tobytes()
        for one in wanted:
            at = piece.find(one)
            while 0 <= at < PIECE:
                yield start + at
                at = piece.find(one, at + len(one))


_LABELS: dict[Grouping, Callable[[Run, int, date], str]] = {
    "year": lambda run, number, day: str(day.year),
    "month": lambda run, number, day: f"{day:%Y-%m}",
    "issuer": lambda run, number, day: run.issuer_of(number) or "unknown",
    "kind": lambda run, number, day: run.names[int(run.kind[number])],
    "level": lambda run, number, day: "unknown",
}


def _by_level(level_of: Callable[[str, str], str]) -> Callable[[Run, int, date], str]:
    return lambda run, number, day: level_of(run.issuer_of(number), run.names[int(run.kind[number])])
