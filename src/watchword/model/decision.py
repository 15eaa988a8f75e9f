"""A judgement that two names are one organisation, or are not: kept with its reasons, and never final."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Decided = Literal["is", "possibly", "different"]


@dataclass(frozen=True, slots=True)
class Decision:
    """``is`` merges two entities, ``different`` keeps them apart whatever their names say. ``undone`` is when it was
    taken back; a decision taken back stays in the record and counts for nothing."""

    left: str
    right: str
    verdict: Decided
    reasons: tuple[str, ...]
    by: str  # a person's own name for themselves, or "watchword"
    at: datetime
    undone: datetime | None = None
    number: int = 0
