"""The connection to the database, and its errors in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

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
        ("connection refused", "could not translate", "timeout expired"),
        "the database server doesn't answer; check its address",
    ),
)


def sqlite_engine(file: Path) -> Engine:
    """The workspace's own database."""
    engine = create_engine(URL.create("sqlite", database=str(file)))
    event.listen(engine, "connect", _prepare)
    return engine


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
    except SQLAlchemyError as error:
        cause = str(error.orig if isinstance(error, DBAPIError) else error).split("\n", 1)[0]
        lowered = cause.lower()
        for signs, mending in _MENDING:
            if any(sign in lowered for sign in signs):
                raise StoreError(f"{place}: {mending} ({cause})") from error
        raise StoreError(f"{place}: the database refused ({cause}); please report this") from error
