"""Documents into the tables, and out of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select

from watchword.store import search
from watchword.store.rows import Stored, row_of
from watchword.store.tables import documents, readings, texts, tombstones

MANY = 500  # ids in one statement
ADVISORY_LOCK = 0x77617463  # the number under which writers of one PostgreSQL database queue


def queue(connection: Connection) -> None:
    """Wait until no other machine writes in a shared database; it is one's turn until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(ADVISORY_LOCK)))


def held(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Which of these documents are there."""
    found: set[str] = set()
    for part in parts(ids):
        found.update(connection.execute(select(documents.c.id).where(documents.c.id.in_(part))).scalars())
    return found


def insert_all(connection: Connection, items: Sequence[tuple[Stored, str]]) -> None:
    """Documents that aren't there yet, each with the hash of its raw bytes, into all tables."""
    if not items:
        return
    last = connection.execute(select(func.max(documents.c.number))).scalar() or 0
    rows = [{"number": number, **row_of(item, raw_hash)} for number, (item, raw_hash) in enumerate(items, last + 1)]
    contents = [(row["number"], item.document.text) for row, (item, _) in zip(rows, items, strict=True)]
    connection.execute(insert(documents), rows)
    connection.execute(insert(texts), [{"number": number, "text": text} for number, text in contents])
    search.put(connection, contents)
    for part in parts([row["id"] for row in rows]):
        connection.execute(delete(tombstones).where(tombstones.c.id.in_(part)))


def forget(connection: Connection, id: str) -> tuple[bool, str]:
    """Take a document out of all tables and leave a tombstone.

    Returns whether it was there, and the hash of raw bytes that no other document needs any more (or "").
    """
    row = connection.execute(
        select(documents.c.number, documents.c.raw_hash, texts.c.text)
        .join_from(documents, texts)
        .where(documents.c.id == id)
    ).one_or_none()
    if row is None:
        return False, ""
    search.drop(connection, row.number, row.text)
    connection.execute(delete(readings).where(readings.c.document == id))
    connection.execute(delete(texts).where(texts.c.number == row.number))
    connection.execute(delete(documents).where(documents.c.number == row.number))
    connection.execute(insert(tombstones).values(id=id, removed_at=datetime.now(UTC).replace(tzinfo=None)))
    others = select(func.count()).select_from(documents).where(documents.c.raw_hash == row.raw_hash)
    return True, "" if connection.execute(others).scalar_one() else row.raw_hash


def parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids in portions that fit into one statement."""
    return (ids[start : start + MANY] for start in range(0, len(ids), MANY))
