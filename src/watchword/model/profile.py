"""All that is known of one organisation, each with its source."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.model.claim import Modality
from watchword.model.decision import Decision
from watchword.model.entity import Entity, Relation
from watchword.model.screening import Screening
from watchword.model.span import Quote


@dataclass(frozen=True, slots=True)
class Told:
    """Something that a document says, with its words and where they stand."""

    kind: str  # a claim type, or honour, office
    text: str
    quote: Quote
    date: str
    title: str
    source: str  # address or file
    publisher: str
    grade: str
    modality: Modality | str = "asserted"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another organisation that may be the same one, or is easily taken for it."""

    name: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One organisation: names, relations, what documents say of it over time, list results.

    ``possibly`` may be the same; nothing is taken from them. ``decisions`` are those in force that shaped it.
    """

    entity: Entity
    relations: tuple[Relation, ...]
    bodies: tuple[Relation, ...]
    told: tuple[Relation, ...]  # by documents, newest first; not all of them hold
    claims: tuple[Told, ...]
    honours: tuple[Told, ...]
    offices: tuple[Told, ...]
    documents: int
    screening: Screening
    possibly: tuple[Neighbour, ...]
    not_to_be_confused_with: tuple[str, ...]
    decisions: tuple[Decision, ...]
    made: str  # ISO time
    data_version: str
