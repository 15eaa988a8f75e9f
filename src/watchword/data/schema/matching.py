"""How names of organisations are told apart and found on lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.citation import Citation


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of organisation names in both languages. ``general`` words (科技) tell firms apart only in part."""

    kind: Literal["industry", "general", "proper"]
    chinese: tuple[str, ...]  # the first one names the concept
    english: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameForm:
    """How a name says which legal form it is, or which part of somebody (branch, plant, institute)."""

    kind: str
    chinese: tuple[str, ...]
    english: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Further names of an organisation, by its full Chinese name; they join what ``organisations`` says of it."""

    name: str
    aliases: tuple[str, ...] = ()  # in any script: English, short forms, acronyms
    formerly: tuple[str, ...] = ()  # names of predecessors
    part_of: str = ""  # the full Chinese name of the parent
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class ListSample:
    """A small cited sample of a public list, so that screening works on a fresh machine."""

    list: str
    date: str
    citation: Citation
    names: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ListSource:
    """A public list: its name, who keeps it, and where it is published."""

    key: str  # what `lists fetch` takes, and what a file may call itself
    name: str  # its name
    agency: str  # who keeps it
    url: str = ""  # the page where the agency publishes it
    also_called: tuple[str, ...] = ()  # what files call it
    download: str = ""  # a file that `lists fetch` can read
    stale_after: int = 60  # days after which an edition is called old; our judgement of how often the list changes


@dataclass(frozen=True, slots=True)
class RowWords:
    """What tells organisations from persons in the rows of lists; lower case, Latin letters."""

    organisation: tuple[str, ...]  # words that only organisations bear
    organisation_endings: tuple[str, ...]  # of words longer than six letters
    given_names: tuple[str, ...]  # with which persons' names begin
    surnames: tuple[str, ...]  # Chinese ones as they are written in Latin letters
