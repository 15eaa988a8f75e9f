"""A dated edition of a screening list, as kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An organisation on a list. Persons are never kept."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True)
class ListEdition:
    """A list as it stood on a date (ISO day, month or year); ``source`` says where it was had from."""

    list: str
    date: str
    source: str
    entries: tuple[ListEntry, ...] = ()
