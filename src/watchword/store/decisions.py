"""Decisions on who is who: put, take back, list."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from watchword.model.decision import Decision
from watchword.store.error import StoreError
from watchword.store.tables import decisions


def put(connection: Connection, decision: Decision) -> int:
    """Keep a decision; an earlier one on the same pair is taken back by it."""
    now = datetime.now(UTC).replace(tzinfo=None)
    left, right = sorted((decision.left, decision.right))
    same = (decisions.c.left == left) & (decisions.c.right == right) & decisions.c.undone_at.is_(None)
    connection.execute(update(decisions).where(same).values(undone_at=now))
    number = connection.execute(
        insert(decisions)
        .values(
            left=left,
            right=right,
            verdict=decision.verdict,
            reasons=json.dumps(decision.reasons, ensure_ascii=False),
            by=decision.by,
            decided_at=now,
        )
        .returning(decisions.c.number)
    ).scalar_one()
    return int(number)


def undo(connection: Connection, number: int) -> None:
    """Take a decision back. Raises :class:`StoreError` where there is none, or it was taken back before."""
    open_one = (decisions.c.number == number) & decisions.c.undone_at.is_(None)
    now = datetime.now(UTC).replace(tzinfo=None)
    if not connection.execute(update(decisions).where(open_one).values(undone_at=now)).rowcount:
        raise StoreError(f"{number}: no decision of this number is in force; see `watchword entities decisions`")


def every(connection: Connection, *, in_force: bool) -> list[Decision]:
    """All decisions in order, or only those not taken back."""
    query = select(decisions).order_by(decisions.c.number)
    rows = connection.execute(query.where(decisions.c.undone_at.is_(None)) if in_force else query).all()
    return [
        Decision(
            row.left, row.right, row.verdict, tuple(json.loads(row.reasons)), row.by, row.decided_at, row.undone_at, row.number
        )
        for row in rows
    ]  # fmt: skip
