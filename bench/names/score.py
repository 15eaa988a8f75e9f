"""Ours against nomenklatura's matchers on zh_org_bench: python bench/names/score.py [--peer-python PATH] [--errors PART]

STRONG is the positive class; NO and WEAK (a relative: parent, listed company, branch) are negative; MEDIUM counts for
neither. Ours answers with its verdict "is"; a peer with its score at 0.7, its own threshold, and at the threshold that
is best on the tuning part.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import random
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from watchword.data import load_handbook
from watchword.knowing import known, match
from watchword.model.name_match import NameMatch

HERE = Path(__file__).parent
TABLE = HERE / "zh_org_bench.tsv"
Row = dict[str, str]


def figures(rows: Sequence[Row], said: Sequence[bool]) -> str:
    hit = sum(yes and row["grade"] == "STRONG" for row, yes in zip(rows, said, strict=True))
    wrong = sum(yes and row["grade"] in ("WEAK", "NO") for row, yes in zip(rows, said, strict=True))
    missed = sum(not yes and row["grade"] == "STRONG" for row, yes in zip(rows, said, strict=True))
    precision, recall = hit / max(1, hit + wrong), hit / max(1, hit + missed)
    return f"{precision:.3f}  {recall:.3f}  {f1(rows, said):.3f}  {hit + missed:5d}  {wrong:5d}"


def f1(rows: Sequence[Row], said: Sequence[bool]) -> float:
    hit = sum(yes and row["grade"] == "STRONG" for row, yes in zip(rows, said, strict=True))
    wrong = sum(yes and row["grade"] in ("WEAK", "NO") for row, yes in zip(rows, said, strict=True))
    missed = sum(not yes and row["grade"] == "STRONG" for row, yes in zip(rows, said, strict=True))
    return 2 * hit / max(1, 2 * hit + wrong + missed)


def only(rows: Sequence[Row], said: Sequence[bool], **wanted: str) -> tuple[list[Row], list[bool]]:
    kept = [(r, s) for r, s in zip(rows, said, strict=True) if all(r[k] == v for k, v in wanted.items())]
    return [row for row, _ in kept], [yes for _, yes in kept]


def ours(rows: Sequence[Row]) -> list[NameMatch]:
    book = load_handbook()
    return [match.compare_names(row["a"], row["b"], book) for row in rows]


def forget() -> None:
    """From here on no organisation is known: what is left is the structure of names."""
    match.known_keys = known.known_keys = lambda name, book: frozenset()  # type: ignore[assignment]
    match.former_keys = lambda name, book: frozenset()  # type: ignore[assignment]
    from watchword.knowing import features

    features.known_keys = features.former_keys = lambda name, book: frozenset()  # type: ignore[assignment]


def interval(rows: Sequence[Row], said: Sequence[bool]) -> str:
    """95% of F1 by drawing whole families, for pairs of one family are not independent."""
    families: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        families.setdefault(row["family"].partition(".")[0], []).append(at)
    names, draw = sorted(families), random.Random(7)
    values = []
    for _ in range(500):
        chosen = [at for name in draw.choices(names, k=len(names)) for at in families[name]]
        values.append(f1([rows[at] for at in chosen], [said[at] for at in chosen]))
    values.sort()
    return f"{values[12]:.3f}-{values[487]:.3f}"


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--peer-python", default=os.environ.get("NOMENKLATURA_PYTHON", "python3"))
    arguments.add_argument("--errors", default="")
    options = arguments.parse_args()
    rows = list(csv.DictReader(TABLE.open(encoding="utf-8"), delimiter="\t"))
    book = load_handbook()
    results = ours(rows)
    began = time.process_time()
    ours(rows)
    each = (time.process_time() - began) / len(rows) * 1e6
    said = [result.verdict == "is" for result in results]
    unknown = {row["family"] for row in rows} - {
        row["family"] for row in rows if known.known_keys(row["a"], book) or known.known_keys(row["b"], book)
    }
    if options.errors:
        for row, result, yes in zip(rows, results, said, strict=True):
            if row["part"] == options.errors and yes != (row["grade"] == "STRONG") and row["grade"] != "MEDIUM":
                why = "; ".join(f"{reason.feature}: {reason.words}" for reason in result.reasons)
                print(row["family"], row["grade"], row["a"], "|", row["b"], result.verdict, result.score, why, sep="\t")
    print(f"{len(rows)} pairs; {platform.machine()}, Python {platform.python_version()}")
    print(f"{'':44}precision recall F1     STRONG wrong")
    for part in ("tune", "test"):
        mine, yes = only(rows, said, part=part)
        print(f"{'ours, ' + part:44}{figures(mine, yes)}  95% {interval(mine, yes)}")
        for kind in ("zh-zh", "zh-en", "en-en"):
            print(f"{'ours, ' + part + ', ' + kind:44}{figures(*only(mine, yes, kind=kind))}")
        loose = [
            result.verdict
            for row, result in zip(rows, results, strict=True)
            if row["part"] == part and row["grade"] == "WEAK"
        ]
        print(
            f"  WEAK: {loose.count('different')} different, {loose.count('possibly')} possibly, {loose.count('is')} is"
        )
    homophones = [
        (row, yes)
        for row, yes in zip(rows, said, strict=True)
        if "homophones" in row["family"] and row["grade"] == "NO"
    ]
    print(f"homophone pairs merged: {sum(yes for _, yes in homophones)} of {len(homophones)}")
    print(f"ours: {each:.0f} µs CPU a pair, names parsed before")
    fresh = [
        (row, yes) for row, yes in zip(rows, said, strict=True) if row["part"] == "test" and row["family"] in unknown
    ]
    print(
        f"{'ours, test, families with no name in the data':44} {figures(*map(list, zip(*fresh, strict=True)))}"
        if fresh
        else ""
    )
    peers(rows, options.peer_python)
    forget()
    bare = [result.verdict == "is" for result in ours(rows)]
    mine, yes = only(rows, bare, part="test")
    print(f"{'ours without known names, test':44}{figures(mine, yes)}  95% {interval(mine, yes)}")
    print(f"{'ours without known names, test, zh-en':44}{figures(*only(mine, yes, kind='zh-en'))}")


def peers(rows: Sequence[Row], python: str) -> None:
    run = subprocess.run([python, str(HERE / "peers.py"), str(TABLE)], capture_output=True, text=True)
    if run.returncode:
        print(f"nomenklatura is absent from {python}: it needs a compiler and libicu; its rows are left out")
        return
    found = json.loads(run.stdout)
    print(", ".join(f"{name} {number}" for name, number in found["versions"].items()))
    for name, answer in found["matchers"].items():
        scores = answer["scores"]
        tune = [at for at, row in enumerate(rows) if row["part"] == "tune"]
        tuned = [rows[at] for at in tune]
        best = max((cut / 50 for cut in range(1, 50)), key=lambda cut: f1(tuned, [scores[at] >= cut for at in tune]))
        each = answer["microseconds"]
        for cut in dict.fromkeys((0.7, best)):
            title = f"{name} at {cut:.2f}, test, {each:.0f} µs"
            mine, yes = only(rows, [score >= cut for score in scores], part="test")
            print(f"{title:44}{figures(mine, yes)}")
            if cut == best:
                print(f"{'  zh-en':44}{figures(*only(mine, yes, kind='zh-en'))}")


if __name__ == "__main__":
    main()
