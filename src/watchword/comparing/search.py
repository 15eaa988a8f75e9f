"""From a text to the passages that earlier documents have.

For each fingerprint of the text, the earliest and the latest posting before the text's own day; these
seeds, gathered by source document, are grown into passages. Nothing is dropped for being frequent:
frequency is an output (``Found.spread``), since the most frequent passages are the most ritual.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.comparing import compiled
from watchword.comparing.fingerprint import fingerprints
from watchword.comparing.grow import Places, grow, sorted_with
from watchword.comparing.held import Order
from watchword.comparing.preset import Preset
from watchword.comparing.run import MOST_LETTERS, PLACE_BITS, Run
from watchword.comparing.view import Codes

COMMON = 4  # earlier postings from which an n-gram says little about where a passage is from


@dataclass(frozen=True, slots=True)
class Target:
    """The letters of a text to look up, and its place in time. ``favoured`` are documents, as (run,
    number in it), searched in full: the
    comparable ones, which the earliest and latest postings may well miss."""

    codes: Codes
    order: Order
    favoured: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Passages:
    """What was found for one target, one row a passage. ``rows`` has target start and end, source start
    and end (letters of the two documents) and differences; ``sources`` run and number of the document.
    ``places`` are the target's fingerprints and ``spread`` how many earlier postings each has."""

    rows: NDArray[np.int64]
    sources: NDArray[np.int64]
    places: Places
    spread: Places


def find(runs: Sequence[Run], targets: Sequence[Target], preset: Preset) -> list[Passages]:
    """The passages of each target, in order of place, then of source. All targets share one preset."""
    starts = np.zeros(len(targets) + 1, np.int64)
    np.cumsum([len(target.codes) for target in targets], out=starts[1:])
    codes = np.concatenate([target.codes for target in targets])
    hashes, places = fingerprints(codes, starts, preset)
    owner = np.searchsorted(starts, places, "right") - 1
    limits = [_limits(run, targets)[owner] for run in runs]
    seeds, spread = _outermost(runs, hashes, limits, preset.sources)
    parts: list[NDArray[np.int64]] = []
    for number, run in enumerate(runs):
        index, there = seeds[number]
        t, s, common = [places[index]], [there], [spread[index] >= COMMON]
        for d, target in enumerate(targets):
            if not target.favoured:
                continue
            low, high = np.searchsorted(places, (starts[d], starts[d + 1]))
            for r, document in target.favoured:
                if r == number:
                    mine, theirs = _shared(hashes[low:high], run, document, preset)
                    t.append(places[low:high][mine])
                    s.append(theirs)
                    common.append(np.zeros(len(theirs), bool))
        found = grow(codes, starts, run, np.concatenate(t), np.concatenate(s), np.concatenate(common), preset)
        parts.append(np.column_stack([found, run.when[found[:, 1]], np.full(len(found), number)]))
    rows = _in_order(np.concatenate(parts) if parts else np.empty((0, 9), np.int64), runs)
    rows[:, 2:4] -= starts[rows[:, 0]][:, None]
    row_edges = np.searchsorted(rows[:, 0], np.arange(len(targets) + 1)).tolist()
    place_edges = np.searchsorted(places, starts).tolist()
    return [
        Passages(rows[a:b, 2:7], rows[a:b, (8, 1)], places[c:e] - start, spread[c:e])
        for (a, b), (c, e), start in zip(pairwise(row_edges), pairwise(place_edges), starts.tolist(), strict=False)
    ]


def _in_order(rows: NDArray[np.int64], runs: Sequence[Run]) -> NDArray[np.int64]:
    """By target, place, and the source's place in time: an order that no arrangement of runs changes."""
    if len(runs) == 1:  # documents are numbered in time order
        return rows[np.lexsort((rows[:, 4], rows[:, 1], rows[:, 3], rows[:, 2]))]
    tie = np.zeros(len(rows), np.uint64)
    for number, run in enumerate(runs):
        mine = rows[:, 8] == number
        tie[mine] = run.tie[rows[mine, 1]]
    return rows[np.lexsort((rows[:, 4], tie, rows[:, 7], rows[:, 3], rows[:, 2]))]


