"""Likelihood ratios of the general hypotheses, counted on labelled texts, beside ours; and how reliable the shares are.

    python bench/calibration/calibrate.py

A label stands for a hypothesis by the genre that its labeller gave (`LABELS`): the labellers saw neither the reader nor the
hypotheses. A text of a genre that stands for none is left out. Counts are smoothed by Jeffreys' half: a feature found in k
of n texts of a hypothesis has rate (k + 1/2) / (n + 1). A ratio is the rate under the hypothesis over the rate under the
others together. The shared texts are used where they are at hand.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from watchword.data import load_handbook
from watchword.desk import Desk
from watchword.judging.features import FEATURES, Case
from watchword.judging.judge import hypotheses_for
from watchword.judging.labels import read_gold
from watchword.judging.scoring import wilson
from watchword.model.document import Document

ROOT = Path(__file__).resolve().parents[2]
FILES = (
    ROOT.parent / "shared" / "eval" / "docs_dev.jsonl",
    ROOT / "bench" / "read" / "labelled" / "tuning.jsonl",
    ROOT / "bench" / "read" / "labelled" / "held_out.jsonl",
    ROOT / "bench" / "read" / "fresh" / "development.jsonl",
)
LABELS = {
    "measure": (
        "regulation", "export_control", "export_control_suspension", "quota_notice", "entity_list", "price_notice",
        "contract_notice", "related_party", "agency_award", "enforcement", "agency_notice", "policy_notice", "personnel",
        "paf_establishment", "org_establishment",
    ),
    "routine": (
        "party_study", "study_session", "meeting", "visit_exchange", "leader_visit", "army_day_visit", "army_day_letter",
        "honour_award", "award", "rnd_award", "company_profile", "spring_festival_visit", "inspection", "press_conference",
        "irrelevant", "tourism", "travel", "sport", "entertainment", "city_life", "militia_muster", "speech",
    ),
    "intention": (
        "regulation_draft", "cooperation_agreement", "acquisition", "five_year_plan", "government_work_report",
        "earnings_preview", "trading_suspension",
    ),
}  # fmt: skip
HYPOTHESIS = {genre: key for key, genres in LABELS.items() for genre in genres}
FEWEST = 10  # texts of a hypothesis below which a counted ratio says too little


def texts() -> Iterator[tuple[str, Document]]:
    for path in FILES:
        for record in read_gold(path) if path.is_file() else ():
            label = HYPOTHESIS.get(record["gold"].get("genre") or "")
            if label:
                yield label, Document(record["text"], record["id"], record.get("title") or "")


def main() -> None:
    book = load_handbook()
    rules = hypotheses_for("*", book)
    found: dict[str, list[tuple[frozenset[str], dict[str, float]]]] = defaultdict(list)
    with Desk(Path("nowhere")) as desk:
        for label, document in texts():
            brief = desk.brief(document)
            reading = desk.read(document)
            case = Case(document, reading, desk.compare(document, reading), book)
            present = frozenset(name for name, feature in FEATURES.items() if feature(case) is not None)
            finding = brief.finding
            general = {item.key: item.share for item in finding.hypotheses} if finding else {}
            found[label].append((present, general if general.keys() == LABELS.keys() else {}))
    counts = {label: len(items) for label, items in found.items()}
    print("texts:", ", ".join(f"{label} {count}" for label, count in counts.items()))
    print(
        "\n| evidence | "
        + " | ".join(f"{key}: found, counted, ours" for key in LABELS)
        + " |\n|---|"
        + "---|" * len(LABELS)
    )
    for rule in rules.evidence:
        cells = []
        for key in LABELS:
            has = sum(rule.feature in present for present, _ in found[key])
            others = [present for other in LABELS if other != key for present, _ in found[other]]
            rest = sum(rule.feature in present for present in others)
            ratio = ((has + 0.5) / (counts[key] + 1)) / ((rest + 0.5) / (len(others) + 1))
            spread = math.exp(
                1.96 * math.sqrt(1 / (has + 0.5) - 1 / (counts[key] + 1) + 1 / (rest + 0.5) - 1 / (len(others) + 1))
            )
            cells.append(
                f"{has}/{counts[key]}, {ratio:.2f} ({ratio / spread:.2f}–{ratio * spread:.2f}), {relative(rule.ratios, key):.2f}"
            )
        print(f"| {rule.text} | " + " | ".join(cells) + " |")
    print("\n| share of the likeliest reading | texts | mean share | label agrees | interval |\n|---|---|---|---|---|")
    judged = [
        (max(shares.values()), max(shares, key=lambda k: shares[k]) == label)
        for label, items in found.items()
        for _, shares in items
        if shares
    ]
    for low, high in ((0.33, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 1.01)):
        inside = [(share, right) for share, right in judged if low <= share < high]
        right = sum(agrees for _, agrees in inside)
        if inside:
            bounds = wilson(right, len(inside))
            mean = sum(share for share, _ in inside) / len(inside)
            print(
                f"| {low:.2f}–{min(high, 1):.2f} | {len(inside)} | {mean:.2f} | {right} ({right / len(inside):.2f}) | {bounds[0]:.2f}–{bounds[1]:.2f} |"
            )


def relative(ratios: dict[str, float], key: str) -> float:
    """Ours in the same form: against the mean of the others."""
    others = [value for name, value in ratios.items() if name != key]
    return ratios[key] / (sum(others) / len(others))


if __name__ == "__main__":
    main()
