"""The tables of the inbox: ranks worked out beforehand, and what people did with documents."""

from __future__ import annotations

from sqlalchemy import Column, Date, DateTime, Float, ForeignKey, Index, LargeBinary, String, Table, Text

from watchword.store.tables import _Number, metadata

ranks = Table(
    "ranks",
    metadata,
    Column("number", _Number, ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
    Column("data_version", String(80), nullable=False),
    Column(
        "upto", _Number, nullable=False
    ),  # the highest document number held at the time: earlier texts that came later spoil it
    Column("score", Float, nullable=False),
    Column("published", Date),  # as of the document, so that one index answers "the best of these days"
    Column("parts", Text, nullable=False),  # JSON list of [name, value, reason]
    Column("shares", Text, nullable=False),  # JSON object: characters by kind of segment
    Column("ritual_share", Float),
    Column("military_link", String(20), nullable=False),
    Column("genre", String(40), nullable=False),
    Column("first_seen", Text, nullable=False),  # JSON list of terms that nothing held before has
    Column("ranked_at", DateTime, nullable=False),  # UTC
    Index("ranks_by_score", "score"),
    Index("ranks_by_date", "published", "score"),
    Index("ranks_by_data", "data_version"),
)

# Apart from the ranks, so that listing never reads them.
comparisons = Table(
    "comparisons",
    metadata,
    Column("number", _Number, ForeignKey("ranks.number", ondelete="CASCADE"), primary_key=True),
    Column("comparison", LargeBinary, nullable=False),  # JSON, deflated
)

read_marks = Table(
    "read_marks",
    metadata,
    Column("account", String(80), primary_key=True),
    Column("number", _Number, ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
    Column("read_at", DateTime, nullable=False),  # UTC
)

triage = Table(
    "triage",
    metadata,
    Column("number", _Number, ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
    Column("verdict", String(10), nullable=False),  # kept or dismissed, by and for everybody of the workspace
    Column("by", String(80), nullable=False),
    Column("decided_at", DateTime, nullable=False),  # UTC
)

saved_views = Table(
    "saved_views",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("account", String(80), nullable=False),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),  # as in the address of the page
    Index("saved_views_by_account", "account", "name", unique=True),
)
