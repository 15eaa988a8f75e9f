"""Checked data, kept from one run to the next: checking costs twenty times what loading a copy does.

The copy is keyed by a digest of every data file, so an edit is seen at once; where it can't be written or read,
the files are checked again. It lies in the user's own cache folder (XDG_CACHE_HOME) with rights for the user only.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import tempfile
from pathlib import Path
from typing import Any


def cache_file(version: str) -> Path:
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return root / "watchword" / f"handbook-{version}-{sys.version_info[0]}{sys.version_info[1]}.pickle"


def restore(version: str) -> dict[str, Any]:
    """The kept parts by name; empty where there is no copy of this version that is the user's own."""
    path = cache_file(version)
    try:
        if path.stat().st_uid != os.getuid():
            return {}
        parts = pickle.loads(path.read_bytes())
    except Exception:  # a copy that can't be read is no copy; the files are the truth
        return {}
    return parts if isinstance(parts, dict) else {}


def keep(version: str, parts: dict[str, Any]) -> None:
    """Write the copy whole or not at all; a cache that can't be written is no error."""
    path = cache_file(version)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            pickle.dump(parts, file, pickle.HIGHEST_PROTOCOL)
        Path(file.name).replace(path)
        for old in sorted(path.parent.glob("handbook-*.pickle"), key=lambda item: item.stat().st_mtime)[:-4]:
            old.unlink()
