"""The corpus that texts are compared with: a folder of runs."""

from __future__ import annotations

import fcntl
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from watchword.comparing import run_file
from watchword.comparing.build import build, combine
from watchword.comparing.error import ComparingError
from watchword.comparing.held import Held, Order, order_of
from watchword.comparing.match import Match
from watchword.comparing.preset import Sensitivity, preset_for
from watchword.comparing.run import MOST_LETTERS, Run
from watchword.comparing.search import Passages, Target, find
from watchword.comparing.view import View, normalise
from watchword.model.document import Document
from watchword.model.span import Span

__all__ = ["Corpus", "Held"]

_RUN_NAME = re.compile(r"run-(\d{8})\.index")
_MOST_RUNS = 8
_ABREAST = MOST_LETTERS // 4  # raw characters put into one run


class Corpus:
    """Documents held for comparison: their words, what is known of them, and their fingerprints.

    What a search finds depends on the documents alone: not on the order in which they came, nor on how
    many runs they lie in. One process writes at a time; any number may read while it does, and each
    sees the corpus as it was when it opened it.
    """

    def __init__(self, path: Path, runs: dict[str, Run], sensitivity: Sensitivity) -> None:
        self.path = path
        self.sensitivity: Sensitivity = sensitivity
        self._runs = runs

    @classmethod
    def open(cls, path: Path, sensitivity: Sensitivity = "sensitive") -> Corpus:
        """Open a corpus, creating the folder where there is none.

        Raises ``ComparingError`` where a file is damaged or was made with another sensitivity.
        """
        path.mkdir(parents=True, exist_ok=True)
        return cls(path, _read_runs(path, sensitivity), sensitivity)

    @classmethod
    def rebuild(cls, path: Path, documents: Iterable[Held], sensitivity: Sensitivity = "sensitive") -> Corpus:
        """Make a corpus anew from documents, whatever state the files at ``path`` are in."""
        path.mkdir(parents=True, exist_ok=True)
        with _writing(path):
            for file in [*path.glob("run-*.index"), *path.glob(".run-*.partial")]:
                file.unlink()
            run_file.settle(path)
        corpus = cls.open(path, sensitivity)
        corpus.append(documents)
        return corpus

    @property
    def runs(self) -> Sequence[Run]:
        return tuple(self._runs.values())

    def __len__(self) -> int:
        return sum(len(run) for run in self.runs)

    def __contains__(self, document: object) -> bool:
        return isinstance(document, str) and self.locate(document) is not None

    def __iter__(self) -> Iterator[Held]:
        """Every document, in time order within each run."""
        return (run.held(number) for run in self.runs for number in range(len(run)))

    def locate(self, document: str) -> tuple[int, int] | None:
        """Run and number in it of a document, by id."""
        for r, run in enumerate(self.runs):
            number = run.find(document)
            if number >= 0:
                return r, number
        return None

    @property
    def span_of_days(self) -> tuple[date, date] | None:
        """The first and the last day of the dated documents."""
        days = [day for run in self.runs for day in run.days if day is not None]
        return (min(days), max(days)) if days else None

    def check(self) -> None:
        """Read every byte of every run. Raises ``ComparingError`` at the first that is damaged."""
        for name in self._runs:
            run_file.read(self.path / name, thorough=True)

    def append(self, documents: Iterable[Held]) -> int:
        """Hold more documents; those held already, by id, are skipped. Returns how many were added.

        They are written as one run (or as several, from about 270 million characters on), and are held
        for good once this returns; a kill before that leaves the corpus as it was. Above eight runs
        the small ones are merged.
        """
        added = 0
        with _writing(self.path):
            self._runs = _read_runs(self.path, self.sensitivity, writing=True)
            for batch in _batches(documents):
                fresh = {document.id: document for document in reversed(batch) if document.id not in self}
                if fresh:
                    self._add(build(fresh.values(), self.sensitivity))
                    added += len(fresh)
            while len(self._runs) > _MOST_RUNS:
                self._merge()
        return added

    def remove(self, ids: Iterable[str]) -> int:
        """Forget documents. Returns how many were held. Their words leave the disk: each run that had
        one is written anew without it."""
        gone = frozenset(ids)
        with _writing(self.path):
            self._runs = _read_runs(self.path, self.sensitivity, writing=True)
            before = len(self)
            for name, run in list(self._runs.items()):
                if any(run.find(document) >= 0 for document in gone):
                    self._replace([name], combine([run], gone, (name,)))
            return before - len(self)

    def search(self, text: str | Document, *, before: date | None = None) -> tuple[Match, ...]:
        """The passages of a text that earlier documents have, in text order.

        A document is looked up from its own place in time, and is never compared with itself. A bare
        string is looked up as a text of the day ``before``, or, without one, as later than everything.
        """
        if isinstance(text, Document):
            view, order = normalise(text.text), self.order_of(text)
        else:
            view, order = normalise(text), order_of("", before, "party")
        return self.told(view, self.passages(Target(view.codes, order)))

    def order_of(self, document: Document) -> Order:
        """A document's place in time: as held, where it is."""
        at = self.locate(document.id)
        if at is not None:
            return self.runs[at[0]].order(at[1])
        return order_of(document.id, document.published, document.publisher.kind)

    def passages(self, target: Target) -> Passages:
        """What the engine finds for one target, as arrays."""
        return find(self.runs, [target], preset_for(target.codes, self.sensitivity))[0]

    def told(self, view: View, passages: Passages) -> tuple[Match, ...]:
        """Passages as typed matches, with places in the raw texts."""
        views: dict[tuple[int, int], View] = {}
        matches = []
        for row, source in zip(passages.rows.tolist(), map(tuple, passages.sources.tolist()), strict=True):
            low, high, there_low, there_high, differences = row
            run, number = self.runs[source[0]], source[1]
            if source not in views:
                views[source] = run.view(number)
            matches.append(
                Match(
                    here=Span(low, high),
                    there=Span(there_low, there_high),
                    differences=differences,
                    span=Span(*view.raw(low, high)),
                    origin=Span(*views[source].raw(there_low, there_high)),
                    document=run.id(number),
                    order=run.order(number),
                    issuer=run.names[run.issuer[number]],
                    occasion=run.names[run.occasion[number]],
                    kind=run.names[run.kind[number]],
                    source=source,
                )
            )
        return tuple(matches)

    def _add(self, run: Run) -> str:
        number = max((int(name[4:12]) for name in self._runs), default=0) + 1
        name = f"run-{number:08}.index"
        run_file.write(run, self.path / name)
        self._runs[name] = run_file.read(self.path / name)
        return name

    def _replace(self, names: Sequence[str], run: Run) -> None:
        """Put one run in the place of others. A kill after the first step leaves both, of which opening
        ignores those that the new one says it replaces."""
        self._add(run)
        for name in names:
            del self._runs[name]
            (self.path / name).unlink()
        run_file.settle(self.path)

    def _merge(self) -> None:
        """Merge the smallest runs, and each next one that isn't twice as large as those before it
        together: a letter is copied about as often as the corpus has doubled."""
        sizes = sorted((len(run.codes), name) for name, run in self._runs.items())
        names: list[str] = []
        total = 0
        for size, name in sizes:
            if (len(names) >= 2 and size > 2 * total) or total + size >= MOST_LETTERS:
                break
            names.append(name)
            total += size
        if len(names) < 2:
            raise ComparingError(
                f"{self.path}: this corpus is too large for {_MOST_RUNS} index files; split it by year"
            )
        self._replace(names, combine([self._runs[name] for name in names], replaces=tuple(names)))


