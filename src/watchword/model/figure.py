"""Figures of one source on one matter, by country or firm, with the basis that a number needs to mean anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from watchword.model.citation import Citation
from watchword.model.node import Stage

Measure = Literal["production", "capacity", "reserves", "quota", "share", "consumption", "stocks", "trade", "price"]
FigureStatus = Literal["actual", "estimated", "cap", "plan"]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """What one source says of one material, stage, measure and period. Tables that disagree stand side by side (R23)."""

    key: str  # its name, by which a scenario can ask for it
    material: str  # key of the material or product
    stage: Stage  # the step of the way that the figures measure
    measure: Measure  # what is measured
    unit: str  # t, kg, % and the like
    basis: str  # what a tonne is a tonne of: REO, metal content, gross weight, concentrate
    period: str  # year, month or batch, as 2024, 2025-05 or 2023 batch 3
    status: FigureStatus  # whether it happened, was estimated, is a cap or a plan
    citation: Citation  # where the figures were read
    values: Mapping[str, float | None] = field(default_factory=dict)  # by country or firm; null where not available
    world: float | None = None  # the total that the source prints, rounded as it rounds
    at_least: bool = False  # whether the source prints the total as more than this
    note: str = ""  # footnotes that change the meaning, and what to mind
    basis_zh: str = ""  # the basis in Chinese
