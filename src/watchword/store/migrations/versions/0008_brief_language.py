"""A brief is kept in each of its languages; those kept so far are English."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("briefs", sa.Column("language", sa.String(2), nullable=False, server_default="en"))
    op.drop_index("briefs_by_document", "briefs")
    op.create_index("briefs_by_document", "briefs", ["document", "form", "language"], unique=True)