def _limits(run: Run, targets: Sequence[Target]) -> Places:
    """For each target, the first letter of the run that is not earlier."""
    return run.starts[[run.before(target.order) for target in targets]]


def _outermost(
    runs: Sequence[Run], hashes: NDArray[np.uint64], limits: Sequence[Places], sources: int
) -> tuple[list[tuple[Places, Places]], Places]:
    """The earliest and latest earlier postings of each hash: per run, number of the hash and place of
    the posting; and over all runs, how many earlier postings each hash has."""
    keys = hashes << np.uint64(PLACE_BITS)
    order = sorted_with(keys, PLACE_BITS)
    sought = keys >> np.uint64(PLACE_BITS) << np.uint64(PLACE_BITS)
    spread = np.zeros(len(hashes), np.int64)
    parts = []
    for number, run in enumerate(runs):
        low, high = _ranges(run.postings, sought, limits[number][order].astype(np.uint64))
        spread[order] += high - low
        picks = [(low + k, low + k < high) for k in range(sources)]
        picks += [(high - 1 - k, high - 1 - k >= low + sources) for k in range(sources)]
        index = np.concatenate([order[there] for _, there in picks])
        posting = np.concatenate([at[there] for at, there in picks])
        place = (run.postings[posting] & np.uint64(MOST_LETTERS - 1)).astype(np.int64)
        parts.append((np.full(len(index), number), index, place))
    if len(runs) > 1:
        parts = _outermost_of_all(runs, parts, sources)
    return [(index, place) for _, index, place in parts], spread


def _ranges(
    postings: NDArray[np.uint64], sought: NDArray[np.uint64], limits: NDArray[np.uint64]
) -> tuple[Places, Places]:
    if compiled.available() and compiled.loaded():
        low, high = np.empty(len(sought), np.int64), np.empty(len(sought), np.int64)
        compiled.ranges()(postings, sought, limits, low, high)
        return low, high
    return np.searchsorted(postings, sought), np.searchsorted(postings, sought | limits)


def _outermost_of_all(runs: Sequence[Run], parts: list[tuple[Any, Places, Places]], sources: int) -> list[Any]:
    """Of the outermost postings of each run, the outermost of all."""
    number, index, place = (np.concatenate(column) for column in zip(*parts, strict=True))
    documents = [
        np.searchsorted(run.starts, there, "right") - 1 for run, (_, _, there) in zip(runs, parts, strict=True)
    ]
    when = np.concatenate([run.when[d] for run, d in zip(runs, documents, strict=True)])
    tie = np.concatenate([run.tie[d] for run, d in zip(runs, documents, strict=True)])
    order = np.lexsort((place, tie, when, index))
    grouped = index[order]
    rank = np.arange(len(index))
    from_first = rank - np.searchsorted(grouped, grouped)
    to_last = np.searchsorted(grouped, grouped, "right") - 1 - rank
    kept = order[(from_first < sources) | (to_last < sources)]
    chosen = [kept[number[kept] == r] for r in range(len(runs))]
    return [(number[mine], index[mine], place[mine]) for mine in chosen]


def _shared(hashes: NDArray[np.uint64], run: Run, document: int, preset: Preset) -> tuple[Places, Places]:
    """The fingerprints that one document shares: number of the hash, and its first and last place there."""
    codes = run.letters(document)
    theirs, places = fingerprints(codes, np.array([0, len(codes)]), preset)
    order = np.argsort(theirs, kind="stable")
    theirs = theirs[order]
    low = np.searchsorted(theirs, hashes)
    high = np.searchsorted(theirs, hashes, "right")
    mine = np.flatnonzero(high > low)
    there = places[order[np.concatenate([low[mine], high[mine] - 1])]] + run.starts[document]
    return np.concatenate([mine, mine]), there
