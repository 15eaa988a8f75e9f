"""Lists keep since when an organisation is listed and its credit codes; decisions on who is who."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("list_entries", sa.Column("listed", sa.Text, nullable=False, server_default=""))
    op.add_column("list_entries", sa.Column("codes", sa.Text, nullable=False, server_default="[]"))
    op.create_table(
        "decisions",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("left", sa.Text, nullable=False),
        sa.Column("right", sa.Text, nullable=False),
        sa.Column("verdict", sa.String(10), nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("decided_at", sa.DateTime, nullable=False),
        sa.Column("undone_at", sa.DateTime),
    )
    op.create_index("decisions_by_pair", "decisions", ["left", "right"])
