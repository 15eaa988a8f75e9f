"""Briefs by people on further texts, with every fault noted in them: how many are refused, and which honest sentences.

python bench/lint/further.py [--misses]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import people
from mutation import said, wilson
from sources import HERE, ROOT, Case, case, open_desk

from watchword.desk import Desk
from watchword.model.document import Document
from watchword.writing.lint.text import sheet_of_text


def texts() -> dict[str, dict[str, str]]:
    """The labelled texts of ours, by their names."""
    rows = (
        json.loads(line)
        for path in sorted((ROOT / "bench" / "read").rglob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return {row["id"]: row for row in rows if "text" in row}


def case_of(desk: Desk, name: str, row: dict[str, str]) -> Case:
    day = row.get("published") or ""
    published = date.fromisoformat(day) if len(day) == 10 else None
    document = Document(
        row["text"], f"example:{name}", row["title"], published=published, language=row.get("lang", "zh")
    )
    return case(desk, name, document, {})


def main() -> None:
    show = "--misses" in sys.argv
    total, right, alarmed, count, rows = Counter[str](), Counter[str](), 0, 0, texts()
    with open_desk() as desk:
        for path in sorted((HERE / "further").glob("*.md")):
            marked = path.read_text(encoding="utf-8")
            held, plain = case_of(desk, path.stem, rows[path.stem]), people.clean(marked)
            clean = said(held, None, plain)
            count += len(sheet_of_text(plain).statements)
            alarmed += len({sentence for sentence, _, _ in clean})
            for mutant in people.mutants_of(path.stem, marked):
                hit = bool(said(held, None, mutant.text) - clean)
                total[mutant.kind] += 1
                right[mutant.kind] += hit
                if show and not hit:
                    print(f"missed  {mutant.kind:24}{path.stem:14}{mutant.fault}")
            for message in sorted(clean) if show else ():
                print(f"alarm   {path.stem:14}{' | '.join(message)}")
    print(f"caught {right.total()} of {total.total()}: {wilson(right.total(), total.total())}")
    print(f"honest sentences with an alarm {alarmed} of {count}: {wilson(alarmed, count)}")
    for kind, of in total.most_common():
        print(f"  {kind:26}{right[kind]:4} of {of:3}")


if __name__ == "__main__":
    main()
