"""Ranks worked out beforehand; what people read, kept and dismissed; saved views."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "ranks",
        sa.Column("number", _NUMBER, sa.ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("data_version", sa.String(80), nullable=False),
        sa.Column("upto", _NUMBER, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("published", sa.Date),
        sa.Column("parts", sa.Text, nullable=False),
        sa.Column("shares", sa.Text, nullable=False),
        sa.Column("ritual_share", sa.Float),
        sa.Column("military_link", sa.String(20), nullable=False),
        sa.Column("genre", sa.String(40), nullable=False),
        sa.Column("first_seen", sa.Text, nullable=False),
        sa.Column("ranked_at", sa.DateTime, nullable=False),
    )
    op.create_index("ranks_by_score", "ranks", ["score"])
    op.create_index("ranks_by_date", "ranks", ["published", "score"])
    op.create_table(
        "comparisons",
        sa.Column("number", _NUMBER, sa.ForeignKey("ranks.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("comparison", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "read_marks",
        sa.Column("account", sa.String(80), primary_key=True),
        sa.Column("number", _NUMBER, sa.ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("read_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "triage",
        sa.Column("number", _NUMBER, sa.ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("verdict", sa.String(10), nullable=False),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("decided_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "saved_views",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("account", sa.String(80), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
    )
    op.create_index("saved_views_by_account", "saved_views", ["account", "name"], unique=True)
