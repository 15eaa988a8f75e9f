"""Briefs that people keep, edit and publish."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "briefs",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("form", sa.String(20), nullable=False),
        sa.Column("slug", sa.String(60), unique=True),
        sa.Column("made_at", sa.DateTime, nullable=False),
    )
    op.create_index("briefs_by_document", "briefs", ["document", "form"], unique=True)
    op.create_table(
        "brief_versions",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("brief", _NUMBER, sa.ForeignKey("briefs.number", ondelete="CASCADE"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("saved_at", sa.DateTime, nullable=False),
        sa.Column("published_at", sa.DateTime),
    )
    op.create_index("brief_versions_by_brief", "brief_versions", ["brief", "version"], unique=True)
