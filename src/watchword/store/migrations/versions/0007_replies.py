"""Readers' replies to published briefs, and what was reported of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "replies",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("brief", _NUMBER, sa.ForeignKey("briefs.number", ondelete="CASCADE"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("answers", _NUMBER, sa.ForeignKey("replies.number", ondelete="SET NULL")),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("sentence", sa.String(20), nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("signs", sa.Text, nullable=False),
        sa.Column("editor", sa.String(80), nullable=False),
        sa.Column("correction", sa.Integer),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("erased_at", sa.DateTime),
    )
    op.create_index("replies_by_brief", "replies", ["brief", "state", "number"])
    op.create_index("replies_by_state", "replies", ["state", "number"])
    op.create_index("replies_by_text", "replies", ["text_hash"])
    op.create_table(
        "reports",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("reply", _NUMBER, sa.ForeignKey("replies.number", ondelete="CASCADE"), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("reports_by_reply", "reports", ["reply"])
