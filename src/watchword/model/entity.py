"""Things in the world, and what is said of them by whom. Schema and property names are FollowTheMoney's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.citation import Citation
from watchword.model.span import Quote

RelationKind = Literal[
    "part of",
    "owns",
    "subsidiary of",
    "listed as",
    "plant of",
    "supervises",
    "Party committee of",
    "located in",
    "headed by",
]


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of one property of one entity, with where it comes from: a quote of a document, or a citation.

    ``grade`` is the Admiralty letter of the source, A to F; empty where there is none and the value is unverified.
    """

    entity: str
    schema: str
    prop: str
    value: str
    lang: str = ""
    date: str = ""
    quote: Quote | None = None
    citation: Citation | None = None
    grade: str = ""

    @property
    def verified(self) -> bool:
        return self.quote is not None or bool(self.citation and self.citation.verified)


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation, place or thing; ``schema`` is FollowTheMoney's name for its kind."""

    id: str
    schema: str
    caption: str
    statements: tuple[Statement, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the caption first."""
        props = ("name", "alias", "weakAlias")
        found = (item.value for item in self.statements if item.prop in props)
        return tuple(dict.fromkeys((self.caption, *found)))


@dataclass(frozen=True, slots=True)
class Relation:
    """``source`` stands in the relation to ``target``: the part to the whole, the owner to the owned. ``modality`` is
    that of the claim it comes from; ``why`` says how it was told where no source states it."""

    kind: RelationKind
    source: str
    target: str
    share: str = ""  # per cent
    date: str = ""
    end: str = ""
    quote: Quote | None = None
    citation: Citation | None = None
    grade: str = ""
    modality: str = "asserted"
    why: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is told as so; a plan, a hope, a report by others and a denial are none."""
        return self.modality == "asserted"

    @property
    def verified(self) -> bool:
        return self.quote is not None or bool(self.citation and self.citation.verified)
