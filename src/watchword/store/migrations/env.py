"""What Alembic runs: the caller gives the connection, there is no configuration file."""

from __future__ import annotations

from alembic import context

from watchword.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
