"""Holds every number of the supply map to a second reading: python bench/tracing/second_pass.py

``second_reading.tsv`` was typed from the sources with the data hidden. This says how many differ, and which; and which
numbers of the data the second reading lacks.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from watchword.data import Handbook, load_handbook

HERE = Path(__file__).parent
SECOND = HERE / "second_reading.tsv"
SKIP = "usgs2025"  # the PDF is read again by a test


def number(printed: str) -> float | None:
    """``10.92万`` is 109,200, ``entire`` is 100 per cent; W, NA and a blank are nothing."""
    if printed in ("W", "NA", ""):
        return None
    if printed == "entire":
        return 100.0
    found = re.search(r"[\d,.]+", printed)
    assert found, printed
    value = float(found[0].replace(",", ""))
    return value * 10_000 if "万" in printed else value


def held(book: Handbook) -> dict[tuple[str, str], float | None]:
    """Every number of the tables, by table and row."""
    return {
        (table.key, row): value
        for table in book.figures
        if SKIP not in table.key
        for row, value in (*table.values.items(), *([("world", table.world)] if table.world is not None else []))
    }


def compare(book: Handbook) -> tuple[int, list[str], list[str]]:
    """How many were read twice, what differs, what was read once only."""
    data = held(book)
    left = dict(data)
    differ: list[str] = []
    count = 0
    for line in SECOND.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        key, row, printed = line.split("\t")
        value = number(printed)
        count += 1
        if key.startswith("edge "):
            source, relation, target = key.split(" ")[1:]
            amounts = [e.amount for e in book.edges if (e.source, e.relation, e.target) == (source, relation, target)]
            found = {number(part) for amount in amounts for part in re.findall(r"\d[\d,.]*\d|\d", amount)}
            if value not in found:
                differ.append(f"{key}: {printed}, held {amounts}")
        elif key.startswith("scenario "):
            plan = book.scenarios[key.split(" ")[1]]
            *where, end = row.split(".")
            stages = {one.stage: one for one in plan.stages}
            one = getattr(stages[where[0]], where[1]) if len(where) == 2 else getattr(plan, where[0])  # type: ignore[index]
            have = getattr(one, end)
            if value not in (have, have * 100):
                differ.append(f"{key} {row}: {printed}, held {have}")
        else:
            left.pop((key, row), None)
            if (key, row) not in data or data[key, row] != value:
                differ.append(f"{key} {row}: {printed}, held {data.get((key, row), 'nothing')}")
    return count, differ, [f"{key} {row}" for key, row in left]


def main() -> int:
    count, differ, once = compare(load_handbook())
    print(f"{count} numbers read twice, {len(differ)} differ ({len(differ) / count:.2%}); {len(once)} read once only")
    for line in (*differ, *once):
        print(f"  {line}")
    return int(len(differ) > 0.01 * count)


if __name__ == "__main__":
    sys.exit(main())
