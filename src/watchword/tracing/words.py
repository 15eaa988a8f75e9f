"""What the supply map says in English, with the Chinese that its data has for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from watchword.data import Handbook
from watchword.model.scenario import Scenario
from watchword.tracing.supply_map import SupplyMap


def chinese_words(book: Handbook) -> dict[str, str]:
    """Names, notes, amounts, bases and the sentences of what-ifs; those without Chinese are left out."""
    supply = SupplyMap(book)
    keys = {*supply.nodes, *(end for edge in book.edges for end in (edge.source, edge.target))}
    pairs = chain(
        ((supply.name(key), supply.chinese(key)) for key in sorted(keys)),
        ((edge.note, edge.note_zh) for edge in book.edges),
        ((edge.amount, edge.amount_zh) for edge in book.edges),
        ((table.basis, table.basis_zh) for table in book.figures),
        *map(scenario_words, book.scenarios.values()),
    )
    return {english: chinese for english, chinese in pairs if english and chinese}


def scenario_words(plan: Scenario) -> Iterator[tuple[str, str]]:
    """A what-if and the ground of each of its ranges."""
    yield plan.title, plan.title_zh
    yield plan.demand_of, plan.demand_of_zh
    yield plan.note, plan.note_zh
    ranges = [plan.substitution, *([plan.demand] if plan.demand else [])]
    for stage in plan.stages:
        ranges += [stage.share, stage.loss, stage.months, stage.slack, stage.ramp, stage.stocks]
    for one in ranges:
        yield one.why, one.why_zh
