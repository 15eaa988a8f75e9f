"""How cost grows with the corpus, and what one more document costs.

python bench/compare/growth.py [--synthetic] [--out FILE.tsv]

The real items in time order; with --synthetic up to 300,000 texts resampled from them. Each size runs three times in
a process of its own, and the least costly run counts: what else the machine does only adds. User and system time are told apart: on a virtual machine the system's part is largely
the host lending memory that is touched for the first time, which says nothing about the engine.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import tempfile
from multiprocessing import get_context
from pathlib import Path

from real import broadcasts, resampled

from watchword.comparing import compiled
from watchword.comparing.batch import passages_in_time, sources_in_time
from watchword.comparing.corpus import Corpus, Held
from watchword.comparing.preset import DENSE
from watchword.comparing.search import Target, find

SIZES = (10_000, 20_000, 40_000, 72_384)
SYNTHETIC = (72_000, 150_000, 300_000)
NEWCOMERS = 500
COLUMNS = (
    "documents",
    "letters",
    "hold_user",
    "hold_system",
    "search_user",
    "search_system",
    "ms_new",
    "passages",
    "disk_mb",
    "peak_mib",
)


def measure(documents: list[Held]) -> tuple[float, ...]:
    """One row of the table."""
    with tempfile.TemporaryDirectory() as folder:  # start-up and compiling are left out
        warm = Corpus.rebuild(Path(folder), documents[:300])
        compiled.align_pairs()
        compiled.ranges()
        list(passages_in_time(warm))
    with tempfile.TemporaryDirectory() as folder:
        began = os.times()
        corpus = Corpus.rebuild(Path(folder), documents)
        held = os.times()
        passages = sum(len(found.rows) for _, found in passages_in_time(corpus))
        searched = os.times()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        run = corpus.runs[0]
        newest = sources_in_time(corpus)[-NEWCOMERS:]
        before = os.times()
        for _, number in newest:
            find(corpus.runs, [Target(run.letters(number), run.order(number))], DENSE["sensitive"])
        after = os.times()
        disk = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
    new = (after.user - before.user + after.system - before.system) / NEWCOMERS * 1e3
    hold = held.user - began.user, held.system - began.system
    search = searched.user - held.user, searched.system - held.system
    return len(documents), len(run.codes), *hold, *search, new, passages, disk, peak


def main() -> None:
    args = argparse.ArgumentParser()
    args.add_argument("--synthetic", action="store_true")
    args.add_argument("--repeat", type=int, default=3)
    args.add_argument("--out", type=Path)
    asked = args.parse_args()
    documents = resampled(broadcasts(), SYNTHETIC[-1]) if asked.synthetic else broadcasts()
    rows = []
    print("\t".join(COLUMNS))
    for size in SYNTHETIC if asked.synthetic else SIZES:
        tries = []
        for _ in range(asked.repeat):
            with get_context("fork").Pool(1) as apart:
                tries.append(apart.apply(measure, (documents[:size],)))
        rows.append(min(tries, key=lambda row: row[2] + row[4]))
        print("\t".join(f"{value:.2f}".removesuffix(".00") for value in rows[-1]), flush=True)
    few, many = rows[0], rows[-1]
    for name, parts in (("user", (2, 4)), ("user and system", (2, 3, 4, 5))):
        cost = [sum(row[i] for i in parts) for row in (few, many)]
        exponent = math.log(cost[1] / cost[0]) / math.log(many[1] / few[1])
        print(f"growth exponent from {few[1] / 1e6:.1f} M letters on, {name} time: {exponent:.3f}")
    if asked.out:
        lines = [
            "\t".join(COLUMNS),
            *("\t".join(f"{value:.4g}" if value % 1 else f"{value:.0f}" for value in row) for row in rows),
        ]
        asked.out.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
