"""What a reader of one format hands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Extracted:
    """Main text, title and date as found in one file; ``flags`` say how (``date:meta``)."""

    text: str
    title: str = ""
    published: date | None = None
    flags: tuple[str, ...] = ()
