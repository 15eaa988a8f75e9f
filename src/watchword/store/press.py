"""Briefs that people keep: put, publish, list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, func, insert, select, update

from watchword.model.brief import Brief, Language
from watchword.model.edition import Edition, Kept
from watchword.store.database import Database
from watchword.store.error import StoreError
from watchword.store.press_tables import brief_versions, briefs

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class Press:
    """The briefs of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, document: str, form: str, language: Language = "en") -> Kept | None:
        """The brief kept on a document in a form and a language."""
        return self._one(briefs.c.document == document, briefs.c.form == form, briefs.c.language == language)

    def at(self, slug: str) -> Kept | None:
        """The brief of a permalink."""
        return self._one(briefs.c.slug == slug)

    def numbered(self, number: int) -> Kept | None:
        return self._one(briefs.c.number == number)

    def all(self, most: int = 200) -> list[Kept]:
        """Every brief kept, the last changed first."""
        last = select(func.max(brief_versions.c.saved_at)).where(brief_versions.c.brief == briefs.c.number)
        with self._database.reading() as connection:
            rows = connection.execute(select(briefs).order_by(last.scalar_subquery().desc()).limit(most)).all()
            return [_kept(row, _versions(connection, row.number)) for row in rows]

    def save(self, brief: Brief, *, by: str, note: str, after: int) -> Kept:
        """Keep a version.

        Raises:
            StoreError: somebody saved one since version ``after``, 0 for none.
        """
        now = datetime.now(UTC).replace(tzinfo=None)
        with self._database.changing() as connection:
            same = (
                (briefs.c.document == brief.document)
                & (briefs.c.form == brief.form)
                & (briefs.c.language == brief.language)
            )
            number = connection.execute(select(briefs.c.number).where(same)).scalar()
            if number is None:
                values = {
                    "document": brief.document,
                    "form": brief.form,
                    "language": brief.language,
                    "made_at": now,
                }
                number = connection.execute(insert(briefs).values(values).returning(briefs.c.number)).scalar_one()
            mine = select(func.max(brief_versions.c.version)).where(brief_versions.c.brief == number)
            last = int(connection.execute(mine).scalar() or 0)
            if last != after:
                raise StoreError(f"version {last} was saved meanwhile; look at it, then put your changes in again")
            values = {
                "brief": number,
                "version": last + 1,
                "content": _adapter().dump_json(brief).decode(),
                "note": note,
                "by": by,
                "saved_at": now,
            }
            connection.execute(insert(brief_versions).values(values))
        kept = self.of(brief.document, brief.form, brief.language)
        assert kept
        return kept

    def publish(self, kept: Kept, slug: str) -> None:
        """Make the newest version what readers see, under its permalink or, the first time, a new one."""
        now = datetime.now(UTC).replace(tzinfo=None)
        with self._database.changing() as connection:
            if not kept.slug:
                connection.execute(update(briefs).where(briefs.c.number == kept.number).values(slug=slug))
            newest = (brief_versions.c.brief == kept.number) & (brief_versions.c.version == kept.newest.version)
            connection.execute(update(brief_versions).where(newest).values(published_at=now))

    def _one(self, *where: Any) -> Kept | None:
        with self._database.reading() as connection:
            row = connection.execute(select(briefs).where(*where)).first()
            return _kept(row, _versions(connection, row.number)) if row else None


def _versions(connection: Connection, number: int) -> list[Row[Any]]:
    mine = select(brief_versions).where(brief_versions.c.brief == number).order_by(brief_versions.c.version)
    return list(connection.execute(mine).all())


def _kept(row: Row[Any], versions: Iterable[Row[Any]]) -> Kept:
    editions = tuple(
        Edition(v.version, _adapter().validate_json(v.content), v.note, v.by, v.saved_at, v.published_at)
        for v in versions
    )
    return Kept(row.number, row.document, row.form, row.language, row.slug or "", editions)


@cache
def _adapter() -> TypeAdapter[Brief]:
    from pydantic import TypeAdapter

    return TypeAdapter(Brief)
