"""Body and date of Chinese web pages against hand-made gold, decoded first and not.

Usage: python bench/collect/chinese_pages.py FOLDER   (with original/, cleaned/, date/: one file a page)

F1 is over the multiset of letters and digits of the page's gold body, averaged over pages. Nothing of the pages'
text is printed.
"""

from __future__ import annotations

import platform
import re
import sys
import time
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import trafilatura

from watchword.collecting.collect import collect_bytes
from watchword.collecting.dates import parse_day
from watchword.collecting.decode import decode
from watchword.collecting.error import CollectingError


def f1(found: str, gold: str) -> tuple[float, float, float]:
    """F1, precision, recall over letters and digits."""
    mine, right = (Counter(re.findall(r"[^\W_]", text)) for text in (found, gold))
    both = (mine & right).total()
    if not both:
        return 0.0, 0.0, 0.0
    precision, recall = both / mine.total(), both / right.total()
    return 2 * precision * recall / (precision + recall), precision, recall


def mean(scores: list[tuple[float, float, float]]) -> str:
    return "  ".join(f"{sum(column) / len(scores):.3f}" for column in zip(*scores, strict=True))


def ours(raw: bytes, name: str) -> str:
    try:
        return collect_bytes(raw, name=name).document.text
    except CollectingError:
        return ""


def decoded_first(raw: bytes, name: str) -> str:
    try:
        return trafilatura.extract(decode(raw, name=name).text, fast=True, include_comments=False) or ""
    except CollectingError:
        return ""


def from_bytes(raw: bytes, name: str) -> str:
    return trafilatura.extract(raw, fast=True, include_comments=False) or ""


def main(folder: Path) -> None:
    pages = sorted((folder / "original").iterdir())
    raws = [page.read_bytes() for page in pages]
    golds = [(folder / "cleaned" / f"{page.stem}.txt").read_text("utf-8", "replace") for page in pages]
    versions = f"Python {platform.python_version()}, trafilatura {version('trafilatura')}"
    print(f"{len(pages)} pages; {platform.machine()}, {versions}")
    print(f"{'':38}F1     prec.  recall  pages/CPU-s")
    for name, extract in (
        ("watchword", ours),
        ("trafilatura on decoded text", decoded_first),
        ("trafilatura on bytes", from_bytes),
    ):
        extract(raws[0], pages[0].name)  # imports
        began = time.process_time()
        found = [extract(raw, page.name) for raw, page in zip(raws, pages, strict=True)]
        spent = time.process_time() - began
        scores = [f1(text, gold) for text, gold in zip(found, golds, strict=True)]
        print(f"{name:38}{mean(scores)}   {len(pages) / spent:.0f}")
    right = wrong = missed = none = 0
    rules: Counter[str] = Counter()
    for raw, page in zip(raws, pages, strict=True):
        file = folder / "date" / f"{page.stem}.txt"
        gold = parse_day(file.read_text("utf-8", "replace")) if file.exists() else None
        try:
            document = collect_bytes(raw, name=page.name).document
        except CollectingError:
            continue
        if gold is None:
            none += 1
        elif document.published is None:
            missed += 1
        elif document.published == gold:
            right += 1
            rules.update(flag for flag in document.flags if flag.startswith("date:"))
        else:
            wrong += 1
            rules.update(f"wrong {flag}" for flag in document.flags if flag.startswith("date:"))
    print(f"dates: {right} right, {wrong} wrong, {missed} missed, {none} pages without a full gold date; {dict(rules)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
