"""What if a supplier fails: ranges in, intervals out."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from watchword.model.scenario import Range, Scenario
from watchword.model.shortfall import Driver, Interval, Shortfall, StageShortfall
from watchword.tracing.error import TracingError
from watchword.tracing.flow import EASING, Draws, ends, ranges_of, run
from watchword.tracing.supply_map import SupplyMap

DRAWS = 10_000
SEED = 20_250_404
_FELT = 1e-9  # a smaller part of demand is rounding


def what_if(scenario: Scenario, supply: SupplyMap, draws: int = DRAWS, seed: int = SEED) -> Shortfall:
    """Shortfall by stage and month over draws that are even within each range and apart from one another.

    The middle nine tenths come from the draws; least and most from the ends of all ranges, for the model rises or falls
    with each of them. What is assumed is as wide as the scenario says: the intervals hold only as far as it does.

    Raises:
        TracingError: a range can't be had, there are no stages, or draws are below 100.
    """
    if draws < 100:
        raise TracingError(f"{draws} draws are too few for an interval; give at least 100")
    if not scenario.stages or not 1 <= scenario.span <= 120:
        raise TracingError(f"{scenario.key}: a scenario needs a stage, and a span of 1 to 120 months; mend it")
    ranges = ranges_of(scenario)
    bounds = {name: ends(name, one, supply) for name, one in ranges.items()}
    chance = np.random.default_rng(seed)
    values = {name: low + (high - low) * chance.random(draws) for name, (low, high) in bounds.items()}
    out, own = run(scenario, values)
    mild, _ = run(scenario, _corner(bounds, harsh=False))
    harsh, _ = run(scenario, _corner(bounds, harsh=True))
    tight = own.sum(axis=1)  # by stage and draw
    short = tight.max(axis=0) > _FELT
    first = tight.argmax(axis=0)
    found = []
    for at, one in enumerate(scenario.stages):
        months = tuple(
            _interval(out[at, month], mild[at, month, 0], harsh[at, month, 0]) for month in range(scenario.span)
        )
        halves = tuple((float(low), float(high)) for low, high in np.quantile(out[at], (0.25, 0.75), axis=1).T)
        total = _interval(out[at].sum(axis=0), mild[at].sum(), harsh[at].sum())
        binds = _share(int((first[short] == at).sum()), int(short.sum()))
        found.append(StageShortfall(one.stage, months, halves, total, binds))
    last = out[-1].sum(axis=0)
    return Shortfall(
        scenario=scenario,
        draws=draws,
        seed=seed,
        stages=tuple(found),
        quantity=_quantity(scenario, found[-1], chance, out[-1]),
        drivers=_drivers(ranges, bounds, values, last),
        assumed=sum(one.basis == "assumed" and bounds[name][0] < bounds[name][1] for name, one in ranges.items()),
    )


def _corner(bounds: Mapping[str, tuple[float, float]], *, harsh: bool) -> dict[str, Draws]:
    """One draw with every range at its harshest, or at its mildest."""
    return {
        name: np.array([float(low if name.endswith(EASING) == harsh else high)]) for name, (low, high) in bounds.items()
    }


def _interval(draws: npt.NDArray[np.float64], least: float, most: float) -> Interval:
    low, high = np.quantile(draws, (0.05, 0.95))
    return Interval(float(low), float(high), float(least), float(most))


def _share(count: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 0.0
    z, part = 1.96, count / of
    middle, half = part + z * z / (2 * of), z * math.sqrt(part * (1 - part) / of + z * z / (4 * of * of))
    return max(0.0, (middle - half) / (1 + z * z / of)), min(1.0, (middle + half) / (1 + z * z / of))


def _quantity(
    scenario: Scenario, last: StageShortfall, chance: np.random.Generator, out: npt.NDArray[np.float64]
) -> tuple[Interval, ...]:
    """The last stage's shortfall in the unit of the demand, where a demand was read."""
    if scenario.demand is None or scenario.demand.low is None or scenario.demand.high is None:
        return ()
    low, high = scenario.demand.low, scenario.demand.high
    demand = low + (high - low) * chance.random(out.shape[1])
    return tuple(
        _interval(out[month] * demand, one.least * low, one.most * high) for month, one in enumerate(last.months)
    )


def _drivers(
    ranges: Mapping[str, Range],
    bounds: Mapping[str, tuple[float, float]],
    values: Mapping[str, Draws],
    total: npt.NDArray[np.float64],
) -> tuple[Driver, ...]:
    """The ranges by Spearman's rank correlation of their draws with the total, the strongest first."""
    if np.ptp(total) < _FELT:
        return ()
    ranks = _ranks(total)
    found = [
        Driver(name, one, *bounds[name], float(np.corrcoef(_ranks(values[name]), ranks)[0, 1]))
        for name, one in ranges.items()
        if bounds[name][0] < bounds[name][1]
    ]
    return tuple(sorted(found, key=lambda one: -abs(one.correlation)))


def _ranks(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Ranks, ties at their mean."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    ends_at = np.cumsum(count)
    ranks: npt.NDArray[np.float64] = (ends_at - (count - 1) / 2.0)[place]
    return ranks


def scenario_named(wanted: str, supply: SupplyMap) -> Scenario:
    """The scenario of this key.

    Raises:
        TracingError: there is none; with those that there are.
    """
    found = supply.book.scenarios.get(wanted)
    if found is None:
        raise TracingError(
            f"{wanted}: no such scenario; there are {', '.join(sorted(supply.book.scenarios))}, "
            "and more can be put in data/supply/scenarios/"
        )
    return found
