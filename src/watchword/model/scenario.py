"""A what-if: which stages lose how much for how long, all as ranges."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.model.citation import Citation
from watchword.model.node import Stage


@dataclass(frozen=True, slots=True)
class Range:
    """A low and a high, with what they rest on. With ``figures`` they are the least and the greatest share of ``of``
    in the tables named; without a citation and without figures they are assumed, and shown as such."""

    low: float | None = None  # the least
    high: float | None = None  # the greatest
    why: str = ""  # what the range rests on, in a sentence
    citation: Citation | None = None  # where it was read; without one it is assumed
    figures: tuple[str, ...] = ()  # keys of figure tables from which the share is taken
    of: str = ""  # the country or firm whose share it is
    why_zh: str = ""  # the same sentence in Chinese

    def __post_init__(self) -> None:
        if self.figures:
            if self.low is not None or self.high is not None or not self.of:
                raise ValueError("a range takes low and high, or figures and of; give one pair")
        elif self.low is None or self.high is None or self.low > self.high or self.low < 0:
            raise ValueError("a range needs low and high, with 0 <= low <= high")

    @property
    def basis(self) -> str:
        return "cited" if self.figures or (self.citation and self.citation.verified) else "assumed"


@dataclass(frozen=True, slots=True)
class ShockedStage:
    """One stage under shock. ``share`` times ``loss`` of its output is lost for ``months``."""

    stage: Stage  # the stage
    share: Range  # the part of its output that the place supplies, 0 to 1
    loss: Range  # the part of that which is lost, 0 to 1
    months: Range  # how long
    slack: Range  # output that others can add, as a part of demand
    stocks: Range  # stocks behind the stage, in months of demand
    ramp: Range = Range(0, 0, why="at once", why_zh="立即")  # months until the slack is there


@dataclass(frozen=True, slots=True)
class Scenario:
    """A what-if that an analyst can write down; the ranges say what they rest on."""

    key: str  # its name in commands
    title: str  # what happens
    material: str  # key of the material or product
    place: str  # the country or firm that fails
    start: str  # the first month, as 2025-04
    span: int  # how many months are looked at
    demand_of: str  # whose demand, and what a share is a share of
    stages: tuple[ShockedStage, ...]  # from rock to system; a stage left out goes on as before
    substitution: Range  # the part of demand that can do without, 0 to 1
    demand: Range | None = None  # demand a month, where a figure was read
    unit: str = ""  # unit of the demand
    note: str = ""  # what the scenario leaves out
    title_zh: str = ""  # the title in Chinese
    demand_of_zh: str = ""  # whose demand, in Chinese
    note_zh: str = ""  # the note in Chinese
