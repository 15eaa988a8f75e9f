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
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import smith_waterman
from real import broadcasts

from watchword.comparing import compiled
from watchword.comparing.batch import passage_table
from watchword.comparing.corpus import Corpus, Held
from watchword.comparing.preset import DENSE

Passage = tuple[int, int, int, int, int, int]  # later text, start, end, earlier text, start, end

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


def extents(out: Path) -> list[Passage]:
    """passim's passages: later text, start, end, earlier text, start, end."""
    import pyarrow.dataset as ds

    table = ds.dataset(out / "out" / "tmp" / "extents.parquet", partitioning="hive").to_table()
    columns = [table[c].to_pylist() for c in ("ord2", "begin2", "end2", "ord", "begin", "end")]
    return list(zip(*columns, strict=True))


def ours(documents: list[Held], sources: int) -> tuple[list[Passage], dict[str, float]]:
    """Our passages, in the same form, and their cost: holding, searching, and the table of raw places."""
    for sensitivity, preset in list(DENSE.items()):
        DENSE[sensitivity] = replace(preset, sources=sources)
    number = {one.id: i for i, one in enumerate(documents)}
    with tempfile.TemporaryDirectory() as folder:
        compiled.align_pairs()
        compiled.ranges()
        passage_table(Corpus.rebuild(Path(folder), documents[:200]))
        began = time.process_time()
        table = passage_table(Corpus.rebuild(Path(folder), documents))
        spent = time.process_time() - began
    columns = ("document", "start", "end", "origin", "origin_start", "origin_end")
    rows = zip(*(table[c].to_pylist() for c in columns), strict=True)
    found = [(number[d], a, b, number[o], c, e) for d, a, b, o, c, e in rows]
    return found, {"cpu": spent, "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def judge(texts: list[str], outputs: dict[str, list[Passage]]) -> None:
    """Score letters of the later text, per pair of texts and over all pairs together."""
    dice = random.Random(4)
    pairs = {(p[0], p[3]) for found in outputs.values() for p in found}
    for _ in range(200):
        earlier, later = sorted(dice.sample(range(len(texts)), 2))
        pairs.add((later, earlier))
    views = [smith_waterman.letters(text) for text in texts]
    true: dict[tuple[int, int], np.ndarray] = {}
    for later, earlier in sorted(pairs):
        true[later, earlier] = smith_waterman.true_letters(views[later][0], views[earlier][0])
    every = sum(int(mask.sum()) for mask in true.values())
    anywhere = [np.zeros(len(view[0]), bool) for view in views]
    for (later, _), mask in true.items():
        anywhere[later] |= mask
    total = sum(int(mask.sum()) for mask in anywhere)
    print(f"truth: {len(pairs):,} pairs of texts, {every:,} letters in pairs, {total:,} letters with any origin")
    for name, found in outputs.items():
        claimed: dict[tuple[int, int], np.ndarray] = {}
        for later, start, end, earlier, _, _ in found:
            places = views[later][1]
            mask = claimed.setdefault((later, earlier), np.zeros(len(places), bool))
            mask[np.searchsorted(places, start) : np.searchsorted(places, end)] = True
        said = sum(int(mask.sum()) for mask in claimed.values())
        hit = sum(int((mask & true[pair]).sum()) for pair, mask in claimed.items())
        covered = [np.zeros(len(view[0]), bool) for view in views]
        for (later, _), mask in claimed.items():
            covered[later] |= mask
        found_any = sum(int((c & a).sum()) for c, a in zip(covered, anywhere, strict=True))
        said_any = sum(int(c.sum()) for c in covered)
        print(
            f"{name:12} {len(found):8,} passages | pairs: precision {hit / said:.3f} recall {hit / every:.3f}"
            f" | letters: precision {found_any / said_any:.3f} recall {found_any / total:.3f}"
        )


def main() -> None:
    args = argparse.ArgumentParser()
    args.add_argument("--passim", type=Path)
    args.add_argument("--python", type=Path)
    args.add_argument("--items", type=int, default=2000)
    args.add_argument("--since", default="2022-09-24")
    args.add_argument("--keep", type=Path, help="folder for passim's output; used again where it is there")
    args.add_argument("--judge", action="store_true", help="recall and precision too")
    chosen = args.parse_args()
    documents = broadcasts(chosen.items, chosen.since)
    texts = [one.text for one in documents]
    if not chosen.passim or not (chosen.passim / "passim" / "seriatim.py").exists() or not chosen.python:
        sys.exit("passim is not here: give --passim (its repository) and --python (an environment that runs it)")
    out = chosen.keep or Path(tempfile.mkdtemp())
    if not (out / "out").exists():
        figures = run_passim(texts, chosen.passim, chosen.python, out)
        (out / "figures.json").write_text(json.dumps(figures))
    theirs = json.loads((out / "figures.json").read_text())
    outputs = {"passim": extents(out)}
    print(f"passim       {theirs['cpu']:7.1f} CPU-s {theirs['rss']:7,.0f} MiB")
    for sources in (1, 2, 4):
        name = f"watchword K{sources}"
        outputs[name], mine = ours(documents, sources)
        ratio = theirs["cpu"] / mine["cpu"]
        print(f"{name:12} {mine['cpu']:7.2f} CPU-s {mine['rss']:7,.0f} MiB  ratio {ratio:.0f}")
    if chosen.judge:
        judge(texts, outputs)


if __name__ == "__main__":
    main()
