"""Winnowed n-gram fingerprints.

Schleimer, Wilkerson & Aiken 2003, *Winnowing: local algorithms for document fingerprinting*: of every
``window`` consecutive n-gram hashes the least is kept, so a shared run of ``gram + window - 1``
characters is never missed. A text is treated as if padded with infinite hashes, so that its first and
last n-grams are always kept and a text alone yields what it yields in the middle of a batch.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from watchword.comparing.preset import Preset
from watchword.comparing.view import Codes

HASH_BITS = 34
_HIGHEST = np.uint64(0xFFFFFFFFFFFFFFFF)
_BASE = 0x9E3779B97F4A7C15


def fingerprints(
    codes: Codes, starts: NDArray[np.int64], preset: Preset
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Hashes (34 bits) and their places in ``codes``, in text order.

    ``starts`` are the document boundaries in ``codes``, first 0 and last ``len(codes)``; no n-gram
    crosses one.
    """
    gram, window = preset.gram, preset.window
    size = len(codes) - gram + 1
    if size <= 0:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    hashes = _hashes(codes, gram, size)
    for back in range(1, gram):  # n-grams that begin less than a gram before a boundary would cross it
        crossing = starts[1:-1] - back
        hashes[crossing[(crossing >= 0) & (crossing < size)]] = _HIGHEST
    kept = _winnow(hashes, window)
    return hashes[kept] >> np.uint64(64 - HASH_BITS), kept


def _hashes(codes: Codes, gram: int, size: int) -> NDArray[np.uint64]:
    wide = codes.astype(np.uint64)
    total = np.full(size, np.uint64(gram))  # n-grams of different lengths must not meet
    for i in range(gram):
        total *= np.uint64(_BASE)
        total += wide[i : i + size]
    # The finaliser of MurmurHash3: nearby n-grams must not have nearby hashes.
    total ^= total >> np.uint64(33)
    total *= np.uint64(0xFF51AFD7ED558CCD)
    total ^= total >> np.uint64(33)
    total *= np.uint64(0xC4CEB9FE1A85EC53)
    total ^= total >> np.uint64(33)
    return np.minimum(total, _HIGHEST - np.uint64(1))


def _winnow(hashes: NDArray[np.uint64], window: int) -> NDArray[np.int64]:
    """Places of the least hash of each window, the rightmost of equals."""
    edge = np.full(window - 1, _HIGHEST)
    padded = np.concatenate([edge, hashes, edge])
    reach = len(hashes) + window - 1  # windows, padding included
    least = padded[:reach].copy()
    where = np.arange(reach)
    for i in range(1, window):
        here = padded[i : i + reach]
        lower = here <= least
        least[lower] = here[lower]
        where[lower] = np.flatnonzero(lower) + i
    chosen = np.zeros(len(hashes) + 2 * (window - 1), bool)
    chosen[where[least != _HIGHEST]] = True
    return np.flatnonzero(chosen[window - 1 : window - 1 + len(hashes)])
