"""One writer at a time."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from watchword.store.error import StoreError


class WriterLock:
    """The right to write in a workspace: threads of one process wait for each other, a second process is told so.

    The lock is the kernel's (``flock``), so that a killed writer leaves none behind. It may be taken again by the
    thread that holds it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._thread = threading.RLock()
        self._depth = 0
        self._descriptor = -1

    @contextmanager
    def held(self, *, wait: float = 0.0) -> Iterator[None]:
        """Hold it for a block. Raises :class:`StoreError` where another process does, after ``wait`` seconds."""
        with self._thread:
            if self._depth == 0:
                self._take(time.monotonic() + wait)
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0:
                    os.close(self._descriptor)  # which also unlocks

    def _take(self, until: float) -> None:
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StoreError(
                f"{self.path.parent}: can't be written to ({error.strerror}); check permissions and disk, "
                "or choose another --workspace"
            ) from error
        try:
            while not _locked(descriptor):
                if time.monotonic() >= until:
                    holder = os.pread(descriptor, 32, 0).decode("ascii", "ignore").strip()
                    who = f"process {holder}" if holder else "another process"
                    raise StoreError(
                        f"{self.path.parent}: {who} is writing in this workspace; wait until it has ended, then run this again"
                    )
                time.sleep(0.02)
            with suppress(OSError):  # the number is a courtesy: a full disk must not keep anyone from locking
                os.ftruncate(descriptor, 0)
                os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
