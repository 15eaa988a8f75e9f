"""Workspaces on both databases. A PostgreSQL server of its own runs for the session, where one is installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from watchword.store.workspace import Workspace


def _binaries() -> Path | None:
    """Where initdb and postgres are: Debian keeps them off the PATH."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    found = str(installed[-1]) if installed else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The folder of a running server's socket."""
    binaries = _binaries()
    if binaries is None:
        if "postgresql" in os.environ.get("WATCHWORD_REQUIRE", "").split(","):
            pytest.fail("WATCHWORD_REQUIRE names postgresql and no server is installed")
        pytest.skip("no PostgreSQL server is installed")
    # The server refuses to run as root; Debian's package makes a user for it.
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = pwd.getpwuid(os.geteuid()) if os.geteuid() else names.get("postgres", names["nobody"])
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_user = {"user": user.pw_uid, "group": user.pw_gid} if os.geteuid() == 0 else {}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}

        def run(*command: str) -> None:
            subprocess.run([str(binaries / command[0]), *command[1:]], check=True, **as_user, **quiet)  # type: ignore[call-overload]

        data = f"{folder}/data"
        run("initdb", "-D", data, "-A", "trust", "-U", "watchword", "-E", "UTF8", "--no-locale", "--no-sync")
        run("pg_ctl", "-D", data, "-w", "-o", f"-c listen_addresses='' -k {folder} -c fsync=off", "start")
        try:
            yield folder
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")


@pytest.fixture
def postgresql_database(postgresql_server: str, request: pytest.FixtureRequest) -> str:
    """The address of an empty database."""
    import psycopg

    name = f"test_{abs(hash(request.node.nodeid)):x}"
    with psycopg.connect(host=postgresql_server, user="watchword", dbname="postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql://watchword@/{name}?host={postgresql_server}"


Opener = Callable[[], Workspace]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def open_workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens the test's workspace; call it again for a second one on the same place."""
    database = request.getfixturevalue("postgresql_database") if request.param == "postgresql" else ""
    return lambda: Workspace.open(tmp_path / "desk", database=database)


@pytest.fixture
def workspace(open_workspace: Opener) -> Iterator[Workspace]:
    """An empty workspace."""
    with open_workspace() as opened:
        yield opened
