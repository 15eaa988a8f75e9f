"""Raw bytes, kept apart from the database: one compressed file for each content, named by its SHA-256."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from watchword.store.error import StoreError


class RawFiles:
    """The ``raw/`` folder. A file is there whole or not at all: written aside, synced, then renamed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, raw: bytes) -> str:
        """Keep bytes, if they aren't yet, and return their hash."""
        name = hashlib.sha256(raw).hexdigest()
        target = self._path(name)
        if target.exists():
            return name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as file:
                try:
                    file.write(gzip.compress(raw, 6, mtime=0))
                    file.flush()
                    os.fsync(file.fileno())
                    os.replace(file.name, target)
                except BaseException:
                    os.unlink(file.name)
                    raise
        except OSError as error:
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

    def sweep(self) -> None:
        """Remove what killed writers left half-written."""
        for leftover in self.folder.glob("*/*.part"):
            leftover.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.gz"
