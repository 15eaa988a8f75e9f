"""Screening made fast finds what the plain way finds, and the same on every run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

from watchword.data import load_handbook
from watchword.knowing.across_lists import MOST, han_candidates
from watchword.knowing.list_index import ASK, BEST, RARE, ListIndex, build, candidates, gather, mended, nearest
from watchword.knowing.parse import form_at_end, parse
from watchword.knowing.screening import Screener
from watchword.knowing.wording import Wording, wording
from watchword.knowing.words import tables
from watchword.model.list_edition import ListEdition, ListEntry

BOOK = load_handbook()
ROWS = (Path(__file__).parents[2] / "bench" / "names" / "zh_org_bench.tsv").read_text(encoding="utf-8").splitlines()


@cache
def names() -> tuple[str, ...]:
    """Every name of the open bench, in both scripts, and each with a word left out."""
    cells = [cell for row in ROWS if row[:1] not in ("#", "") for cell in row.split("\t")[4:6]]
    less = [" ".join(cell.split()[:-1]) if " " in cell else cell[:-2] for cell in cells]
    return tuple(dict.fromkeys(name for name in (*cells, *less) if len(name) > 1))


@cache
def index() -> ListIndex:
    return build([edition()], BOOK)


def edition() -> ListEdition:
    return ListEdition("Sample", "2026-01-01", "", tuple(ListEntry(name) for name in names()[::2]))


def test_there_are_names_enough() -> None:
    assert len(names()) > 2000


def test_the_longest_legal_form_goes() -> None:
    known = tables(BOOK)
    for name in names():
        text = parse(name, BOOK).folded
        plain = [form for form in known.han_forms if text.endswith(form) and len(text) > len(form)]
        assert form_at_end(text, known) == max(plain, key=len, default="")


def test_chinese_candidates_are_those_with_most_pairs() -> None:
    for name in names():
        core = parse(name, BOOK).core
        found = Counter(at for one, two in pairwise(core) for at in index().han.get(one + two, ()))
        least = max(1, (len(core) - 1) // 2)
        plain = [at for at, count in found.most_common(MOST) if count >= least]
        assert han_candidates(name, index()) == list(dict.fromkeys((*index().han_exact.get(core, ()), *plain)))


def test_candidates_are_those_that_share_most() -> None:
    for name in names():
        found = mended(wording(name), index())
        if found.words:
            assert candidates(found, index()) == plain_candidates(found, index())


def plain_candidates(found: Wording, index: ListIndex) -> list[int]:
    shared: list[tuple[int, float, object]] = []
    total = sum(index.weight.get(word, index.unknown) for word in found.words)
    common = sum(index.weight[word] for word in found.words if word in index.weight and word not in index.postings)
    for word in found.words:
        if word not in index.weight:
            for other in nearest(word, index):
                gather(other, 0.85, shared, index)  # type: ignore[arg-type]
        elif word in index.postings:
            gather(word, 1.0, shared, index)  # type: ignore[arg-type]
    for first, second in pairwise(found.words):
        gather(first + second, 1.0, shared, index)  # type: ignore[arg-type]
    scores: Counter[int] = Counter()
    for size, weight, places in sorted(shared, key=lambda item: item[0]):
        for at in tuple(scores) if size > RARE and scores else places:  # type: ignore[attr-defined]
            if at in places:  # type: ignore[operator]
                scores[at] += weight  # type: ignore[assignment]
    best = [
        (bound, at) for at, score in scores.items() if (bound := (score + common) / max(total, index.totals[at])) >= ASK
    ]
    best.sort(key=lambda item: (-item[0], index.totals[item[1]]))
    return [at for _, at in best[:BEST]]


def test_every_run_finds_the_same() -> None:
    """Ties are cut in one order, whatever order this run keeps its sets in."""
    made = {
        subprocess.run(
            [sys.executable, __file__], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(made) == 1


if __name__ == "__main__":
    screener = Screener.of([edition()], BOOK)
    for asked in names()[::3]:
        print(asked, [(hit.name, hit.verdict, hit.score) for hit in screener.screen_one(asked).hits])
