"""What hangs on what: paths over the supply map, and how concentrated their stages are."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.model.edge import Edge
from watchword.model.figure import FigureTable
from watchword.model.node import Node, Stage


@dataclass(frozen=True, slots=True)
class Path:
    """A way over the map. It says how one thing can reach another, not that a given piece came this way."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    weakest: Edge


@dataclass(frozen=True, slots=True)
class Concentration:
    """How concentrated one stage is by one table of one source.

    ``hhi`` is the Herfindahl-Hirschman index, from 0 to 10,000, as an interval: what a table lumps together as *other*,
    or leaves out, may be many or one.
    """

    table: FigureTable
    largest: str
    share: float  # of the largest, 0 to 1
    hhi: tuple[float, float]
    named: int  # how many countries or firms the table names with a figure above nought


@dataclass(frozen=True, slots=True)
class StageView:
    """One stage of the paths: who stands there on the map."""

    stage: Stage
    nodes: tuple[Node, ...]
    countries: tuple[str, ...]  # of the nodes whose country is known
    operators: tuple[str, ...]

    @property
    def one_country(self) -> bool:
        return len(self.countries) == 1

    @property
    def one_operator(self) -> bool:
        return len(self.operators) == 1


@dataclass(frozen=True, slots=True)
class Exposure:
    """The answer for one thing or firm."""

    asked: str
    focus: tuple[Node, ...]
    paths: tuple[Path, ...]
    stages: tuple[StageView, ...]
    concentration: tuple[Concentration, ...]
    beside: tuple[Edge, ...]  # substitutes, recycling and holdings
    uncounted: int  # edges of the map that were left out, for their source was not read
