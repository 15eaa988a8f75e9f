"""What was learnt of labelled clauses: how much each word speaks for each claim type (``claims/weights.parquet``)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "claims" / "weights.parquet"


@dataclass(frozen=True, eq=False)
class ClauseWeights:
    """A logistic regression a claim type. ``inside`` and ``beside`` hold a row a word and a column a type, in logits: the
    word in the clause itself, and in the clause before or behind it; the last row is that of unknown words, all zero."""

    words: dict[str, int]
    types: tuple[str, ...]
    inside: NDArray[np.float32]
    beside: NDArray[np.float32]
    bias: NDArray[np.float32]


@lru_cache(maxsize=1)
def load_weights() -> ClauseWeights:
    """The packaged weights; they are learnt, not edited (``bench/read/learn.py``)."""
    import pyarrow.parquet as parquet

    table = parquet.read_table(WEIGHTS)
    about = json.loads(table.schema.metadata[b"watchword"])
    types = tuple(about["types"])

    def matrix(part: str) -> NDArray[np.float32]:
        columns = [table.column(f"{part} {kind}").to_numpy() for kind in types]
        rows = np.stack(columns, axis=1).astype(np.float32) * np.float32(about["step"])
        return np.vstack([rows, np.zeros((1, len(types)), dtype=np.float32)])

    words = {word: row for row, word in enumerate(map(str, table.column("word").to_pylist()))}
    return ClauseWeights(words, types, matrix("inside"), matrix("beside"), np.array(about["bias"], dtype=np.float32))
