"""What the documents of a workspace say, for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from watchword.desk.desk import Desk, DeskError
from watchword.desk.sources import original
from watchword.judging.grades import grade
from watchword.model.document import Document
from watchword.model.record import Record
from watchword.writing.export import FORMATS


def records(
    desk: Desk,
    since: date | None = None,
    until: date | None = None,
    key: str = "",
    *,
    seen: Callable[[str], None] = lambda _: None,
) -> Iterator[Record]:
    """The documents held, or those of some days, or one, with their readings and grades.

    Raises:
        DeskError: there is no workspace.
    """
    if not desk.exists:
        raise DeskError(f"{desk.path}: no workspace is here; make one with `watchword add`")
    documents = iter([desk.workspace.document(key)]) if key else desk.workspace.documents(since=since, until=until)
    for document in documents:
        seen(document.title)
        yield record_of(desk, document)


def record_of(desk: Desk, document: Document) -> Record:
    reading = desk.read(document)
    source = original(desk, document, desk.compare(document, reading)) if document.publisher.kind == "copy" else None
    return Record(document, reading, {claim: grade(claim, document, reading, source) for claim in reading.claims})


def exported(desk: Desk, found: Iterator[Record], format: str) -> str:
    """All of it in one text; ``format`` is one of csv, graphml, ftm, stix."""
    return "".join(FORMATS[format](list(found), desk.book))
