"""Documents into the workspace: collected, identified, kept, indexed.

Idempotent, and resumable: each batch is acknowledged as a whole, and what an interrupted run had stored without
indexing is indexed by the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from watchword.collecting.collect import Collected, Given, collect
from watchword.collecting.error import CollectingError
from watchword.collecting.table import collect_table
from watchword.comparing.corpus import Corpus
from watchword.data import Handbook
from watchword.desk.index import bring_in_line, index
from watchword.reading.identify import identify
from watchword.store.rows import Stored
from watchword.store.workspace import Workspace

TABLES = (".parquet", ".jsonl", ".ndjson")
BATCH = 500  # documents in one acknowledged transaction


@dataclass(frozen=True, slots=True)
class Added:
    """What one ``add`` did: how many were new, how many were held already, and a line for each that failed."""

    new: int
    held: int
    failed: tuple[str, ...]


def add(
    workspace: Workspace,
    corpus: Corpus,
    book: Handbook,
    sources: Iterable[str | Path],
    given: Given | None,
    seen: Callable[[str], None],
) -> Added:
    """Put documents in the workspace; a bad one is reported and the rest goes on. ``seen`` is told each item's name."""
    kept: list[bool] = []
    failed: list[str] = []
    batch: list[Collected] = []
    with workspace.writing():
        bring_in_line(workspace, corpus)  # what an interrupted run left, or a lost index lacks
        for item in collected(sources, given or Given(), book):
            if isinstance(item, CollectingError):
                failed.append(str(item))
                seen("")
                continue
            batch.append(item)
            seen(item.document.title or item.document.source)
            if len(batch) >= BATCH:
                kept += keep(workspace, book, batch)
                batch.clear()
        kept += keep(workspace, book, batch)
        index(workspace, corpus)
    return Added(sum(kept), len(kept) - sum(kept), tuple(failed))


def is_table(source: str | Path) -> bool:
    """Whether a source is a table by its name; raises :class:`CollectingError` for one behind an address."""
    place = str(source)
    address = isinstance(source, str) and "://" in place
    table = (urlsplit(place).path if address else place).lower().endswith(TABLES)
    if address and table:
        raise CollectingError(f"{place}: a table behind an address is not read; download it and add the file")
    return table


def tables_among(sources: Iterable[str | Path]) -> list[str | Path]:
    """Those of the sources that are tables on this machine."""
    return [source for source in sources if str(source).lower().endswith(TABLES) and "://" not in str(source)]


def collected(sources: Iterable[str | Path], given: Given, book: Handbook) -> Iterator[Collected | CollectingError]:
    """Each document, or the error that stands in its place."""
    for source in sources:
        try:
            if is_table(source):
                yield from collect_table(Path(source), publishers=book.publisher)
            else:
                yield collect(source, given, publishers=book.publisher)
        except CollectingError as error:
            yield error


def keep(workspace: Workspace, book: Handbook, batch: Sequence[Collected]) -> list[bool]:
    """One transaction; True where a document is new."""
    items = []
    for item in batch:
        found = identify(item.document, book)
        items.append(Stored(item.document, item.raw, item.content_type, found.issuer.name, found.occasion.key))
    return workspace.add(items) if items else []
