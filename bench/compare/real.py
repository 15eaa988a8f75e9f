"""The real corpora that the benchmarks read where they lie; nothing of them is kept here."""

from __future__ import annotations

import os
import sys
from datetime import date
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
