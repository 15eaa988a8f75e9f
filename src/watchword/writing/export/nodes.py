"""What claims tie together: organisations and things, each under one name and one lasting id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from watchword.data import Handbook
from watchword.model.claim import Claim, RoleName
from watchword.model.mention import Mention
from watchword.model.reading import Reading

ROLES: tuple[RoleName, ...] = ("who", "to_whom", "what")


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation, office-holder or thing that a claim names. ``key`` is the data's key where the register knows it,
    else the name as written: two ways of writing an unknown name stay two nodes."""

    kind: Literal["organisation", "office_holder", "thing"]
    key: str
    name: str
    english: str = ""

    @property
    def id(self) -> str:
        return digest(self.kind, self.key)


def digest(*parts: str) -> str:
    """40 hexadecimal characters, the same for the same parts."""
    return hashlib.sha1("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def ends(claim: Claim, reading: Reading, book: Handbook) -> Iterator[tuple[str, Node]]:
    """Role and node of everybody and everything in a claim that a mention stands for, and of the issuer who is understood."""
    mentions = {mention.span: mention for mention in reading.mentions}
    for role in claim.roles:
        if role.role not in ROLES:
            continue
        mention = mentions.get(role.span) if role.span else None
        if mention is not None:
            node = node_of(mention, book)
            if node is not None:
                yield role.role, node
        elif role.role == "who":
            yield role.role, organisation(role.name, "", book)


def node_of(mention: Mention, book: Handbook) -> Node | None:
    if mention.kind == "organisation":
        return organisation(mention.name, mention.ref, book)
    if mention.kind == "office_holder":
        return Node("office_holder", mention.name, mention.name)
    if mention.kind in ("material", "product", "system"):
        thing = book.things.get(mention.ref)
        return Node(
            "thing",
            mention.ref or mention.name,
            thing.names[0] if thing else mention.name,
            thing.english if thing else "",
        )
    return None


def organisation(name: str, ref: str, book: Handbook) -> Node:
    known = book.organisations.get(ref) or next(
        (item for item in book.organisations.values() if name in (item.name, *item.short)), None
    )
    return Node("organisation", known.key, known.name, known.english) if known else Node("organisation", name, name)
