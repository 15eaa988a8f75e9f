"""The real corpora that the benchmarks read where they lie; nothing of them is kept here."""

from __future__ import annotations

import os
import random
import re
import sys
from datetime import date, timedelta
from pathlib import Path

from watchword.comparing.corpus import Held

BROADCASTS = Path(os.environ.get("WATCHWORD_BENCH_DATA", "../shared/data")) / "xwlb" / "xwlb_2012_2025.parquet"


def broadcasts(count: int | None = None, since: str = "2012-01-01", until: str = "9999-12-31") -> list[Held]:
    """Dated broadcast items in time order. Ends the program, saying why, where the corpus is absent."""
    if not BROADCASTS.exists():
        print(
            f"skipped: {BROADCASTS} is not here; set WATCHWORD_BENCH_DATA to the folder that has xwlb/", file=sys.stderr
        )
        raise SystemExit(0)
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    table = pq.read_table(BROADCASTS, columns=["id", "published", "text"])
    day = table["published"]
    rows = table.filter(pc.and_(pc.greater_equal(day, since), pc.less_equal(day, until))).slice(0, count).to_pylist()
    return [
        Held(row["id"], row["text"], date.fromisoformat(row["published"]), "broadcaster", "", "state_media", "zh")
        for row in rows
    ]


def resampled(documents: list[Held], count: int, seed: int = 1) -> list[Held]:
    """More documents than there are: each takes half the clauses of a real one and the rest from others, so
    that phrases keep their real frequencies."""
    dice = random.Random(seed)
    clauses = [re.findall(r"[^，。；！？\n]+[，。；！？\n]*", one.text) for one in documents]
    clauses = [pieces for pieces in clauses if pieces]
    made = []
    for i in range(count):
        pieces = [c if dice.random() < 0.5 else dice.choice(dice.choice(clauses)) for c in dice.choice(clauses)]
        day = date(1990, 1, 1) + timedelta(days=i * 12_000 // count)
        made.append(Held(f"s{i}", "".join(pieces), day, "broadcaster", "", "state_media", "zh"))
    return made
