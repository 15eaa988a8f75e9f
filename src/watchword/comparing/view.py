"""The view of a text on which matching runs.

Letters and digits only: NFKC, simplified script, lower case, Latin letters without their marks, so that
simplified and traditional, full and half width, punctuation and white space all align. Characters are
converted one by one and never by phrase, so each keeps the place it came from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint16]
Offsets = NDArray[np.int32]

_UNSEEN, _DROPPED, _EXPANDED, _CONVERTED = 0, 1, 2, 3
_PRIVATE_USE, _PRIVATE_SLOTS = 0xE000, 6400
# What each code point becomes, filled in as characters are first met: filling all of it would take a
# quarter of a second of every start.
_KIND = np.zeros(0x110000, np.uint8)
_CODE = np.zeros(0x110000, np.uint16)
_EXPANSION: dict[int, list[int]] = {}


@dataclass(frozen=True, slots=True)
class View:
    """``codes[i]`` is the i-th letter or digit, and stood at ``offsets[i]`` in the raw text."""

    codes: Codes
    offsets: Offsets

    def __len__(self) -> int:
        return len(self.codes)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The half-open raw range from the first to the last character of ``codes[start:end]``."""
        if start == end:
            at = int(self.offsets[start]) if start < len(self.offsets) else self._end()
            return at, at
        return int(self.offsets[start]), int(self.offsets[end - 1]) + 1

    def _end(self) -> int:
        return int(self.offsets[-1]) + 1 if len(self.offsets) else 0


def normalise(text: str) -> View:
    """The matching view of a text. Characters outside the Basic Multilingual Plane share 6,400
    private-use codes: two of them may be taken for each other, which no passage hangs on."""
    codes, places = _letters(text)
    return View(codes, places.astype(np.int32))


def normalise_all(texts: Sequence[str]) -> tuple[Codes, Offsets, NDArray[np.int64]]:
    """The views of many texts end to end, and the boundaries of each in them, first 0."""
    codes, places = _letters("".join(texts))
    raw_starts = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(text) for text in texts], out=raw_starts[1:])
    starts = np.searchsorted(places, raw_starts)
    return codes, (places - np.repeat(raw_starts[:-1], np.diff(starts))).astype(np.int32), starts


def _letters(text: str) -> tuple[Codes, NDArray[np.int64]]:
    """Letters and digits as codes, and the place of each in the text."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kind = _KIND[raw]
    if not kind.all():
        for point in np.unique(raw[kind == _UNSEEN]).tolist():
            _learn(point)
        kind = _KIND[raw]
    kept = np.flatnonzero(kind > _DROPPED)
    codes = _CODE[raw[kept]]
    expanded = np.flatnonzero(kind[kept] == _EXPANDED)
    return _expand(raw, kept, codes, expanded) if len(expanded) else (codes, kept)


def _expand(
    raw: NDArray[np.uint32], kept: NDArray[np.int64], codes: Codes, expanded: NDArray[np.int64]
) -> tuple[Codes, NDArray[np.int64]]:
    """Put in the characters that stand for several (㎡ is m2); all of them point at the one raw place."""
    counts = np.ones(len(kept), np.int64)
    pieces = [_EXPANSION[point] for point in raw[kept[expanded]].tolist()]
    counts[expanded] = [len(piece) for piece in pieces]
    long = np.repeat(codes, counts)
    first = np.cumsum(counts) - counts
    for at, piece in zip(first[expanded].tolist(), pieces, strict=True):
        long[at : at + len(piece)] = piece
    return long, np.repeat(kept, counts)


def _learn(point: int) -> None:
    """Work out once what a code point becomes."""
    if 0xD800 <= point < 0xE000:  # half a surrogate pair is no character
        _KIND[point] = _DROPPED
        return
    letters = [fold(c) for c in _plain(chr(point)) if c.isalnum()]
    if not letters:
        _KIND[point] = _DROPPED
    elif len(letters) == 1:
        _CODE[point] = letters[0]
        _KIND[point] = _CONVERTED
    else:
        _EXPANSION[point] = letters
        _KIND[point] = _EXPANDED


def _plain(character: str) -> str:
    form = unicodedata.normalize("NFKC", character).lower()
    if len(form) == 1 and form >= "㐀":
        simple = str(_simplifier().convert(form))
        return simple if len(simple) == 1 else form
    bare = unicodedata.normalize("NFD", form)
    return bare if bare[:1].isascii() else form


def fold(character: str) -> int:
    """A character as a 16-bit code."""
    point = ord(character)
    return point if point < 0x10000 else _PRIVATE_USE + point % _PRIVATE_SLOTS


@cache
def _simplifier() -> Any:
    import opencc

    return opencc.OpenCC("t2s")
