"""Who did what, and how often somebody tried."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select

from watchword.model.account import Act
from watchword.store.account_tables import acts, tries
from watchword.store.database import Database, utc

KEPT = timedelta(hours=24)  # how long tries are counted at most
PORTION = 1000


class ActStore:
    """The record of acts: written once, never changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, by: str, what: str, thing: str = "", detail: str = "") -> None:
        with self._database.changing() as connection:
            values = {"at": utc(), "by": by, "what": what, "thing": thing[:500], "detail": detail[:1000]}
            connection.execute(insert(acts).values(values))

    def page(self, *, by: str = "", what: str = "", before: int = 0, size: int = 100) -> list[Act]:
        """The last acts of somebody or of a kind (``brief`` is also ``brief.publish``), before a number; the newest first."""
        statement = select(acts).order_by(acts.c.number.desc()).limit(size)
        statement = statement.where(acts.c.by == by) if by else statement
        statement = statement.where(acts.c.what.startswith(what, autoescape=True)) if what else statement
        statement = statement.where(acts.c.number < before) if before else statement
        with self._database.reading() as connection:
            return [
                Act(row.number, row.at, row.by, row.what, row.thing, row.detail)
                for row in connection.execute(statement)
            ]

    def all(self, *, by: str = "", what: str = "") -> Iterator[Act]:
        """Every such act, the newest first."""
        before = 0
        while portion := self.page(by=by, what=what, before=before, size=PORTION):
            yield from portion
            before = portion[-1].number

    def people(self) -> list[str]:
        """Whoever did something."""
        with self._database.reading() as connection:
            return list(connection.execute(select(acts.c.by).distinct().order_by(acts.c.by)).scalars())


class TryStore:
    """Counts tries by keys that only the server can make, so that somebody can be told to wait."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, what: str, key: str, within: timedelta) -> int:
        recent = (tries.c.what == what) & (tries.c.key == key) & (tries.c.at > utc() - within)
        with self._database.reading() as connection:
            return int(connection.execute(select(func.count()).where(recent)).scalar_one())

    def note(self, what: str, keys: list[str], at: datetime | None = None) -> None:
        now = at or utc()
        with self._database.changing() as connection:
            connection.execute(delete(tries).where(tries.c.at < now - KEPT))
            connection.execute(insert(tries), [{"what": what, "key": key, "at": now} for key in keys])

    def forget(self, what: str, key: str) -> None:
        """After a success: the tries before it count no more."""
        with self._database.changing() as connection:
            connection.execute(delete(tries).where(tries.c.what == what, tries.c.key == key))
