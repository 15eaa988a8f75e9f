"""From ranges to a shortfall: one pass over the months for all draws at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from watchword.model.scenario import Range, Scenario
from watchword.tracing.concentration import shares
from watchword.tracing.error import TracingError
from watchword.tracing.supply_map import SupplyMap

Draws = npt.NDArray[np.float64]
PARTS = ("share", "loss", "months", "slack", "stocks", "ramp")
EASING = ("slack", "stocks", "substitution")  # ranges of which more means less shortfall


def ranges_of(scenario: Scenario) -> dict[str, Range]:
    """Every range of a scenario by name, as ``separation.loss``."""
    named = {f"{one.stage}.{part}": getattr(one, part) for one in scenario.stages for part in PARTS}
    return {**named, "substitution": scenario.substitution}


def ends(name: str, one: Range, supply: SupplyMap) -> tuple[float, float]:
    """Low and high of a range; with ``figures``, the least and greatest share that the tables named give.

    Raises:
        TracingError: a table is not held or lacks the country, or a part of a whole is above 1.
    """
    low, high = one.low or 0.0, one.high or 0.0
    if one.figures:
        tables = {table.key: table for table in supply.book.figures if table.citation.verified}
        found = [shares(tables[key]).get(one.of) for key in one.figures if key in tables]
        told = [share for share in found if share is not None]
        if len(told) < len(one.figures):
            raise TracingError(
                f"{name}: not all of {', '.join(one.figures)} are held with a figure for {one.of}; mend the scenario"
            )
        low, high = min(told), max(told)
    if name.endswith((".share", ".loss", "substitution")) and high > 1:
        raise TracingError(f"{name}: a part of a whole can't exceed 1, and {high:g} does; mend the scenario")
    return low, high


def run(scenario: Scenario, values: Mapping[str, Draws]) -> tuple[Draws, Draws]:
    """Shortfall and own shortfall by stage, month and draw, as parts of undisturbed demand.

    ``values`` gives each range of :func:`ranges_of` one number a draw. A stage makes no more than its capacity and than
    what the stage before passes on; its stock, filled at the start and never refilled, makes good what it can. *Own*
    is what the stage would lack if those before it were whole: the largest in sum is the stage that binds. Every
    result rises with share, loss, months and ramp, and falls with slack, stocks and substitution.
    """
    draws = len(values["substitution"])
    demand = 1.0 - values["substitution"]
    out = np.zeros((len(scenario.stages), scenario.span, draws))
    own = np.zeros_like(out)
    stock = [values[f"{one.stage}.stocks"].copy() for one in scenario.stages]
    spare = [one.copy() for one in stock]
    for month in range(scenario.span):
        passed = demand
        for at, one in enumerate(scenario.stages):
            capacity = _capacity(one.stage, month, values)
            passed = _supply(np.minimum(capacity, passed), demand, stock[at])
            out[at, month] = demand - passed
            own[at, month] = demand - _supply(np.minimum(capacity, demand), demand, spare[at])
    return out, own


def _capacity(stage: str, month: int, values: Mapping[str, Draws]) -> Draws:
    """What the stage can make in a month: the whole, less what is lost, and what others add once they have run up."""
    get = {part: values[f"{stage}.{part}"] for part in PARTS}
    active = np.clip(get["months"] - month, 0.0, 1.0)  # a loss that ends within the month counts in part
    lost = get["share"] * get["loss"] * active
    run_up = np.minimum(1.0, (month + 1) / np.maximum(get["ramp"], 1.0))
    capacity: Draws = np.minimum(1.0, 1.0 - lost + get["slack"] * run_up)
    return capacity


def _supply(made: Draws, demand: Draws, stock: Draws) -> Draws:
    """What leaves a stage, with its stock drawn down in place."""
    drawn = np.minimum(stock, np.maximum(0.0, demand - made))
    stock -= drawn
    return np.minimum(made + drawn, demand)
