"""What-ifs: intervals that keep to what the ranges allow."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.data import Handbook, load_handbook
from watchword.model.scenario import Range, Scenario, ShockedStage
from watchword.model.shortfall import Shortfall
from watchword.tracing.error import TracingError
from watchword.tracing.flow import ranges_of, run
from watchword.tracing.supply_map import SupplyMap
from watchword.tracing.what_if import scenario_named, what_if

SUPPLY = SupplyMap(load_handbook())
FEW = 300


def between(low: float, high: float) -> st.SearchStrategy[Range]:
    return st.tuples(st.floats(low, high), st.floats(low, high)).map(lambda pair: Range(min(pair), max(pair)))


STAGE = st.builds(
    ShockedStage,
    stage=st.sampled_from(["separation"]),
    share=between(0, 1),
    loss=between(0, 1),
    months=between(0, 12),
    slack=between(0, 0.5),
    stocks=between(0, 6),
    ramp=between(0, 12),
)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    names = draw(st.lists(st.sampled_from(["separation", "product", "component"]), unique=True, min_size=1, max_size=3))
    order = [name for name in ("separation", "product", "component") if name in names]
    stages = tuple(replace(draw(STAGE), stage=name) for name in order)
    return Scenario("s", "T", "gallium", "China", "2026-01", 9, "all", stages, draw(between(0, 1)))


def asked(scenario: Scenario) -> Shortfall:
    return what_if(scenario, SUPPLY, FEW, 1)


@settings(max_examples=60, deadline=None)
@given(scenarios())
def test_a_shortfall_never_exceeds_demand_and_lies_within_what_the_ranges_allow(scenario: Scenario) -> None:
    for stage in asked(scenario).stages:
        for (low, high), one in zip(stage.halves, stage.months, strict=True):
            assert -1e-9 <= one.least <= one.low + 1e-9
            assert one.low - 1e-9 <= low <= high <= one.high + 1e-9
            assert one.high <= one.most + 1e-9 <= 1 + 2e-9
        assert stage.total.most <= scenario.span + 1e-9


@settings(max_examples=40, deadline=None)
@given(scenarios())
def test_no_shock_gives_no_shortfall(scenario: Scenario) -> None:
    calm = replace(scenario, stages=tuple(replace(one, loss=Range(0, 0)) for one in scenario.stages))
    found = asked(calm)
    assert all(stage.total.most == pytest.approx(0, abs=1e-9) for stage in found.stages)
    assert found.binding is None
    assert found.drivers == ()


@settings(max_examples=60, deadline=None)
@given(scenarios(), st.data())
def test_what_is_allowed_widens_with_wider_ranges(scenario: Scenario, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(scenario.stages) - 1))
    part = data.draw(st.sampled_from(["share", "loss", "months", "slack", "stocks", "ramp"]))
    old = getattr(scenario.stages[at], part)
    top = 1.0 if part in ("share", "loss") else 24.0
    new = Range(data.draw(st.floats(0, old.low)), data.draw(st.floats(old.high, max(old.high, top))))
    stages = list(scenario.stages)
    stages[at] = replace(stages[at], **{part: new})
    narrow, wide = asked(scenario), asked(replace(scenario, stages=tuple(stages)))
    for before, after in zip(narrow.last.months, wide.last.months, strict=True):
        assert after.least <= before.least + 1e-9
        assert after.most >= before.most - 1e-9


@settings(max_examples=60, deadline=None)
@given(scenarios(), st.integers(0, 2**32 - 1))
def test_the_model_rises_and_falls_as_the_corners_need(scenario: Scenario, seed: int) -> None:
    """Each range alone, from its low to its high, moves every month of every stage one way."""
    chance = np.random.default_rng(seed)
    base = {name: chance.random(1) * (one.high or 0) for name, one in ranges_of(scenario).items()}
    for name, one in ranges_of(scenario).items():
        low, high = ({**base, name: np.array([end])} for end in (one.low, one.high))
        first, _ = run(scenario, low)  # type: ignore[arg-type]
        second, _ = run(scenario, high)  # type: ignore[arg-type]
        eases = name.endswith(("slack", "stocks", "substitution"))
        less, more = (second, first) if eases else (first, second)
        if name.endswith("ramp"):
            less, more = first, second
        assert (less <= more + 1e-9).all(), name


def test_stocks_go_first_and_a_loss_follows() -> None:
    sure = Range(1, 1)
    stage = ShockedStage("separation", sure, sure, Range(3, 3), Range(0, 0), Range(1.5, 1.5))
    found = asked(Scenario("s", "T", "gallium", "China", "2026-01", 5, "all", (stage,), Range(0, 0)))
    assert [one.low for one in found.last.months] == pytest.approx([0, 0.5, 1, 0, 0])
    assert found.last.total.low == found.last.total.high == pytest.approx(1.5)


def test_a_loss_upstream_reaches_the_stage_below_after_its_stock() -> None:
    sure, none = Range(1, 1), Range(0, 0)
    above = ShockedStage("separation", sure, sure, Range(4, 4), none, none)
    below = ShockedStage("product", none, none, none, none, Range(2, 2))
    found = asked(Scenario("s", "T", "gallium", "China", "2026-01", 5, "all", (above, below), none))
    assert [one.low for one in found.stages[0].months] == pytest.approx([1, 1, 1, 1, 0])
    assert [one.low for one in found.last.months] == pytest.approx([0, 0, 1, 1, 0])
    assert found.binding
    assert found.binding.stage == "separation"


@pytest.mark.parametrize("key", sorted(load_handbook().scenarios))
def test_ten_thousand_draws_take_less_than_three_seconds_and_come_out_the_same(key: str) -> None:
    scenario = scenario_named(key, SUPPLY)
    start = time.process_time()
    found = what_if(scenario, SUPPLY)
    assert time.process_time() - start < 3
    assert found == what_if(scenario, SUPPLY)
    assert found.draws == 10_000
    assert len(found.drivers) >= 2
    assert found.assumed > 0
    other = what_if(scenario, SUPPLY, seed=7)
    assert other.last.total.high == pytest.approx(found.last.total.high, rel=0.1)
    assert other.last.total.most == found.last.total.most  # the ends do not hang on the draws


def test_figures_that_disagree_make_the_range() -> None:
    found = what_if(scenario_named("magnets-2025", SUPPLY), SUPPLY)
    driver = next(one for one in found.drivers if one.name == "product.share")
    assert (driver.low, driver.high) == (0.85, 0.94)
    assert driver.range.basis == "cited"


def test_a_scenario_that_an_analyst_writes_works_without_code(tmp_path: Path) -> None:
    folder = tmp_path / "supply" / "scenarios"
    folder.mkdir(parents=True)
    zero = "{low: 0, high: 0, why: none}"
    (folder / "ours.yaml").write_text(
        "- key: ours\n  title: Our question\n  material: germanium\n  place: China\n  start: '2027-01'\n  span: 4\n"
        "  demand_of: everybody\n  stages:\n    - stage: separation\n"
        "      share: {figures: [germanium-separation-2023-press], of: China}\n      loss: {low: 1, high: 1, why: whole}\n"
        f"      months: {{low: 2, high: 2, why: two}}\n      slack: {zero}\n      stocks: {zero}\n  substitution: {zero}\n",
        encoding="utf-8",
    )
    supply = SupplyMap(Handbook(tmp_path))
    found = what_if(scenario_named("ours", supply), supply)
    assert [round(one.high, 3) for one in found.last.months] == [0.592, 0.592, 0, 0]


def test_faults_of_a_scenario_are_told_in_one_line() -> None:
    plan = scenario_named("magnets-2025", SUPPLY)
    with pytest.raises(TracingError, match=r"no such scenario; there are .*magnets-2025"):
        scenario_named("magnet", SUPPLY)
    with pytest.raises(TracingError, match="at least 100"):
        what_if(plan, SUPPLY, 10)
    gone = replace(plan.stages[0], share=Range(figures=("no-such-table",), of="China"))
    with pytest.raises(TracingError, match="no-such-table"):
        what_if(replace(plan, stages=(gone,)), SUPPLY)
    over = replace(plan.stages[0], loss=Range(0, 1.5))
    with pytest.raises(TracingError, match="can't exceed 1"):
        what_if(replace(plan, stages=(over,)), SUPPLY)
