"""Make or check the database's schema."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect, text

from watchword.store import account_tables, inbox_tables, press_tables, reply_tables, search  # noqa: F401  (the tables register themselves)
from watchword.store.error import StoreError
from watchword.store.tables import SCHEMA_VERSION, metadata


def version_of(connection: Connection) -> str:
    """The newest migration applied, or "" for a database without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def create(connection: Connection) -> None:
    """All tables at once, stamped: what the migrations would make one by one (a test compares them)."""
    metadata.create_all(connection)
    search.create(connection)
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": SCHEMA_VERSION})


def migrate(engine: Engine, place: str) -> None:
    """Bring an older schema up to date. Raises :class:`StoreError` for one that a later Watchword made."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "watchword.store:migrations")
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(f"{place}: made by a later version of Watchword; update this one") from error
