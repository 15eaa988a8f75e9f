"""What a text touches in the supply chain: background, never what the text says."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.model.citation import Citation
from watchword.model.span import Quote


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of the supply map with its citation."""

    source: str
    relation: str
    target: str
    note: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Touch:
    """A material or product named by the text, and the cited path from it to what it goes into."""

    name: str
    named: tuple[Quote, ...]
    steps: tuple[Step, ...]
