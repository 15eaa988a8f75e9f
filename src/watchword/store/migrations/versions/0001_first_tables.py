"""First tables: documents, texts, search, tombstones, readings, screening lists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watchword.store import search

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Written out, not taken from the tables of today: this step must stay what it was."""
    op.create_table(
        "documents",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", sa.Date),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("publisher_name", sa.Text, nullable=False),
        sa.Column("publisher_kind", sa.String(20), nullable=False),
        sa.Column("publisher_reliability", sa.String(1), nullable=False),
        sa.Column("publisher_host", sa.Text, nullable=False),
        sa.Column("given_issuer", sa.Text, nullable=False),
        sa.Column("given_occasion", sa.Text, nullable=False),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("flags", sa.Text, nullable=False),
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("occasion", sa.Text, nullable=False),
        sa.Column("content_type", sa.Text, nullable=False),
        sa.Column("raw_hash", sa.String(64), nullable=False),
        sa.Column("indexed", sa.Boolean(create_constraint=False), nullable=False, server_default=sa.false()),
        sa.Column("added_at", sa.DateTime, nullable=False),
    )
    op.create_index("documents_by_date", "documents", ["published", "number"])
    op.create_index("documents_by_issuer", "documents", ["issuer", "occasion", "published"])
    op.create_index("documents_by_text", "documents", ["text_hash"])
    op.create_index("documents_by_indexed", "documents", ["indexed", "number"])
    op.create_table(
        "texts",
        sa.Column("number", _NUMBER, sa.ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "tombstones",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("removed_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("data_version", sa.String(80), primary_key=True),
        sa.Column("reading", sa.Text, nullable=False),
    )
    op.create_table(
        "list_editions",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("list", sa.Text, nullable=False),
        sa.Column("date", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("imported_at", sa.DateTime, nullable=False),
    )
    op.create_index("list_editions_by_date", "list_editions", ["list", "date"], unique=True)
    op.create_table(
        "list_entries",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("edition", _NUMBER, sa.ForeignKey("list_editions.number", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("aliases", sa.Text, nullable=False),
        sa.Column("country", sa.Text, nullable=False),
        sa.Column("citation", sa.Text, nullable=False),
    )
    op.create_index("list_entries_by_edition", "list_entries", ["edition"])
    search.create(op.get_bind())
