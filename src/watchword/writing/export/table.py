"""Claims as a table, one a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from watchword.data import Handbook
from watchword.model.record import Record

COLUMNS = (
    "document", "published", "publisher", "publisher_grade", "url", "issuer", "type", "modality", "who", "what", "to_whom",
    "where", "when", "how_much", "quote", "start", "end", "utterance", "content",
)  # fmt: skip


def as_csv(records: Sequence[Record], book: Handbook) -> Iterator[str]:
    """RFC 4180 with a head line; several parts of one role are joined with “; ”. A cell that a spreadsheet would take for a
    formula begins with an apostrophe."""
    yield row(COLUMNS)
    for record in records:
        document, reading = record.document, record.reading
        for claim in reading.claims:
            roles = {
                name: "; ".join(role.name for role in claim.roles if role.role == name)
                for name in ("who", "what", "to_whom", "where", "when", "how_much")
            }
            grade = record.grades[claim]
            yield row(
                (
                    document.id, document.published or "", document.publisher.name, document.publisher.reliability, document.url,
                    reading.issuer.name, claim.type, claim.modality, *roles.values(), claim.quote, claim.span.start,
                    claim.span.end, grade.utterance, grade.content,
                )
            )  # fmt: skip


def row(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(
        [f"'{cell}" if str(cell)[:1] in ("=", "+", "-", "@") else cell for cell in cells]
    )
    return out.getvalue()
