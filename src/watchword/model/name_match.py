"""Whether two names mean one organisation, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Same = Literal["is", "possibly", "different"]
Relation = Literal["parent", "subsidiary", "sibling", "predecessor", "none"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a comparison: ``value`` 0 to 1, times ``weight`` is what it adds to the score."""

    feature: str
    value: float
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What comparing two names gave. ``relation`` is what the first is to the second (parent: the first owns or leads
    the second; predecessor: one of the two came before the other)."""

    verdict: Same
    relation: Relation
    score: float
    reasons: tuple[Reason, ...] = ()
