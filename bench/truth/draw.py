"""Draws sentences of briefs by seed, for somebody to judge blind: id and offsets to the table, words to the screen.

    python bench/truth/draw.py --seed 606 --sentences 200 [--words]

Texts: 100 broadcast items about minerals, exports and defence, the ten newest reports of the State Council with the
resolutions on them, and the 40 labelled texts, all from the shared folder; only ids and offsets are ever kept.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from watchword.desk import Desk
from watchword.model.document import Document

SHARED = Path(__file__).resolve().parents[3] / "shared"
TOPICS = ("稀土", "矿", "出口", "国防", "军队", "锂", "钢铁")
LONGEST = 3000


def texts(chance: random.Random) -> Iterator[Document]:
    table = next((SHARED / "data" / "xwlb").glob("*.parquet"))
    rows = enumerate(pq.read_table(table, columns=["text"]).column(0).to_pylist())
    fitting = [(n, text) for n, text in rows if len(text) < LONGEST and any(word in text for word in TOPICS)]
    for number, text in chance.sample(fitting, 100):
        yield Document(text, f"xwlb:{number}")
    reports = (SHARED / "data" / "gov_reports" / "government_work_reports.jsonl").read_text(encoding="utf-8")
    for number, line in enumerate(reports.splitlines()[:10]):
        yield Document(json.loads(line)["content"], f"gov_reports:{number}")
    for line in (SHARED / "eval" / "docs_dev.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Document(record["text"], record["id"])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, required=True)
    options.add_argument("--sentences", type=int, default=200)
    options.add_argument("--words", action="store_true", help="show the sentences too, on standard error")
    given = options.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED}: not here; this bench reads texts that the project doesn't keep")
    chance = random.Random(given.seed)
    with Desk(Path("nowhere")) as desk:
        told = [
            (document.source, sentence)
            for document in texts(chance)
            for sentence in desk.brief(document).sentences
            if sentence.kind == "says" and sentence.evidence and "「" in sentence.text
        ]
    print("seed", "text", "start", "end", "type", "verdict", "reason", sep="\t")
    for number, (source, sentence) in enumerate(chance.sample(told, given.sentences)):
        span = sentence.evidence[0].span
        head = sentence.text.split(": 「")[0]
        print(given.seed, source, span.start, span.end, head.replace("\t", " ")[:80], "", "", sep="\t")
        if given.words:
            print(number, source, sentence.text, sep="\t", file=sys.stderr)


if __name__ == "__main__":
    main()
