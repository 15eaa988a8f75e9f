"""The linter against briefs with one planted fault each: a small draw of bench/lint, which says more."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench" / "lint"))

import draw
import mutation
import people
import sources

TEXTS = frozenset(
    ("beiling-2023", "beiling-2025", "baogang-2025-reconstruction", "own-zh-01", "own-zh-04", "own-zh-07", "own-zh-11",
     "own-zh-20", "own-en-02", "own-en-07", "toll-zh-1", "toll-en-1", "rate-zh-1", "rate-en-1")
)  # fmt: skip
# The aim is 0.95 of the faults and 0.01 of clean briefs. These are what the linter does; they only ever rise and fall.
AT_LEAST = 0.95
AT_MOST = 0  # of 14 briefs by people


@pytest.fixture(scope="module")
def texts() -> Iterator[dict[str, Any]]:
    with sources.open_desk() as desk:
        yield {case.name: case for case in sources.cases(desk, TEXTS)}


def test_planted_faults_are_caught(texts: dict[str, Any]) -> None:
    made = draw.candidates(list(texts.values()))
    marked = dict(people.marked_briefs())
    drawn = draw.draw(made, 40, seed=11)
    missed = [
        f"{m.kind} ({m.form}, {m.case}): {m.fault}" for m in drawn if not mutation.caught(m, texts[m.case], marked)
    ]
    assert len(drawn) == 40
    assert len(missed) <= (1 - AT_LEAST) * len(drawn), "\n".join(missed)


def test_faithful_briefs_pass(texts: dict[str, Any]) -> None:
    marked = dict(people.marked_briefs())
    alarms = {name: mutation.said(texts[name], None, people.clean(marked[name])) for name in texts if name in marked}
    wrong = {name: messages for name, messages in alarms.items() if messages}
    assert len(wrong) <= AT_MOST, wrong


def test_a_marked_brief_gives_one_fault_a_mutant() -> None:
    marked = (
        "It {plans to buy|hedge_lost: bought} {51%|wrong_number: 15%|wrong_number: 5%} of it.{|invented_claim: It won.}"
    )
    assert people.clean(marked) == "It plans to buy 51% of it."
    assert [mutant.text for mutant in people.mutants_of("x", marked)] == [
        "It bought 51% of it.",
        "It plans to buy 15% of it.",
        "It plans to buy 5% of it.",
        "It plans to buy 51% of it.It won.",
    ]
