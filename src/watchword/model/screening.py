"""Whether a name stands on a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["match", "possible", "none"]


@dataclass(frozen=True, slots=True)
class Screening:
    """The result of one name against one list. A ``none`` is never clearance."""

    query: str
    list: str
    list_date: str
    name: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...] = ()
