"""When: a date that may lack parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DateRole = Literal["event", "publication", "force", "end", "period", "other"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, year or named period; a part that the text lacks stays ``None``.

    ``inferred`` says why a part was filled in ("year from the publication date"); empty where the
    text states all that is given.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    role: DateRole = "other"
    inferred: str = ""
    part: str = ""  # of the year or month: "first half", "Q3", "first 9 months", "end", "same period"

    @property
    def iso(self) -> str:
        """``2025``, ``2025-08`` or ``2025-08-01``; ``--08-01`` where the year is missing."""
        parts = [f"{self.year:04d}" if self.year else "-"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def as_date(self) -> date | None:
        if self.year and self.month and self.day:
            try:
                return date(self.year, self.month, self.day)
            except ValueError:
                return None
        return None
