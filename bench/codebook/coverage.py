"""How much of the formulas in the State Council's reports of 2021–2025 the codebook explains.

    python bench/codebook/coverage.py [--before COMMIT] [--uncovered N]

A character counts as a formula's where a phrase of the shipped table covers it, and as explained where a term does.
``--before`` gives the same with the terms of an earlier commit; ``--uncovered`` lists the commonest unexplained phrases.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from watchword.data import Handbook, handbook, load_handbook
from watchword.data.phrases import load_phrases
from watchword.reading.lexicon import Lexicon
from watchword.reading.terms import find_terms
from watchword.reading.view import clean

FOLDER = Path(os.environ.get("WATCHWORD_BENCH_DATA", "../shared/data")) / "gov_reports"
REPORTS = FOLDER / "government_work_reports.jsonl"
YEARS = range(2021, 2026)


def reports() -> list[str]:
    """One text a year: the first that the file has of each. Ends the program where the reports are absent."""
    if not REPORTS.exists():
        sys.exit(f"skipped: {REPORTS} is not here; set WATCHWORD_BENCH_DATA to the folder that has gov_reports/")
    found: dict[int, str] = {}
    for line in REPORTS.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        year = int(entry["title"][:4]) if entry["title"][:4].isdigit() else 0
        if year in YEARS:
            found.setdefault(year, entry["content"])
    return [found[year] for year in sorted(found)]


def earlier(commit: str) -> Handbook:
    """Today's data with the terms of a commit."""
    names = subprocess.check_output(
        ["git", "ls-tree", "-r", "--name-only", commit, "src/watchword/data/terms"], text=True
    ).split()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "terms").mkdir()
        for name in names:
            text = subprocess.check_output(["git", "show", f"{commit}:{name}"])
            (Path(folder) / "terms" / Path(name).name).write_bytes(text)
        old, handbook.PACKAGED = handbook.PACKAGED, Path(folder)
        try:
            book = Handbook(None)
            _ = book.terms
        finally:
            handbook.PACKAGED = old
    return book


def covered(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def coverage(texts: list[str], book: Handbook) -> tuple[int, int, Counter[str]]:
    """Formula characters, those of them in a term, and the phrases that no term touches."""
    lexicon = Lexicon((phrase.phrase, phrase.phrase) for phrase in load_phrases())
    formula = explained = 0
    bare: Counter[str] = Counter()
    for text in texts:
        view = clean(text)
        marked = covered((m.span.start, m.span.end) for m in find_terms(view, book))
        spans = list(lexicon.every(view.text))
        inside = covered((start, end) for start, end, _ in spans)
        formula += len(inside)
        explained += len(inside & marked)
        for start, end, entries in lexicon.longest(view.text):
            bare[entries[0]] += not marked & set(range(start, end))
    return formula, explained, bare


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--before")
    options.add_argument("--uncovered", type=int, default=0)
    wanted = options.parse_args()
    texts = reports()
    for name, book in [("now", load_handbook()), *([(wanted.before, earlier(wanted.before))] if wanted.before else [])]:
        formula, explained, bare = coverage(texts, book)
        share = f"{explained} of {formula} formula characters, {explained / formula:.1%}"
        print(f"{name}: {len(book.terms)} terms, {len(texts)} reports: {share}")
        if name == "now":
            print("".join(f"{phrase}\t{count}\n" for phrase, count in bare.most_common(wanted.uncovered)), end="")


if __name__ == "__main__":
    main()
