"""How concentrated a stage is, by each table that tells: Herfindahl-Hirschman index and largest share, as intervals."""

from __future__ import annotations

from collections.abc import Iterable

from watchword.model.exposure import Concentration
from watchword.model.figure import FigureTable

_LUMPED = ("other", "other countries")
MEASURES = ("production", "capacity", "share")


def shares(table: FigureTable) -> dict[str, float]:
    """Parts of the whole, 0 to 1, of what the table names; the whole is its sum, or 100 where it gives percentages.

    The printed total is rounded, so that the sum is the better whole; a table of one row takes the total that it prints.
    """
    told = {name: value for name, value in table.values.items() if value}
    whole = (
        100.0 if table.measure == "share" else max(sum(told.values()), table.world or 0.0 if len(told) == 1 else 0.0)
    )
    return {name: value / whole for name, value in told.items()} if whole else {}


def concentration(table: FigureTable) -> Concentration | None:
    """One table's answer; none where it names nobody.

    What it lumps as *other*, or leaves out, may be many or one: that gives the two ends of the index.
    """
    told = shares(table)
    named = {name: share for name, share in told.items() if name.casefold() not in _LUMPED}
    if not named:
        return None
    largest = max(named, key=lambda name: named[name])
    rest = max(0.0, 1.0 - sum(named.values()))
    squares = sum(share**2 for share in named.values())
    return Concentration(
        table=table,
        largest=largest,
        share=named[largest],
        hhi=(10_000 * squares, 10_000 * (squares + rest**2)),
        named=len(named),
    )


def concentrations(figures: Iterable[FigureTable], materials: set[str]) -> tuple[Concentration, ...]:
    """Of the materials, by stage, newest first; tables that disagree stand side by side."""
    fitting = [
        table
        for table in figures
        if table.material in materials and table.measure in MEASURES and table.citation.verified and by_country(table)
    ]
    fitting.sort(key=lambda table: (table.material, table.stage, table.measure, table.period), reverse=True)
    return tuple(found for table in fitting if (found := concentration(table)))


def by_country(table: FigureTable) -> bool:
    """Whether the rows are countries or firms rather than years, and more than a plan of one firm."""
    return (
        not any(name[:4].isdigit() for name in table.values)
        and table.status != "plan"
        and (table.measure == "share" or len(table.values) > 1)
    )
