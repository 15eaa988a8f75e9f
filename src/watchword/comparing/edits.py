"""Exactly what differs between two aligned passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from watchword.comparing.view import Codes
from watchword.model.reuse import EditKind

_AT_ONCE = 4096  # letters for which the quadratic alignment is cheap
_ANCHOR = 16
_KINDS: dict[str, EditKind | None] = {"equal": None, "replace": "replace", "insert": "insert", "delete": "delete"}


class Piece(NamedTuple):
    """``kind`` is ``None`` where both sides are equal. Places are letters from the passages' starts."""

    kind: EditKind | None
    here_start: int
    here_end: int
    there_start: int
    there_end: int


def pieces(here: Codes, there: Codes) -> list[Piece]:
    """A minimal edit script (Levenshtein) from ``there`` to ``here``, equal pieces included.

    Passages above 4,096 letters are first cut at the 16-letter strings that stand once in either, so
    that the work grows with length and not with its square; the script is then near minimal.
    """
    return list(_pieces(here, there, 0, 0))


def _pieces(here: Codes, there: Codes, here_at: int, there_at: int) -> Iterator[Piece]:
    if max(len(here), len(there)) <= _AT_ONCE:
        yield from _short(here, there, here_at, there_at)
        return
    same = _common_prefix(here, there)
    if same:
        yield Piece(None, here_at, here_at + same, there_at, there_at + same)
        yield from _pieces(here[same:], there[same:], here_at + same, there_at + same)
        return
    h = t = 0
    for a, b in _anchors(here, there) or _slices(here, there):
        if a < h or b < t:
            continue
        yield from _pieces(here[h:a], there[t:b], here_at + h, there_at + t)
        same = _common_prefix(here[a:], there[b:])
        if same:
            yield Piece(None, here_at + a, here_at + a + same, there_at + b, there_at + b + same)
        h, t = a + same, b + same
    yield from _pieces(here[h:], there[t:], here_at + h, there_at + t)


def _common_prefix(here: Codes, there: Codes) -> int:
    length = min(len(here), len(there))
    unlike = np.flatnonzero(here[:length] != there[:length])
    return int(unlike[0]) if len(unlike) else length


def _slices(here: Codes, there: Codes) -> list[tuple[int, int]]:
    """Where nothing stands only once, cut both sides into as many equal slices."""
    count = max(len(here), len(there)) // (_AT_ONCE // 2) + 1
    return [(len(here) * i // count, len(there) * i // count) for i in range(1, count)]


def _short(here: Codes, there: Codes, here_at: int, there_at: int) -> Iterator[Piece]:
    for step in Levenshtein.opcodes(there.tolist(), here.tolist()):
        yield Piece(
            _KINDS[step.tag],
            here_at + step.dest_start,
            here_at + step.dest_end,
            there_at + step.src_start,
            there_at + step.src_end,
        )


def _anchors(here: Codes, there: Codes) -> list[tuple[int, int]]:
    """Places of strings that stand once on either side, as the longest chain that keeps their order."""
    mine, theirs = _once(here), _once(there)
    shared = sorted((at, theirs[gram]) for gram, at in mine.items() if gram in theirs)
    return increasing(shared)


def _once(codes: Codes) -> dict[bytes, int]:
    data = np.ascontiguousarray(codes).tobytes()
    seen: dict[bytes, int] = {}
    for at in range(len(codes) - _ANCHOR + 1):
        gram = data[2 * at : 2 * (at + _ANCHOR)]
        seen[gram] = -1 if gram in seen else at
    return {gram: at for gram, at in seen.items() if at >= 0}


def increasing(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of points that rises in both places (Fredman 1975)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for i, (_, b) in enumerate(points):
        at = bisect_left(tails, b)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(b)
            ends.append(i)
        else:
            tails[at] = b
            ends[at] = i
    chain = []
    i = ends[-1] if ends else -1
    while i >= 0:
        chain.append(points[i])
        i = before[i]
    return chain[::-1]
