"""What the engine must know of a document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from watchword.model.document import Document, Language
from watchword.model.publisher import PublisherKind

# Who comes first among texts of one day: bodies that speak for themselves, then the press, then copies.
_ISSUERS_OF_THE_DAY = {"party": 0, "government": 0, "army": 0, "exchange": 0, "enterprise": 0, "association": 0}
_LATER_IN_THE_DAY = {"state_media": 1, "press": 2, "copy": 3, "example": 0, "reconstruction": 0}
RANK: dict[str, int] = {**_ISSUERS_OF_THE_DAY, **_LATER_IN_THE_DAY}
UNDATED = 1 << 40


class Order(NamedTuple):
    """Where a document stands in time: the day and its rank within it, then an arbitrary but fixed tie.

    Nothing depends on the order in which documents were added. A document without a date stands after
    every dated one: it is compared with all of them and is never itself taken for an origin.
    """

    when: int
    tie: int


@dataclass(frozen=True, slots=True)
class Held:
    """What an index keeps of a document beside its words."""

    id: str
    text: str
    published: date | None
    issuer: str
    occasion: str
    kind: PublisherKind
    language: Language

    @property
    def order(self) -> Order:
        return order_of(self.id, self.published, self.kind)


def held(document: Document, issuer: str = "", occasion: str = "") -> Held:
    """A document as the index holds it. Issuer and occasion are as reading identified them, which heeds what was
    given and brings a body's names to one; without a reading, what was given stands."""
    return Held(
        document.id,
        document.text,
        document.published,
        issuer or document.issuer,
        occasion or document.occasion,
        document.publisher.kind,
        document.language,
    )


def order_of(document: str, published: date | None, kind: PublisherKind) -> Order:
    """Where a document stands in time."""
    if published is None:
        return Order(UNDATED, tie_of(document))
    return Order(published.toordinal() * 8 + RANK[kind], tie_of(document))


def tie_of(document: str) -> int:
    """64 bits of a document's id: finds it, and breaks ties within a day."""
    return int.from_bytes(hashlib.blake2b(document.encode(), digest_size=8).digest(), "little")
