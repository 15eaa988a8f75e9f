"""How cost grows with the corpus, and what one more document costs.

python bench/compare/growth.py [--synthetic]

The real items in time order; with --synthetic up to 300,000 texts resampled from them.
"""

from __future__ import annotations

import argparse
import math
import resource
import tempfile
import time
from pathlib import Path

from real import broadcasts, resampled

from watchword.comparing import compiled
from watchword.comparing.batch import passages_in_time, sources_in_time
from watchword.comparing.corpus import Corpus
from watchword.comparing.preset import DENSE
from watchword.comparing.search import Target, find

SIZES = (5_000, 10_000, 20_000, 40_000, 72_384)
SYNTHETIC = (36_000, 72_000, 150_000, 300_000)
NEWCOMERS = 500


def main() -> None:
    args = argparse.ArgumentParser()
    args.add_argument("--synthetic", action="store_true")
    synthetic = args.parse_args().synthetic
    documents = resampled(broadcasts(), SYNTHETIC[-1]) if synthetic else broadcasts()
    with tempfile.TemporaryDirectory() as folder:
        warm = Corpus.rebuild(Path(folder), documents[:300])
        compiled.align_pairs()
        list(passages_in_time(warm))
    print("documents   letters(M)  append CPU-s  search CPU-s   total  ms/new  spans      disk MB  RSS MiB")
    costs = []
    for size in SYNTHETIC if synthetic else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            began = time.process_time()
            corpus = Corpus.rebuild(Path(folder), documents[:size])
            held = time.process_time()
            spans = sum(len(passages.rows) for _, passages in passages_in_time(corpus))
            searched = time.process_time()
            run = corpus.runs[0]
            for _, number in sources_in_time(corpus)[-NEWCOMERS:]:
                find(corpus.runs, [Target(run.letters(number), run.order(number))], DENSE["sensitive"])
            new = (time.process_time() - searched) / NEWCOMERS * 1e3
            disk = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
            total = searched - began
            costs.append((len(run.codes), total))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"{len(corpus):9,} {len(run.codes) / 1e6:11.2f} {held - began:13.2f} {searched - held:13.2f}"
                f" {total:7.2f} {new:7.2f} {spans:9,} {disk:9.1f} {peak:8,}",
                flush=True,
            )
    (few, cheap), (many, dear) = costs[1], costs[-1]
    exponent = math.log(dear / cheap) / math.log(many / few)
    print(f"growth exponent from {few / 1e6:.1f} M letters on: {exponent:.3f}")


if __name__ == "__main__":
    main()
