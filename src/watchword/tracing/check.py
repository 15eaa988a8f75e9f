"""Whether the supply map hangs together: every key that an entry names is one that another entry gives."""

from __future__ import annotations

from collections.abc import Iterator

from watchword.data import Handbook
from watchword.model.edge import FORWARD
from watchword.model.node import STAGES
from watchword.tracing.controls import ALL
from watchword.tracing.error import TracingError
from watchword.tracing.flow import ends, ranges_of
from watchword.tracing.supply_map import SupplyMap


def check_map(book: Handbook) -> None:
    """Raise ``TracingError`` at the first entry that names what the map lacks, or a step that runs back in stage."""
    supply = SupplyMap(book)
    for place, key in named(supply):
        if key not in supply.nodes:
            raise TracingError(f"{place}: there is no '{key}' on the supply map; add it to data/supply/nodes.yaml")
    for edge in book.edges:
        if edge.relation in FORWARD:
            first, second = (STAGES.index(supply.nodes[key].stage) for key in (edge.source, edge.target))
            if first > second:
                raise TracingError(
                    f"supply step {edge.source} {edge.relation} {edge.target}: it runs from {STAGES[first]} back to "
                    f"{STAGES[second]}; turn it round"
                )
    for scenario in book.scenarios.values():
        for name, one in ranges_of(scenario).items():
            ends(f"scenario {scenario.key}: {name}", one, supply)


def named(supply: SupplyMap) -> Iterator[tuple[str, str]]:
    """Each key that an entry names, and where it does."""
    book = supply.book
    for edge in book.edges:
        if edge.relation != "holds":
            place = f"supply step {edge.source} {edge.relation} {edge.target}"
            yield from ((place, key) for key in (edge.source, edge.target))
    for node in book.nodes.values():
        yield from ((f"supply node {node.key}", key) for key in node.includes)
    for table in book.figures:
        yield f"supply figures {table.key}", table.material
    for notice in book.notices:
        for clause in notice.clauses:
            yield from ((f"notice {notice.key}", key) for key in clause.items if key != ALL)
    for scenario in book.scenarios.values():
        yield f"scenario {scenario.key}", scenario.material
