"""Documents to rows and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from watchword.model.document import Document
from watchword.model.publisher import Publisher


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of one publication: the document, the bytes it came from, and what reading identified."""

    document: Document
    raw: bytes = b""
    content_type: str = ""
    issuer: str = ""
    occasion: str = ""


def row_of(item: Stored, raw_hash: str) -> dict[str, Any]:
    """The columns of table ``documents``, without the number that the database gives."""
    document = item.document
    return {
        "id": document.id,
        "text_hash": document.text_hash,
        "source": document.source,
        "title": document.title,
        "published": document.published,
        "language": document.language,
        "publisher_name": document.publisher.name,
        "publisher_kind": document.publisher.kind,
        "publisher_reliability": document.publisher.reliability,
        "publisher_host": document.publisher.host,
        "given_issuer": document.issuer,
        "given_occasion": document.occasion,
        "given": json.dumps(sorted(document.given)),
        "flags": json.dumps(document.flags, ensure_ascii=False),
        "issuer": item.issuer or document.issuer,
        "occasion": item.occasion or document.occasion,
        "content_type": item.content_type,
        "raw_hash": raw_hash,
        "indexed": False,
        "added_at": datetime.now(UTC).replace(tzinfo=None),
    }


def document_of(row: Mapping[Any, Any]) -> Document:
    """A document from its columns and its text."""
    return Document(
        text=row["text"],
        source=row["source"],
        title=row["title"],
        published=row["published"],
        language=row["language"],
        publisher=Publisher(
            name=row["publisher_name"],
            kind=row["publisher_kind"],
            reliability=row["publisher_reliability"],
            host=row["publisher_host"],
        ),
        issuer=row["given_issuer"],
        occasion=row["given_occasion"],
        given=frozenset(json.loads(row["given"])),
        flags=tuple(json.loads(row["flags"])),
        id=row["id"],
    )
