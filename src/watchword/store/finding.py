"""Questions to the tables of documents and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select, true

from watchword.model.document import Document
from watchword.store import search
from watchword.store.error import StoreError
from watchword.store.rows import document_of
from watchword.store.search import Hit, Order, Query
from watchword.store.tables import documents, texts

SHORTEST_PREFIX = 6
PORTION = 50  # texts read at a time
_KEY = re.compile(r"[0-9a-f]{6,64}")


@dataclass(frozen=True, slots=True)
class Where:
    """Which documents; ``None`` is any."""

    since: date | None = None
    until: date | None = None
    issuer: str | None = None
    occasion: str | None = None

    def condition(self) -> ColumnElement[bool]:
        """As SQL. A document without a date is in no period."""
        parts = [
            None if self.since is None else documents.c.published >= self.since,
            None if self.until is None else documents.c.published <= self.until,
            None if self.issuer is None else documents.c.issuer == self.issuer,
            None if self.occasion is None else documents.c.occasion == self.occasion,
        ]
        return and_(true(), *(part for part in parts if part is not None))


def document(connection: Connection, key: str) -> Document:
    """The document whose id is, or alone begins with, ``key``."""
    lowered = key.strip().lower()
    if not _KEY.fullmatch(lowered):
        raise StoreError(f"{key!r}: not a document's id; give {SHORTEST_PREFIX} to 64 of its characters 0-9 a-f")
    # A range, not LIKE: it uses the index on every database. "g" is past the last hexadecimal digit.
    matches = and_(documents.c.id >= lowered, documents.c.id < f"{lowered}g")
    rows = connection.execute(whole().where(matches).limit(2)).mappings().all()
    if not rows:
        raise StoreError(f"{key}: no such document in the workspace; `watchword add` it, or search for its id")
    if len(rows) > 1:
        raise StoreError(f"{key}: more than one document begins so; give more characters of the id")
    return document_of(rows[0])


def several(connection: Connection, ids: Sequence[str]) -> list[Document]:
    """The documents of these ids, in this order; those that are not held are left out."""
    found: dict[str, Document] = {}
    for start in range(0, len(ids), PORTION):
        rows = connection.execute(whole().where(documents.c.id.in_(ids[start : start + PORTION]))).mappings()
        found |= {row["id"]: document_of(row) for row in rows}
    return [found[id] for id in ids if id in found]


def page(connection: Connection, where: Where, after: str | None, size: int) -> list[Document]:
    """At most ``size`` documents, newest first, that follow the document ``after``."""
    statement = whole().where(where.condition())
    if after is not None:
        statement = statement.where(_follows(connection, after))
    newest_first = (documents.c.published.desc().nulls_last(), documents.c.number.desc())
    rows = connection.execute(statement.order_by(*newest_first).limit(size)).mappings()
    return [document_of(row) for row in rows]


def unindexed(connection: Connection, last: int, size: int) -> list[tuple[int, Document]]:
    """At most ``size`` documents that aren't indexed and came after number ``last``, with their numbers."""
    condition = and_(documents.c.indexed.is_(False), documents.c.number > last)
    rows = connection.execute(whole().where(condition).order_by(documents.c.number).limit(size)).mappings()
    return [(row["number"], document_of(row)) for row in rows]


def hits(
    connection: Connection, query: Query, *, limit: int, since: date | None, until: date | None, order: Order
) -> list[Hit]:
    """The first ``limit`` documents whose text confirms what the index suggests."""
    for at_most in (10 * limit, None):
        numbers = search.candidates(connection, query, since=since, until=until, order=order, at_most=at_most)
        found = list(islice(_confirmed(connection, query, numbers), limit))
        if len(found) == limit or len(numbers) != at_most:
            break
    return found


def _confirmed(connection: Connection, query: Query, numbers: Sequence[int]) -> Iterator[Hit]:
    for start in range(0, len(numbers), PORTION):
        for row in _texts(connection, numbers[start : start + PORTION]):
            if span := query.find(row.text):
                yield Hit(row.id, row.title, row.published, span)


def _texts(connection: Connection, numbers: Sequence[int]) -> list[Row[*tuple[Any, ...]]]:
    """Id, title, date and text of documents, in the order of ``numbers``."""
    statement = (
        select(documents.c.number, documents.c.id, documents.c.title, documents.c.published, texts.c.text)
        .join_from(documents, texts)
        .where(documents.c.number.in_(numbers))
    )
    rows = {row.number: row for row in connection.execute(statement)}
    return [rows[number] for number in numbers if number in rows]


def whole() -> Select[Any]:
    return select(*documents.c, texts.c.text).join_from(documents, texts)


def _follows(connection: Connection, after: str) -> ColumnElement[bool]:
    """What comes later than a document in the order of :func:`page`."""
    place = connection.execute(
        select(documents.c.published, documents.c.number).where(documents.c.id == after)
    ).one_or_none()
    if place is None:
        raise StoreError(f"{after}: no such document in the workspace to go on from; start with the first page")
    undated = documents.c.published.is_(None)
    if place.published is None:
        return and_(undated, documents.c.number < place.number)
    same_day = and_(documents.c.published == place.published, documents.c.number < place.number)
    return or_(documents.c.published < place.published, same_day, undated)
