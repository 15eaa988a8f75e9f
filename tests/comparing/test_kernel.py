"""The fast paths against slow and obvious ones."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.comparing import compiled, kernel, search
from watchword.comparing.edits import pieces
from watchword.comparing.fingerprint import fingerprints
from watchword.comparing.preset import DENSE, Preset
from watchword.comparing.search import Target, find
from watchword.comparing.view import normalise

from .test_corpus import many

FEW = st.lists(st.integers(1, 3), max_size=12)
WIDTH = kernel.SCRATCH


def distance(a: tuple[int, ...], b: tuple[int, ...]) -> int:
    """Levenshtein's, as he defined it."""

    @cache
    def d(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        return min(d(i - 1, j) + 1, d(i, j - 1) + 1, d(i - 1, j - 1) + (a[i - 1] != b[j - 1]))

    return d(len(a), len(b))


@given(FEW, FEW)
@settings(deadline=None)
def test_an_extension_scores_as_well_as_the_best_of_all_pairs_of_prefixes(a: list[int], b: list[int]) -> None:
    result = [0] * 4
    kernel.reach(a, 0, len(a), b, 0, len(b), 1, 1000, 1000, [0] * WIDTH, [0] * WIDTH, result)
    i, j, differences, score = result
    assert differences == distance(tuple(a[:i]), tuple(b[:j]))
    assert score == i + j - 4 * differences
    every = [(tuple(a[:m]), tuple(b[:n])) for m in range(len(a) + 1) for n in range(len(b) + 1)]
    assert score == max(len(p) + len(q) - 4 * distance(p, q) for p, q in every)


@given(FEW, FEW)
def test_backwards_is_forwards_on_the_reversed_texts(a: list[int], b: list[int]) -> None:
    ahead, back = [0] * 4, [0] * 4
    kernel.reach(a, 0, len(a), b, 0, len(b), 1, 10, 8, [0] * WIDTH, [0] * WIDTH, ahead)
    kernel.reach(a[::-1], len(a) - 1, len(a), b[::-1], len(b) - 1, len(b), -1, 10, 8, [0] * WIDTH, [0] * WIDTH, back)
    assert ahead == back


@given(st.lists(st.integers(0, 40)), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 7)), max_size=20))
def test_walking_through_the_postings_finds_what_searching_them_finds(
    postings: list[int], sought: list[tuple[int, int]]
) -> None:
    stored = np.array(sorted(postings), np.uint64)
    hashes = np.array(sorted(h << 3 for h, _ in sought), np.uint64)
    limits = np.array([limit for _, limit in sought], np.uint64)
    low, high = np.empty(len(sought), np.int64), np.empty(len(sought), np.int64)
    kernel.ranges(stored, hashes, limits, low, high)
    assert low.tolist() == np.searchsorted(stored, hashes).tolist()
    assert high.tolist() == np.searchsorted(stored, hashes | limits).tolist()


TEXTS = st.lists(st.text("稀土永磁材料战略", max_size=30), min_size=1, max_size=4)


def winnowed(text: str, preset: Preset) -> list[int]:
    """Places kept, window by window, over a text padded with infinities."""
    codes = normalise(text).codes
    whole = Preset(preset.gram, 1, 1, 1, 1, 1)
    hashes = fingerprints(codes, np.array([0, len(codes)]), whole)[0].tolist()
    edge = [1 << 40] * (preset.window - 1)
    padded = [*edge, *hashes, *edge]
    kept = set()
    for at in range(len(padded) - preset.window + 1):
        window = padded[at : at + preset.window]
        least = min(window)
        if least < 1 << 40:
            kept.add(at + max(i for i, h in enumerate(window) if h == least) - preset.window + 1)
    return sorted(kept)


@pytest.mark.parametrize("preset", [DENSE["sensitive"], DENSE["fast"], Preset(4, 3, 10, 8, 0.7, 1)])
@given(TEXTS)
def test_fingerprints_of_many_texts_are_those_of_each_alone(preset: Preset, texts: list[str]) -> None:
    views = [normalise(text).codes for text in texts]
    starts = np.cumsum([0, *map(len, views)])
    _, places = fingerprints(np.concatenate(views), starts, preset)
    alone = [at + int(start) for text, start in zip(texts, starts, strict=False) for at in winnowed(text, preset)]
    assert places.tolist() == alone


@given(st.text("稀土永磁", max_size=40), st.text("稀土永磁", max_size=40))
@settings(deadline=None)
def test_an_edit_script_rebuilds_one_side_from_the_other(here: str, there: str) -> None:
    made = "".join(
        there[p.there_start : p.there_end] if p.kind is None else here[p.here_start : p.here_end]
        for p in pieces(normalise(here).codes, normalise(there).codes)
    )
    assert made == here


def test_an_edit_script_of_a_long_passage_is_cut_at_anchors_and_still_exact() -> None:
    letters = np.random.default_rng(3).integers(0x4E00, 0x9FFF, 30_000).astype(np.uint16)
    other = np.delete(letters, np.arange(0, 30_000, 500))
    script = pieces(letters, other)
    assert sum(p.here_end - p.here_start for p in script if p.kind == "insert") == 60
    assert all(p.kind in (None, "insert") for p in script)


@pytest.mark.skipif(not compiled.available(), reason="Numba is not installed")
def test_the_compiled_kernel_finds_what_the_plain_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    from watchword.comparing.build import build

    run = build(many(80), "sensitive")
    targets = [Target(run.letters(d), run.order(d), ((0, 0), (0, d // 2))) for d in range(len(run))]
    monkeypatch.setattr(search, "_is_batch", lambda seeds: False)
    plain = find([run], targets, DENSE["sensitive"])
    monkeypatch.setattr(search, "_is_batch", lambda seeds: True)
    fast = find([run], targets, DENSE["sensitive"])
    assert [p.rows.tolist() for p in plain] == [p.rows.tolist() for p in fast]
    assert sum(len(p.rows) for p in plain) > 100
