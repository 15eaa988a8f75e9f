"""FollowTheMoney entities, one JSON object a line, as its own tools read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from watchword.data import Handbook
from watchword.model.record import Record
from watchword.writing.export.nodes import Node, digest, ends

SCHEMATA = {"company": "Company", "government": "PublicBody", "party": "PublicBody", "army": "PublicBody"}


def as_ftm(records: Sequence[Record], book: Handbook) -> Iterator[str]:
    """Organisations (Company, PublicBody, Organization), documents (PlainText), and claims (Event: who is involved, when,
    the exact words as summary, the document as proof). Office-holders are named in the event's keywords, not made entities."""
    written: set[str] = set()
    for record in records:
        document = record.document
        day = document.published.isoformat() if document.published else ""
        yield entity(document.id, "PlainText", title=document.title, fileName=document.title or document.id, date=day,
                     sourceUrl=document.url, publisher=document.publisher.name, language="zho" if document.language == "zh" else "eng",
                     bodyText=document.text)  # fmt: skip
        for claim in record.reading.claims:
            found = list(ends(claim, record.reading, book))
            for _, node in found:
                if node.kind == "organisation" and node.id not in written:
                    written.add(node.id)
                    yield organisation(node, book)
            grade = record.grades[claim]
            yield entity(
                digest(document.id, claim.type, str(claim.span.start), str(claim.span.end)), "Event",
                name=f"{book.claim_types[claim.type].noun} ({claim.modality})", summary=claim.quote, date=day, proof=document.id,
                sourceUrl=document.url, involved=[node.id for _, node in found if node.kind == "organisation"],
                keywords=[claim.type, claim.modality, f"grade {grade.short}", f"characters {claim.span.start}-{claim.span.end}",
                          *(node.english or node.name for _, node in found if node.kind != "organisation")],
            )  # fmt: skip


def organisation(node: Node, book: Handbook) -> str:
    known = book.organisations.get(node.key)
    schema = SCHEMATA.get(known.kind, "Organization") if known else "Organization"
    alias = [*known.short, *known.english_short] if known else []
    return entity(node.id, schema, name=[node.name, node.english], alias=alias)


def entity(id: str, schema: str, **properties: Any) -> str:
    """One line; empty values are left out."""
    lists = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in lists.items()}
    body = {"id": id, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}
    return json.dumps(body, ensure_ascii=False) + "\n"
