"""Raw bytes, kept apart from the database: one compressed file for each content, named by its SHA-256."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

from watchword.store.error import StoreError


class RawFiles:
    """The ``raw/`` folder. A file is there whole or not at all: written aside, synced, then renamed.

    Only the holder of the right to write calls :meth:`keep`, so what lies aside when it is first called is a killed
    writer's.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._aside = folder / "partial"
        self._swept = False

    def keep(self, raw: bytes) -> str:
        """Keep bytes, if they aren't yet, and return their hash."""
        name = hashlib.sha256(raw).hexdigest()
        target = self._path(name)
        if target.exists():
            return name
        try:
            self._sweep()
            target.parent.mkdir(parents=True, exist_ok=True)
            aside = self._aside / name
            with aside.open("wb") as file:
                file.write(gzip.compress(raw, 6, mtime=0))
                file.flush()
                os.fsync(file.fileno())
            aside.replace(target)
            _sync(target.parent)
        except OSError as error:
            (self._aside / name).unlink(missing_ok=True)
            raise StoreError(
                f"{self.folder}: raw bytes can't be kept ({error.strerror}); free disk space or mend permissions, "
                "then run this again: what was added before is kept"
            ) from error
        return name

    def read(self, name: str) -> bytes | None:
        """The bytes with this hash, or ``None`` where they aren't kept.

        Raises :class:`StoreError` for a damaged file.
        """
        try:
            raw = gzip.decompress(self._path(name).read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, EOFError) as error:
            raise StoreError(f"{self._path(name)}: damaged ({error}); add the document again") from error
        return raw

    def remove(self, name: str) -> None:
        """Forget the bytes with this hash."""
        self._path(name).unlink(missing_ok=True)

    def _sweep(self) -> None:
        if not self._swept:
            self._aside.mkdir(parents=True, exist_ok=True)
            for leftover in self._aside.iterdir():
                leftover.unlink(missing_ok=True)
            self._swept = True

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.gz"


def _sync(folder: Path) -> None:
    """Make a rename in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
