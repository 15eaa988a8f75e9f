"""The inbox's tables: ranks kept, documents listed by them, what people read, kept and dismissed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    exists,
    func,
    insert,
    not_,
    or_,
    select,
    update,
)

from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.inbox import Item, Ranked, Verdict, View, Wanted
from watchword.store import comparisons
from watchword.store.database import Database
from watchword.store.error import StoreError
from watchword.store.finding import whole
from watchword.store.inbox_list import Asked, condition, confirmed, item_of, joined, listed, matching, order
from watchword.store.inbox_tables import comparisons as kept_comparisons
from watchword.store.inbox_tables import ranks, read_marks, saved_views, triage
from watchword.store.rows import document_of
from watchword.store.tables import documents, texts, tombstones

MOST_COUNTED = 1000  # counting further costs more than anyone reads


class InboxStore:
    """What the inbox keeps in a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Ranks

    def unranked(self, data_version: str, size: int) -> list[tuple[int, Document]]:
        """At most ``size`` documents whose rank is missing, made with other data, or spoilt by an earlier text that came
        later; the newest first, with their numbers."""
        statement = (
            select(*whole().selected_columns)
            .join_from(documents, texts)
            .outerjoin(ranks, ranks.c.number == documents.c.number)
            .where(_stale(data_version))
            .order_by(documents.c.published.desc().nulls_last(), documents.c.number.desc())
            .limit(size)
        )
        with self._database.reading() as connection:
            return [(row["number"], document_of(row)) for row in connection.execute(statement).mappings()]

    def waiting(self, data_version: str) -> int:
        """How many documents have no rank by this data."""
        # On each page: ranks of other data are few or soon made again, and an index counts them without looking at the rest.
        other = or_(ranks.c.data_version < data_version, ranks.c.data_version > data_version)
        with self._database.reading() as connection:
            held, ranked = (
                connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (documents, ranks)
            )
            return int(held - ranked + connection.execute(select(func.count()).where(other)).scalar_one())

    def highest(self) -> int:
        """The number of the document that came last."""
        with self._database.reading() as connection:
            return int(connection.execute(select(func.max(documents.c.number))).scalar() or 0)

    def keep(self, ranked: Iterable[tuple[int, Document, Ranked, Comparison]], upto: int) -> None:
        """Keep ranks in one transaction; a document removed meanwhile is passed over."""
        now = datetime.now(UTC).replace(tzinfo=None)
        with self._database.changing() as connection:
            given = list(ranked)
            numbers = [number for number, *_ in given]
            held = set(connection.execute(select(documents.c.number).where(documents.c.number.in_(numbers))).scalars())
            connection.execute(delete(kept_comparisons).where(kept_comparisons.c.number.in_(numbers)))
            connection.execute(delete(ranks).where(ranks.c.number.in_(numbers)))
            rows = [
                {
                    "number": number,
                    "data_version": rank.data_version,
                    "upto": upto,
                    "score": rank.score,
                    "published": document.published,
                    "parts": json.dumps(
                        [[p.name, round(p.value, 4), p.reason] for p in rank.parts], ensure_ascii=False
                    ),
                    "shares": json.dumps(dict(rank.shares)),
                    "ritual_share": rank.ritual_share,
                    "military_link": rank.military_link,
                    "genre": rank.genre,
                    "first_seen": json.dumps(rank.first_seen, ensure_ascii=False),
                    "ranked_at": now,
                }
                for number, document, rank, _ in given
                if number in held
            ]
            if rows:
                connection.execute(insert(ranks), rows)
                kept = [
                    {"number": number, "comparison": comparisons.to_bytes(found)}
                    for number, *_, found in given
                    if number in held
                ]
                connection.execute(insert(kept_comparisons), kept)

    def comparison(self, document: Document, data_version: str) -> Comparison | None:
        """The comparison kept with a rank, unless a text that is earlier was added, or any was removed, since."""
        return self.comparisons([document.id], data_version).get(document.id)

    def comparisons(self, ids: Sequence[str], data_version: str) -> dict[str, Comparison]:
        """The same for several documents at once."""
        statement = (
            select(documents.c.id, kept_comparisons.c.comparison)
            .join_from(documents, ranks, ranks.c.number == documents.c.number)
            .join(kept_comparisons, kept_comparisons.c.number == ranks.c.number)
            .where(documents.c.id.in_(ids), not_(_stale(data_version)))
        )
        with self._database.reading() as connection:
            read = ((id, comparisons.from_bytes(kept)) for id, kept in connection.execute(statement))
            return {id: found for id, found in read if found is not None}

    # Lists

    def page(
        self, wanted: Wanted, asked: Asked, account: str, *, size: int, after: int = 0, frequent: bool = False
    ) -> tuple[list[Item], bool]:
        """The items of one page in order, past the first ``after``, and whether there are more.

        ``frequent`` says that many documents have the words: then walking the order asked for and looking whether each
        is among them is faster than sorting them all.
        """
        statement = (
            listed(account, by_rank=wanted.sort == "score").where(condition(wanted, account)).order_by(*order(wanted))
        )
        with self._database.reading() as connection:
            if not asked.alternatives:
                rows = connection.execute(statement.offset(after).limit(size + 1)).mappings().all()
                return [item_of(row) for row in rows[:size]], len(rows) > size
            statement = statement.where(matching(connection, asked, walking=frequent))
            return confirmed(connection, statement, asked, size, after)

    def count(self, wanted: Wanted, asked: Asked, account: str) -> int:
        """How many documents are asked for, at most :data:`MOST_COUNTED` + 1; with words, how many the index suggests."""
        with self._database.reading() as connection:
            inner = (
                select(documents.c.number)
                .select_from(joined(account, by_rank=wanted.sort == "score"))
                .where(condition(wanted, account))
            )
            if asked.alternatives:
                inner = inner.where(matching(connection, asked, walking=False))
            counted = select(func.count()).select_from(inner.limit(MOST_COUNTED + 1).subquery())
            return int(connection.execute(counted).scalar_one())

    def item(self, id: str, account: str) -> Item | None:
        """One line, by the document's id."""
        with self._database.reading() as connection:
            row = connection.execute(listed(account).where(documents.c.id == id)).mappings().first()
        return item_of(row) if row else None

    def values(self, column: str, most: int = 40) -> list[str]:
        """The values of a column of documents, such as ``publisher_kind`` or ``occasion``, that are held, frequent first."""
        own = documents.c[column]
        statement = select(own).where(own != "").group_by(own).order_by(func.count().desc())
        with self._database.reading() as connection:
            return [str(value) for value in connection.execute(statement.limit(most)).scalars()]

    # What people did

    def mark_read(self, ids: Sequence[str], account: str, *, read: bool = True) -> None:
        """Mark documents as read, or as unread, by an account."""
        with self._database.changing() as connection:
            numbers = _numbers(connection, ids)
            mine = and_(read_marks.c.account == account, read_marks.c.number.in_(numbers))
            if not read:
                connection.execute(delete(read_marks).where(mine))
                return
            there = set(connection.execute(select(read_marks.c.number).where(mine)).scalars())
            now = datetime.now(UTC).replace(tzinfo=None)
            rows = [{"account": account, "number": n, "read_at": now} for n in numbers if n not in there]
            if rows:
                connection.execute(insert(read_marks), rows)

    def decide(self, ids: Sequence[str], verdict: Verdict | None, by: str) -> dict[str, Verdict | None]:
        """Keep or dismiss documents, or take that back; returns what held before, so that it can be undone."""
        with self._database.changing() as connection:
            statement = (
                select(documents.c.id, documents.c.number, triage.c.verdict)
                .outerjoin_from(documents, triage, triage.c.number == documents.c.number)
                .where(documents.c.id.in_(ids))
            )
            rows = connection.execute(statement).all()
            connection.execute(delete(triage).where(triage.c.number.in_([row.number for row in rows])))
            if verdict and rows:
                now = datetime.now(UTC).replace(tzinfo=None)
                values = [{"number": r.number, "verdict": verdict, "by": by, "decided_at": now} for r in rows]
                connection.execute(insert(triage), values)
        return {row.id: row.verdict for row in rows}

    def save_view(self, account: str, name: str, query: str) -> None:
        """Keep a view; one of the same name is replaced."""
        mine = and_(saved_views.c.account == account, saved_views.c.name == name)
        with self._database.changing() as connection:
            if not connection.execute(update(saved_views).where(mine).values(query=query)).rowcount:
                connection.execute(insert(saved_views).values(account=account, name=name, query=query))

    def views(self, account: str) -> list[View]:
        statement = select(saved_views).where(saved_views.c.account == account).order_by(saved_views.c.name)
        with self._database.reading() as connection:
            return [View(row.number, row.name, row.query) for row in connection.execute(statement)]

    def remove_view(self, account: str, number: int) -> None:
        """Forget a view. Raises :class:`StoreError` where the account has none of this number."""
        mine = and_(saved_views.c.account == account, saved_views.c.number == number)
        with self._database.changing() as connection:
            if not connection.execute(delete(saved_views).where(mine)).rowcount:
                raise StoreError(f"{number}: you have no such view; load the page again")


def _stale(data_version: str) -> ColumnElement[bool]:
    """Whether a document's rank no longer holds."""
    later, gone = documents.alias(), tombstones.alias()
    earlier_came = exists().where(later.c.number > ranks.c.upto, later.c.published <= documents.c.published)
    removed = exists().where(gone.c.removed_at > ranks.c.ranked_at)
    return or_(ranks.c.number.is_(None), ranks.c.data_version != data_version, earlier_came, removed)


def _numbers(connection: Connection, ids: Sequence[str]) -> list[int]:
    return list(connection.execute(select(documents.c.number).where(documents.c.id.in_(ids))).scalars())
