"""Readings to JSON and to bytes, and back."""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING

from watchword.model.reading import Reading

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def to_json(reading: Reading) -> str:
    """One line of JSON."""
    return _adapter().dump_json(reading).decode("utf-8")


def to_bytes(reading: Reading) -> bytes:
    """JSON, deflated quickly: about a fifth of its length."""
    return zlib.compress(_adapter().dump_json(reading), 1)


def from_bytes(kept: bytes) -> Reading | None:
    """A reading, or ``None`` where an older version of the nouns wrote it: a cache may be empty, not wrong."""
    from pydantic import ValidationError

    try:
        return _adapter().validate_json(zlib.decompress(kept))
    except (ValidationError, zlib.error):
        return None


@cache
def _adapter() -> TypeAdapter[Reading]:
    from pydantic import TypeAdapter

    return TypeAdapter(Reading)
