"""All ways over the supply map that lead through a node."""

from __future__ import annotations

from collections.abc import Iterator

from watchword.model.edge import Edge
from watchword.model.exposure import Path
from watchword.model.node import Node
from watchword.tracing.supply_map import SupplyMap

MOST = 5_000  # paths told; the packaged map has some hundreds for its busiest node

_SURE = {"claimed": 0, "general": 1, "stated": 2}
_ROLE = {"copy": 0, "press": 1, "official": 2}


def strength(edge: Edge) -> tuple[int, int]:
    """How good a step's ground is: first how surely the source says it, then whose page it is."""
    return _SURE[edge.certainty], _ROLE[edge.citation.role]


def paths_through(node: Node, supply: SupplyMap) -> list[Path]:
    """Every way from a beginning of the map through the node to an end of it, without a cycle."""
    found = []
    for upstream in back(node.key, supply, frozenset((node.key,))):
        passed = frozenset((node.key, *(edge.source for edge in upstream)))
        for downstream in ahead(node.key, supply, passed):
            steps = (*upstream, *downstream)
            if steps:
                keys = (steps[0].source, *(edge.target for edge in steps))
                found.append(Path(tuple(supply.nodes[key] for key in keys), steps, min(steps, key=strength)))
            if len(found) == MOST:
                return found
    return found


def back(key: str, supply: SupplyMap, passed: frozenset[str]) -> Iterator[tuple[Edge, ...]]:
    steps = [edge for edge in supply.reaching.get(key, ()) if edge.source not in passed]
    if not steps:
        yield ()
    for edge in steps:
        for rest in back(edge.source, supply, passed | {edge.source}):
            yield (*rest, edge)


def ahead(key: str, supply: SupplyMap, passed: frozenset[str]) -> Iterator[tuple[Edge, ...]]:
    steps = [edge for edge in supply.leaving.get(key, ()) if edge.target not in passed]
    if not steps:
        yield ()
    for edge in steps:
        for rest in ahead(edge.target, supply, passed | {edge.target}):
            yield (edge, *rest)
