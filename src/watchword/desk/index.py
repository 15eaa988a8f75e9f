"""The comparing room's index, kept in line with the database.

The database says what is held; the index follows. A document is indexed after it is stored and leaves the index before
it leaves the database, so that whatever is interrupted, the next ``add`` can bring the two together again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from watchword.comparing.build import combine
from watchword.comparing.corpus import Corpus
from watchword.comparing.error import ComparingError
from watchword.comparing.held import Held, held
from watchword.store.workspace import Workspace

RUN = 20_000  # documents in one run of the index


def open_index(workspace: Workspace) -> Corpus:
    """The index for reading, without what the database no longer holds. Nothing is written.

    Raises :class:`ComparingError` where it lacks documents: to compare with a part would give a wrong ritual share.
    """
    for _ in range(2):  # a document removed between the two looks is no fault
        indexed = workspace.indexed_count()
        corpus = Corpus.open(workspace.index_path) if workspace.index_path.is_dir() else empty(workspace.index_path)
        if len(corpus) >= indexed:
            break
    else:
        raise ComparingError(
            f"{workspace.index_path}: this index lacks {indexed - len(corpus)} of the {indexed} documents of its "
            f"workspace; make it anew with `watchword rebuild --workspace {workspace.path}`"
        )
    if gone := strays(workspace, corpus):
        runs = {f"{n}": combine([run], gone) for n, run in enumerate(corpus.runs)}
        return Corpus(corpus.path, runs, corpus.sensitivity)
    return corpus


def empty(path: Path) -> Corpus:
    """A corpus of nothing, which leaves nothing on the disk."""
    return Corpus(path, {}, "sensitive")


def strays(workspace: Workspace, corpus: Corpus) -> frozenset[str]:
    """What the index has and the database has not, as an interrupted removal leaves it."""
    if len(corpus) == workspace.indexed_count() and not any(id in corpus for id in workspace.removed()):
        return frozenset()
    return frozenset(ids_of(corpus)) - workspace.ids()


def ids_of(corpus: Corpus) -> set[str]:
    return {run.id(number) for run in corpus.runs for number in range(len(run))}


def bring_in_line(workspace: Workspace, corpus: Corpus) -> None:
    """Make the index hold what the database holds, no more and no less. To be called with the right to write."""
    if gone := strays(workspace, corpus):
        corpus.remove(gone)
    if len(corpus) != workspace.indexed_count():
        workspace.mark_indexed(workspace.ids(indexed=True) - ids_of(corpus), indexed=False)
    index(workspace, corpus)


def rebuild(workspace: Workspace, seen: Callable[[str], None]) -> int:
    """Make the index anew from the database, whatever state its files are in; returns how many documents it holds.

    An interrupted run leaves documents that the next ``add`` or ``rebuild`` indexes.
    """
    with workspace.writing():
        workspace.mark_indexed(workspace.ids(indexed=True), indexed=False)
        corpus = Corpus.rebuild(workspace.index_path, ())
        index(workspace, corpus, seen)
    return len(corpus)


def index(workspace: Workspace, corpus: Corpus, seen: Callable[[str], None] = lambda _: None) -> None:
    """Index what the database holds and the index does not."""
    part: list[Held] = []
    for document in workspace.unindexed():
        issuer, occasion = workspace.identity(document.id)
        part.append(held(document, issuer, occasion))
        seen(document.title or document.source)
        if len(part) >= RUN:
            index_part(workspace, corpus, part)
            part = []
    if part:
        index_part(workspace, corpus, part)


def index_part(workspace: Workspace, corpus: Corpus, part: Sequence[Held]) -> None:
    corpus.append(part)
    workspace.mark_indexed([item.id for item in part])
