"""The tables of readers' replies. Neither addresses nor mail are kept, nor who reported."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String, Table, Text

from watchword.store.tables import _Number, metadata

replies = Table(
    "replies",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("brief", _Number, ForeignKey("briefs.number", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),  # of the brief that the writer saw
    Column("answers", _Number, ForeignKey("replies.number", ondelete="SET NULL")),
    Column("name", String(60), nullable=False),  # as given by the writer; may be empty
    Column("text", Text, nullable=False),
    Column("text_hash", String(64), nullable=False),  # to know the same text again
    Column("sentence", String(20), nullable=False),
    Column("quote", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("signs", Text, nullable=False),  # JSON list
    Column("editor", String(80), nullable=False),  # the account of an editor's answer
    Column("correction", Integer),  # the version of the brief that was made of it
    Column("secret", String(64), nullable=False),  # SHA-256 of what the writer can withdraw it with
    Column("made_at", DateTime, nullable=False),  # UTC
    Column("erased_at", DateTime),  # UTC; name, text and quote are empty then
    Index("replies_by_brief", "brief", "state", "number"),
    Index("replies_by_state", "state", "number"),
    Index("replies_by_text", "text_hash"),
)

reports = Table(
    "reports",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("reply", _Number, ForeignKey("replies.number", ondelete="CASCADE"), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("at", DateTime, nullable=False),  # UTC
    Index("reports_by_reply", "reply"),
)
