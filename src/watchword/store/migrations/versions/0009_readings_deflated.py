"""Readings are kept deflated, of every ranked document; those kept so far are made anew when they are needed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("readings")
    op.create_table(
        "readings",
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("data_version", sa.String(80), primary_key=True),
        sa.Column("reading", sa.LargeBinary, nullable=False),
    )
