"""Sentences to read against the codebook, drawn by a seed, and what the reading gave.

    python bench/codebook/senses.py draw SEED COUNT          sentences with a term, at most three of one term
    python bench/codebook/senses.py look-alikes SEED COUNT   places where a term's characters may be something else
    python bench/codebook/senses.py score                    the figures of senses.tsv and look_alikes.tsv

A draw goes to the screen only. What is kept is the row, the offset, the term, the verdict and the reason: no text.
"""

from __future__ import annotations

import csv
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from math import sqrt
from pathlib import Path

from watchword.data import load_handbook
from watchword.reading.lexicon import Lexicon, bare
from watchword.reading.terms import find_terms
from watchword.reading.view import clean, fold
from watchword.reading.words import tokens_of

HERE = Path(__file__).parent
BROADCASTS = Path(os.environ.get("WATCHWORD_BENCH_DATA", "../shared/data")) / "xwlb" / "xwlb_2012_2025.parquet"
ITEMS, ALL = 5000, 80_000  # items among which a draw of terms looks; look-alikes are rarer
AROUND = 22
PROPER = re.compile("[大中小东西南北]?(?:路|街|巷|桥|广场|公园|小区|大厦|酒店|县|区|镇|村|乡|州|中学|小学|学校|号)")


def items(seed: int, count: int) -> Iterator[tuple[int, str]]:
    """Rows of the broadcasts in an order that the seed gives. Ends the program where the corpus is absent."""
    if not BROADCASTS.exists():
        sys.exit(f"skipped: {BROADCASTS} is not here; set WATCHWORD_BENCH_DATA to the folder that has xwlb/")
    import pyarrow.parquet as pq

    texts = pq.read_table(BROADCASTS, columns=["text"])["text"]
    for row in random.Random(seed).sample(range(len(texts)), min(count, len(texts))):
        yield row, texts[row].as_py()


def window(text: str, start: int, end: int) -> str:
    line = text[max(0, start - AROUND) : start] + "【" + text[start:end] + "】" + text[end : end + AROUND]
    return line.replace("\n", "/")


def draw(seed: int, count: int) -> Iterator[str]:
    """Mentions of terms, one an item, as the reader finds them."""
    book, taken = load_handbook(), Counter[str]()
    dice = random.Random(seed)
    for row, text in items(seed, ITEMS):
        view = clean(text)
        found = [m for m in find_terms(view, book) if taken[m.ref] < 3]
        if found:
            one = dice.choice(found)
            taken[one.ref] += 1
            yield f"{row}\t{one.span.start}\t{one.ref}\t{window(text, one.span.start, one.span.end)}"
        if taken.total() == count:
            return


def look_alikes(seed: int, count: int) -> Iterator[str]:
    """Places where the form of a term stands before the end of a proper name, in a short title, or across the
    segmenter's words, or is one that needs company because it has other senses; ``!`` where the reader takes it for the term. What really is no term, the reading tells.
    Even rows were read while mending, and rows of earlier draws too: they are left out."""
    book, taken = load_handbook(), Counter[str]()
    forms = Lexicon((bare(form), term) for term in book.terms for form in (term.term, *term.variants))
    several = {fold(bare(form)) for term in book.terms for form in term.beside}
    seen: set[str] = set()
    before = rows_read()
    for row, text in items(seed, ALL):
        if row % 2 == 0 or row in before:
            continue
        folded, hits = fold(text), None
        for start, end, entries in forms.longest(folded):
            term, about = entries[0].term, folded[start - 1 : end + 1]
            if end - start > 4 or taken[term] == 3 or about in seen:
                continue
            if not (
                folded[start:end] in several
                or PROPER.match(folded, end)
                or titled(folded, start, end)
                or cut(folded, start, end)
            ):
                continue
            if hits is None:
                hits = {(m.span.start, m.span.end) for m in find_terms(clean(text), book)}
            seen.add(about)
            taken[term] += 1
            hit = any(a < end and start < b for a, b in hits)
            yield f"{row}\t{start}\t{term}\t{'!' if hit else '-'}\t{window(text, start, end)}"
            break
        if taken.total() == count:
            return


def rows_read() -> set[int]:
    """Rows of earlier draws, and those of scouting draws, which a comment line lists."""
    lines = (HERE / "look_alikes.tsv").read_text(encoding="utf-8").splitlines()
    scouted = {int(row) for line in lines if line.startswith("# scouted:") for row in line.split()[2:]}
    return scouted | {int(line.split("\t")[1]) for line in lines if line[:1].isdigit()}


def titled(text: str, start: int, end: int) -> bool:
    """Whether it is a part of a short title in marks."""
    left, right = text.rfind("《", max(0, start - 5), start), text.find("》", end, end + 5)
    return left >= 0 and right >= 0 and "》" not in text[left:start] and right - left > end - start + 1


def cut(text: str, start: int, end: int) -> bool:
    """Whether a word of the segmenter reaches over one edge of it and not over both."""
    left = max(text.rfind(mark, 0, start) for mark in "，。、；：\n,") + 1
    right = min((at for mark in "，。、；：\n," if (at := text.find(mark, end)) >= 0), default=len(text))
    tokens = tokens_of(text, left, right)
    return any(t.start < start < t.end < end or start < t.start < end < t.end for t in tokens)


def wilson(good: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    z, p = 1.96, good / count
    middle, half = p + z * z / (2 * count), z * sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    return max(0.0, middle - half) / (1 + z * z / count), (middle + half) / (1 + z * z / count)


def score() -> Iterator[str]:
    for name, counted in (("senses.tsv", "right"), ("look_alikes.tsv", "alarm")):
        with (HERE / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
        for part in sorted({row["draw"] for row in rows}):
            mine = [row for row in rows if row["draw"] == part]
            good = sum(row["verdict"] == counted for row in mine)
            low, high = wilson(good, len(mine))
            yield f"{name} draw {part}: {counted} {good} of {len(mine)}, {good / len(mine):.1%} ({low:.1%}–{high:.1%})"


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["draw", seed, count]:
            lines = draw(int(seed), int(count))
        case ["look-alikes", seed, count]:
            lines = look_alikes(int(seed), int(count))
        case ["score"]:
            lines = score()
        case _:
            sys.exit(__doc__)
    for line in lines:
        print(line)
