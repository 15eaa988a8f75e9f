"""The tables of briefs that people keep, edit and publish."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String, Table, Text

from watchword.store.tables import _Number, metadata

# A brief outlives its document: what was published stays answerable.
briefs = Table(
    "briefs",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("document", String(64), nullable=False),
    Column("form", String(20), nullable=False),
    Column("language", String(2), nullable=False, server_default="en"),  # the Chinese brief is one of its own
    Column("slug", String(60), unique=True),  # the permalink; empty until it is first published, and then for good
    Column("made_at", DateTime, nullable=False),  # UTC
    Index("briefs_by_document", "document", "form", "language", unique=True),
)

brief_versions = Table(
    "brief_versions",
    metadata,
    Column("number", _Number, primary_key=True),
    Column("brief", _Number, ForeignKey("briefs.number", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", Text, nullable=False),  # JSON
    Column("note", Text, nullable=False),  # what was corrected, for readers
    Column("by", String(80), nullable=False),
    Column("saved_at", DateTime, nullable=False),  # UTC
    Column("published_at", DateTime),  # UTC; empty for a version that readers never saw
    Index("brief_versions_by_brief", "brief", "version", unique=True),
)
