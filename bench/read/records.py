"""How often each packaged claim pattern means the claim that it is declared for, counted on labelled and judged texts.

    python bench/read/records.py FILE.jsonl… > src/watchword/data/claims/records.csv

A claim is *same* where its span overlaps a label of its type or where its sentence was judged right (`../truth`), *other*
where it overlaps labels of other types only or was judged wrong, else *unlabelled*. Run it again after a pattern is added or
changed: a pattern without a count is told as unsure. The judged texts are read from the shared folder, where it is here.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import watchword
from watchword.data import load_handbook
from watchword.model.claim import Claim
from watchword.model.document import Document

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
Count = Counter[tuple[str, str, str]]  # type, pattern, verdict


def labelled(files: list[Path]) -> tuple[Count, int]:
    """Counts over labelled texts, and how many these are."""
    counts: Count = Counter()
    texts = 0
    for line in (line for path in files for line in path.read_text(encoding="utf-8").splitlines()):
        record, texts = json.loads(line), texts + 1
        text = record["text"]
        labels = [(label["type"], text.find(label["quote"]), len(label["quote"])) for label in record["gold"]["claims"]]
        for claim in watchword.read(Document(text, record["id"], title=record.get("title") or "")).claims:
            met = {kind for kind, at, length in labels if at < claim.span.end and claim.span.start < at + length}
            counts[key(claim, "same" if claim.type in met else "other" if met else "unlabelled")] += 1
    return counts, texts


def judged() -> tuple[Count, int]:
    """Counts over sentences that a reader judged, where their texts are here; and how many these are."""
    counts: Count = Counter()
    kinds = load_handbook().claim_types
    rows: dict[str, set[tuple[int, int, str, str]]] = {}
    with (HERE.parent / "truth" / "truth.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            rows.setdefault(row["text"], set()).add((int(row["start"]), int(row["end"]), row["type"], row["verdict"]))
    for text, source in sources(set(rows)):
        claims = watchword.read(Document(text, source)).claims
        for start, end, head, verdict in rows[source]:
            for claim in claims:
                if claim.span.start < end and start < claim.span.end and kinds[claim.type].noun in head:
                    counts[key(claim, "same" if verdict == "right" else "other")] += 1
                    break
    return counts, sum(counts.values())


def sources(wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Text and name of the judged texts of the shared corpora; nothing where these aren't here."""
    import pyarrow.parquet as pq

    if not SHARED.is_dir():
        return
    table = next((SHARED / "data" / "xwlb").glob("*.parquet"))
    broadcast = pq.read_table(table, columns=["text"]).column(0)
    reports = (SHARED / "data" / "gov_reports" / "government_work_reports.jsonl").read_text("utf-8").splitlines()
    for name in sorted(wanted):
        corpus, _, number = name.partition(":")
        if corpus == "xwlb":
            yield broadcast[int(number)].as_py(), name
        elif corpus == "gov_reports":
            yield json.loads(reports[int(number)])["content"], name


def key(claim: Claim, verdict: str) -> tuple[str, str, str]:
    return claim.type, claim.pattern, verdict


def main() -> None:
    counts, texts = labelled([Path(name) for name in sys.argv[1:]])
    more, sentences = judged()
    counts += more
    writer = csv.writer(sys.stdout, lineterminator="\n")
    print(
        "# claim type, pattern, claims of the labelled type or judged right, without a label, of another type or judged wrong;"
    )
    print(f"# counted on {texts} labelled texts and {sentences} judged sentences by bench/read/records.py")
    for kind in load_handbook().claim_types.values():
        for pattern in kind.patterns:
            met = (counts[kind.type, pattern.match, verdict] for verdict in ("same", "unlabelled", "other"))
            writer.writerow([kind.type, pattern.match, *met])


if __name__ == "__main__":
    main()
