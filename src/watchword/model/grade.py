"""How far a claim may be believed: two grades, each judged without looking at the other (Admiralty scale)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.publisher import Reliability

Credibility = Literal[1, 2, 3, 4, 5, 6]


@dataclass(frozen=True, slots=True)
class Grade:
    """``utterance``, A to F: that this body said this, by where the text comes from. ``content``, 1 to 6: that it is so.
    1 confirmed by an independent publisher, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 not judged."""

    utterance: Reliability
    content: Credibility
    reasons: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """``A2``."""
        return f"{self.utterance}{self.content}"
