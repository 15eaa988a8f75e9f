"""All passages of all documents at once, as a table.

The same search as for one text, over blocks of documents in time order, so that a batch and a row of
single additions find the same to the byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from watchword.comparing.corpus import Corpus
from watchword.comparing.preset import Preset, preset_for
from watchword.comparing.search import Passages, Target, find

if TYPE_CHECKING:
    import pyarrow as pa

Source = tuple[int, int]  # run and number in it
_TOGETHER = 1 << 20  # letters looked up at once: enough that the postings are read in one sweep


def sources_in_time(corpus: Corpus) -> list[Source]:
    """Every document of a corpus, earliest first, those without a date last."""
    when = np.concatenate([run.when for run in corpus.runs]) if corpus.runs else np.empty(0)
    tie = np.concatenate([run.tie for run in corpus.runs]) if corpus.runs else np.empty(0)
    every = [(r, number) for r, run in enumerate(corpus.runs) for number in range(len(run))]
    return [every[i] for i in np.lexsort((tie, when)).tolist()]


def passages_in_time(corpus: Corpus, together: int = _TOGETHER) -> Iterator[tuple[Source, Passages]]:
    """The passages of every document, earliest first."""
    for chosen in _blocks(corpus, together):
        by_preset: dict[Preset, list[int]] = {}
        targets = [Target(corpus.runs[r].letters(number), corpus.runs[r].order(number)) for r, number in chosen]
        for i, target in enumerate(targets):
            by_preset.setdefault(preset_for(target.codes, corpus.sensitivity), []).append(i)
        found: dict[int, Passages] = {}
        for preset, members in by_preset.items():
            found.update(zip(members, find(corpus.runs, [targets[i] for i in members], preset), strict=True))
        yield from ((chosen[i], found[i]) for i in range(len(chosen)))


def _blocks(corpus: Corpus, together: int) -> Iterator[list[Source]]:
    """The documents in time order, cut so that no block but one of a single giant has many letters."""
    block: list[Source] = []
    letters = 0
    for r, number in sources_in_time(corpus):
        more = int(corpus.runs[r].starts[number + 1] - corpus.runs[r].starts[number])
        if block and letters + more > together:
            yield block
            block, letters = [], 0
        block.append((r, number))
        letters += more
    if block:
        yield block


def passage_table(corpus: Corpus) -> pa.Table:
    """One row a passage: ``document``, ``start``, ``end``, ``origin``, ``origin_start``, ``origin_end`` (ids,
    and half-open raw character ranges) and ``differences`` between the letters of the two sides."""
    import pyarrow as pa

    targets: list[str] = []
    origins: list[str] = []
    rows: list[NDArray[np.int64]] = []
    name = cache(lambda source: corpus.runs[source[0]].id(source[1]))
    offsets = cache(lambda source: corpus.runs[source[0]].view(source[1]).offsets)
    for source, passages in passages_in_time(corpus):
        raw = passages.rows.copy()
        here = offsets(source)
        raw[:, 0], raw[:, 1] = here[raw[:, 0]], here[raw[:, 1] - 1] + 1
        for i, (r, number) in enumerate(passages.sources.tolist()):
            there = offsets((r, number))
            raw[i, 2], raw[i, 3] = there[raw[i, 2]], there[raw[i, 3] - 1] + 1
            origins.append(name((r, number)))
        targets += [name(source)] * len(raw)
        rows.append(raw)
    every = np.concatenate(rows) if rows else np.empty((0, 5), np.int64)
    columns = ("start", "end", "origin_start", "origin_end", "differences")
    table = {"document": pa.array(targets, pa.string()), "origin": pa.array(origins, pa.string())}
    return pa.table(table | {column: pa.array(every[:, i]) for i, column in enumerate(columns)})
