"""What was acknowledged is kept; what wasn't is not there by half. All texts are invented."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event, text

from watchword.model.document import Document
from watchword.store import raw_files
from watchword.store.error import StoreError
from watchword.store.workspace import Stored, Workspace


def letters(first: int, count: int) -> list[Stored]:
    return [
        Stored(
            Document(
                text=f"北岭集团第{number}号通报：稀土冶炼分离总量。" * 20,
                source=f"通报#{number}",
                published=date(2025, 1, 1),
            ),
            raw=f"<p>{number}</p>".encode(),
        )
        for number in range(first, first + count)
    ]


WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from tests_store_letters import letters
    from watchword.store.workspace import Workspace

    with Workspace.open(Path(sys.argv[1])) as workspace:
        for batch in range(1000):
            workspace.add(letters(batch * 50, 50))
            print(batch, flush=True)
    """
)


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that adds batch after batch and says which are done."""
    (tmp_path / "tests_store_letters.py").write_text(Path(__file__).read_text())
    (tmp_path / "writer.py").write_text(WRITER)
    command = [sys.executable, str(tmp_path / "writer.py"), str(tmp_path / "desk")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": _path()})
    yield process
    process.kill()
    process.communicate()


def _path() -> str:
    return os.pathsep.join(filter(None, ("src", *sys.path)))


@pytest.mark.parametrize("batches", [1, 3])
def test_a_killed_writer_loses_nothing_it_had_acknowledged(
    tmp_path: Path, writer: subprocess.Popen[str], batches: int
) -> None:
    assert writer.stdout is not None
    for _ in range(batches):
        last = int(writer.stdout.readline())
    writer.send_signal(signal.SIGKILL)
    rest = writer.stdout.read().split()
    writer.wait()
    acknowledged = (int(rest[-1]) if rest else last) * 50 + 50
    with Workspace.open(tmp_path / "desk", create=False) as workspace:
        held = workspace.counts().documents
        assert held >= acknowledged
        assert held % 50 == 0, "half a batch"
        for item in letters(0, acknowledged):
            assert workspace.raw(item.document.id) == item.raw
        assert workspace.add(letters(0, acknowledged + 100))[:acknowledged] == [False] * acknowledged
        assert workspace.counts().documents >= acknowledged + 100
        assert len(workspace.search("冶炼分离", limit=10_000)) == workspace.counts().documents
        assert not list(workspace.path.glob("raw/partial/*"))
    database = sqlite3.connect(tmp_path / "desk/watchword.db")
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_a_second_writer_is_told_who_writes_and_readers_are_not_disturbed(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "desk") as first, Workspace.open(tmp_path / "desk") as second:
        first.add(letters(0, 3))
        with first.writing():
            with pytest.raises(StoreError, match=f"process {os.getpid()} is writing in this workspace; wait"):
                second.add(letters(3, 1))
            first.add(letters(4, 1))
            assert second.counts().documents == 4
            assert len(second.search("稀土")) == 4
        assert second.add(letters(3, 1)) == [True]
        assert first.counts().documents == 5


def test_threads_of_one_process_write_one_after_the_other(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "desk") as workspace:
        threads = [threading.Thread(target=workspace.add, args=(letters(n * 10, 15),)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert workspace.counts().documents == 65


def test_a_full_disk_is_said_in_one_line_and_leaves_no_half_batch(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "desk") as workspace:
        workspace.add(letters(0, 20))
        engine = workspace.database.engine

        @event.listens_for(engine, "checkout")
        def full(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0] + 4}")

        with pytest.raises(StoreError, match="disk is full or failing; free space") as refused:
            workspace.add(letters(20, 300))
        assert "\n" not in str(refused.value)
        assert refused.value.exit_code == 4
        event.remove(engine, "checkout", full)
        with engine.connect() as connection:
            connection.execute(text("PRAGMA max_page_count = 1073741823"))
        assert workspace.counts().documents == 20
        assert len(workspace.search("稀土", limit=100)) == 20
        assert all(workspace.add(letters(20, 100)))
        assert workspace.counts().documents == 120


def test_a_disk_too_full_for_raw_bytes_adds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with Workspace.open(tmp_path / "desk") as workspace:
        monkeypatch.setattr(raw_files.os, "fsync", full)
        with pytest.raises(StoreError, match="No space left on device"):
            workspace.add(letters(0, 1))
        monkeypatch.undo()
        assert workspace.counts().documents == 0
        assert not list(workspace.path.glob("raw/*/*"))
        assert workspace.add(letters(0, 1)) == [True]


def test_a_damaged_database_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk/watchword.db").write_bytes(b"this is no database, it never was one" * 100)
    with pytest.raises(StoreError, match="damaged; restore a backup") as refused:
        Workspace.open(tmp_path / "desk")
    assert "\n" not in str(refused.value)


def test_a_workspace_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "desk") as workspace, workspace.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="later version of Watchword; update"):
        Workspace.open(tmp_path / "desk")


def test_a_file_where_the_folder_should_be_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("a file")
    with pytest.raises(StoreError, match="not a folder"):
        Workspace.open(tmp_path / "desk")
