"""Words that an earlier document already had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.span import Span

ReuseKind = Literal["own", "peer", "canon", "wire", "formula", "other"]
SegmentKind = Literal["ritual", "copied", "varied", "new"]
EditKind = Literal["replace", "insert", "delete"]


@dataclass(frozen=True, slots=True)
class Origin:
    """The place in an earlier document from which words come."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference inside an aligned passage; either side may be empty."""

    kind: EditKind
    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage aligned to an earlier document. ``identity`` is matched characters over the longer
    side, letters and digits only, 0 to 1."""

    span: Span
    kind: ReuseKind
    earliest: Origin | None  # None for a formula of the phrase table that no held document has
    latest: Origin | None
    identity: float
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of the partition of a text; the pieces cover it without gap or overlap."""

    span: Span
    kind: SegmentKind
    origin: Origin | None = None
