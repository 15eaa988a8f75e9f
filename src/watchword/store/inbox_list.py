"""What a page of the inbox asks the tables: which documents, in which order, and the words that were looked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select, true

from watchword.model.inbox import Item, Ranked, Wanted
from watchword.model.ranking import Part
from watchword.model.span import Span
from watchword.store import search
from watchword.store.inbox_tables import ranks, read_marks, triage
from watchword.store.search import Query
from watchword.store.tables import documents, texts

PORTION = 60  # texts read at a time to confirm what the index suggests
AROUND = 40  # characters shown on each side of words found


@dataclass(frozen=True, slots=True)
class Asked:
    """A full-text query, parsed: alternatives, each of phrases that must be there and of such that must not."""

    alternatives: tuple[tuple[Query, tuple[Query, ...]], ...] = ()

    def find(self, text: str) -> Span | None:
        """The first place of the first alternative that the text fulfils."""
        for wanted, without in self.alternatives:
            span = wanted.find(text)
            if span is not None and not any(other.find(text) for other in without):
                return span
        return None


def joined(account: str, *, by_rank: bool) -> Any:
    """Documents with what belongs to them; ``by_rank`` only the ranked ones, from the best down."""
    same = ranks.c.number == documents.c.number
    return (
        (ranks.join(documents, same) if by_rank else documents.outerjoin(ranks, same))
        .outerjoin(triage, triage.c.number == documents.c.number)
        .outerjoin(read_marks, and_(read_marks.c.number == documents.c.number, read_marks.c.account == account))
    )


def listed(account: str, *, by_rank: bool = False) -> Select[Any]:
    columns = (
        documents.c.number, documents.c.id, documents.c.title, documents.c.published, documents.c.publisher_name,
        documents.c.publisher_kind, documents.c.publisher_reliability, documents.c.issuer, documents.c.occasion,
        ranks.c.score, ranks.c.parts, ranks.c.shares, ranks.c.ritual_share, ranks.c.military_link, ranks.c.genre,
        ranks.c.first_seen, ranks.c.data_version, triage.c.verdict, read_marks.c.read_at,
    )  # fmt: skip
    return select(*columns).select_from(joined(account, by_rank=by_rank))


def condition(wanted: Wanted, account: str) -> ColumnElement[bool]:
    by_rank = wanted.sort == "score"  # the same day by the table whose index gives the order
    published = ranks.c.published if by_rank else documents.c.published
    state = {
        "open": or_(triage.c.verdict.is_(None), triage.c.verdict != "dismissed"),
        "unread": and_(
            read_marks.c.read_at.is_(None), or_(triage.c.verdict.is_(None), triage.c.verdict != "dismissed")
        ),
        "kept": triage.c.verdict == "kept",
        "dismissed": triage.c.verdict == "dismissed",
        "all": None,
    }[wanted.state]
    parts = [
        state,
        published >= wanted.since if wanted.since else None,
        published <= wanted.until if wanted.until else None,
        documents.c.issuer == wanted.issuer if wanted.issuer else None,
        documents.c.publisher_name == wanted.publisher if wanted.publisher else None,
        documents.c.publisher_kind == wanted.kind if wanted.kind else None,
        documents.c.occasion == wanted.occasion if wanted.occasion else None,
        ranks.c.military_link == wanted.link if wanted.link else None,
        ranks.c.genre == wanted.genre if wanted.genre else None,
        ranks.c.first_seen != "[]" if wanted.first else None,
    ]
    return and_(true(), *(part for part in parts if part is not None))


def order(wanted: Wanted) -> tuple[ColumnElement[Any], ...]:
    if wanted.sort == "score":
        return ranks.c.score.desc(), ranks.c.number.desc()
    if wanted.sort == "oldest":
        return documents.c.published.asc().nulls_last(), documents.c.number.asc()
    return documents.c.published.desc().nulls_last(), documents.c.number.desc()


def matching(connection: Connection, asked: Asked, *, walking: bool) -> ColumnElement[bool]:
    # A sum is no column: with it the database can't start from the words, and walks the order asked for.
    number = documents.c.number + 0 if walking else documents.c.number
    return or_(*(search.having(connection, wanted, number) for wanted, _ in asked.alternatives))


def confirmed(
    connection: Connection, statement: Select[Any], asked: Asked, size: int, after: int
) -> tuple[list[Item], bool]:
    """Items whose text confirms what the index suggests, each with the words around the place."""
    found: list[Item] = []
    place, skipped = 0, 0
    while True:
        rows = connection.execute(statement.offset(place).limit(PORTION)).mappings().all()
        numbers = [row["number"] for row in rows]
        held = select(texts.c.number, texts.c.text).where(texts.c.number.in_(numbers))
        bodies = {row.number: row.text for row in connection.execute(held)}
        for row in rows:
            span = asked.find(bodies.get(row["number"], ""))
            if span is None:
                continue
            if skipped < after:
                skipped += 1
                continue
            if len(found) == size:
                return found, True
            found.append(item_of(row, *_excerpt(bodies[row["number"]], span)))
        if len(rows) < PORTION:
            return found, False
        place += PORTION


def _excerpt(text: str, span: Span) -> tuple[str, Span]:
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    before = "…" if start else ""
    shown = before + text[start:end] + ("…" if end < len(text) else "")
    offset = len(before) - start
    return shown, Span(span.start + offset, span.end + offset)


def item_of(row: Any, excerpt: str = "", found: Span | None = None) -> Item:
    ranked = None
    if row["score"] is not None:
        ranked = Ranked(
            score=row["score"],
            parts=tuple(Part(*part) for part in json.loads(row["parts"])),
            shares=json.loads(row["shares"]),
            ritual_share=row["ritual_share"],
            military_link=row["military_link"],
            genre=row["genre"],
            first_seen=tuple(json.loads(row["first_seen"])),
            data_version=row["data_version"],
        )
    return Item(
        number=row["number"],
        document=row["id"],
        title=row["title"],
        published=row["published"],
        publisher=row["publisher_name"],
        kind=row["publisher_kind"],
        reliability=row["publisher_reliability"],
        issuer=row["issuer"],
        occasion=row["occasion"],
        ranked=ranked,
        unread=row["read_at"] is None,
        verdict=row["verdict"],
        excerpt=excerpt,
        found=found,
    )
