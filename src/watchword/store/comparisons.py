"""Comparisons to bytes and back."""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING

from watchword.model.comparison import Comparison

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def to_bytes(comparison: Comparison) -> bytes:
    """JSON, deflated: about a sixth of its length."""
    return zlib.compress(_adapter().dump_json(comparison), 6)


def from_bytes(kept: bytes) -> Comparison | None:
    """A comparison, or ``None`` where an older version of the nouns wrote it: a cache may be empty, not wrong."""
    from pydantic import ValidationError

    try:
        return _adapter().validate_json(zlib.decompress(kept))
    except (ValidationError, zlib.error):
        return None


@cache
def _adapter() -> TypeAdapter[Comparison]:
    from pydantic import TypeAdapter

    return TypeAdapter(Comparison)
