"""Where a text comes from, and who else says what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from watchword.judging.grades import Witness, copied_from, official
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.reading import Reading

if TYPE_CHECKING:
    from watchword.desk.desk import Desk

NEAR = timedelta(days=14)  # ours: other publishers tell of an event within two weeks
MOST_CLAIMS, MOST_DOCUMENTS = 4, 5  # looked for, so that a brief stays quick


def original(desk: Desk, document: Document, comparison: Comparison) -> Document | None:
    """The official document held that this one copies, if there is one: the same text, or most of its letters."""
    if document.publisher.kind != "copy" or not desk.exists:
        return None
    twin = desk.workspace.twin(document)
    held = [desk.workspace.document(name) for name in sorted(copied_from(document, comparison))]
    return official([*([twin] if twin and twin.id != document.id else []), *held])


def witnesses(desk: Desk, document: Document, reading: Reading) -> tuple[Witness, ...]:
    """Documents of other registered publishers, of the same two weeks, that name actor and number of a weighty claim."""
    if not desk.exists or document.published is None or document.publisher.invented:
        return ()
    found: dict[str, Document] = {}
    for words in queries(desk, reading):
        since, until = document.published - NEAR, document.published + NEAR
        for hit in desk.workspace.search(words, limit=MOST_DOCUMENTS, since=since, until=until):
            other = desk.workspace.document(hit.document)
            registered = other.publisher.kind != "copy" and not other.publisher.invented
            if other.id != document.id and registered and other.publisher.name != document.publisher.name:
                found[other.id] = other
    return tuple(Witness(other, desk.read(other)) for other in found.values())


def queries(desk: Desk, reading: Reading) -> Iterator[str]:
    """Actor and number of the weightiest claims that have both."""
    types = desk.book.claim_types
    told = [claim for claim in reading.claims if claim.actor and claim.role("how_much")]
    for claim in sorted(told, key=lambda claim: -types[claim.type].weight)[:MOST_CLAIMS]:
        number = claim.role("how_much")
        if number:
            yield f"“{claim.actor}” “{number.name}”"
