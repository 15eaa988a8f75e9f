"""Which earlier documents a text is fairly held against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from watchword.comparing.corpus import Corpus
from watchword.comparing.held import Held, Order
from watchword.comparing.run import Run

_NEAREST = 16  # own texts and peers' texts each that are searched in full
_LETTERS = 60_000  # of them all together
_NAMED = 200  # ids listed at most


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A comparable document: where it is held and where it stands in time."""

    order: Order
    source: tuple[int, int]
    same_issuer: bool
    same_occasion: bool


@dataclass(frozen=True, slots=True)
class Comparable:
    """Earlier texts by the same issuer (``own``) and by others for the same occasion (``peers``), in
    time order; of a long row the latest 200."""

    own: tuple[Neighbour, ...]
    peers: tuple[Neighbour, ...]

    def nearest(self, corpus: Corpus) -> tuple[tuple[int, int], ...]:
        """Those to search in full: the latest, and of the own ones first those for the same occasion, as
        far as their letters come to no more than a long report's."""
        rounds = [n for n in self.own if n.same_occasion][-_NEAREST:]
        ranked = [*rounds[::-1], *self.peers[: -_NEAREST - 1 : -1], *self.own[: -_NEAREST - 1 : -1]]
        chosen: list[tuple[int, int]] = []
        letters = 0
        for r, number in dict.fromkeys(neighbour.source for neighbour in ranked):
            letters += len(corpus.runs[r].letters(number))
            if chosen and letters > _LETTERS:
                break
            chosen.append((r, number))
        return tuple(chosen)


def comparable(document: Held, order: Order, corpus: Corpus) -> Comparable:
    """The texts of earlier days by the same issuer or for the same occasion.

    Texts of the same day are left out: they are the same publication in another place, and to find a
    letter repeated in its own reprint would make it look like ritual.
    """
    day = Order(order.when & ~7, 0)
    own: list[Neighbour] = []
    peers: list[Neighbour] = []
    for r, run in enumerate(corpus.runs):
        limit = run.before(day)
        issuer = _has(run, run.issuer, document.issuer, limit)
        occasion = _has(run, run.occasion, document.occasion, limit)
        for number in np.flatnonzero(issuer | occasion)[-_NAMED:].tolist():
            neighbour = Neighbour(run.order(number), (r, number), bool(issuer[number]), bool(occasion[number]))
            (own if neighbour.same_issuer else peers).append(neighbour)
    return Comparable(_latest(own), _latest(peers))


def _has(run: Run, column: NDArray[np.int32], name: str, limit: int) -> NDArray[np.bool_]:
    if not name or name not in run.names:
        return np.zeros(limit, bool)
    same: NDArray[np.bool_] = column[:limit] == run.names.index(name)
    return same


def _latest(neighbours: list[Neighbour]) -> tuple[Neighbour, ...]:
    return tuple(sorted(neighbours, key=lambda neighbour: neighbour.order)[-_NAMED:])
