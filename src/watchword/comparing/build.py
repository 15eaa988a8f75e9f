"""Documents -> a run, and runs -> one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.comparing.fingerprint import fingerprints
from watchword.comparing.held import Held
from watchword.comparing.preset import ALPHABET, DENSE, Sensitivity, preset_for
from watchword.comparing.run import MOST_LETTERS, PLACE_BITS, Run
from watchword.comparing.view import normalise_all

_TOGETHER = 1 << 18  # characters worked on at once


def build(documents: Iterable[Held], sensitivity: Sensitivity) -> Run:
    """A run of documents, in whatever order they come."""
    ranked = sorted(((document.order, document.id, document) for document in documents), key=itemgetter(0, 1))
    ordered = [document for _, _, document in ranked]
    orders = [order for order, _, _ in ranked]
    parts = [_lettered(piece, sensitivity) for piece in _pieces(ordered)]
    sizes = _joined([np.diff(part.starts) for part in parts], np.int64)
    shifts = np.cumsum([0, *(len(part.codes) for part in parts)]).astype(np.uint64)
    for part, shift in zip(parts, shifts, strict=False):
        part.postings[:] += shift
    postings = _joined([part.postings for part in parts], np.uint64)
    postings.sort()
    names: dict[str, int] = {}
    raw = [document.text.encode("utf-8", "surrogatepass") for document in ordered]
    ids = [document.id.encode() for document in ordered]
    return Run(
        sensitivity=sensitivity,
        postings=postings,
        codes=_joined([part.codes for part in parts], np.uint16),
        gaps=_narrow(_joined([part.gaps for part in parts], np.int32)),
        starts=_starts(sizes),
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


@dataclass(frozen=True, slots=True)
class _Part:
    """The letters and the fingerprints, not yet sorted, of a few documents."""

    codes: NDArray[np.uint16]
    gaps: NDArray[np.int32]
    starts: NDArray[np.int64]
    postings: NDArray[np.uint64]


def _pieces(documents: Sequence[Held]) -> Iterator[Sequence[Held]]:
    """Split documents so that the arrays worked on together stay in the processor's cache."""
    first = size = 0
    for number, document in enumerate(documents):
        size += len(document.text)
        if size >= _TOGETHER:
            yield documents[first : number + 1]
            first, size = number + 1, 0
    if first < len(documents):
        yield documents[first:]


def _lettered(documents: Sequence[Held], sensitivity: Sensitivity) -> _Part:
    codes, offsets, starts = normalise_all([document.text for document in documents])
    gaps = np.diff(offsets, prepend=0).astype(np.int32)
    first = starts[:-1][np.diff(starts) > 0]
    gaps[first] = offsets[first]
    return _Part(codes, gaps, starts, _postings(codes, starts, sensitivity))


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
    """Fingerprints above their places; each document is cut by the preset of its own script."""
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
    return _joined(parts, np.uint64)


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
