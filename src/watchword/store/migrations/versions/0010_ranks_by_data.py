"""Ranks by the data that they were made with, so that those still to be made again are counted at once."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ranks_by_data", "ranks", ["data_version"])
