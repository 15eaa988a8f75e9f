"""Strings that recur in many documents and are units: counted level by level.

A string can only be frequent where the strings one shorter at its start and at its end are (Agrawal & Srikant
1994), so each level sets out from the last. Strings are told apart by what they extend and their next letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from watchword.comparing.view import Codes

SHORTEST, LONGEST = 4, 30
_LINE_END, _OPENING, _CLOSING = ord("\n"), ord("“"), ord("”")
_MARK, _CLAUSE_END = 1, 2
_MOST_TAKEN = 0.7  # share of occurrences that one continuation may have
_MOST_TAKEN_AT_ENDS = 0.95  # the same for what stands at both ends of clauses often enough
_AT_ENDS = 0.01  # share of occurrences at the beginning, and at the end, of a clause
_SELDOM_AT_ENDS = 0.002
_BASE = np.uint64(0x9E3779B97F4A7C15)
_FURNITURE = re.compile(
    r"[0-9０-９A-Za-zＡ-Ｚ]|^[、·%的了和在是与为对及等把将从也]|[、·%的了和在是与为对及等把将从以]$|百分之|记者|报道|本台|本报|消息"
)

_QUOTES_PAIRED = re.compile(r"[^“”]*(?:“[^“”]+”[^“”]*)*")


def end_to_end(texts: Iterable[str]) -> tuple[Codes, NDArray[np.int64]]:
    """The texts as 16-bit codes with line ends between, before and after, and where each ends. A
    character beyond 16 bits, which no formula has, becomes a line end, so that every place stays."""
    pieces = [np.full(1, _LINE_END, np.uint16)]
    for text in texts:
        codes = np.frombuffer((text + "\n").encode("utf-32-le", "surrogatepass"), np.uint32)
        pieces.append(np.where(codes < 0x10000, codes, _LINE_END).astype(np.uint16))
    return np.concatenate(pieces), np.cumsum([len(piece) for piece in pieces])[1:]


def recurring(codes: Codes, ends: NDArray[np.int64], at_least: int) -> list[tuple[str, NDArray[np.int32], float]]:
    """Phrases, the numbers of the documents that have each, and their freedom."""
    inside = _word_characters()[codes]
    clause_end = _next_outside(inside)
    soft = np.where(inside, np.int8(0), np.int8(_CLAUSE_END))  # a unit may begin or end beside these
    soft[np.isin(codes, np.array([ord(c) for c in "、“”·"], np.uint16))] = _MARK
    place = np.flatnonzero(_room(clause_end) >= SHORTEST).astype(np.int32)
    before: _Level | None = None
    found: list[tuple[str, NDArray[np.int32], float]] = []
    group_of = np.full(len(codes) + 1, -1, np.int32)
    keys = _first_keys(codes, place)
    for length in range(SHORTEST, LONGEST + 2):
        level = _level(place, keys, at_least)
        if before is not None:
            before.extended(level, group_of, soft, length)
            found += _chosen(before, codes, soft, length - 1, ends, at_least)
        group_of[:] = -1
        group_of[level.place] = level.group
        alive = (clause_end[level.place] - level.place > length) & (group_of[level.place + 1] >= 0)
        place = level.place[alive]
        keys = level.group[alive].astype(np.uint64) << np.uint64(16) | codes[place + length]
        before = level
        if len(place) == 0:
            found += _chosen(before, codes, soft, length, ends, at_least)
            break
    return found


def _first_keys(codes: Codes, place: NDArray[np.int32]) -> NDArray[np.uint64]:
    """The first four letters at each place as one number."""
    keys = np.zeros(len(place), np.uint64)
    for i in range(SHORTEST):
        keys <<= np.uint64(16)
        keys |= codes[place + np.int32(i)]
    return keys


@dataclass(slots=True)
class _Level:
    """The frequent strings of one length: ``place`` sorted by group, group g from ``first[g]``."""

    place: NDArray[np.int32]
    group: NDArray[np.int32]
    first: NDArray[np.int64]
    counts: NDArray[np.int64]
    taken_after: NDArray[np.int64]
    taken_before: NDArray[np.int64]

    def extended(self, longer: _Level, group_of: NDArray[np.int32], soft: NDArray[np.int8], length: int) -> None:
        """Note how much of each string its commonest continuation takes, on either side; a mark of
        enumeration or quotation continues nothing."""
        at = longer.place[longer.first[:-1]]
        after = soft[at + length - 1] == 0
        np.maximum.at(self.taken_after, group_of[at[after]], longer.counts[after])
        before = soft[at] == 0
        np.maximum.at(self.taken_before, group_of[at[before] + 1], longer.counts[before])


def _level(place: NDArray[np.int32], keys: NDArray[np.uint64], at_least: int) -> _Level:
    """Group places by their keys. The arrays here set the peak of memory, so all is done in place."""
    bits = np.uint64(len(place).bit_length())
    if len(keys) and int(keys.max()).bit_length() + int(bits) > 64:  # no room for the order: mix, and keep the top
        keys ^= keys >> np.uint64(33)
        keys *= _BASE
        keys ^= keys >> np.uint64(29)
        keys *= np.uint64(0xC4CEB9FE1A85EC53)
        keys >>= bits
    keys <<= bits
    keys |= np.arange(len(place), dtype=np.uint64)
    keys.sort()
    new = np.ones(len(keys) + 1, bool)
    new[1:-1] = keys[1:] >> bits != keys[:-1] >> bits
    edges = np.flatnonzero(new)
    counts = np.diff(edges)
    often = counts >= at_least
    keys = keys[np.repeat(often, counts)]
    keys &= (np.uint64(1) << bits) - np.uint64(1)
    counts = counts[often]
    first = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=first[1:])
    group = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    nothing = np.zeros(len(counts), np.int64)
    return _Level(place[keys], group, first, counts, nothing, nothing.copy())


def _chosen(
    level: _Level, codes: Codes, soft: NDArray[np.int8], length: int, ends: NDArray[np.int64], at_least: int
) -> list[tuple[str, NDArray[np.int32], float]]:
    """Of the frequent strings of one length those that are units."""
    if not SHORTEST <= length <= LONGEST or not len(level.counts):
        return []
    taken = np.maximum(level.taken_after, level.taken_before) / level.counts
    first = level.first[:-1]
    begins = np.add.reduceat(soft[level.place - 1] > 0, first, dtype=np.int64) / level.counts
    stops = np.add.reduceat(soft[level.place + length] > 0, first, dtype=np.int64) / level.counts
    at_ends = np.minimum(begins, stops)
    hard = soft == _CLAUSE_END  # beside a mark of enumeration alone stand the pieces of lists
    whole = np.add.reduceat(hard[level.place - 1], first, dtype=np.int64) > 0
    whole &= np.add.reduceat(hard[level.place + length], first, dtype=np.int64) > 0
    unit = (taken <= _MOST_TAKEN) & (at_ends >= _SELDOM_AT_ENDS) & whole
    unit |= (taken <= _MOST_TAKEN_AT_ENDS) & (at_ends >= _AT_ENDS) & whole
    chosen = []
    for g in range(len(first)):
        at = level.place[first[g]]
        quoted = codes[at] == _OPENING and codes[at + length - 1] == _CLOSING
        if not unit[g] and not quoted:
            continue
        phrase = codes[at : at + length].tobytes().decode("utf-16-le", "replace")
        if _FURNITURE.search(phrase) or not _QUOTES_PAIRED.fullmatch(phrase):
            continue
        places = level.place[level.first[g] : level.first[g + 1]]
        documents = np.unique(np.searchsorted(ends, places, "right")).astype(np.int32)
        if len(documents) >= at_least:
            chosen.append((phrase, documents, 1 - float(taken[g])))
    return chosen


@cache
def _word_characters() -> NDArray[np.bool_]:
    """Which characters may stand inside a formula; all others end a clause."""
    inside = np.zeros(0x10000, bool)
    inside[0x3400:0xA000] = True
    for low, high in (("0", "9"), ("A", "Z"), ("a", "z")):
        inside[ord(low) : ord(high) + 1] = True
    inside[[ord(c) for c in "、“”·%"]] = True
    return inside


def _room(clause_end: NDArray[np.int32]) -> NDArray[np.int32]:
    """Letters from each place to the end of its clause."""
    room = np.arange(len(clause_end), dtype=np.int32)
    np.subtract(clause_end, room, out=room)
    return room


def _next_outside(inside: NDArray[np.bool_]) -> NDArray[np.int32]:
    """For each place, the first place from there on that is outside."""
    ends = np.arange(len(inside), dtype=np.int32)
    ends[inside] = len(inside)
    np.minimum.accumulate(ends[::-1], out=ends[::-1])
    return ends
