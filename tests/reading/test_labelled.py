"""The reader on the labelled texts of the repository: figures that may rise and must not fall far."""

from __future__ import annotations

from pathlib import Path

import pytest

from watchword.data import Handbook
from watchword.judging.labels import predictions, read_gold
from watchword.judging.scoring import score

LABELLED = Path(__file__).parents[2] / "bench" / "read" / "labelled"
# Floors a little under the figures of docs/explanation/reading-well.md: (field, figure, least).
FLOORS = (
    ("claims", "recall", 0.90), ("claims", "precision", 0.70), ("modality", "precision", 0.85), ("orgs", "f1", 0.88),
    ("places", "f1", 0.84), ("official_persons", "f1", 0.88), ("quantities", "f1", 0.82), ("date", "precision", 0.95),
    ("military_link", "precision", 0.80),
)  # fmt: skip


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    from watchword.data import load_handbook

    book: Handbook = load_handbook()
    gold = [record for name in ("tuning", "held_out") for record in read_gold(LABELLED / f"{name}.jsonl")]
    return score(gold, predictions(gold, book)).figures


@pytest.mark.parametrize(("field", "figure", "least"), FLOORS)
def test_the_reader_keeps_what_it_reached(
    field: str, figure: str, least: float, figures: dict[str, dict[str, float]]
) -> None:
    assert figures[field][figure] >= least
