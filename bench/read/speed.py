"""Reading speed beside segmenters, on the same 2,000 dated items in one run.

    python bench/read/speed.py ITEMS.parquet      (columns id, title, text; nothing of it is kept)

Prints characters per CPU-second, the ratio to the slowest peer, and how a full reading grows with length to 4 MB.
"""

from __future__ import annotations

import platform
import resource
import sys
import time
from collections.abc import Callable

FIRST, COUNT = 40_000, 2_000


def rate(texts: list[str], work: Callable[[str], object]) -> float:
    """Characters per CPU-second, best of two."""
    best = 0.0
    for _ in range(2):
        start = time.process_time()
        for text in texts:
            work(text)
        best = max(best, sum(map(len, texts)) / (time.process_time() - start))
    return best


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    import pyarrow.parquet as parquet
    import rjieba

    from watchword.data import load_handbook
    from watchword.model.document import Document
    from watchword.reading.read import read

    rows = parquet.read_table(sys.argv[1], columns=["text"]).column(0).to_pylist()
    texts = rows[FIRST : FIRST + COUNT] or rows
    book = load_handbook()
    peers: dict[str, Callable[[str], object]] = {
        "watchword, full reading": lambda text: read(Document(text), book),
        "rjieba, tagging": rjieba.tag,
    }
    try:
        import jieba
        import jieba.posseg

        jieba.setLogLevel(60)
        peers |= {"jieba, cutting": jieba.lcut, "jieba, tagging": jieba.posseg.lcut}
    except ImportError:
        print("jieba is not installed: its lines are left out")
    for work in peers.values():
        work(texts[0])
    rates = {name: rate(texts, work) for name, work in peers.items()}
    slowest = min(rates.values())
    print(f"{'':28}{'characters per CPU-s':>22}{'ratio':>8}")
    for name, value in sorted(rates.items(), key=lambda item: -item[1]):
        print(f"{name:28}{value:22,.0f}{value / slowest:8.1f}")
    print("\nlength      CPU-s   characters per CPU-s")
    whole = "\n".join(texts)
    for size in (62_500, 250_000, 1_000_000, 4_000_000):
        text = (whole * (size // len(whole) + 1))[:size]
        start = time.process_time()
        read(Document(text), book)
        spent = time.process_time() - start
        print(f"{size:<10,} {spent:6.2f} {size / spent:18,.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\npeak memory {peak} MiB; Python {platform.python_version()}, {platform.machine()}")


if __name__ == "__main__":
    main()
