"""Every character of a text as ritual, copied, varied or new."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from watchword.comparing.edits import pieces
from watchword.comparing.kinds import PRECEDENCE, RITUAL, Classed
from watchword.comparing.match import Match
from watchword.comparing.run import Run
from watchword.comparing.view import View
from watchword.model.reuse import Edit, Origin, Reuse, Segment, SegmentKind
from watchword.model.span import Span

_KINDS: tuple[SegmentKind, ...] = ("new", "varied", "copied", "ritual")
_NEW, _VARIED, _COPIED, _RITUAL = range(4)
_OPENING = "“‘「『《〈（([【〔"
_NUMBER = re.compile(r"\d+(?:[.,．，]\d+)*")
_SAME_PASSAGE = 0.8  # of a passage's letters that another origin must have, to be an origin of it
_WORTH_NAMING = 4  # letters that a further passage must add to be listed


@dataclass(frozen=True, slots=True)
class Told:
    """The passages worth naming, the partition of the raw text, and the share of ritual letters
    (``None`` for a text without any)."""

    reuses: tuple[Reuse, ...]
    partition: tuple[Segment, ...]
    ritual_share: float | None


def told(
    text: str, view: View, classed: Sequence[Classed], runs: Sequence[Run], known: Sequence[tuple[int, int]] = ()
) -> Told:
    """Account for each character of ``text`` once.

    A letter is ritual where an own, peer, canon or formula passage has it unchanged, copied where a
    reprint has it, varied where such a passage has another letter in its place, and new otherwise; the
    first that applies. A number is one thing: where one digit of it differs, all of it is varied. A
    passage of kind ``other`` is listed with its origin and counts as new: new from
    this issuer, on this occasion. ``known`` are letter ranges of formulas that need no held document.
    """
    ordered = sorted(classed, key=lambda c: (PRECEDENCE.index(c.kind), -len(c.match.here), c.match.differences))
    starts = np.array([c.match.here.start for c in ordered], int)
    ends = np.array([c.match.here.end for c in ordered], int)
    classes = np.zeros(len(view), np.int8)
    owner = np.full(len(view), -1, np.int32)
    numbers = _numbers(text, view)
    reuses: list[Reuse] = []
    for one in ordered:
        here = slice(one.match.here.start, one.match.here.end)
        adds = np.count_nonzero(owner[here] < 0) >= _WORTH_NAMING
        if not adds and (one.kind == "other" or classes[here].min() == _RITUAL):
            continue
        edits = _edits(one, view, runs)
        _colour(classes, one, edits, numbers)
        if adds:
            owner[here] = np.where(owner[here] < 0, len(reuses), owner[here])
            shared = np.minimum(ends, here.stop) - np.maximum(starts, here.start)
            also = [ordered[i].match for i in np.flatnonzero(shared >= _SAME_PASSAGE * len(one.match.here)).tolist()]
            reuses.append(_reuse(one, also, edits, view, runs))
    for low, high in known:
        if np.count_nonzero(owner[low:high] < 0) >= _WORTH_NAMING:
            owner[low:high] = np.where(owner[low:high] < 0, len(reuses), owner[low:high])
            reuses.append(Reuse(Span(*view.raw(low, high)), "formula", None, None, 1.0))
        classes[low:high] = _RITUAL
    share = int(np.count_nonzero(classes == _RITUAL)) / len(view) if len(view) else None
    partition = _segments(text, view, classes, owner, reuses)
    return Told(tuple(sorted(reuses, key=lambda reuse: reuse.span)), partition, share)


Letters = list[tuple[str | None, int, int, int, int]]


def _edits(one: Classed, view: View, runs: Sequence[Run]) -> Letters:
    run, number = runs[one.match.source[0]], one.match.source[1]
    begin = int(run.starts[number])
    there = run.codes[begin + one.match.there.start : begin + one.match.there.end]
    return list(pieces(view.codes[one.match.here.start : one.match.here.end], there))


def _numbers(text: str, view: View) -> NDArray[np.int32]:
    """For each letter, the number (as in figure) that it is a digit of, from 1; 0 for other letters."""
    numbers = np.zeros(len(view), np.int32)
    for n, figure in enumerate(_NUMBER.finditer(text), 1):
        numbers[slice(*np.searchsorted(view.offsets, figure.span()))] = n
    return numbers


def _colour(classes: NDArray[np.int8], one: Classed, edits: Letters, numbers: NDArray[np.int32]) -> None:
    """Mark the letters of one passage, never below what they are already."""
    if one.kind == "other":
        return
    same = _RITUAL if one.kind in RITUAL else _COPIED
    start, end = one.match.here.start, one.match.here.end
    marks = np.full(end - start, _VARIED, np.int8)
    for kind, low, high, _, _ in edits:
        if kind is None:
            marks[low:high] = same
        elif kind == "delete":  # digits gone from within a number, or from its edge, change it too
            marks[max(0, low - 1) : low + 1] = np.where(
                numbers[start + max(0, low - 1) : start + low + 1] > 0, _VARIED, marks[max(0, low - 1) : low + 1]
            )
    figures = numbers[start:end]
    cut = {int(numbers[at]) for at in (start - 1, end) if 0 <= at < len(numbers)}  # number runs over the edge
    changed = np.unique(figures[(marks == _VARIED) | np.isin(figures, list(cut))])
    marks[np.isin(figures, changed[changed > 0])] = _VARIED
    np.maximum(classes[start:end], marks, out=classes[start:end])


def _reuse(one: Classed, also: Sequence[Match], edits: Letters, view: View, runs: Sequence[Run]) -> Reuse:
    """A passage with the earliest and the latest of the documents that have it (``also``)."""
    match = one.match
    earliest = min(also, key=lambda m: (m.order, m.there))
    latest = max(also, key=lambda m: (m.order, m.there))
    equal = sum(end - start for kind, start, end, _, _ in edits if kind is None)
    return Reuse(
        span=match.span,
        kind=one.kind,
        earliest=Origin(earliest.document, earliest.origin),
        latest=Origin(latest.document, latest.origin),
        identity=equal / max(len(match.here), len(match.there)),
        edits=tuple(_raw_edits(one, edits, view, runs)),
    )


def _raw_edits(one: Classed, edits: Letters, view: View, runs: Sequence[Run]) -> list[Edit]:
    """Edits with raw places; ``there`` is in the text of the document that the passage was aligned with."""
    changed = [edit for edit in edits if edit[0] is not None]
    if not changed:
        return []
    theirs = runs[one.match.source[0]].view(one.match.source[1])
    h, t = one.match.here.start, one.match.there.start
    return [
        Edit(kind, Span(*view.raw(h + a, h + b)), Span(*theirs.raw(t + c, t + d)))  # type: ignore[arg-type]
        for kind, a, b, c, d in changed
    ]


def _segments(
    text: str, view: View, classes: NDArray[np.int8], owner: NDArray[np.int32], reuses: Sequence[Reuse]
) -> tuple[Segment, ...]:
    """Run together the characters of one class and one origin. What is neither letter nor digit goes
    with the letter before it, or, where it opens something, with the one after."""
    if not text:
        return ()
    if not len(view):
        return (Segment(Span(0, len(text)), "new"),)
    raw = np.arange(len(text))
    letter = np.searchsorted(view.offsets, raw, "right") - 1
    after = np.minimum(np.searchsorted(view.offsets, raw), len(view) - 1)
    opening = np.array([c in _OPENING for c in text], bool)
    letter = np.where(opening | (letter < 0), after, letter)
    kind, source = classes[letter], owner[letter]
    cuts = np.flatnonzero((np.diff(kind) != 0) | (np.diff(source) != 0)) + 1
    edges = [0, *cuts.tolist(), len(text)]
    return tuple(
        Segment(Span(a, b), _KINDS[kind[a]], _origin(reuses[source[a]]) if source[a] >= 0 else None)
        for a, b in itertools.pairwise(edges)
    )


def _origin(reuse: Reuse) -> Origin | None:
    """An issuer repeats its last text; everybody else's words are traced to where they were first."""
    return reuse.latest if reuse.kind in ("own", "peer") else reuse.earliest
