"""Recounts what the codebook's "Our count" citations say, and prints those that differ.

    python bench/codebook/counts.py [TERM ...]

An item counts for a term where the reader finds the term in it by any of its forms, inside a longer term too. Compared are the
number of items, the day of the first, and a ``first_seen`` that names the evening news. A count that stands in the words of
a reading and not in the citation's title can't be compared; how many there are is told. Exit code 1 where something differs.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

from watchword.data import load_handbook
from watchword.model.citation import Citation
from watchword.model.term import Term
from watchword.reading.terms import find_terms
from watchword.reading.view import clean

BROADCASTS = Path(os.environ.get("WATCHWORD_BENCH_DATA", "../shared/data")) / "xwlb" / "xwlb_2012_2025.parquet"
COUNT = re.compile(r"Our count over dated evening-news items, .*: ([\d,]+) items?, (?:the first )?of (\d{4}-\d\d-\d\d)")
FIRST_SEEN = re.compile(r"(\d{4}-\d\d-\d\d) evening news")


def items() -> list[tuple[str, str]]:
    """Day and text of the broadcasts. Ends the program where the corpus is absent."""
    if not BROADCASTS.exists():
        print(f"skipped: {BROADCASTS} is not here; set WATCHWORD_BENCH_DATA to the folder that has xwlb/")
        sys.exit(0)
    import pyarrow.parquet as pq

    table = pq.read_table(BROADCASTS, columns=["published", "text"])
    days, texts = table["published"].to_pylist(), table["text"].to_pylist()
    return [(day, text) for day, text in zip(days, texts, strict=True) if day]


def terms_of(item: tuple[str, str]) -> tuple[str, set[str]]:
    day, text = item
    return day, {mention.ref for mention in find_terms(clean(text), load_handbook())}


def citations_of(term: Term) -> Iterator[Citation]:
    yield from term.citations
    yield from (citation for one in term.interpretations for citation in one.citations)
    yield from term.base_rate.citations if term.base_rate else ()


def recount(broadcasts: list[tuple[str, str]]) -> tuple[Counter[str], dict[str, str]]:
    """Items with each term, and the day of the first."""
    count, first = Counter[str](), dict[str, str]()
    with Pool() as pool:
        for day, found in pool.imap_unordered(terms_of, broadcasts, chunksize=500):
            count.update(found)
            first.update({term: min(day, first.get(term, day)) for term in found})
    return count, first


def differences(terms: list[Term], count: Counter[str], first: dict[str, str]) -> Iterator[str]:
    for term in terms:
        now = count[term.term], first.get(term.term, "")
        for citation in citations_of(term):
            said = COUNT.match(citation.title)
            if said and (int(said[1].replace(",", "")), said[2]) != now:
                yield f"{term.term}\t{said[1]} items, first {said[2]}\tcounted {now[0]:,}, first {now[1] or 'none'}"
        said = FIRST_SEEN.match(term.life.first_seen)
        if said and said[1] != now[1]:
            yield f"{term.term}\tfirst seen {said[1]}\tcounted {now[0]:,}, first {now[1] or 'none'}"


def main() -> None:
    wanted = set(sys.argv[1:])
    terms = [t for t in load_handbook().terms if t.term in wanted or not wanted]
    if unknown := wanted - {term.term for term in terms}:
        sys.exit(f"no term of the codebook: {', '.join(sorted(unknown))}")
    broadcasts = items()
    found = list(differences(terms, *recount(broadcasts)))
    print("\n".join(found) or "every count agrees")
    titles = [one.title for term in terms for one in citations_of(term) if one.title.startswith("Our count")]
    compared = sum(bool(COUNT.match(title)) for title in titles)
    print(f"{len(found)} lines differ; {compared} counts compared over {len(broadcasts):,} items,", end=" ")
    print(f"{len(titles) - compared} citations without a number not compared")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
