"""How well the reader reads, against labelled texts: the project's fixed scorer, with the misses by name.

Surfaces are compared distinct per document after NFKC, simplification and removal of white space. A claim is
found when its type is equal and the quotes overlap by at least half of the shorter, one to one in text order;
modality is scored on found claims. A date counts only where its basis is the text.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LISTS: dict[str, str] = {
    "orgs": "", "places": "", "official_persons": "", "honours": "", "materials": "",
    "coded_terms": "zh", "quantities": "surface",
}  # fmt: skip
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between gold and prediction: which document, which field, what, and on which side."""

    document: str
    field: str
    what: str
    side: str  # "missing" or "extra"


@dataclass(frozen=True, slots=True)
class Score:
    """Figures by field, in the form of the fixed scorer, and every miss."""

    figures: dict[str, dict[str, Any]]
    misses: list[Miss] = field(default_factory=list)


def normal(surface: str) -> str:
    from opencc import OpenCC

    return "".join(OpenCC("t2s").convert(unicodedata.normalize("NFKC", surface or "")).split())


def wilson(hits: int, n: int, z: float = 1.96) -> list[float]:
    """Wilson's 95% interval of a proportion."""
    if not n:
        return [0.0, 1.0]
    p = hits / n
    middle, half, base = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)), 1 + z * z / n
    return [round(max(0.0, (middle - half) / base), 3), round(min(1.0, (middle + half) / base), 3)]


def figures(hits: int, extra: int, missing: int) -> dict[str, Any]:
    precision = hits / (hits + extra) if hits + extra else 0.0
    recall = hits / (hits + missing) if hits + missing else 0.0
    f1 = round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
    n = hits + missing
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": f1,
        "n": n,
        "recall_95": wilson(hits, n),
    }


def accuracy(hits: int, n: int) -> dict[str, Any]:
    share = round(hits / n, 4) if n else 0.0
    return {"precision": share, "recall": share, "f1": share, "n": n, "recall_95": wilson(hits, n)}


def overlap(text: str, a: str, b: str) -> bool:
    start_a, start_b = text.find(a) if a else -1, text.find(b) if b else -1
    if start_a < 0 or start_b < 0:
        return False
    shared = min(start_a + len(a), start_b + len(b)) - max(start_a, start_b)
    return shared >= 0.5 * min(len(a), len(b))


def surfaces(items: Iterable[Any], key: str) -> dict[str, str]:
    """Normal form -> surface as given."""
    given = (item[key] if key and isinstance(item, Mapping) else item for item in items or ())
    return {normal(item): item for item in given}


def score(gold: Sequence[Record], predicted: Sequence[Record]) -> Score:
    """Gold records against predictions with the same ids."""
    answers: dict[str, Record] = {record["id"]: record.get("gold", record) for record in predicted}
    out: dict[str, dict[str, Any]] = {}
    misses: list[Miss] = []
    for name, key in LISTS.items():
        hits = extra = missing = 0
        for record in gold:
            want = surfaces(record["gold"].get(name), key)
            got = surfaces(answers.get(record["id"], {}).get(name) or (), key)
            hits, extra, missing = (
                hits + len(want.keys() & got),
                extra + len(got.keys() - want),
                missing + len(want.keys() - got),
            )
            misses += [Miss(record["id"], name, want[k], "missing") for k in want.keys() - got.keys()]
            misses += [Miss(record["id"], name, got[k], "extra") for k in got.keys() - want.keys()]
        out[name] = figures(hits, extra, missing)
    out |= score_claims(gold, answers, misses)
    dated = [record for record in gold if record["gold"].get("date_basis") == "text"]
    out["date"] = score_single("date", dated, answers, misses)
    linked = [record for record in gold if record["gold"].get("military_link")]
    out["military_link"] = score_single("military_link", linked, answers, misses)
    return Score(out, sorted(misses, key=lambda miss: (miss.field, miss.document, miss.side, miss.what)))


def score_single(
    name: str, gold: Sequence[Record], answers: Mapping[str, Record], misses: list[Miss]
) -> dict[str, Any]:
    hits = 0
    for record in gold:
        got, want = answers.get(record["id"], {}).get(name), record["gold"][name]
        hits += got == want
        if got != want:
            misses.append(Miss(record["id"], name, f"{want} but was {got}", "missing"))
    return accuracy(hits, len(gold))


def score_claims(
    gold: Sequence[Record], answers: Mapping[str, Record], misses: list[Miss]
) -> dict[str, dict[str, Any]]:
    hits = extra = missing = right = irrelevant = 0
    for record in gold:
        left = list(answers.get(record["id"], {}).get("claims") or ())
        for claim in record["gold"].get("claims") or ():
            same = (c for c in left if c.get("type") == claim["type"])
            hit = next((c for c in same if overlap(record["text"], c.get("quote", ""), claim["quote"])), None)
            if hit is None:
                missing += 1
                misses.append(Miss(record["id"], "claims", f"{claim['type']}: {claim['quote']}", "missing"))
                continue
            left.remove(hit)
            hits += 1
            right += hit.get("modality") == claim["modality"]
            if hit.get("modality") != claim["modality"]:
                told = f"{claim['modality']} but was {hit.get('modality')}: {claim['quote']}"
                misses.append(Miss(record["id"], "modality", told, "missing"))
        extra += len(left)
        misses += [Miss(record["id"], "claims", f"{c.get('type')}: {c.get('quote')}", "extra") for c in left]
        irrelevant += 0 if record.get("relevant", True) else len(left)
    return {
        "claims": figures(hits, extra, missing),
        "modality": accuracy(right, hits),
        "claims_in_irrelevant_texts": {"count": irrelevant},
    }
