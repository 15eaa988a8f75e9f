"""The inbox: documents as an analyst meets them, and which of them are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from watchword.model.ranking import Part
from watchword.model.span import Span

Verdict = Literal["kept", "dismissed"]
State = Literal["open", "unread", "kept", "dismissed", "all"]
Sort = Literal["score", "newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents; what is empty asks for nothing. ``state`` ``open`` is what nobody has dismissed.

    ``words`` is a full-text query: phrases that must all be there, ``-`` before one that must not, ``OR`` between
    alternatives, and ``since:``, ``until:``, ``issuer:``, ``publisher:`` for days and names.
    """

    words: str = ""
    since: date | None = None
    until: date | None = None
    issuer: str = ""
    publisher: str = ""
    kind: str = ""  # of publisher
    occasion: str = ""
    link: str = ""  # military link
    genre: str = ""
    first: bool = False  # only texts with a phrase that nothing held before has
    state: State = "open"
    sort: Sort = "score"


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the ranking found, kept so that a list costs no reading."""

    score: float
    parts: tuple[Part, ...]
    shares: Mapping[str, int]  # letters and digits by kind of segment
    ritual_share: float | None
    military_link: str
    genre: str
    first_seen: tuple[str, ...]
    data_version: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the inbox. ``excerpt`` holds the words found, where words were asked for."""

    number: int
    document: str
    title: str
    published: date | None
    publisher: str
    kind: str
    reliability: str
    issuer: str
    occasion: str
    ranked: Ranked | None
    unread: bool
    verdict: Verdict | None
    excerpt: str = ""
    found: Span | None = None  # within the excerpt


@dataclass(frozen=True, slots=True)
class View:
    """A saved view: a name, and the query of the page's address."""

    number: int
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of items. ``held`` counts what is asked for, up to ``counted`` at most; ``more`` is where to go on."""

    items: tuple[Item, ...]
    held: int
    counted: bool = True
    more: int | None = None
    waiting: int = 0  # documents not ranked yet
    views: tuple[View, ...] = field(default=())
