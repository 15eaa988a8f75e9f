"""Planted truth: passages copied, with known edits, into texts that share nothing else.

    python bench/compare/planted.py [--seed N] [--since 2014-01-01] [--until 2015-12-31] [--language zh|en] [--none]

The base texts are real ones with every letter removed that lies in an n-gram standing twice anywhere, so
that what remains repeats nothing on purpose. Scored in letters and digits of the target texts.
"""

from __future__ import annotations

import argparse
import bisect
import collections
import json
import math
import random
import re
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from real import BROADCASTS, broadcasts

from watchword.comparing import compiled
from watchword.comparing.batch import passage_table, passages_in_time
from watchword.comparing.corpus import Corpus, Held
from watchword.comparing.fingerprint import fingerprints
from watchword.comparing.preset import Preset
from watchword.comparing.view import normalise_all

TEXTS = 2000
FORMULAS = 20
FORMULA_LENGTHS = {"zh": (10, 12, 16, 20, 24, 30), "en": (30, 36, 48, 60, 72, 90)}
LENGTHS = {"zh": (12, 300), "en": (40, 900)}
BUCKETS = {"zh": (20, 40, 100), "en": (70, 140, 350)}
EDITS = (0.0, 0.0, 0.05, 0.10, 0.20)


@dataclass(frozen=True)
class Plant:
    target: int
    start: int
    end: int
    kind: str  # copy, formula, moved, script
    length: int
    edits: float
    source: int


def base_texts(language: str, since: str, until: str) -> list[str]:
    if language == "zh":
        texts = [h.text for h in broadcasts(9000, since, until)]
        return residual(texts, gram=8, shortest=200)
    folder = BROADCASTS.parent.parent / "article_extraction_benchmark"
    bodies = [entry["articleBody"] for entry in json.loads((folder / "ground-truth.json").read_text()).values()]
    pieces = [piece for body in bodies for piece in re.findall(r"(?s).{1,1500}(?:\s|$)", body)]
    return residual(pieces, gram=16, shortest=500)


def residual(texts: list[str], gram: int, shortest: int) -> list[str]:
    """The texts without what any two places share."""
    codes, offsets, starts = normalise_all(texts)
    hashes, places = fingerprints(codes, starts, Preset(gram, 1, 1, 1, 1, 1))
    _, inverse, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    shared = np.zeros(len(codes), bool)
    for k in range(gram):
        shared[places[counts[inverse] > 1] + k] = True
    left = []
    for d, text in enumerate(texts):
        low, high = starts[d], starts[d + 1]
        gone = set(offsets[low:high][shared[low:high]].tolist())
        kept = "".join(c for i, c in enumerate(text) if i not in gone)
        kept = re.sub(r"[，。、；：,.;:\s]{2,}", "，" if gram == 8 else ", ", kept)
        if len(kept) >= shortest:
            left.append(kept)
    return left[:TEXTS]