def _read_runs(path: Path, sensitivity: Sensitivity, *, writing: bool = False) -> dict[str, Run]:
    """The runs of a folder in order of number, without those that a merge has replaced."""
    for attempt in itertools.count():
        names = sorted(file.name for file in path.iterdir() if _RUN_NAME.fullmatch(file.name))
        try:
            runs = {name: run_file.read(path / name) for name in names}
            break
        except FileNotFoundError:  # merged away between the listing and the reading
            if attempt == 10:
                raise ComparingError(
                    f"{path}: index files keep vanishing; stop what deletes them and try again"
                ) from None
    replaced = {name for run in runs.values() for name in run.replaces}
    if writing:  # what a killed merge left; were it kept, it would come back when its successor is merged
        for name in replaced & runs.keys():
            (path / name).unlink()
    for name, run in runs.items():
        if run.sensitivity != sensitivity:
            raise ComparingError(
                f"{path / name}: made with sensitivity {run.sensitivity!r}, opened with {sensitivity!r}; "
                f"open it as {run.sensitivity!r}, or make it anew with `watchword rebuild`"
            )
    return {name: run for name, run in runs.items() if name not in replaced}


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Hold the folder's lock: a second writer waits. What a killed writer left half done is cleared."""
    with (path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for partial in path.glob(".run-*.partial"):
            partial.unlink()
        yield


def _batches(documents: Iterable[Held]) -> Iterator[list[Held]]:
    """Split a stream so that no run grows past what its postings can address."""
    batch: list[Held] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= _ABREAST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
