"""A dated edition of a screening list, and what changed from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An organisation on a list. Persons and addresses are never kept."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    citation: str = ""  # what the list gives as its ground: 84 FR 22961, 5/21/19
    listed: str = ""  # since when, as printed
    codes: tuple[str, ...] = ()  # unified social credit codes


@dataclass(frozen=True, slots=True)
class ListEdition:
    """A list as it stood on a date (ISO day, month or year); ``source`` says where it was had from."""

    list: str
    date: str
    source: str
    entries: tuple[ListEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldEdition:
    """An edition that a workspace holds, without its entries; ``size`` is how many organisations it has."""

    list: str
    date: str
    source: str
    imported: datetime | None
    size: int


@dataclass(frozen=True, slots=True)
class ListChange:
    """What happened to one organisation between two editions; ``details`` say what is new in a changed entry."""

    kind: str  # added, removed, changed
    name: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave: editions, and the rows that were left out, by reason. Names left out are not kept."""

    editions: tuple[ListEdition, ...]
    left_out: tuple[tuple[str, str], ...] = ()  # (reason, name)
