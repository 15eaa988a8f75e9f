"""A text cut into runs for the reader: each of one kind of segment, under the same marks."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from watchword.model.claim import Claim
from watchword.model.comparison import Comparison
from watchword.model.mention import Mention
from watchword.model.reading import Reading
from watchword.model.reuse import Edit, Reuse, Segment
from watchword.model.span import Span

FAMILIES = {
    "term": "term", "quantity": "number", "date": "number", "organisation": "name", "office_holder": "name", "place": "name",
    "material": "thing", "product": "thing", "system": "thing", "honour": "term", "law": "name", "occasion": "term",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Characters ``at`` and on. ``classes`` are for the style sheet; ``open`` says that a click has something to show."""

    at: int
    text: str
    classes: str
    open: bool


@dataclass(frozen=True, slots=True)
class Under:
    """All that stands at one place of a text."""

    segment: Segment | None
    reuse: Reuse | None
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def runs(text: str, reading: Reading, comparison: Comparison) -> list[Run]:
    """The text without gap or overlap, cut wherever a segment, a mention or a claim begins or ends."""
    marked = [*((mention.span, FAMILIES[mention.kind]) for mention in reading.mentions)]
    marked += [(claim.span, "claim") for claim in reading.claims]
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, (span, _) in enumerate(marked):
        if len(span):
            starts.setdefault(span.start, []).append(number)
            ends.setdefault(span.end, []).append(number)
    segments = [segment for segment in comparison.partition if len(segment.span)]
    cuts = {0, len(text), *starts, *ends, *(s.span.start for s in segments), *(s.span.end for s in segments)}
    found, over, at_segment = [], set[int](), 0
    for start, end in itertools.pairwise(sorted(cuts)):
        over.difference_update(ends.get(start, ()))
        over.update(starts.get(start, ()))
        while at_segment < len(segments) and segments[at_segment].span.end <= start:
            at_segment += 1
        inside = at_segment < len(segments) and segments[at_segment].span.start <= start
        segment = segments[at_segment] if inside else None
        families = sorted({marked[number][1] for number in over})
        kind = segment.kind if segment else "plain"
        found.append(
            Run(
                start,
                text[start:end],
                " ".join((kind, *families)),
                bool(text[start:end].strip() and (over or (segment and segment.origin))),
            )
        )
    return found


def under(place: int, reading: Reading, comparison: Comparison) -> Under:
    """What stands at a place: the shortest mention first."""

    def here(span: Span) -> bool:
        return span.start <= place < span.end

    segment = next((segment for segment in comparison.partition if here(segment.span)), None)
    holding = [reuse for reuse in comparison.reuses if here(reuse.span)]
    return Under(
        segment,
        max(holding, key=lambda reuse: (reuse.identity, len(reuse.span)), default=None),
        tuple(sorted((m for m in reading.mentions if here(m.span)), key=lambda m: len(m.span))),
        tuple(claim for claim in reading.claims if here(claim.span)),
    )


def marked(text: str, span: Span, changed: Iterable[Span]) -> list[tuple[str, bool]]:
    """The words of a span as (words, whether they differ from the other side)."""
    found, at = [], span.start
    for piece in sorted(piece for piece in changed if len(piece)):
        start, end = max(piece.start, at), min(piece.end, span.end)
        if start >= end:
            continue
        if start > at:
            found.append((text[at:start], False))
        found.append((text[start:end], True))
        at = end
    if at < span.end:
        found.append((text[at : span.end], False))
    return found


def sides(
    here: str, there: str, reuse: Reuse, there_span: Span, edits: Sequence[Edit]
) -> tuple[list[tuple[str, bool]], ...]:
    """An aligned passage on both sides, with what differs marked."""
    return (
        marked(here, reuse.span, (edit.here for edit in edits)),
        marked(there, there_span, (edit.there for edit in edits)),
    )
