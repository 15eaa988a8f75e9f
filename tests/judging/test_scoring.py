"""``watchword eval`` equals the fixed scorer."""

from __future__ import annotations

import json
import random
import runpy
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import SHARED

from watchword.data import Handbook
from watchword.judging.error import JudgingError
from watchword.judging.labels import predictions, read_gold
from watchword.judging.scoring import score

GOLD = SHARED / "eval" / "docs_dev.jsonl"
needs_labels = pytest.mark.skipif(not GOLD.exists(), reason="the labelled texts are not beside this checkout")


def fixed(gold: Path, predicted: Path) -> dict[str, Any]:
    """The fixed scorer's own functions, for its ``--format json`` takes "json" for a third file."""
    scorer = runpy.run_path(str(SHARED / "eval" / "score.py"))
    figures: dict[str, Any] = scorer["score"](scorer["read"](str(gold)), scorer["read"](str(predicted)))
    return figures


@needs_labels
def test_our_figures_equal_those_of_the_fixed_scorer(book: Handbook, tmp_path: Path) -> None:
    records = read_gold(GOLD)
    answers = predictions(records, book)
    path = tmp_path / "predicted.jsonl"
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in answers), encoding="utf-8")
    assert score(records, answers).figures == fixed(GOLD, path)


@needs_labels
def test_they_stay_equal_on_perturbed_answers(tmp_path: Path) -> None:
    records = read_gold(GOLD)
    chance = random.Random(7)
    answers = []
    for record in records:
        gold = json.loads(json.dumps(record["gold"]))
        gold["claims"] = [c for c in gold["claims"] if chance.random() < 0.7] + gold["claims"][:1]
        gold["orgs"] = [name[: max(1, len(name) - chance.randrange(2))] for name in gold["orgs"]]
        answers.append({"id": record["id"], **gold})
    path = tmp_path / "predicted.jsonl"
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in answers), encoding="utf-8")
    assert score(records, answers).figures == fixed(GOLD, path)


def record(**gold: Any) -> dict[str, Any]:
    return {
        "id": "a",
        "text": "商务部公布办法。",
        "gold": {"claims": [], "date_basis": None, "military_link": "none", **gold},
    }


def test_each_miss_is_told_with_document_and_field() -> None:
    found = score([record(orgs=["商务部"])], [{"id": "a", "orgs": ["办法"], "military_link": "none"}])
    assert {(m.document, m.field, m.what, m.side) for m in found.misses} == {
        ("a", "orgs", "商务部", "missing"),
        ("a", "orgs", "办法", "extra"),
    }


def test_both_scripts_count_as_one_surface() -> None:
    assert score([record(orgs=["商务部"])], [{"id": "a", "orgs": ["商務部"]}]).figures["orgs"]["f1"] == 1.0


def test_a_broken_line_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "x", "gold": {}}\n{"id": "b"}\n', encoding="utf-8")
    with pytest.raises(JudgingError, match=r"gold\.jsonl:2"):
        read_gold(path)
