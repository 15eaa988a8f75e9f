"""Which documents a list of files, folders and addresses stands for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchword.collecting.error import CollectingError

SUFFIXES = frozenset(
    {".html", ".htm", ".xhtml", ".shtml", ".txt", ".md", ".markdown", ".pdf", ".parquet", ".jsonl", ".ndjson"}
)


def find_sources(paths: Iterable[str | Path]) -> Iterator[Path | str]:
    """Files as they are, folders as the readable files below them in name order, addresses and ``-`` unchanged.

    A file that is named is always yielded; in folders only the kinds that can be read, and nothing hidden. Raises
    :class:`CollectingError` for a path that doesn't exist or a folder that may not be listed.
    """
    for given in paths:
        place = str(given)
        if isinstance(given, str) and ("://" in place or place == "-"):
            yield place
            continue
        path = Path(given)
        if path.is_dir():
            yield from _below(path)
        elif path.exists():
            yield path
        else:
            raise CollectingError(f"{path}: no such file or folder; check the name")


def _below(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise CollectingError(f"{error.filename}: may not be listed; change its permissions (chmod u+rx)") from error

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(root, name)
