"""The supply map: its nouns stand in the model, for the answers carry them."""

from __future__ import annotations

from watchword.model.edge import Edge
from watchword.model.figure import FigureTable
from watchword.model.node import Node
from watchword.model.notice import Clause, Notice
from watchword.model.scenario import Range, Scenario, ShockedStage

__all__ = ["Clause", "Edge", "FigureTable", "Node", "Notice", "Range", "Scenario", "ShockedStage"]
