"""A judgement, with how likely and how sure, kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.span import Quote

ConfidenceLevel = Literal["low", "moderate", "high"]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A band of ICD 203 (2015), in its first set of words; ``low`` and ``high`` are percentages."""

    term: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Confidence:
    """Confidence in sources, logic and gaps; never in the same sentence as a likelihood (R25)."""

    level: ConfidenceLevel
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How one piece of evidence bears on one hypothesis: a likelihood ratio against the others."""

    evidence: str
    ratio: float
    reason: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A hypothesis after the evidence: ``share`` is its posterior among those considered, 0 to 1."""

    key: str
    statement: str
    share: float
    weights: tuple[Weight, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question about a document, best hypothesis first."""

    question: str
    hypotheses: tuple[Judged, ...]
    likelihood: Likelihood
    confidence: Confidence
    would_change: tuple[str, ...] = ()
    calibration: str = ""
