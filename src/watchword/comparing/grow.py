"""Seeds grown into passages: put in order, let go where they say nothing, and followed by the kernel."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.comparing import compiled, kernel
from watchword.comparing.preset import Preset
from watchword.comparing.run import PLACE_BITS, Run

Places = NDArray[np.int64]


def grow(
    codes: NDArray[np.uint16], starts: Places, run: Run, t: Places, s: Places, common: NDArray[np.bool_], preset: Preset
) -> NDArray[np.int64]:
    """Grow the seeds of one run: rows of target, source document, target start and end, source start
    and end (source places within the document), differences. A seed that is ``common`` and the only one
    of its two documents is let go: of a common phrase's n-grams several lead to the same document."""
    if len(t) == 0:
        return np.empty((0, 7), np.int64)
    source, t, s, order = _by_source_and_target(run, t, s)
    common = common[order]
    target = np.repeat(np.arange(len(starts) - 1), np.diff(starts))[t]
    alike = np.zeros(len(t) + 1, bool)  # of one pair of documents with the seed before
    alike[1:-1] = (source[1:] == source[:-1]) & (target[1:] == target[:-1])
    kept = alike[1:] | alike[:-1] | ~common
    kept[1:] &= (t[1:] != t[:-1]) | (s[1:] != s[:-1])
    t, s, source, target = t[kept], s[kept], source[kept], target[kept]
    if len(t) == 0:
        return np.empty((0, 7), np.int64)
    first = np.flatnonzero(np.append(True, (source[1:] != source[:-1]) | (target[1:] != target[:-1])))
    pairs = np.column_stack([target[first], source[first]])
    bounds = np.append(first, len(t))
    grown = _grow_compiled if _is_batch(len(t)) else _grow_plainly
    found, owner = grown(codes, starts, run, t, s, pairs, bounds, preset)
    rows = np.column_stack([pairs[owner], found])
    rows[:, 4:6] -= run.starts[rows[:, 1]][:, None]
    return rows


def _by_source_and_target(run: Run, t: Places, s: Places) -> tuple[Places, Places, Places, Places]:
    """Seeds in order of source document, then of place in the target, then in the source: the number of
    the source document, both places, and the seeds' order. Near places are found, and later read, faster."""
    keys = s.astype(np.uint64) << np.uint64(64 - PLACE_BITS)
    by_place = sorted_with(keys, 64 - PLACE_BITS)
    s, t = s[by_place], t[by_place]
    if len(s) < len(run):
        source = np.searchsorted(run.starts, s, "right") - 1
    else:
        source = np.repeat(np.arange(len(run)), np.diff(np.searchsorted(s, run.starts)))
    low, middle = len(t).bit_length(), int(t.max()).bit_length()
    if low + middle + int(source[-1]).bit_length() > 64:
        order = np.lexsort((t, source))
    else:
        keys = (source << middle | t).astype(np.uint64) << np.uint64(low)
        order = sorted_with(keys, low)
    return source, t[order], s[order], by_place[order]


def sorted_with(keys: NDArray[np.uint64], free: int) -> Places:
    """Sort in place keys whose lowest bits are free, and tell their order, which is put in those bits:
    several times faster than an indirect sort."""
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    order: Places = (keys & np.uint64((1 << free) - 1)).astype(np.int64)
    return order


def _is_batch(seeds: int) -> bool:
    return compiled.available() and (compiled.loaded() or seeds >= compiled.WORTHWHILE)


def _grow_compiled(
    codes: Any, starts: Places, run: Run, t: Places, s: Places, pairs: Any, bounds: Places, preset: Preset
) -> tuple[NDArray[np.int64], Places]:
    far, near = np.empty(kernel.SCRATCH, np.int64), np.empty(kernel.SCRATCH, np.int64)
    result = np.empty(4, np.int64)
    found, owner = np.empty(len(t) * kernel.FIELDS, np.int64), np.empty(len(t), np.int64)
    count = compiled.align_pairs()(
        codes, starts, run.codes, run.starts, pairs, t, s, bounds,
        preset.gram, preset.drop, preset.shortest, preset.identity, far, near, result, found, owner,
    )  # fmt: skip
    return found.reshape(-1, kernel.FIELDS)[:count].copy(), owner[:count].copy()


def _grow_plainly(
    codes: Any, starts: Places, run: Run, t: Places, s: Places, pairs: Any, bounds: Places, preset: Preset
) -> tuple[NDArray[np.int64], Places]:
    """The same on lists: indexing an array element by element is slow, so each document becomes one."""
    far, near, result = [0] * kernel.SCRATCH, [0] * kernel.SCRATCH, [0] * 4
    here: Callable[[int], list[int]] = cache(lambda d: codes[starts[d] : starts[d + 1]].tolist())
    seed_t = (t - starts[np.repeat(pairs[:, 0], np.diff(bounds))]).tolist()
    seed_s = (s - run.starts[np.repeat(pairs[:, 1], np.diff(bounds))]).tolist()
    found: list[tuple[int, ...]] = []
    owner: list[int] = []
    edges = bounds.tolist()
    for row, (d, e) in enumerate(pairs.tolist()):
        target, source = here(d), run.letters(e).tolist()
        first, last = edges[row], edges[row + 1]
        space = [0] * ((last - first) * kernel.FIELDS)
        count = kernel.align_pair(
            target, 0, len(target), source, 0, len(source), seed_t, seed_s, first, last,
            preset.gram, preset.drop, preset.shortest, preset.identity, far, near, result, space, 0,
        )  # fmt: skip
        ahead, behind = int(starts[d]), int(run.starts[e])
        for z in range(count):
            a, b, c, f, differences = space[z * kernel.FIELDS : (z + 1) * kernel.FIELDS]
            found.append((a + ahead, b + ahead, c + behind, f + behind, differences))
            owner.append(row)
    return np.array(found, np.int64).reshape(-1, kernel.FIELDS), np.array(owner, np.int64)
