"""Things in the world, and what is said of them by whom."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.model.citation import Citation
from watchword.model.span import Quote


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of one property of one entity, with where it comes from: a quote of a document, or a
    citation. Property names are FollowTheMoney's."""

    entity: str
    prop: str
    value: str
    quote: Quote | None = None
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation, place or thing; ``schema`` is FollowTheMoney's name for its kind."""

    id: str
    schema: str
    caption: str
    names: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
