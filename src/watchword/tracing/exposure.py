"""What hangs on a system, a material or a firm."""

from __future__ import annotations

from collections.abc import Iterable

from watchword.model.exposure import Exposure, Path, StageView
from watchword.model.node import STAGES, Node
from watchword.tracing.concentration import concentrations
from watchword.tracing.error import TracingError
from watchword.tracing.paths import paths_through
from watchword.tracing.supply_map import SupplyMap


def of_system(wanted: str, supply: SupplyMap) -> Exposure:
    """Every way that ends at a system or a component."""
    return exposure(wanted, (supply.find(wanted, ("component", "system")),), supply)


def of_material(wanted: str, supply: SupplyMap) -> Exposure:
    """Every way through a material, product, deposit, mine or plant, and through those for which it stands."""
    node = supply.find(wanted, ("deposit", "mine", "separation", "material", "product"))
    return exposure(wanted, supply.members(node), supply)


def of_firm(wanted: str, supply: SupplyMap) -> Exposure:
    """Every way through what a firm, or one that belongs to it, runs.

    Raises:
        TracingError: the firm runs nothing on the map.
    """
    firms = supply.firms(wanted)
    runs = tuple(node for node in supply.nodes.values() if node.operator in firms)
    if not runs:
        raise TracingError(f"{wanted}: known, but the supply map holds nothing that it runs")
    return exposure(wanted, runs, supply, firms)


def exposure(asked: str, focus: tuple[Node, ...], supply: SupplyMap, firms: tuple[str, ...] = ()) -> Exposure:
    ways: dict[tuple[str, ...], Path] = {}
    for node in focus:
        for path in paths_through(node, supply):
            ways.setdefault(tuple(f"{edge.source} {edge.target} {edge.citation.url}" for edge in path.edges), path)
    on_paths = {node.key for path in ways.values() for node in path.nodes} | {node.key for node in focus}
    materials = {key for key in on_paths if supply.nodes[key].stage in ("material", "product")}
    asked_for = {node.key for node in focus if node.stage in ("material", "product")} or materials
    beside = tuple(
        edge
        for edge in supply.edges
        if (edge.relation in ("substitutes", "recycled_from") and edge.target in asked_for)
        or (edge.relation == "holds" and (edge.source in firms or edge.target in firms))
    )
    return Exposure(
        asked=asked,
        focus=focus,
        paths=tuple(sorted(ways.values(), key=lambda way: (len(way.edges), [node.key for node in way.nodes]))),
        stages=stages((supply.nodes[key] for key in on_paths), supply),
        concentration=concentrations(supply.book.figures, asked_for.union(*map(supply.groups, asked_for))),
        beside=beside,
        uncounted=supply.uncounted,
    )


def stages(nodes: Iterable[Node], supply: SupplyMap) -> tuple[StageView, ...]:
    """The nodes by stage, from rock to system, with the countries and operators that the map knows of."""
    held = sorted(nodes, key=lambda node: supply.name(node.key))
    views = []
    for stage in STAGES:
        here = tuple(node for node in held if node.stage == stage)
        if here:
            countries = tuple(sorted({node.country for node in here if node.country}))
            operators = tuple(sorted({supply.name(node.operator) for node in here if node.operator}))
            views.append(StageView(stage, here, countries, operators))
    return tuple(views)
