"""A run as a file.

Layout: the line ``watchword-run-1``, the length and the CRC-32 of a JSON header, the header, then the
arrays at 64-byte boundaries, little-endian, each with its own CRC-32. A file is written under another
name, flushed to the disk, and only then given its own: it is whole or it isn't there.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.comparing.error import ComparingError
from watchword.comparing.run import Run

_MAGIC = b"watchword-run-1\n"
_ALIGN = 64
_CHECKED_AT_OPEN = 8 << 20  # bytes up to which opening reads the whole file
_PLAIN = ("sensitivity", "names", "replaces")
_ARRAYS = tuple(field.name for field in fields(Run) if field.name not in _PLAIN)


def write(run: Run, path: Path) -> None:
    """Write a run so that a kill at any moment leaves either the whole file or none of that name."""
    arrays = {name: np.ascontiguousarray(getattr(run, name)) for name in _ARRAYS}
    sections, at = {}, 0
    for name, array in arrays.items():
        sections[name] = {"at": at, "type": array.dtype.str, "count": len(array), "crc": zlib.crc32(array.data)}
        at += -(-array.nbytes // _ALIGN) * _ALIGN
    plain = {name: getattr(run, name) for name in _PLAIN}
    header = json.dumps({**plain, "size": at, "sections": sections}, ensure_ascii=False).encode()
    partial = path.with_name(f".{path.name}.partial")
    with partial.open("wb") as out:
        out.write(_MAGIC + len(header).to_bytes(4, "little") + zlib.crc32(header).to_bytes(4, "little") + header)
        for array in arrays.values():
            out.write(bytes(-out.tell() % _ALIGN))
            out.write(array.data)
        out.write(bytes(-out.tell() % _ALIGN))
        out.flush()
        os.fsync(out.fileno())
    partial.rename(path)
    settle(path.parent)


def settle(folder: Path) -> None:
    """Make renames and deletions in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(path: Path, *, thorough: bool = False) -> Run:
    """Map a run. Its header is always verified, its arrays where they are small or ``thorough`` is set.

    Raises ``ComparingError`` where the file is cut short, altered or not a run; ``FileNotFoundError``
    where it is gone, as when another process has just merged it.
    """
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size < len(_MAGIC) + 8:
            raise _damaged(path, "it is too short to be one")
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if data[: len(_MAGIC)] != _MAGIC:
        raise _damaged(path, "it doesn't begin as one does")
    low = len(_MAGIC) + 8
    size = int.from_bytes(data[low - 8 : low - 4], "little")
    header = bytes(data[low : low + size])
    if zlib.crc32(header) != int.from_bytes(data[low - 4 : low], "little"):
        raise _damaged(path, "its header fails its checksum")
    meta = json.loads(header)
    base = -(-(low + size) // _ALIGN) * _ALIGN
    if len(data) != base + meta["size"]:
        raise _damaged(path, f"it has {len(data):,} bytes and should have {base + meta['size']:,}")
    arrays: dict[str, Any] = {}
    for name, section in meta["sections"].items():
        array: NDArray[Any] = np.frombuffer(data, np.dtype(section["type"]), section["count"], base + section["at"])
        if (thorough or len(data) <= _CHECKED_AT_OPEN) and zlib.crc32(array.data) != section["crc"]:
            raise _damaged(path, f"its {name} fail their checksum")
        arrays[name] = array
    return Run(**arrays, sensitivity=meta["sensitivity"], names=tuple(meta["names"]), replaces=tuple(meta["replaces"]))


def _damaged(path: Path, what: str) -> ComparingError:
    return ComparingError(
        f"{path}: this index file is damaged: {what}; rebuild the index from the documents with `watchword rebuild`"
    )
