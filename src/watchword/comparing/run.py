"""Some documents in time order, their words, and their sorted fingerprints: what one index file holds.

A fingerprint is eight bytes: 34 bits of hash above 30 bits of place in the run's letters. Sorting them
sorts by hash and then by time, so "the postings of this n-gram before this day" is one range between
two binary searches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.comparing.fingerprint import fingerprints
from watchword.comparing.held import UNDATED, Held, Order, tie_of
from watchword.comparing.preset import ALPHABET, DENSE, Sensitivity, preset_for
from watchword.comparing.view import Codes, View, normalise_all

PLACE_BITS = 30
MOST_LETTERS = 1 << PLACE_BITS  # of one run


@dataclass(frozen=True)
class Run:
    """A run in memory or mapped from its file. ``gaps`` are the raw characters from each letter to the
    one before it in its document; ``starts`` the first letter of each document, and the end."""

    sensitivity: Sensitivity
    postings: NDArray[np.uint64]
    codes: NDArray[np.uint16]
    gaps: NDArray[Any]
    starts: NDArray[np.int64]
    when: NDArray[np.int64]
    tie: NDArray[np.uint64]
    issuer: NDArray[np.int32]
    occasion: NDArray[np.int32]
    kind: NDArray[np.int32]
    language: NDArray[np.int32]
    names: tuple[str, ...]  # issuers, occasions, kinds and languages, numbered
    raw: NDArray[np.uint8]  # UTF-8
    raw_starts: NDArray[np.int64]
    ids: NDArray[np.uint8]  # UTF-8
    id_starts: NDArray[np.int64]
    replaces: tuple[str, ...] = ()  # runs that this one was merged from

    def __len__(self) -> int:
        return len(self.when)

    def id(self, document: int) -> str:
        return self.ids[self.id_starts[document] : self.id_starts[document + 1]].tobytes().decode()

    def text(self, document: int) -> str:
        raw = self.raw[self.raw_starts[document] : self.raw_starts[document + 1]]
        return raw.tobytes().decode("utf-8", "surrogatepass")

    def letters(self, document: int) -> Codes:
        """The codes of a document's view."""
        return self.codes[int(self.starts[document]) : int(self.starts[document + 1])]

    def view(self, document: int) -> View:
        low, high = int(self.starts[document]), int(self.starts[document + 1])
        return View(self.codes[low:high], np.cumsum(self.gaps[low:high], dtype=np.int32))

    def order(self, document: int) -> Order:
        return Order(int(self.when[document]), int(self.tie[document]))

    def held(self, document: int) -> Held:
        name: Any = self.names
        return Held(
            self.id(document),
            self.text(document),
            self.published(document),
            name[self.issuer[document]],
            name[self.occasion[document]],
            name[self.kind[document]],
            name[self.language[document]],
        )

    def issuer_of(self, document: int) -> str:
        """Who issued a document, where known."""
        return self.names[int(self.issuer[document])]

    def published(self, document: int) -> date | None:
        when = int(self.when[document])
        return None if when == UNDATED else date.fromordinal(when >> 3)

    @property
    def days(self) -> tuple[date | None, ...]:
        """The first and the last day of the dated documents here."""
        dated = int(np.searchsorted(self.when, UNDATED))
        return (self.published(0), self.published(dated - 1)) if dated else ()

    def find(self, document: str) -> int:
        """The number of a document here, or -1."""
        tie = np.uint64(tie_of(document))
        place = int(np.searchsorted(self._by_tie[0], tie))
        while place < len(self) and self._by_tie[0][place] == tie:
            number = int(self._by_tie[1][place])
            if self.id(number) == document:
                return number
            place += 1
        return -1

    def before(self, order: Order) -> int:
        """How many documents here stand before this place in time."""
        low = int(np.searchsorted(self.when, order.when))
        if order.when == UNDATED:
            return low
        high = int(np.searchsorted(self.when, order.when, "right"))
        return low + int(np.searchsorted(self.tie[low:high], np.uint64(order.tie)))

    @cached_property
    def _by_tie(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        order = np.argsort(self.tie, kind="stable")
        return self.tie[order], order


def build(documents: Iterable[Held], sensitivity: Sensitivity) -> Run:
    """A run of documents, in whatever order they come."""
    ordered = sorted(documents, key=lambda document: (*document.order, document.id))
    codes, offsets, starts = normalise_all([document.text for document in ordered])
    gaps = np.diff(offsets, prepend=0)
    first = starts[:-1][np.diff(starts) > 0]
    gaps[first] = offsets[first]
    names: dict[str, int] = {}
    raw = [document.text.encode("utf-8", "surrogatepass") for document in ordered]
    ids = [document.id.encode() for document in ordered]
    orders = [document.order for document in ordered]
    return Run(
        sensitivity=sensitivity,
        postings=_postings(codes, starts, sensitivity),
        codes=codes,
        gaps=_narrow(gaps),
        starts=starts,
        when=np.array([order.when for order in orders], np.int64),
        tie=np.array([order.tie for order in orders], np.uint64),
        issuer=_numbered([document.issuer for document in ordered], names),
        occasion=_numbered([document.occasion for document in ordered], names),
        kind=_numbered([document.kind for document in ordered], names),
        language=_numbered([document.language for document in ordered], names),
        names=tuple(names),
        raw=np.frombuffer(b"".join(raw), np.uint8),
        raw_starts=_starts([len(piece) for piece in raw]),
        ids=np.frombuffer(b"".join(ids), np.uint8),
        id_starts=_starts([len(piece) for piece in ids]),
    )


def combine(runs: Sequence[Run], without: frozenset[str] = frozenset(), replaces: tuple[str, ...] = ()) -> Run:
    """One run of several, leaving out the documents named: what building it afresh would give."""
    chosen = [np.array([d for d in range(len(run)) if not without or run.id(d) not in without], int) for run in runs]
    owner = np.repeat(np.arange(len(runs)), [len(numbers) for numbers in chosen])
    number = _joined(chosen, np.int64)
    when = _joined([run.when[numbers] for run, numbers in zip(runs, chosen, strict=True)], np.int64)
    tie = _joined([run.tie[numbers] for run, numbers in zip(runs, chosen, strict=True)], np.uint64)
    order = np.lexsort((tie, when))
    rows = list(zip(owner[order].tolist(), number[order].tolist(), strict=True))
    names: dict[str, int] = {}

    def letters(field: str, starts: str, kind: Any) -> NDArray[Any]:
        columns = [(getattr(run, field), getattr(run, starts).tolist()) for run in runs]
        return _joined([columns[r][0][columns[r][1][d] : columns[r][1][d + 1]] for r, d in rows], kind)

    def lengths(starts: str) -> NDArray[np.int64]:
        sizes = _joined([np.diff(getattr(run, starts))[c] for run, c in zip(runs, chosen, strict=True)], np.int64)
        return _starts(sizes[order])

    def numbered(field: str) -> NDArray[np.int32]:
        return _numbered([runs[r].names[getattr(runs[r], field)[d]] for r, d in rows], names)

    starts = lengths("starts")
    place = np.empty(len(rows), np.int64)  # of each chosen document, in the order of the runs
    place[order] = starts[:-1]
    postings, at = [], 0
    for run, numbers in zip(runs, chosen, strict=True):
        postings.append(_moved(run, numbers, place[at : at + len(numbers)]))
        at += len(numbers)
    return Run(
        sensitivity=runs[0].sensitivity,
        postings=np.sort(_joined(postings, np.uint64)),
        codes=letters("codes", "starts", np.uint16),
        gaps=_narrow(letters("gaps", "starts", np.int32)),
        starts=starts,
        when=when[order],
        tie=tie[order],
        issuer=numbered("issuer"),
        occasion=numbered("occasion"),
        kind=numbered("kind"),
        language=numbered("language"),
        names=tuple(names),
        raw=letters("raw", "raw_starts", np.uint8),
        raw_starts=lengths("raw_starts"),
        ids=letters("ids", "id_starts", np.uint8),
        id_starts=lengths("id_starts"),
        replaces=replaces,
    )


def _moved(run: Run, numbers: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The postings of some of a run's documents, each document's letters moved to a new place."""
    shift = np.full(len(run), -1, np.int64)
    shift[numbers] = places
    place = (run.postings & np.uint64(MOST_LETTERS - 1)).astype(np.int64)
    document = np.searchsorted(run.starts, place, "right") - 1
    there = shift[document]
    kept = there >= 0
    moved = (there + place - run.starts[document])[kept].astype(np.uint64)
    return (run.postings[kept] >> np.uint64(PLACE_BITS) << np.uint64(PLACE_BITS)) | moved


def _postings(codes: NDArray[np.uint16], starts: NDArray[np.int64], sensitivity: Sensitivity) -> NDArray[np.uint64]:
    """Sorted fingerprints; each document is cut by the preset of its own script."""
    edges = starts.tolist()
    presets = [preset_for(codes[a:b], sensitivity) for a, b in pairwise(edges)]
    parts = []
    for preset in (DENSE[sensitivity], ALPHABET[sensitivity]):
        chosen = np.flatnonzero([p == preset for p in presets])
        if len(chosen) == 0:
            continue
        pieces = [codes[starts[d] : starts[d + 1]] for d in chosen.tolist()]
        inner = _starts([len(piece) for piece in pieces])
        hashes, places = fingerprints(_joined(pieces, np.uint16), inner, preset)
        document = np.searchsorted(inner, places, "right") - 1
        there = places - inner[document] + starts[chosen[document]]
        parts.append(hashes << np.uint64(PLACE_BITS) | there.astype(np.uint64))
    return np.sort(_joined(parts, np.uint64))


def _starts(sizes: Any) -> NDArray[np.int64]:
    starts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return starts


def _joined(pieces: Sequence[NDArray[Any]], kind: Any) -> NDArray[Any]:
    return np.concatenate(pieces).astype(kind, copy=False) if len(pieces) else np.empty(0, kind)


def _narrow(gaps: NDArray[Any]) -> NDArray[Any]:
    """In as few bytes as hold the widest gap: nearly always one."""
    widest = int(gaps.max()) if len(gaps) else 0
    return gaps.astype(np.uint8 if widest < 1 << 8 else np.uint16 if widest < 1 << 16 else np.int32)


def _numbered(values: Sequence[str], names: dict[str, int]) -> NDArray[np.int32]:
    return np.array([names.setdefault(value, len(names)) for value in values], np.int32)
