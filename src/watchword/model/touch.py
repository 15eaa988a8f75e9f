"""What a text touches in the supply chain: background, never what the text says."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from watchword.model.citation import Citation
from watchword.model.notice import ControlStatus
from watchword.model.span import Quote


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of the supply map with its citation."""

    source: str
    relation: str
    target: str
    note: str
    citation: Citation
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """A material or product named by the text, the cited steps from it, and what controls its export on the day."""

    name: str
    named: tuple[Quote, ...]
    steps: tuple[Step, ...]
    more: int = 0  # further steps that the map holds
    day: datetime.date | None = None  # the day for which the controls are told: that of the text
    controls: tuple[ControlStatus, ...] = ()
