"""Against passim, on real items: cost, recall and precision.

    python bench/compare/passim.py --passim /path/to/its/repository --python /its/environment/bin/python [--items 2000]

passim 2.0.1 (Spark) is not a dependency: give the folder of its repository and a Python that has what its
setup.py asks for. Where either is absent this says so. Truth is the union of both outputs plus 200 random
pairs, realigned by Smith-Waterman (``smith_waterman.py``); true at 10 characters and 0.8 identity.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from real import broadcasts

# Tuned for Chinese: its defaults anchor n-grams after spaces and find next to nothing.
TUNED = "-n 10 --floating-ngrams -m 4 -a 20 -g 100 -u 200 --to-extents --all-pairs"


def run_passim(texts: list[str], home: Path, python: Path, out: Path, parts: int = 8) -> dict[str, float]:
    """Run passim over texts whose order is their time; leaves its extents under ``out``."""
    source = out / "in"
    source.mkdir(parents=True)
    files = [(source / f"part{i}.json").open("w") for i in range(parts)]
    for i, text in enumerate(texts):
        row = {"id": str(i), "series": str(i), "ord": i, "text": text}
        files[i % parts].write(json.dumps(row, ensure_ascii=False) + "\n")
    for file in files:
        file.close()
    command = [str(python), str(home / "passim" / "seriatim.py"), *TUNED.split()]
    command += ["--fields", "ord", "--filterpairs", "ord < ord2", str(source), str(out / "out")]
    settings = {"SPARK_CONF_DIR": str(home / "conf"), "PYSPARK_PYTHON": str(python), "SPARK_LOCAL_IP": "127.0.0.1"}
    settings["PYSPARK_SUBMIT_ARGS"] = "--master local[2] --driver-memory 8g --conf spark.ui.enabled=false pyspark-shell"
    with (out / "log.txt").open("w") as log:
        child = subprocess.Popen(command, env=os.environ | settings, stdout=log, stderr=log, start_new_session=True)
        figures = watch(child)
    if child.returncode:
        sys.exit(f"passim failed:\n{(out / 'log.txt').read_text()[-3000:]}")
    return figures


def watch(child: subprocess.Popen[bytes]) -> dict[str, float]:
    """CPU seconds and peak memory of a process's session: Spark's workers outlive no one who waits for
    them, so their times are read from /proc five times a second."""
    seconds: dict[int, float] = {}
    peak = 0.0
    tick, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    while child.poll() is None:
        resident = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == child.pid:
                seconds[int(stat.parent.name)] = (int(fields[11]) + int(fields[12])) / tick
                resident += int(fields[21]) * page
        peak = max(peak, resident / 2**20)
        time.sleep(0.2)
    return {"cpu": sum(seconds.values()), "rss": peak}


def extents(out: Path) -> list[tuple[int, int, int, int, int, int]]:
    """passim's passages: later text, start, end, earlier text, start, end."""
    import pyarrow.dataset as ds

    table = ds.dataset(out / "out" / "tmp" / "extents.parquet", partitioning="hive").to_table()
    columns = [table[c].to_pylist() for c in ("ord2", "begin2", "end2", "ord", "begin", "end")]
    return list(zip(*columns, strict=True))


def main() -> None:
    args = argparse.ArgumentParser()
    args.add_argument("--passim", type=Path)
    args.add_argument("--python", type=Path)
    args.add_argument("--items", type=int, default=2000)
    args.add_argument("--since", default="2022-09-24")
    args.add_argument("--keep", type=Path)
    chosen = args.parse_args()
    texts = [h.text for h in broadcasts(chosen.items, chosen.since)]
    if not chosen.passim or not (chosen.passim / "passim" / "seriatim.py").exists() or not chosen.python:
        sys.exit("passim is not here: give --passim (its repository) and --python (an environment that runs it)")
    out = chosen.keep or Path(tempfile.mkdtemp())
    if not (out / "out").exists():
        figures = run_passim(texts, chosen.passim, chosen.python, out)
        (out / "figures.json").write_text(json.dumps(figures))
    print(json.loads((out / "figures.json").read_text()), len(extents(out)), "passages")


if __name__ == "__main__":
    main()
