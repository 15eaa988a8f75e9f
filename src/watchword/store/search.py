"""Which documents hold a phrase.

The search table answers "which documents have all pairs of characters of this phrase"; the text decides whether
they stand together, which also gives the place. So the index needs neither positions nor frequencies (FTS5
``detail=none``, ``content=''``), and stays a fraction of the text's size. Everything that depends on
the database is here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, Connection, TextClause, bindparam, select, text

from watchword.model.span import Span
from watchword.store.error import StoreError
from watchword.store.fold import HAN, fold, is_han, tokens
from watchword.store.tables import documents

Order = Literal["date", "oldest"]
_PHRASE = re.compile(r"[\"“”「](?P<quoted>[^\"“”「」]+)[\"“”」]|(?P<bare>[^\s\"“”「」]+)")
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that holds all phrases of a query; ``span`` is the first place of the first phrase in its text."""

    document: str
    title: str
    published: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Query:
    """Phrases that must all be in a text: as patterns for the folded text, and as tokens for the index."""

    patterns: tuple[re.Pattern[str], ...]
    tokens: frozenset[str]

    @classmethod
    def parse(cls, query: str) -> Query:
        """Words and phrases parted by white space; quotation marks keep a phrase with spaces together.

        Raises :class:`StoreError` for a query without letters or digits.
        """
        phrases = [(found["quoted"] or found["bare"]) for found in _PHRASE.finditer(query)]
        phrases = [phrase for phrase in (fold(phrase).strip() for phrase in phrases) if _WORD.search(phrase)]
        if not phrases:
            raise StoreError(f"search {query!r}: no letters or digits to look for; give a word or a phrase")
        return cls(tuple(map(_pattern, phrases)), frozenset().union(*map(_needed, phrases)))

    def find(self, document_text: str) -> Span | None:
        """The first place of the first phrase, or ``None`` unless all phrases are there."""
        folded = fold(document_text)
        places = [pattern.search(folded) for pattern in self.patterns]
        if places[0] is None or not all(places):
            return None
        return Span(places[0].start(), places[0].end())


def _pattern(phrase: str) -> re.Pattern[str]:
    """Exact, save that lines may end between Han characters and that Latin words are whole words."""
    parts: list[str] = []
    before = ""
    for one in re.sub(r"\s+", " ", phrase):
        if before and is_han(one) and is_han(before):
            parts.append(r"\s*")
        parts.append(r"\s+" if one == " " else re.escape(one))
        before = one
    edge = f"[^\\W_{HAN}]"
    left = f"(?<!{edge})" if re.match(edge, phrase[0]) else ""
    right = f"(?!{edge})" if re.match(edge, phrase[-1]) else ""
    return re.compile(left + "".join(parts) + right)


def _needed(phrase: str) -> frozenset[str]:
    """The tokens that any text with the phrase has; ``稀*`` for a Han character that is alone in it.

    The last character of a run is a token only where the run ends in the text too, so it isn't asked for.
    """
    runs = re.findall(f"[{HAN}]+|[^\\W_{HAN}]+", re.sub(f"(?<=[{HAN}])\\s+(?=[{HAN}])", "", phrase))
    found: set[str] = set()
    for run in runs:
        if not is_han(run):
            found.add(run)
        elif len(run) == 1:
            found.add(f"{run}*")
        else:
            found.update(run[place : place + 2] for place in range(len(run) - 1))
    return frozenset(found)


def create(connection: Connection) -> None:
    """Make the search table: FTS5 without contents in SQLite, an array with an inverted index in PostgreSQL.

    A ``tsvector`` would hold at most a megabyte of tokens, less than a long report has.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                "CREATE TABLE search (number BIGINT PRIMARY KEY REFERENCES documents ON DELETE CASCADE, tokens TEXT[] NOT NULL)"
            )
        )
        connection.execute(text("CREATE INDEX search_by_token ON search USING gin (tokens)"))
        return
    # The tokenizer ascii leaves every character past ASCII alone.
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE search USING fts5(tokens, content='', detail='none', columnsize=0, tokenize='ascii')"
        )
    )
    # Bytes gathered in memory before they are written: a third less work for a thousand documents at a time.
    connection.execute(text("INSERT INTO search(search, rank) VALUES ('hashsize', 16777216)"))


def put(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Make texts findable, given as (document number, text)."""
    if connection.dialect.name == "postgresql":
        # An array knows no prefixes, so single characters are tokens of their own.
        arrays = [
            {"number": number, "tokens": sorted(found.union(*filter(is_han, found)))}
            for number, found in ((number, tokens(content)) for number, content in rows)
        ]
        connection.execute(text("INSERT INTO search(number, tokens) VALUES (:number, :tokens)"), arrays)
        return
    values = [{"number": number, "tokens": " ".join(tokens(content))} for number, content in rows]
    connection.execute(text("INSERT INTO search(rowid, tokens) VALUES (:number, :tokens)"), values)


def drop(connection: Connection, number: int, content: str) -> None:
    """Make a text unfindable: FTS5 without contents has to be told what it held."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DELETE FROM search WHERE number = :number"), {"number": number})
        return
    connection.execute(
        text("INSERT INTO search(search, rowid, tokens) VALUES ('delete', :number, :tokens)"),
        {"number": number, "tokens": " ".join(tokens(content))},
    )


def having(
    connection: Connection, query: Query, number: ColumnElement[int] = documents.c.number
) -> ColumnElement[bool]:
    """The condition that the document of a number has all tokens of a query."""
    return number.in_(matching(connection, query).columns(documents.c.number))


def matching(connection: Connection, query: Query) -> TextClause:
    """The numbers of the documents that have all tokens of a query."""
    wanted = sorted(query.tokens)
    if connection.dialect.name == "postgresql":
        array = [token.rstrip("*") for token in wanted]
        found = text("SELECT number FROM search WHERE tokens @> CAST(:wanted AS TEXT[])")
        return found.bindparams(bindparam("wanted", array, unique=True))
    terms = " AND ".join(f'"{token[:-1]}" *' if token.endswith("*") else f'"{token}"' for token in wanted)
    found = text("SELECT rowid FROM search WHERE search MATCH :wanted")
    return found.bindparams(bindparam("wanted", terms, unique=True))


def candidates(
    connection: Connection,
    query: Query,
    *,
    since: date | None,
    until: date | None,
    order: Order,
    at_most: int | None,
) -> Sequence[int]:
    """Numbers of the documents that have all tokens, in the order asked for; undated ones last.

    With ``at_most``, PostgreSQL answers a frequent word by walking the dates, fifteen times as fast.
    """
    statement = select(documents.c.number).where(having(connection, query))
    if since is not None:
        statement = statement.where(documents.c.published >= since)
    if until is not None:
        statement = statement.where(documents.c.published <= until)
    by = (documents.c.published, documents.c.number)
    ordered = [column.desc() if order == "date" else column.asc() for column in by]
    statement = statement.order_by(ordered[0].nulls_last(), ordered[1]).limit(at_most)
    return connection.execute(statement).scalars().all()