class Planter:
    def __init__(self, base: list[str], language: str, seed: int, none: bool) -> None:
        self.dice = random.Random(seed)
        self.language = language
        self.alphabet = [c for text in base for c in text if c.isalnum()]
        self.base = base
        self.none = none
        self.traditional = None
        if language == "zh":
            import opencc

            self.traditional = opencc.OpenCC("s2t")

    def passage(self, text: str, length: int) -> str:
        """So many letters and digits of a text, from one of them to another; empty where it has fewer."""
        places = [i for i, c in enumerate(text) if c.isalnum()]
        if len(places) <= length:
            return ""
        at = self.dice.randrange(len(places) - length)
        return text[places[at] : places[at + length - 1] + 1]

    def edited(self, passage: str, rate: float) -> str:
        out: list[str] = []
        for c in passage:
            if self.dice.random() >= rate:
                out.append(c)
                continue
            kind = self.dice.random()
            if kind < 0.4:
                out.append(self.dice.choice(self.alphabet))
            elif kind >= 0.7:
                out += [c, self.dice.choice(self.alphabet)]
        if rate > 0 and len(out) > 40 and self.dice.random() < 0.5:  # a phrase put in, as officials do
            at = self.dice.randrange(10, len(out) - 10)
            out[at:at] = [self.dice.choice(self.alphabet) for _ in range(self.dice.randint(2, 8))]
        return "".join(out)

    def varied(self, passage: str) -> str:
        """The same words in another script, width and punctuation."""
        if self.traditional is not None:
            passage = "".join(self.traditional.convert(c) for c in passage)
        passage = "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in passage)
        return "".join(c for c in passage if c.isalnum() or self.dice.random() < 0.6)

    def moved(self, passage: str) -> str:
        """The same clauses in another order."""
        clauses = re.findall(r"[^，。；,.;]+[，。；,.;]*", passage)
        self.dice.shuffle(clauses)
        return "".join(clauses)

    def plant(self) -> tuple[list[str], list[Plant]]:
        lengths = FORMULA_LENGTHS[self.language]
        formulas: dict[int, list[tuple[str, Plant]]] = collections.defaultdict(list)
        tenth, fifth = len(self.base) // 10, len(self.base) // 5
        if not self.none:
            for f in range(FORMULAS):
                home, length = self.dice.randrange(tenth), lengths[f % len(lengths)]
                phrase = self.passage(self.base[home], length)
                for d in self.dice.sample(range(tenth, len(self.base)), fifth):
                    words = self.edited(phrase, self.dice.choice([0, 0, 0, 0.05]))
                    formulas[d].append((words, Plant(d, 0, 0, "formula", length, 0, -1 - f)))
        texts: list[str] = []
        truth: list[Plant] = []
        for d, text in enumerate(self.base):
            plan = formulas[d] + ([] if self.none or d < tenth else self.copies(d, texts))
            ends = [i + 1 for i, c in enumerate(text) if c in "，。；,.;\n"] or [len(text) // 2]
            made, last, size = [], 0, 0
            for at, (words, plant) in sorted(((self.dice.choice(ends), p) for p in plan), key=lambda p: p[0]):
                made.append(text[last:at])
                size += at - last
                last = at
                truth.append(Plant(d, size, size + len(words), plant.kind, plant.length, plant.edits, plant.source))
                made += [words, "，"]
                size += len(words) + 1
            texts.append("".join([*made, text[last:]]))
        return texts, truth

    def copies(self, d: int, earlier: list[str]) -> list[tuple[str, Plant]]:
        made = []
        low, high = LENGTHS[self.language]
        for _ in range(self.dice.choice([0, 1, 1, 2, 2])):
            length = int(math.exp(self.dice.uniform(math.log(low), math.log(high))))
            source = self.dice.randrange(d)
            passage, rate = self.passage(earlier[source], length), self.dice.choice(EDITS)
            if not passage:
                continue
            kind = self.dice.choice(["copy", "copy", "copy", "script", "moved"])
            if kind == "moved" and length < high // 3:
                kind = "copy"
            words = self.edited(passage, rate)
            words = self.varied(words) if kind == "script" else self.moved(words) if kind == "moved" else words
            made.append((words, Plant(d, 0, 0, kind, length, rate, source)))
        return made


Spans = dict[int, list[tuple[int, int, int]]]  # target → start, end, source


def ours(texts: list[str]) -> tuple[Spans, float]:
    day = date(2001, 1, 1)
    documents = [Held(str(i), t, day + timedelta(i), "", "", "press", "zh") for i, t in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        warm = Corpus.rebuild(Path(folder), documents[:200])
        compiled.align_pairs()
        list(passages_in_time(warm))
        began = time.process_time()
        table = passage_table(Corpus.rebuild(Path(folder), documents))
        spent = time.process_time() - began
    found: Spans = collections.defaultdict(list)
    for row in zip(*(table[c].to_pylist() for c in ("document", "start", "end", "origin")), strict=True):
        found[int(row[0])].append((row[1], row[2], int(row[3])))
    return found, spent


def passims(texts: list[str], home: Path, python: Path, keep: Path) -> tuple[Spans, float]:
    """What passim finds in the same texts, at the settings tuned for Chinese."""
    import passim

    if not (keep / "out").exists():
        (keep / "out").parent.mkdir(parents=True, exist_ok=True)
        figures = passim.run_passim(texts, home, python, keep)
        (keep / "figures.json").write_text(json.dumps(figures))
    found: Spans = collections.defaultdict(list)
    for later, start, end, earlier, _, _ in passim.extents(keep):
        found[later].append((start, end, earlier))
    return found, json.loads((keep / "figures.json").read_text())["cpu"]


def score(name: str, texts: list[str], truth: list[Plant], found: Spans, language: str) -> None:
    letters = [np.array([c.isalnum() for c in text], bool) for text in texts]
    told = [np.zeros(len(text), bool) for text in texts]
    true = [np.zeros(len(text), bool) for text in texts]
    for d, spans in found.items():
        for start, end, _ in spans:
            told[d][start:end] = True
    for plant in truth:
        true[plant.target][plant.start : plant.end] = True
    hit = sum(int((a & b & c).sum()) for a, b, c in zip(told, true, letters, strict=True))
    said = sum(int((a & c).sum()) for a, c in zip(told, letters, strict=True))
    planted = sum(int((b & c).sum()) for b, c in zip(true, letters, strict=True))
    every = sum(int(c.sum()) for c in letters)
    wrong = (said - hit) / max(1, every - planted) * 1000
    print(
        f"{name}: precision {hit / max(1, said):.4f}  recall {hit / max(1, planted):.4f}"
        f"  F1 {2 * hit / max(1, said + planted):.4f}  false letters per 1,000 others {wrong:.2f}"
    )
    groups: dict[tuple[str, str, float], list[float]] = collections.defaultdict(list)
    sources: dict[tuple[str, str, float], list[bool]] = collections.defaultdict(list)
    edges = BUCKETS[language]
    for plant in truth:
        n = bisect.bisect_right(edges, plant.length)
        low, high = ([LENGTHS[language][0], *edges][n], [*(e - 1 for e in edges), ""][n])
        size = f"{plant.length}" if plant.kind == "formula" else f"{low}-{high}"
        mask = letters[plant.target][plant.start : plant.end]
        share = (told[plant.target][plant.start : plant.end] & mask).sum() / max(1, mask.sum())
        key = (plant.kind, size, plant.edits)
        groups[key].append(float(share))
        named = any(
            s == plant.source and min(e, plant.end) - max(b, plant.start) > 0.5 * (plant.end - plant.start)
            for b, e, s in found.get(plant.target, ())
        )
        sources[key].append(named)
    for key in sorted(groups):
        shares = groups[key]
        print(
            f"  {key[0]:8} {key[1]:>8} edits {key[2]:.2f}  n {len(shares):5}  found by 80% or more"
            f" {np.mean([s >= 0.8 for s in shares]):.3f}  letters {np.mean(shares):.3f}"
            + (f"  right source {np.mean(sources[key]):.3f}" if key[0] != "formula" else "")
        )


def main() -> None:
    args = argparse.ArgumentParser()
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--since", default="2014-01-01")
    args.add_argument("--until", default="2016-12-31")
    args.add_argument("--language", default="zh", choices=["zh", "en"])
    args.add_argument("--none", action="store_true", help="plant nothing: everything found is false")
    args.add_argument("--passim", type=Path, help="passim's repository: score it too")
    args.add_argument("--python", type=Path, help="a Python that runs it")
    args.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "passim-planted")
    chosen = args.parse_args()
    base = base_texts(chosen.language, chosen.since, chosen.until)
    texts, truth = Planter(base, chosen.language, chosen.seed, chosen.none).plant()
    print(f"{len(texts):,} texts, {sum(map(len, texts)):,} characters, {len(truth):,} plants, seed {chosen.seed}")
    found, spent = ours(texts)
    score(f"watchword ({spent:.2f} CPU-s)", texts, truth, found, chosen.language)
    if chosen.passim:
        found, spent = passims(texts, chosen.passim, chosen.python, chosen.keep)
        score(f"passim ({spent:.0f} CPU-s)", texts, truth, found, chosen.language)


if __name__ == "__main__":
    main()
