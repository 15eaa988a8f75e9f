"""Readers' replies: put, show, hide, report, erase."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from watchword.model.reply import Reason, Reply, ReplyState
from watchword.store.database import Database, utc
from watchword.store.error import StoreError
from watchword.store.press_tables import briefs
from watchword.store.reply_tables import replies, reports

MOST = 500  # replies shown under one brief
HIDES = 3  # reports that take a reply from the page until an editor has looked


class ReplyStore:
    """The replies of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, reply: Reply, secret: str) -> int:
        """Keep a reply under a new number, and return that. ``secret`` is the hash of what it is withdrawn with."""
        values = {
            "brief": reply.brief, "version": reply.version, "answers": reply.answers, "name": reply.name,
            "text": reply.text, "text_hash": _hash(reply.text), "sentence": reply.sentence, "quote": reply.quote,
            "state": reply.state, "signs": json.dumps(reply.signs), "editor": reply.editor, "secret": secret,
            "made_at": reply.made,
        }  # fmt: skip
        with self._database.changing() as connection:
            return int(connection.execute(insert(replies).values(values).returning(replies.c.number)).scalar_one())

    def one(self, number: int) -> Reply:
        """Raises :class:`StoreError` where there is none of this number."""
        with self._database.reading() as connection:
            found = _replies(connection, replies.c.number == number, 1)
        if not found:
            raise StoreError(f"{number}: no reply of this number")
        return found[0]

    def of(self, brief: int, *, state: ReplyState | None = "shown") -> list[Reply]:
        """The replies to a brief in order, erased ones too where others stand below them."""
        where = replies.c.brief == brief
        with self._database.reading() as connection:
            return _replies(connection, where & (replies.c.state == state) if state else where, MOST)

    def queue(self, state: ReplyState, *, after: int = 0, size: int = 50) -> list[tuple[Reply, str]]:
        """Replies in a state with the permalink of their brief; those that wait oldest first, others newest first."""
        order = replies.c.number.asc() if state == "waiting" else replies.c.number.desc()
        where = (replies.c.state == state) & replies.c.erased_at.is_(None)
        with self._database.reading() as connection:
            found = _replies(connection, where, size, order, after)
            numbers = {reply.brief for reply in found}
            rows = connection.execute(select(briefs.c.number, briefs.c.slug).where(briefs.c.number.in_(numbers)))
            slugs = {row.number: row.slug for row in rows}
        return [(reply, slugs.get(reply.brief) or "") for reply in found]

    def counts(self) -> dict[str, int]:
        """How many replies are in each state."""
        statement = select(replies.c.state, func.count()).where(replies.c.erased_at.is_(None)).group_by(replies.c.state)
        with self._database.reading() as connection:
            return {str(state): int(count) for state, count in connection.execute(statement)}

    def known(self, text: str) -> bool:
        """Whether a reply with the same words is or was there."""
        with self._database.reading() as connection:
            return (
                connection.execute(select(replies.c.number).where(replies.c.text_hash == _hash(text))).first()
                is not None
            )

    def decide(self, number: int, state: ReplyState) -> None:
        """Show, hide or put back; reports so far are settled by it. Raises :class:`StoreError` where there is none."""
        with self._database.changing() as connection:
            there = (replies.c.number == number) & replies.c.erased_at.is_(None)
            if not connection.execute(update(replies).where(there).values(state=state)).rowcount:
                raise StoreError(f"{number}: no reply of this number")
            connection.execute(delete(reports).where(reports.c.reply == number))

    def report(self, number: int, reason: Reason) -> None:
        """Keep a report; at the third a reader's reply waits for an editor again."""
        with self._database.changing() as connection:
            shown = (replies.c.number == number) & (replies.c.state == "shown") & replies.c.erased_at.is_(None)
            if connection.execute(select(replies.c.number).where(shown)).first() is None:
                raise StoreError(f"{number}: no reply of this number")
            connection.execute(insert(reports).values(reply=number, reason=reason, at=utc()))
            held = select(func.count()).where(reports.c.reply == number)
            if connection.execute(held).scalar_one() >= HIDES:
                connection.execute(update(replies).where(shown, replies.c.editor == "").values(state="waiting"))

    def corrected(self, number: int, version: int) -> None:
        """Say that a version of the brief was made of a reply."""
        with self._database.changing() as connection:
            connection.execute(update(replies).where(replies.c.number == number).values(correction=version))

    def erase(self, number: int) -> None:
        """Forget name, text and quote for good. The place stays where others stand below it."""
        gone = {"name": "", "text": "", "text_hash": "", "quote": "", "signs": "[]", "secret": "", "erased_at": utc()}
        with self._database.changing() as connection:
            connection.execute(update(replies).where(replies.c.number == number).values(gone))
            connection.execute(delete(reports).where(reports.c.reply == number))

    def with_secret(self, number: int, secret: str) -> Reply | None:
        """The reply that a secret, given as its hash, withdraws."""
        where = (replies.c.number == number) & (replies.c.secret == secret) & replies.c.erased_at.is_(None)
        with self._database.reading() as connection:
            return next(iter(_replies(connection, where, 1)), None)


def _replies(
    connection: Connection, where: ColumnElement[bool], size: int, order: Any = replies.c.number, after: int = 0
) -> list[Reply]:
    rows = connection.execute(select(replies).where(where).order_by(order).offset(after).limit(size)).all()
    reported = _reports(connection, (row.number for row in rows))
    return [_reply(row, reported.get(row.number, [])) for row in rows]


def _reports(connection: Connection, numbers: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    statement = select(reports.c.reply, reports.c.reason).where(reports.c.reply.in_(list(numbers)))
    for number, reason in connection.execute(statement.order_by(reports.c.number)):
        found.setdefault(number, []).append(reason)
    return found


def _reply(row: Row[Any], reported: list[str]) -> Reply:
    return Reply(
        row.number, row.brief, row.version, row.answers, row.name, row.text, row.sentence, row.quote, row.state, row.made_at,
        tuple(json.loads(row.signs)), row.editor, row.correction, tuple(reported), row.erased_at is not None,
    )  # fmt: skip


def _hash(text: str) -> str:
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()
