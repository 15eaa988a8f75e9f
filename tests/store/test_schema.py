"""The tables made at once are those that the migrations make one by one."""

from __future__ import annotations

import ast
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

import watchword.store.migrations.versions as versions
from watchword.store import schema
from watchword.store.tables import SCHEMA_VERSION, metadata


def test_migrations_end_where_the_tables_are(tmp_path: Path) -> None:
    migrated = create_engine(f"sqlite:///{tmp_path / 'migrated.db'}")
    schema.migrate(migrated, "here")
    created = create_engine(f"sqlite:///{tmp_path / 'created.db'}")
    with created.begin() as connection:
        schema.create(connection)
    described = []
    for engine in (migrated, created):
        with engine.connect() as connection:
            ignore = {"include_object": lambda _, name, kind, *__: kind != "table" or not name.startswith("search")}
            differences = compare_metadata(MigrationContext.configure(connection, opts=ignore), metadata)
            assert differences == []
            assert schema.version_of(connection) == SCHEMA_VERSION
            rows = connection.execute(text("SELECT type, name, tbl_name FROM sqlite_master ORDER BY type, name"))
            described.append(rows.all())
        engine.dispose()
    assert described[0] == described[1]


def test_the_version_is_that_of_the_last_step() -> None:
    folder = Path(versions.__path__[0])
    last = max(path for path in folder.glob("[0-9]*.py"))
    names = {
        node.targets[0].id: ast.literal_eval(node.value)  # type: ignore[attr-defined]
        for node in ast.parse(last.read_text()).body
        if isinstance(node, ast.Assign) and node.targets[0].id == "revision"  # type: ignore[attr-defined]
    }
    assert names["revision"] == SCHEMA_VERSION
