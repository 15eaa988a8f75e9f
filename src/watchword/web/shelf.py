"""The desk that the pages are made from: the workspace's own, or the demo's while the workspace is empty."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchword.data.handbook import files_of
from watchword.desk import Desk
from watchword.desk.inbox import rank_all
from watchword.desk.phrase_uses import Places, places
from watchword.desk.screening import screener
from watchword.knowing.resolve import near_names
from watchword.model.error import WatchwordError
from watchword.tracing.words import chinese_words
from watchword.web.error import WebError
from watchword.writing.chinese import LIKELY

LETTERS = Path(__file__).parent / "demo"
MOST = 500  # results kept at a time


class Shelf:
    """Hands out the desk at work. Other processes may add documents at any time: the desk is opened anew when the
    index has changed, so that nothing is compared with yesterday's corpus."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.heavy = threading.RLock()  # readings and comparisons one at a time: they share the index's buffers
        self._lock = threading.Lock()
        self._desk: Desk | None = None
        self._state: object = None
        self._demo = False
        self._kept = OrderedDict[Hashable, Any]()
        self.places: Places | None = None  # of the documents in the index; found before anybody asks for a phrase
        self.chinese: dict[str, str] = {}  # English words of the data with the Chinese that it has for them

    @property
    def demo(self) -> bool:
        """Whether the demo stands in for an empty workspace."""
        return self._demo

    def cached(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What was worked out for a key since the documents last changed; at most :data:`MOST` are kept."""
        self.desk()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        with self.heavy:
            found = make()
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return found

    def warm(self) -> None:
        """Make what reading, naming, screening and writing need once in a process, so that nobody waits for it: a second and
        a half of a processor."""
        with self.heavy, suppress(WatchwordError):
            desk = self.desk()
            screener(desk).screen_one("x")
            near_names("x", desk.book)
            for document in desk.workspace.documents(limit=1):
                desk.brief(document)

    def desk(self) -> Desk:
        """The desk at work, up to date."""
        with self._lock:
            state = state_of(self.path) or state_of(self.path / "demo")
            if self._desk is None or state != self._state:
                self._demo = state_of(self.path) is None
                self._desk = demo(self.path / "demo") if self._demo else Desk(self.path)
                self._state = state_of(self.path) or state_of(self.path / "demo")
                self._kept.clear()
                self.places = places(self._desk, self._desk.corpus)
                book = self._desk.book
                nouns = {kind.noun: kind.noun_zh for kind in book.claim_types.values()}
                self.chinese = chinese_words(book) | LIKELY | nouns
            return self._desk


def state_of(path: Path) -> object:
    """What changes when documents come or go, or the workspace's own data does; ``None`` where no document is held."""
    if not (path / "watchword.db").exists():
        return None
    files = sorted((path / "index").glob("run-*"))
    if not files:
        return None
    return tuple((file.name, file.stat().st_mtime_ns) for file in files), files_of(path / "data")


def demo(path: Path) -> Desk:
    """The example letters in a workspace of their own, beside the empty one.

    Raises:
        WebError: the letters are not where the package keeps them, or can't be added.
    """
    letters = sorted(LETTERS.glob("*.txt"))
    if not letters:
        raise WebError(f"{LETTERS}: the example letters are missing; install Watchword anew", 500)
    with Desk(path, create=True) as desk:
        if desk.workspace.counts().documents < len(letters):
            done = desk.add(letters)
            if done.failed:
                raise WebError(done.failed[0], 500)
        rank_all(desk)
    return Desk(path)
