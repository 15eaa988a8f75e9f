"""Reviews: put, take back, list."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from watchword.model.review import Review
from watchword.model.span import Span
from watchword.store.error import StoreError
from watchword.store.tables import reviews


def put(connection: Connection, review: Review) -> int:
    """Keep a review; an earlier one of the same thing is taken back by it."""
    now = datetime.now(UTC).replace(tzinfo=None)
    same = (
        (reviews.c.document == review.document)
        & (reviews.c.kind == review.kind)
        & (reviews.c.start == review.span.start)
        & (reviews.c.end == review.span.end)
        & (reviews.c.key == review.key)
        & reviews.c.undone_at.is_(None)
    )
    connection.execute(update(reviews).where(same).values(undone_at=now))
    number = connection.execute(
        insert(reviews)
        .values(
            document=review.document,
            kind=review.kind,
            verdict=review.verdict,
            start=review.span.start,
            end=review.span.end,
            key=review.key,
            correction=json.dumps(review.correction, ensure_ascii=False),
            note=review.note,
            by=review.by,
            reviewed_at=now,
        )
        .returning(reviews.c.number)
    ).scalar_one()
    return int(number)


def undo(connection: Connection, number: int) -> None:
    """Take a review back. Raises :class:`StoreError` where there is none, or it was taken back before."""
    open_one = (reviews.c.number == number) & reviews.c.undone_at.is_(None)
    now = datetime.now(UTC).replace(tzinfo=None)
    if not connection.execute(update(reviews).where(open_one).values(undone_at=now)).rowcount:
        raise StoreError(f"{number}: no review of this number is in force; see `watchword review --list`")


def every(connection: Connection, document: str | None, *, in_force: bool) -> list[Review]:
    """Reviews in order, of one document or of all; those taken back too unless only those in force are asked for."""
    query = select(reviews).order_by(reviews.c.number)
    query = query.where(reviews.c.document == document) if document is not None else query
    query = query.where(reviews.c.undone_at.is_(None)) if in_force else query
    return [
        Review(
            row.document, row.kind, row.verdict, Span(row.start, row.end), row.key, json.loads(row.correction),
            row.note, row.by, row.reviewed_at, row.undone_at, row.number,
        )
        for row in connection.execute(query)
    ]  # fmt: skip
