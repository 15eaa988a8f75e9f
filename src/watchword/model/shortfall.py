"""What a what-if gives: intervals, never a point."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.model.node import Stage
from watchword.model.scenario import Range, Scenario


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle nine tenths of the draws, and the least and the greatest that the ranges allow."""

    low: float  # 5th percentile
    high: float  # 95th percentile
    least: float  # with every range at its mildest
    most: float  # with every range at its harshest


@dataclass(frozen=True, slots=True)
class StageShortfall:
    """Shortfall behind one stage, month by month and in all, as a part of undisturbed demand."""

    stage: Stage
    months: tuple[Interval, ...]
    halves: tuple[tuple[float, float], ...]  # by month, the middle half of the draws
    total: Interval  # in months of demand
    binds: tuple[float, float]  # in how many of the draws with a shortfall this stage is the tightest, 95 % interval


@dataclass(frozen=True, slots=True)
class Driver:
    """A range by how much the total depends on it."""

    name: str
    range: Range
    low: float
    high: float
    correlation: float  # Spearman's rank correlation with the total shortfall over the draws


@dataclass(frozen=True, slots=True)
class Shortfall:
    """The result for the last stage, by stage, and what it hangs on."""

    scenario: Scenario
    draws: int
    seed: int
    stages: tuple[StageShortfall, ...]
    quantity: tuple[Interval, ...]  # by month, in the scenario's unit; empty where no demand was read
    drivers: tuple[Driver, ...]  # the ranges, weightiest first
    assumed: int  # how many of the ranges are assumed

    @property
    def last(self) -> StageShortfall:
        return self.stages[-1]

    @property
    def binding(self) -> StageShortfall | None:
        """The stage that is the tightest in most draws; none where nothing falls short."""
        best = max(self.stages, key=lambda one: one.binds[1], default=None)
        return best if best and best.binds[1] > 0 else None
