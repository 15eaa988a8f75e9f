"""The supply map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.citation import Citation


@dataclass(frozen=True, slots=True)
class Edge:
    """One cited edge of the supply map."""

    source: str
    relation: Literal["yields", "goes_into", "used_in", "made_by", "controlled_by"]
    target: str
    note: str
    citation: Citation
