"""A STIX 2.1 bundle: organisations, reports on documents, and a note for each claim."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID, uuid5

from watchword.data import Handbook
from watchword.model.document import Document
from watchword.model.grade import Grade
from watchword.model.record import Record
from watchword.writing.export.nodes import ends

SPACE = UUID("8a1f4f0e-6f0f-5d2b-9a55-6d1f0d6a7c11")  # ours; the same object has the same id in every bundle
UNDATED = "1970-01-01"
# STIX confidence, 0 to 100, from the Admiralty number (STIX 2.1, appendix A, "Admiralty Credibility").
CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}


def as_stix(records: Sequence[Record], book: Handbook) -> Iterator[str]:
    """One bundle: ``identity`` for each organisation, ``report`` for each document with claims, ``note`` for each claim with
    its exact words. Undated documents carry the epoch, and say so."""
    objects: dict[str, dict[str, Any]] = {}
    for record in records:
        document = record.document
        if not record.reading.claims:
            continue
        refs: list[str] = []
        notes: list[dict[str, Any]] = []
        for claim in record.reading.claims:
            named = [node for _, node in ends(claim, record.reading, book) if node.kind == "organisation"]
            for node in named:
                made = thing("identity", node.id, UNDATED, name=node.english or node.name, identity_class="organization",
                             description=node.name if node.english else "")  # fmt: skip
                objects.setdefault(made["id"], made)
                refs.append(made["id"])
            grade = record.grades[claim]
            notes.append(
                thing(
                    "note", f"{document.id} {claim.type} {claim.span.start} {claim.span.end}", day(document),
                    abstract=f"{book.claim_types[claim.type].noun}, {claim.modality}", content=claim.quote,
                    object_refs=[made_id("identity", node.id) for node in named] or [made_id("report", document.id)],
                    external_references=sources(document, claim.span.start, claim.span.end), **confidence(grade),
                    labels=[claim.type.lower(), claim.modality, f"admiralty-{grade.short.lower()}"],
                )
            )  # fmt: skip
        report = thing(
            "report", document.id, day(document), name=document.title or record.reading.issuer.name or document.id[:12],
            published=f"{day(document)}T00:00:00Z", report_types=["identity"],
            description="" if document.published else "The day of publication is unknown.",
            object_refs=list(dict.fromkeys((*refs, *(note["id"] for note in notes)))), external_references=sources(document),
        )  # fmt: skip
        objects |= {item["id"]: item for item in (report, *notes)}
    bundle = {"type": "bundle", "id": made_id("bundle", "|".join(objects)), "objects": list(objects.values())}
    if not objects:
        del bundle["objects"]
    yield json.dumps(bundle, ensure_ascii=False, indent=1) + "\n"


def thing(kind: str, key: str, created: str, /, **properties: Any) -> dict[str, Any]:
    """An object; empty properties are left out."""
    time = f"{created}T00:00:00.000Z"
    base = {"type": kind, "spec_version": "2.1", "id": made_id(kind, key), "created": time, "modified": time}
    return base | {field: value for field, value in properties.items() if value}


def made_id(kind: str, name: str) -> str:
    """The same id for the same object in every bundle, in the form of a version 4 UUID, which the standard asks for."""
    return f"{kind}--{UUID(bytes=uuid5(SPACE, f'{kind} {name}').bytes, version=4)}"


def day(document: Document) -> str:
    return document.published.isoformat() if document.published else UNDATED


def confidence(grade: Grade) -> dict[str, int]:
    return {"confidence": CONFIDENCE[grade.content]} if grade.content in CONFIDENCE else {}


def sources(document: Document, start: int | None = None, end: int | None = None) -> list[dict[str, str]]:
    place = f", characters {start} to {end}" if start is not None else ""
    reference = {"source_name": document.publisher.name or "watchword", "external_id": document.id,
                 "description": f"watchword document {document.id[:12]}{place}"}  # fmt: skip
    return [reference | ({"url": document.url} if document.url else {})]
