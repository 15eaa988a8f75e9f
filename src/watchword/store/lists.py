"""Screening lists: put an edition, get the newest of each, or any."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select

from watchword.model.list_edition import HeldEdition, ListEdition, ListEntry
from watchword.store.tables import list_editions, list_entries


def put(connection: Connection, edition: ListEdition) -> None:
    """Keep an edition; one of the same list and date is replaced."""
    same = (list_editions.c.list == edition.list) & (list_editions.c.date == edition.date)
    earlier = connection.execute(select(list_editions.c.number).where(same)).scalars().all()
    connection.execute(delete(list_entries).where(list_entries.c.edition.in_(earlier)))
    connection.execute(delete(list_editions).where(same))
    number = connection.execute(
        insert(list_editions)
        .values(
            list=edition.list,
            date=edition.date,
            source=edition.source,
            imported_at=datetime.now(UTC).replace(tzinfo=None),
        )
        .returning(list_editions.c.number)
    ).scalar_one()
    rows = [
        {
            "edition": number,
            "name": entry.name,
            "aliases": json.dumps(entry.aliases, ensure_ascii=False),
            "country": entry.country,
            "citation": entry.citation,
            "listed": entry.listed,
            "codes": json.dumps(entry.codes),
        }
        for entry in edition.entries
    ]
    if rows:
        connection.execute(insert(list_entries), rows)


def newest(connection: Connection) -> list[ListEdition]:
    """The newest edition of each list, by the list's name."""
    last = select(list_editions.c.list, func.max(list_editions.c.date).label("date")).group_by(list_editions.c.list)
    latest = last.subquery()
    chosen = (list_editions.c.list == latest.c.list) & (list_editions.c.date == latest.c.date)
    rows = connection.execute(select(list_editions).join(latest, chosen).order_by(list_editions.c.list)).all()
    return [ListEdition(row.list, row.date, row.source, _entries(connection, row.number)) for row in rows]


def held(connection: Connection) -> list[HeldEdition]:
    """What is held: every edition with its size, by list, newest first."""
    size = func.count(list_entries.c.number)
    rows = connection.execute(
        select(list_editions, size.label("size"))
        .outerjoin(list_entries, list_entries.c.edition == list_editions.c.number)
        .group_by(*list_editions.c)
        .order_by(list_editions.c.list, list_editions.c.date.desc())
    )
    return [HeldEdition(row.list, row.date, row.source, row.imported_at, row.size) for row in rows]


def edition(connection: Connection, name: str, date: str) -> ListEdition | None:
    """The edition of a list of one date."""
    same = (list_editions.c.list == name) & (list_editions.c.date == date)
    row = connection.execute(select(list_editions).where(same)).one_or_none()
    return ListEdition(row.list, row.date, row.source, _entries(connection, row.number)) if row else None


def remove(connection: Connection, name: str, date: str) -> bool:
    """Forget an edition; true where it was held."""
    same = (list_editions.c.list == name) & (list_editions.c.date == date)
    numbers = connection.execute(select(list_editions.c.number).where(same)).scalars().all()
    connection.execute(delete(list_entries).where(list_entries.c.edition.in_(numbers)))
    return bool(connection.execute(delete(list_editions).where(same)).rowcount)


def _entries(connection: Connection, edition: int) -> tuple[ListEntry, ...]:
    rows = connection.execute(
        select(list_entries).where(list_entries.c.edition == edition).order_by(list_entries.c.number)
    )
    return tuple(
        ListEntry(
            row.name,
            tuple(json.loads(row.aliases)),
            row.country,
            row.citation,
            row.listed,
            tuple(json.loads(row.codes)),
        )
        for row in rows
    )
