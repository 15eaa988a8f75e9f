"""The tables, in types that SQLite and PostgreSQL share."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
)

SCHEMA_VERSION = "0010"
"""The newest migration; a test holds it against the migration folder and these tables against its result."""

metadata = MetaData()
_Number = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER is SQLite's row number

documents = Table(
    "documents",
    metadata,
    Column("number", _Number, primary_key=True),  # order of arrival; what the search table points to
    Column("id", String(64), nullable=False, unique=True),
    Column("text_hash", String(64), nullable=False),  # equal for copies
    Column("source", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", Date),
    Column("language", String(8), nullable=False),
    Column("publisher_name", Text, nullable=False),
    Column("publisher_kind", String(20), nullable=False),
    Column("publisher_reliability", String(1), nullable=False),
    Column("publisher_host", Text, nullable=False),
    Column("given_issuer", Text, nullable=False),
    Column("given_occasion", Text, nullable=False),
    Column("given", Text, nullable=False),  # JSON list of field names
    Column("flags", Text, nullable=False),  # JSON list
    Column("issuer", Text, nullable=False),  # as identified by reading
    Column("occasion", Text, nullable=False),  # as identified by reading
    Column("content_type", Text, nullable=False),
    Column("raw_hash", String(64), nullable=False),  # of the bytes; empty where none were given
    Column("indexed", Boolean(create_constraint=False), nullable=False, server_default=false()),
    Column("added_at", DateTime, nullable=False),  # UTC
    Index("documents_by_date", "published", "number"),
    Index("documents_by_issuer", "issuer", "occasion", "published"),
    Index("documents_by_text", "text_hash"),
    Index("documents_by_indexed", "indexed", "number"),
)

# Apart from the rest, so that listing and sorting never read the texts.
texts = Table(
    "texts",
    metadata,
    Column("number", _Number, ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("removed_at", DateTime, nullable=False),  # UTC
)

readings = Table(
    "readings",
    metadata,
    Column("document", String(64), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("data_version", String(80), primary_key=True),
    Column("reading", LargeBinary, nullable=False),  # JSON, deflated
)

list_editions = Table(
    "list_editions",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("list", Text, nullable=False),
    Column("date", Text, nullable=False),  # ISO; lists are dated by day, month or year
    Column("source", Text, nullable=False),
    Column("imported_at", DateTime, nullable=False),  # UTC
    Index("list_editions_by_date", "list", "date", unique=True),
)

list_entries = Table(
    "list_entries",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("edition", _Number, ForeignKey("list_editions.number", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False),  # JSON list
    Column("country", Text, nullable=False),
    Column("citation", Text, nullable=False),
    Column("listed", Text, nullable=False, server_default=""),  # since when, as printed
    Column("codes", Text, nullable=False, server_default="[]"),  # JSON list of credit codes
    Index("list_entries_by_edition", "edition"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("left", Text, nullable=False),  # the lesser of the two names, so that a pair is found either way
    Column("right", Text, nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("reasons", Text, nullable=False),  # JSON list
    Column("by", Text, nullable=False),
    Column("decided_at", DateTime, nullable=False),  # UTC
    Column("undone_at", DateTime),  # UTC; decisions are taken back, never deleted
    Index("decisions_by_pair", "left", "right"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("document", String(64), nullable=False),  # kept when the document goes: who judged what stays known
    Column("kind", String(10), nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("correction", Text, nullable=False),  # JSON object
    Column("note", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("reviewed_at", DateTime, nullable=False),  # UTC
    Column("undone_at", DateTime),  # UTC; reviews are taken back, never deleted
    Index("reviews_by_document", "document"),
)
