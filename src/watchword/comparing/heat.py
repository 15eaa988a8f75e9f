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
from typing import Any, Literal, overload

import numpy as np
from numpy.typing import NDArray

from watchword.comparing.corpus import Corpus
from watchword.comparing.held import UNDATED
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
EPOCH = date(1970, 1, 1).toordinal()
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


@dataclass(frozen=True, slots=True, eq=False)
class Uses(Sequence[Use]):
    """Dated documents, earliest first, in columns: a phrase that a third of all documents have is counted as fast as a
    rare one. ``issuer`` and ``kind`` are places in ``names``."""

    corpus: Corpus
    run: NDArray[np.int64]
    number: NDArray[np.int64]  # of the document in its run
    day: NDArray[np.int64]  # as of ``date.toordinal``
    issuer: NDArray[np.int64]
    kind: NDArray[np.int64]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.day)

    @overload
    def __getitem__(self, at: int) -> Use: ...
    @overload
    def __getitem__(self, at: slice) -> list[Use]: ...
    def __getitem__(self, at: int | slice) -> Use | list[Use]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        document = self.corpus.runs[int(self.run[at])].id(int(self.number[at]))
        return Use(document, self.published(at), self.names[int(self.issuer[at])], self.names[int(self.kind[at])])

    def published(self, at: int) -> date:
        return date.fromordinal(int(self.day[at]))

    @property
    def years(self) -> NDArray[np.int64]:
        return _cut(self.day, "Y") + 1970


def _cut(day: NDArray[np.int64], unit: Literal["Y", "M"]) -> NDArray[np.int64]:
    """Days as years or months since 1970."""
    found: NDArray[np.int64] = (day - EPOCH).astype("datetime64[D]").astype(f"datetime64[{unit}]").astype(np.int64)
    return found


def uses(variants: Sequence[str], corpus: Corpus, among: Sequence[NDArray[np.int64]] | None = None) -> Uses:
    """The dated documents that have a phrase in any of its exact variants, earliest first. ``among`` are the numbers of
    documents of each run of which some may have it, where somebody knows that no others do."""
    wanted = [variant.encode() for variant in shortest(variants)]
    numbers = [
        _having(wanted, run) if among is None else _having_among(wanted, run, among[at])
        for at, run in enumerate(corpus.runs)
    ]
    return _columns(numbers, corpus)


def shortest(variants: Sequence[str]) -> list[str]:
    """The forms that are in no need of another: whatever has a longer one has the shorter one within it."""
    wanted = [variant for variant in dict.fromkeys(variants) if variant]
    return [one for one in wanted if not any(other != one and other in one for other in wanted)]


def everything(corpus: Corpus) -> Uses:
    """All dated documents."""
    return _columns([np.arange(len(run)) for run in corpus.runs], corpus)


def _columns(numbers: Sequence[NDArray[np.int64]], corpus: Corpus) -> Uses:
    names: dict[str, int] = {}
    columns: list[list[NDArray[Any]]] = [[np.zeros(0, np.int64)] for _ in range(5)]
    ties: list[NDArray[np.uint64]] = [np.zeros(0, np.uint64)]
    for at, (run, chosen) in enumerate(zip(corpus.runs, numbers, strict=True)):
        own = np.array([names.setdefault(name, len(names)) for name in run.names] or [0], np.int64)
        chosen = chosen[run.when[chosen] != UNDATED]
        for column, values in zip(
            columns,
            (np.full(len(chosen), at), chosen, run.when[chosen] >> 3, own[run.issuer[chosen]], own[run.kind[chosen]]),
            strict=True,
        ):
            column.append(values.astype(np.int64))
        ties.append(run.tie[chosen])
    run_of, number, day, issuer, kind = map(np.concatenate, columns)
    order = np.lexsort((np.concatenate(ties), day))
    return Uses(corpus, run_of[order], number[order], day[order], issuer[order], kind[order], tuple(names))


def heat(
    variants: Sequence[str], corpus: Corpus, by: Grouping = "year", level_of: Callable[[str, str], str] | None = None
) -> list[Heat]:
    """The heat of a phrase in every year, month (``2025-07``), issuer, level or kind of publisher that the
    corpus has, absent ones included at nought. ``level_of`` tells the level of an issuer (``level.levels``)."""
    every = [Heat(group, 0, count) for group, count in sorted(grouped(everything(corpus), by, level_of).items())]
    return heat_of_uses(uses(variants, corpus), every, by, level_of) if variants else every


def heat_of_uses(
    found: Uses, every: Sequence[Heat], by: Grouping, level_of: Callable[[str, str], str] | None = None
) -> list[Heat]:
    """As :func:`heat`, from uses already found: ``every`` is the heat of no phrase at all in the same grouping, which
    tells the groups and how many documents each has. Costs no walk over the corpus."""
    having = grouped(found, by, level_of)
    return [Heat(one.group, having[one.group], one.of) for one in every]


def grouped(found: Uses, by: Grouping, level_of: Callable[[str, str], str] | None = None) -> Counter[str]:
    """How many documents each group has."""
    counted: Counter[str] = Counter()
    if by in ("year", "month"):
        for value, count in _counts(_cut(found.day, "Y" if by == "year" else "M")):
            counted[str(value + 1970) if by == "year" else f"{1970 + value // 12}-{value % 12 + 1:02}"] += count
        return counted
    for pair, count in _counts(found.issuer * len(found.names) + found.kind):
        issuer, kind = (found.names[one] for one in divmod(pair, len(found.names)))
        told = {"issuer": issuer or "unknown", "kind": kind, "level": level_of(issuer, kind) if level_of else "unknown"}
        counted[told[by]] += count
    return counted


def by_year_and_kind(found: Uses) -> Counter[tuple[str, str]]:
    """How many documents each year has of each kind of publisher."""
    counted: Counter[tuple[str, str]] = Counter()
    for pair, count in _counts(found.years * len(found.names) + found.kind):
        year, kind = divmod(pair, len(found.names))
        counted[str(year), found.names[kind]] += count
    return counted


def _counts(values: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    found, counts = np.unique(values, return_counts=True)
    return zip(found.tolist(), counts.tolist(), strict=True)


def sparkline(row: Sequence[Heat]) -> str:
    """One character a group, as high as its share of the highest; a blank where nobody says it."""
    top = max((one.share for one in row), default=0.0)
    return "".join(_BARS[min(7, int(one.share / top * 8))] if one.documents else " " for one in row)


def _having(wanted: Sequence[bytes], run: Run) -> NDArray[np.int64]:
    if not wanted or not len(run.raw):
        return np.zeros(0, np.int64)
    at = np.fromiter(_places(wanted, run.raw), np.int64)
    numbers: NDArray[np.int64] = np.unique(np.searchsorted(run.raw_starts, at, "right") - 1)
    return numbers


def _having_among(wanted: Sequence[bytes], run: Run, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of some documents those that have one of the words."""
    if not wanted or not len(numbers):
        return np.zeros(0, np.int64)
    raw = run.raw.data
    places = list(zip(run.raw_starts[numbers].tolist(), run.raw_starts[numbers + 1].tolist(), strict=True))
    has = np.zeros(len(numbers), bool)
    for one in wanted:
        has |= [one in bytes(raw[start:end]) for start, end in places]
    found: NDArray[np.int64] = numbers[has]
    return found


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
