"""Names on a foreign yardstick: a labelled set of news sentences that nothing here was tuned or trained on.

    python bench/read/cluener.py TRAIN.json     (JSON lines: text, label -> surface -> inclusive offsets; nothing is kept)

Classes are mapped: company, government and organization -> organisations (and scored apart by the kind that we give them),
position -> titles of the office register, address -> places. Exact spans, micro precision, recall and F1.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from watchword.data import load_handbook
from watchword.model.document import Document
from watchword.model.mention import Mention
from watchword.reading.holders import titles
from watchword.reading.read import read
from watchword.reading.view import fold

BODIES = ("company", "government", "organization")
GOVERNMENT = ("government", "party", "army", "foreign")
STATE_ENDINGS = (
    "部",
    "局",
    "厅",
    "委",
    "署",
    "政府",
    "法院",
    "检察院",
    "军",
    "警方",
    "委员会",
    "办公室",
    "使馆",
    "总局",
    "分局",
)
COMPANY_ENDINGS = ("公司", "集团", "银行", "厂", "股份", "矿业", "钢", "石化", "汽车", "航空", "保险", "证券", "基金")


def kind_of(mention: Mention) -> str:
    """The class of one of our organisations: by its register entry, else by how it ends."""
    if mention.detail in GOVERNMENT or mention.name.endswith(STATE_ENDINGS):
        return "government"
    return "company" if mention.detail == "company" or mention.name.endswith(COMPANY_ENDINGS) else "organization"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    book = load_handbook()
    pattern = titles(book)
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        gold = {
            (kind, start, end + 1) for kind, names in record["label"].items() if kind in (*BODIES, "position", "address")
            for spans in names.values() for start, end in spans
        }  # fmt: skip
        ours = set()
        for mention in read(Document(text), book).mentions:
            if mention.kind == "organisation":
                ours.add((kind_of(mention), mention.span.start, mention.span.end))
            elif mention.kind == "place":
                ours.add(("address", mention.span.start, mention.span.end))
        ours |= {("position", *match.span()) for match in pattern.finditer(fold(text))}
        for kind, start, end in gold:
            names = (kind, "organisation, any") if kind in BODIES else (kind,)
            hit = (kind, start, end) in ours
            any_hit = any((body, start, end) in ours for body in BODIES)
            for name in (*names, "all five"):
                wanted[name] += 1
                right[name] += any_hit if name == "organisation, any" else hit
        for kind, _, _ in ours:
            for name in (kind, *(("organisation, any",) if kind in BODIES else ()), "all five"):
                found[name] += 1
    print(f"{'':20}{'precision':>10}{'recall':>9}{'F1':>7}{'n':>8}")
    for name in (*BODIES, "organisation, any", "position", "address", "all five"):
        precision, recall = right[name] / max(1, found[name]), right[name] / max(1, wanted[name])
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{name:20}{precision:10.3f}{recall:9.3f}{f1:7.3f}{wanted[name]:8}")
    print("published for comparison, all ten classes, trained on the set itself: character CRF .71, BiLSTM-CRF .675")


if __name__ == "__main__":
    main()
