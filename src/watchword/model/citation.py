"""What a fact rests on outside the document being read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

CitationRole = Literal["official", "press", "copy"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A source for a fact.

    ``seen`` is the day on which the source was read, or ``None`` where the fact is from memory: such
    a fact may help recognition and is shown as "unverified"; it is never cited and never counted.
    """

    url: str
    title: str = ""
    date: str = ""  # as printed by the source: a year, a month or a day; empty where it has none
    role: CitationRole = "copy"
    seen: datetime.date | None = None

    @property
    def verified(self) -> bool:
        return self.seen is not None
