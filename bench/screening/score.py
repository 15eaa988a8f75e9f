"""Screening held to its targets: python bench/screening/score.py LISTS [--million] [--peer]

LISTS is a folder with the lists as JSON (``bis_entity_list.json``, ``dow_1260h.json`` …) and, where there is one, a table
of controlled entities (CSV). Perturbed listed names must be found, near-misses must not match. ``--peer`` asks rapidfuzz,
with names folded in the same way, in the same run; ``--million`` screens a million made names.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import perturb
import rapidfuzz
from rapidfuzz import fuzz, process

from watchword.data import Handbook, load_handbook
from watchword.knowing.fold import fold
from watchword.knowing.listing.read import read_list
from watchword.knowing.screening import Screener
from watchword.knowing.wording import wording
from watchword.model.list_edition import ListEdition, ListEntry

HERE = Path(__file__).parent
WAYS: dict[str, Callable[[ListEntry, random.Random], str]] = {
    "as listed": lambda entry, rng: entry.name,
    "order": lambda entry, rng: perturb.order(entry.name, rng),
    "legal form": lambda entry, rng: perturb.legal_form(entry.name, rng),
    "spacing": lambda entry, rng: perturb.spacing(entry.name, rng),
    "alias": lambda entry, rng: rng.choice(entry.aliases),
    "typo": lambda entry, rng: perturb.typo(entry.name, rng),
}
HAN = "华中天海金国新盛永泰恒通嘉禾启明瑞达宏远鑫亿联创科信和利德宝康安正东方南北星光大同兴隆福源顺"


def editions(folders: Sequence[Path], book: Handbook) -> list[ListEdition]:
    found: list[ListEdition] = []
    for file in sorted(file for folder in folders for kind in ("*.json", "*.csv") for file in folder.glob(kind)):
        if file.name != "lists.json":
            found += read_list(file.read_bytes(), str(file), book).editions
    return found


def entries(found: Sequence[ListEdition], part: str) -> list[tuple[str, ListEntry]]:
    """``tune``: every other organisation outside China; ``test``: those in China, and Section 1260H."""
    wanted = []
    for edition in found:
        if edition.list == "BIS Entity List":
            inside = [entry for entry in edition.entries if entry.country == "China"]
            outside = [entry for entry in edition.entries if entry.country != "China"][::2]
            wanted += [(edition.list, entry) for entry in (inside if part == "test" else outside)]
        if edition.list == "Section 1260H List" and part == "test":
            wanted += [(edition.list, entry) for entry in edition.entries]
    return wanted


def recall(screener: Screener, wanted: Sequence[tuple[str, ListEntry]], misses: int) -> None:
    for way, change in WAYS.items():
        rng = random.Random(f"1 {way}")
        total = found = matched = 0
        missed: list[str] = []
        for name, entry in wanted:
            if way == "alias" and not entry.aliases:
                continue
            query = change(entry, rng)
            hits = [
                hit
                for hit in screener.screen_one(query).hits
                if hit.list == name and entry.name in (hit.name, hit.wording)
            ]
            total += 1
            found += bool(hits)
            matched += any(hit.verdict == "match" for hit in hits)
            if not hits:
                missed.append(query)
        print(f"  {way:12} n {total:5}  found {found / total:.4f}  of them as a match {matched / total:.4f}")
        for query in missed[:misses]:
            print(f"      missed: {query}")


def false_matches(screener: Screener, wanted: Sequence[tuple[str, ListEntry]]) -> None:
    listed = {fold(item.name) for item in screener.index.names}
    made = [
        name
        for name in perturb.near_misses([entry.name for _, entry in wanted], 2000, random.Random(2))
        if fold(name) not in listed
    ]
    report("near-misses", made, screener)
    rows = [
        line.split("\t")
        for line in (HERE / "chinese.tsv").read_text(encoding="utf-8").splitlines()
        if line[:1] not in ("#", "")
    ][1:]
    report("Chinese, not listed", [query for query, name, _ in rows if name == "-"], screener)
    found = matched = 0
    wanted_rows = [(query, name) for query, name, _ in rows if name != "-"]
    bearing: dict[str, set[str]] = {}  # the entries that bear a name among theirs
    for query, name in wanted_rows:
        bearing[name] = {item.entry.name for item in screener.index.names if fold(name) in fold(item.name)}
        hits = [hit for hit in screener.screen_one(query).hits if hit.name in bearing[name]]
        found += bool(hits)
        matched += any(hit.verdict == "match" for hit in hits)
    print(f"  Chinese, listed      n {len(wanted_rows):5}  found {found}  of them as a match {matched}")
    central = HERE / "central_not_listed.txt"
    report(
        "central, not listed",
        [line for line in central.read_text(encoding="utf-8").splitlines() if line[:1] not in ("#", "")],
        screener,
    )


def report(what: str, names: Sequence[str], screener: Screener) -> None:
    found = Counter(screener.screen_one(name).verdict for name in names)
    print(f"  {what:20} n {len(names):5}  match {found['match']}  possible {found['possible']}  none {found['none']}")


def peer(screener: Screener, wanted: Sequence[tuple[str, ListEntry]]) -> None:
    """rapidfuzz over all listed names, folded alike; its threshold at our false-match rate on the near-misses."""
    names = [" ".join(item.wording.words) for item in screener.index.names]
    owners = [(item.edition.list, item.entry.name) for item in screener.index.names]
    made = [
        " ".join(wording(name).words)
        for name in perturb.near_misses([entry.name for _, entry in wanted], 2000, random.Random(2))
    ]
    rng = random.Random("1 typo")
    queries = [(" ".join(wording(perturb.typo(entry.name, rng)).words), name, entry.name) for name, entry in wanted]
    start = time.process_time()
    near = process.cdist(made, names, scorer=fuzz.token_sort_ratio, score_cutoff=60).max(axis=1)
    scores = process.cdist([query for query, _, _ in queries], names, scorer=fuzz.token_sort_ratio, score_cutoff=60)
    peer_seconds = (time.process_time() - start) / (len(made) + len(queries))
    for cut in (80, 85, 88, 90, 92, 95):
        found = sum(
            any(owners[at] == (name, entry) for at in row.argsort()[-8:] if row[at] >= cut)
            for row, (_, name, entry) in zip(scores, queries, strict=True)
        )
        print(
            f"  rapidfuzz token_sort_ratio ≥ {cut}: typos found {found / len(queries):.4f}, near-misses said yes {(near >= cut).mean():.4f}"
        )
    start = time.process_time()
    for query, _, _ in queries:
        screener.screen_one(query)
    ours = (time.process_time() - start) / len(queries)
    print(
        f"  CPU a name: ours {ours * 1e6:.0f} µs, rapidfuzz over all names {peer_seconds * 1e6:.0f} µs, ratio {peer_seconds / ours:.1f}"
    )


def million(screener: Screener, book: Handbook, count: int = 1_000_000) -> None:
    rng = random.Random(5)
    places = [place for place in book.places if place.level in ("prefecture", "province") and place.english]
    words = [word for word in book.name_words if word.english]
    listed = [item.name for item in screener.index.names]

    def made(chinese: bool) -> str:
        place, word = rng.choice(places), rng.choice(words)
        if chinese:
            form = rng.choice(["有限公司", "股份有限公司", "集团有限公司", "有限责任公司"])
            return f"{place.name}{rng.choice(HAN)}{rng.choice(HAN)}{rng.choice(word.chinese)}{form}"
        trade = rng.choice(perturb.SYLLABLES).capitalize() + rng.choice(perturb.SYLLABLES)
        return f"{place.english} {trade} {rng.choice(word.english).title()} {rng.choice(perturb.OTHER_FORMS)}"

    names = [made(at % 2 == 1) if rng.random() > 0.01 else perturb.typo(rng.choice(listed), rng) for at in range(count)]
    found: Counter[str] = Counter()
    spent, pace = 0.0, []
    for first in range(0, count, PART):
        start = time.process_time()
        found.update(screener.screen_one(name).verdict for name in names[first : first + PART])
        spent += time.process_time() - start
        pace += tagging_pace()
    print(f"  {count:,} made names against {len(listed):,} listed ones: {spent:.0f} CPU-s, {dict(found)}")
    if pace:
        here = sum(pace) / len(pace)
        print(
            f"  in between jieba tags {here:,.0f} characters a CPU-s; where it tags {AIMED_AT:,}, for which the aim is set: {spent * here / AIMED_AT:.0f} CPU-s"
        )


PART = 50_000  # names between two looks at the pace of the machine
AIMED_AT = 49_000


def tagging_pace() -> list[float]:
    """Characters of the broadcasts that jieba tags in a CPU-second just now; nothing where they or jieba are absent."""
    corpus = Path(os.environ.get("WATCHWORD_BENCH_DATA", "../shared/data")) / "xwlb" / "xwlb_2012_2025.parquet"
    try:
        import jieba
        import jieba.posseg
        import pyarrow.parquet as parquet

        texts = parquet.read_table(corpus, columns=["text"])["text"].slice(40_000, 60).to_pylist()
    except (ImportError, FileNotFoundError):
        return []
    jieba.setLogLevel(60)
    jieba.posseg.lcut(texts[0])
    start = time.process_time()
    for text in texts:
        jieba.posseg.lcut(text)
    return [sum(map(len, texts)) / (time.process_time() - start)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", type=Path, nargs="+")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--million", action="store_true")
    asked = parser.parse_args()
    if absent := next((folder for folder in asked.lists if not folder.is_dir()), None):
        sys.exit(f"{absent}: no such folder; give one with the lists as JSON")
    book = load_handbook()
    found = editions(asked.lists, book)
    start = time.process_time()
    screener = Screener.of(found, book)
    print(f"{len(screener.index.names):,} listed names, index in {time.process_time() - start:.1f} CPU-s; {platform.machine()}, "
          f"Python {platform.python_version()}, rapidfuzz {rapidfuzz.__version__}")  # fmt: skip
    for part in ("tune", "test"):
        wanted = entries(found, part)
        print(f"{part}: {len(wanted):,} organisations")
        recall(screener, wanted, asked.misses)
    false_matches(screener, entries(found, "test"))
    if asked.peer:
        peer(screener, entries(found, "test"))
    if asked.million:
        million(screener, book)


if __name__ == "__main__":
    main()
