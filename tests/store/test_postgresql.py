"""What only a shared database has. All texts are invented."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from watchword.model.document import Document
from watchword.store import schema
from watchword.store.database import server_engine
from watchword.store.error import StoreError
from watchword.store.tables import SCHEMA_VERSION
from watchword.store.workspace import Stored, Workspace


def letters(first: int, count: int) -> list[Stored]:
    texts = (f"北岭集团第{number}号通报：稀土冶炼分离总量。" for number in range(first, first + count))
    return [Stored(Document(text=one, source=one[:9], published=date(2025, 1, 1))) for one in texts]


@pytest.mark.postgresql
def test_writers_of_two_machines_queue_and_lose_nothing(tmp_path: Path, postgresql_database: str) -> None:
    with (
        Workspace.open(tmp_path / "here", database=postgresql_database) as here,
        Workspace.open(tmp_path / "there", database=postgresql_database) as there,
    ):
        threads = [
            threading.Thread(target=desk.add, args=(letters(n * 10, 15),)) for n in range(8) for desk in (here, there)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert here.counts().documents == 85
        assert len(there.search("稀土", limit=1000)) == 85


@pytest.mark.postgresql
def test_migrations_make_the_same_tables_on_postgresql(postgresql_database: str) -> None:
    query = (
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
        "WHERE table_schema = 'public' ORDER BY 1, 2"
    )
    engine = server_engine(postgresql_database)
    schema.migrate(engine, "here")
    with engine.begin() as connection:
        assert schema.version_of(connection) == SCHEMA_VERSION
        migrated = connection.execute(text(query)).all()
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        schema.create(connection)
        assert connection.execute(text(query)).all() == migrated
    engine.dispose()


def test_a_server_that_does_not_answer_is_said_in_one_line(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="doesn't answer") as refused:
        Workspace.open(tmp_path, database=f"postgresql://watchword@/none?host={tmp_path}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("address", ["mysql://user@host/name", "no address at all"])
def test_an_address_of_something_else_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(StoreError, match="postgresql://"):
        Workspace.open(tmp_path, database=address)
