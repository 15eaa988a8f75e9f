"""Some documents in time order, their words, and their sorted fingerprints: what one index file holds.

A fingerprint is eight bytes: 34 bits of hash above 30 bits of place in the run's letters. Sorting them
sorts by hash and then by time, so "the postings of this n-gram before this day" is one range between
two binary searches.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.comparing.held import UNDATED, Held, Order, tie_of
from watchword.comparing.preset import Sensitivity
from watchword.comparing.view import Codes, View

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

    def numbers_of(self, ties: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The number here of the document of each tie (:func:`watchword.comparing.held.tie_of`), -1 for one of no document."""
        ordered, numbers = self._by_tie
        place = np.minimum(np.searchsorted(ordered, ties), max(0, len(ordered) - 1))
        if not len(ordered):
            return np.full(len(ties), -1, np.int64)
        return np.where(ordered[place] == ties, numbers[place], -1)

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
