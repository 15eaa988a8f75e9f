"""Whether a name stands on a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.citation import Citation

Verdict = Literal["match", "possible", "none", "not screened"]


@dataclass(frozen=True, slots=True)
class Hit:
    """An organisation on a list that a name may mean, with what speaks for it and against it."""

    list: str
    list_date: str
    name: str  # as the list has it
    wording: str  # the listed name or alias that is closest
    verdict: Verdict
    score: float  # 0 to 1; no probability
    reasons_for: tuple[str, ...] = ()
    reasons_against: tuple[str, ...] = ()
    citation: str = ""  # what the list gives as its ground
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step up a path of ownership: ``below`` belongs to ``above``."""

    below: str
    above: str
    relation: str  # part of, owns
    share: str = ""
    date: str = ""
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class OwnershipPath:
    """A listed organisation above the one asked for. The lower one is not listed by it."""

    steps: tuple[Step, ...]
    hit: Hit


@dataclass(frozen=True, slots=True)
class Screening:
    """The result of one name against all lists loaded. A ``none`` is never clearance."""

    query: str
    verdict: Verdict
    hits: tuple[Hit, ...]
    paths: tuple[OwnershipPath, ...]
    note: str  # which lists, of which dates; and that none is no clearance
