"""Facts of organisations and relations between them, one a line, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.citation import Citation
from watchword.model.entity import RelationKind

# The properties of FollowTheMoney's LegalEntity, Company, Organization and PublicBody that are kept.
Property = Literal[
    "name", "alias", "weakAlias", "previousName", "abbreviation", "incorporationDate", "dissolutionDate", "country", "address",
    "registrationNumber", "uscCode", "ticker", "website", "sector", "legalForm", "jurisdiction", "summary",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one property of an organisation that ``organisations`` or ``names`` know."""

    entity: str  # its full Chinese name, or a name that only it has
    prop: Property  # as FollowTheMoney calls it
    value: str  # the value
    lang: str = ""  # ISO 639-1, where the value is in a language
    date: str = ""  # when it was so, as the source says
    citations: tuple[Citation, ...] = ()  # where it was read; without one that was read it is shown as unverified


@dataclass(frozen=True, slots=True)
class Link:
    """``source`` stands in the relation to ``target``: the part to the whole, the owner to the owned."""

    relation: RelationKind  # what the source is to the target
    source: str  # its full Chinese name, or a name that only it has
    target: str  # the same; of `listed as` the exchange and code, of `located in` the place
    share: str = ""  # in per cent, as the source says
    date: str = ""  # when it was so
    end: str = ""  # until when
    citations: tuple[Citation, ...] = ()  # where it was read; without one that was read it is shown as unverified
