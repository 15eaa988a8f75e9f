"""One step from one node of the supply map to the next, with the source that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.citation import Citation

Relation = Literal["feeds", "yields", "goes_into", "used_in", "is_a", "substitutes", "recycled_from", "holds"]
Certainty = Literal["stated", "general", "claimed"]

FORWARD: tuple[Relation, ...] = ("feeds", "yields", "goes_into", "used_in", "is_a")  # the relations that make a path


@dataclass(frozen=True, slots=True)
class Edge:
    """One cited step. Without a citation that was read it is neither shown nor counted."""

    source: str  # key of the node from which the step goes
    relation: Relation  # what the source is to the target; feeds, yields, goes_into, used_in and is_a make paths
    target: str  # key of the node to which it goes
    note: str  # what the source that was read says, in our words
    citation: Citation  # where that was read
    certainty: Certainty = "stated"  # stated: of this very thing; general: of its kind; claimed: by one report or party
    amount: str = ""  # how much, as the source prints it, with its basis
    since: str = ""  # from when it holds, where the source says so
    note_zh: str = ""  # the note in Chinese; where it is left out, the English stands
    amount_zh: str = ""  # the amount in Chinese, with the same numbers
