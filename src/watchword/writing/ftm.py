"""A profile as FollowTheMoney statements: one value, one source, one line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from watchword.model.citation import Citation
from watchword.model.entity import Relation
from watchword.model.profile import Profile
from watchword.model.span import Quote

DATASET = "watchword"
# A relation as FollowTheMoney's schema, with the properties that hold its two ends.
LINKS = {
    "owns": ("Ownership", "owner", "asset"),
    "subsidiary of": ("Ownership", "asset", "owner"),
    "headed by": ("Directorship", "organization", "director"),
}
OTHER = ("UnknownLink", "subject", "object")


def statements(profile: Profile) -> Iterator[dict[str, Any]]:
    """``{id, entity_id, canonical_id, schema, prop, value, lang, dataset, first_seen, origin, …}``; what is unverified is
    marked so and has no origin."""
    entity = profile.entity
    for item in entity.statements:
        yield row(
            entity.id,
            item.schema,
            item.prop,
            item.value,
            item.lang,
            item.date,
            source(item.quote, item.citation, item.grade),
        )
    for relation in (*profile.relations, *(item for item in profile.told if item.holds), *profile.bodies):
        yield from link(relation)


def link(relation: Relation) -> Iterator[dict[str, Any]]:
    schema, first, second = LINKS.get(relation.kind, OTHER)
    id = digest(relation.kind, relation.source, relation.target, relation.date)
    values = [(first, relation.source), (second, relation.target), ("percentage", relation.share), ("startDate", relation.date),
              ("endDate", relation.end)]  # fmt: skip
    if schema == "UnknownLink":
        values.append(("role", relation.kind))
    for prop, value in values:
        if value:
            yield row(
                id, schema, prop, value, "", relation.date, source(relation.quote, relation.citation, relation.grade)
            )


def row(
    entity: str, schema: str, prop: str, value: str, lang: str, date: str, origin: dict[str, Any]
) -> dict[str, Any]:
    return {
        "id": digest(DATASET, entity, prop, value),
        "entity_id": entity,
        "canonical_id": entity,
        "schema": schema,
        "prop": prop,
        "value": value,
        "lang": lang or None,
        "dataset": DATASET,
        "first_seen": date or None,
        **origin,
    }


def source(quote: Quote | None, citation: Citation | None, grade: str) -> dict[str, Any]:
    if quote:
        span = [quote.span.start, quote.span.end]
        return {"origin": quote.document, "span": span, "quote": quote.text, "grade": grade, "unverified": False}
    if citation and citation.verified:
        return {"origin": citation.url, "span": None, "quote": None, "grade": grade, "unverified": False}
    return {"origin": None, "span": None, "quote": None, "grade": None, "unverified": True}


def digest(*parts: str) -> str:
    return hashlib.sha1("\x1f".join(parts).encode()).hexdigest()
