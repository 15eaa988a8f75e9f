"""Draws bench/compare/growth.svg from what growth.py --out wrote: python bench/compare/chart.py REAL.tsv SYNTHETIC.tsv"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from watchword.writing.chart import Line, lines


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def line(name: str, rows: list[dict[str, str]], columns: tuple[str, ...]) -> Line:
    """Millions of letters against CPU seconds."""
    return Line(name, [(round(int(r["letters"]) / 1e6), sum(float(r[column]) for column in columns)) for r in rows])


def main() -> None:
    rows = []
    for name, path in zip(("broadcasts", "resampled"), sys.argv[1:], strict=True):
        table = read(Path(path))
        rows.append(line(f"search, {name}", table, ("search_user", "search_system")))
        rows.append(line(f"hold, {name}", table, ("hold_user", "hold_system")))
    svg = lines(
        "Cost of holding and searching a corpus", rows, "CPU-seconds against millions of letters", logarithmic=True
    )
    Path(__file__).with_name("growth.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
