"""Cost and findings of formula discovery over the whole broadcast corpus, against formulas that are known.

A first-seen day is checked three ways: against a plain search of the texts, which it must equal; against the known
first use, which it must not precede; and by how many days it follows that.
"""

from __future__ import annotations

import csv
import resource
import tempfile
import time
from calendar import monthrange
from datetime import date
from multiprocessing import Process
from pathlib import Path

from real import broadcasts

from watchword.comparing.corpus import Corpus, Held
from watchword.comparing.formulas import Formula, discover

KNOWN = Path(__file__).with_name("known_formulas.tsv")
SOON = 31  # days within which the evening news is expected to use a formula that a leader has used


def hold(folder: Path) -> None:
    Corpus.rebuild(folder, broadcasts())


def known() -> list[dict[str, str]]:
    with KNOWN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


def bounds(text: str) -> tuple[date, date]:
    """First and last day of a day, a month or a year."""
    parts = [int(part) for part in text.split("-")]
    first = date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        return first, first
    return first, date(parts[0], 12, 31) if len(parts) == 1 else date(*parts, monthrange(*parts)[1])


def judge(found: dict[str, Formula], documents: list[Held]) -> None:
    entries = known()
    missing = [one["phrase"] for one in entries if one["phrase"] not in found]
    print(f"{len(entries) - len(missing)} of {len(entries)} known formulas found; not found: {' '.join(missing)}")
    exact = early = soon = dated = 0
    for one in entries:
        formula = found.get(one["phrase"])
        if formula is None or formula.first_seen is None:
            continue
        exact += formula.first_seen == min(d.published for d in documents if d.published and formula.phrase in d.text)
        if not one["first_used"] or formula.censored:
            continue
        dated += 1
        first, last = bounds(one["first_used"])
        lag = max(0, (formula.first_seen - last).days)
        early += formula.first_seen < first
        soon += formula.first_seen >= first and lag <= SOON
        print(f"  {formula.phrase}  used {one['first_used']}  first seen {formula.first_seen}  days after: {lag}")
    print(f"first-seen day equal to a plain search: {exact} of {len(entries) - len(missing)}")
    print(f"uncensored with a cited first use: {dated}; seen before it {early}; within {SOON} days of it {soon}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        builder = Process(target=hold, args=(Path(folder),))  # apart, so that the peak is discovery's own
        builder.start()
        builder.join()
        corpus = Corpus.open(Path(folder))
        began = time.process_time()
        found = discover(corpus)
        spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{len(found):,} formulas in {spent:.1f} CPU-s, peak {peak:.2f} GiB ")
    judge({formula.phrase: formula for formula in found}, broadcasts())


if __name__ == "__main__":
    main()
