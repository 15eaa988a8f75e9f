"""The connection to the database, and its errors in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from watchword.store.error import StoreError

# WAL: readers and the one writer don't wait for each other. FULL: what add() acknowledged survives a power cut.
# secure_delete: what was removed is overwritten. busy_timeout in ms: short writes of other processes are waited for.
_PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -65536",
)
_MENDING = (
    (
        ("disk is full", "disk i/o error"),
        "the disk is full or failing; free space and run this again: what was added before is kept",
    ),
    (("locked", "busy"), "another process is writing; wait until it has ended, then run this again"),
    (("not a database", "malformed", "unsupported file format"), "the database is damaged; restore a backup"),
    (
        ("readonly", "read-only", "unable to open"),
        "the database can't be written to or opened; check permissions (chmod u+rw)",
    ),
    (
        ("connection to server", "connection is bad", "connection refused", "could not translate", "timeout expired"),
        "the database server doesn't answer; check its address",
    ),
)


def sqlite_engine(file: Path) -> Engine:
    """The workspace's own database."""
    engine = create_engine(URL.create("sqlite", database=str(file)))
    event.listen(engine, "connect", _prepare)
    return engine


def server_engine(url: str) -> Engine:
    """A team's PostgreSQL database, named by an address like ``postgresql://user@host/name``."""
    try:
        address = make_url(url)
        if address.get_backend_name() != "postgresql":
            raise StoreError(f"{address.drivername}: not a database that is supported; give a postgresql:// address")
        return create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ArgumentError as error:
        raise StoreError("the database's address can't be read; write postgresql://user@host/name") from error
    except ModuleNotFoundError as error:
        raise StoreError("PostgreSQL needs a driver; install it with: pip install 'watchword[postgres]'") from error


class Database:
    """The way to one workspace's tables, shared by everything that keeps something there.

    Raises :class:`StoreError` where the database refuses; ``place`` names it in the message.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self.engine, self._place = engine, place

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with one_line(self._place), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A short write, all or nothing: waits for other short writes, and needs no right to write for a whole job."""
        with one_line(self._place), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()


def utc() -> datetime:
    """Now, as the tables keep it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _prepare(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


@contextmanager
def one_line(place: str) -> Iterator[None]:
    """Turn what the database complains of into a :class:`StoreError` that says what, where and how to mend."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise StoreError(f"{place}: a text has half a character ({error.reason}); decode it again") from error
    except SQLAlchemyError as error:
        cause = str(error.orig if isinstance(error, DBAPIError) else error).split("\n", 1)[0]
        lowered = cause.lower()
        for signs, mending in _MENDING:
            if any(sign in lowered for sign in signs):
                raise StoreError(f"{place}: {mending} ({cause})") from error
        raise StoreError(f"{place}: the database refused ({cause}); please report this") from error
