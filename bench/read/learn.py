"""Learn from labelled texts which words speak for which claim type.

    python bench/read/learn.py FILE.jsonl… --out src/watchword/data/claims/weights.parquet

Files hold labelled texts (``gold.claims``) or single sentences (``type``, ``quote``, ``also``). Needs scikit-learn, which
the project itself doesn't. The same files give the same weights; README.md names those of the packaged ones.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from watchword.data import load_handbook
from watchword.model.document import Document
from watchword.reading.likeness import words_of
from watchword.reading.read import find_mentions
from watchword.reading.sentences import split_clauses
from watchword.reading.view import clean

SEEN = 4  # clauses that have a word, for it to count
CLAIM = 4  # a clause with a claim of a type weighs as much as so many without
PRIOR = 2.0  # inverse strength of the prior (L2)
BESIDE = 0.3  # what a word of a neighbouring clause counts
STEP = 1 / 32  # of a stored weight, in logits


def labels(record: dict[str, Any]) -> list[tuple[str, str]]:
    if "gold" in record:
        return [(claim["type"], claim["quote"]) for claim in record["gold"]["claims"]]
    own = [] if record["type"] == "NONE" else [(record["type"], record["quote"])]
    return [*own, *((other["type"], other["quote"]) for other in record.get("also", []))]


def clauses_of(record: dict[str, Any]) -> tuple[list[set[str]], list[set[str]]]:
    """The words of each clause of a text, and the types of which at least half of it (or of the quote) is labelled."""
    book, text = load_handbook(), record["text"]
    document = Document(text, record["id"], title=record.get("title") or "")
    view = clean(text)
    clauses = [clause for sentence in view.sentences for clause in split_clauses(view.text, sentence)]
    words = list(words_of(view, clauses, find_mentions(view, document, book), book))
    told: list[set[str]] = []
    for clause in clauses:
        span, kinds = view.span(clause.start, clause.end), set()
        for kind, quote in labels(record):
            at = text.find(quote)
            shared = min(span.end, at + len(quote)) - max(span.start, at)
            if at >= 0 and shared >= 0.5 * min(span.end - span.start, len(quote)):
                kinds.add(kind)
        told.append(kinds)
    return words, told


def main() -> None:
    if len(sys.argv) < 4 or sys.argv[-2] != "--out":
        sys.exit(__doc__)
    *files, _, out = sys.argv[1:]
    inside: list[set[str]] = []
    around: list[Counter[str]] = []
    told: list[set[str]] = []
    for line in (line for file in files for line in Path(file).read_text(encoding="utf-8").splitlines()):
        words, kinds = clauses_of(json.loads(line))
        for at in range(len(words)):
            inside.append(words[at])
            around.append(Counter([*(words[at - 1] if at else ()), *(words[at + 1] if at + 1 < len(words) else ())]))
            told.append(kinds[at])
    seen = Counter(word for words in inside for word in words)
    vocabulary = {word: row for row, word in enumerate(sorted(w for w, count in seen.items() if count >= SEEN))}
    types = sorted({kind for kinds in told for kind in kinds})
    table = hstack([matrix([dict.fromkeys(words, 1.0) for words in inside], vocabulary),
                    matrix([{w: BESIDE * n for w, n in words.items()} for words in around], vocabulary)]).tocsr()  # fmt: skip
    columns: dict[str, Any] = {"word": pa.array(list(vocabulary))}
    bias = []
    for kind in types:
        fitted = LogisticRegression(C=PRIOR, max_iter=300, class_weight={0: 1, 1: CLAIM}, solver="liblinear").fit(
            table, [kind in kinds for kinds in told]
        )
        learnt = fitted.coef_[0].astype(np.float64)
        learnt[len(vocabulary) :] *= BESIDE
        steps = np.clip(np.rint(learnt / STEP), -127, 127).astype(np.int8)
        columns[f"inside {kind}"], columns[f"beside {kind}"] = np.split(steps, 2)
        bias.append(round(float(fitted.intercept_[0]), 3))
    about = json.dumps({"types": types, "bias": bias, "step": STEP})
    learnt_table = pa.table(columns).replace_schema_metadata({"watchword": about})
    parquet.write_table(learnt_table, out, compression="zstd", compression_level=19)
    print(f"{len(inside):,} clauses, {sum(map(len, told)):,} labels, {len(vocabulary):,} words, {len(types)} types")


def matrix(rows: list[dict[str, float]], vocabulary: dict[str, int]) -> csr_matrix:
    data, columns, ends = [], [], [0]
    for words in rows:
        for word, value in words.items():
            if word in vocabulary:
                data.append(value)
                columns.append(vocabulary[word])
        ends.append(len(data))
    return csr_matrix((data, columns, ends), shape=(len(rows), len(vocabulary)))


if __name__ == "__main__":
    main()
