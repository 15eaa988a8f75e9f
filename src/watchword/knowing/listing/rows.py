"""Rows of a list made fit to keep: organisations only, aliases without slips of the parser."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from watchword.data import Handbook
from watchword.knowing.credit_code import CODE, is_valid
from watchword.knowing.listing.kind import Kind, kind_of_row
from watchword.model.list_edition import ListEdition, ListEntry

MARKER = re.compile(r"^(?:and\b[\s,;]*|a\.?k\.?a\.?,?\s*|f\.?k\.?a\.?,?\s*|[-–—•*·]+\s*)+", re.IGNORECASE)
INNER_MARKER = re.compile(r",?\s*[(（]?\b(?:a\.?k\.?a|f\.?k\.?a)\b\.?,?\s*", re.IGNORECASE)
REFERENCE = re.compile(
    r"\b\d+\s*F\.?\s?R\.?\s*\[?\d|^\W*\d[\d/\-.,\s]*$|^(?:see|for all items|presumption|case[- ]by[- ]case|"
    r"the following|all of preceding|alias|subordinate institution|affiliated entit|license|all locations)\b|"
    r"\balternate address|\bof the EAR\b|^\(|^[A-Z]{2}$",
    re.IGNORECASE,
)
ADDRESS_TAIL = re.compile(
    r"(?<!\bNo)[.,;]\s+(?=(?:No\.?\s*)?\d|ul\.|str\.|room\b|floor\b|building\b|unit\b|p\.?o\.? box)", re.IGNORECASE
)
BEGINNING_ADDRESS = re.compile(
    r"^(?:(?:no\.?\s*)?\d+[\w-]*,?\s+.*\b(?:road|rd|street|st|avenue|ave|district|floor|blvd|building)\b|"
    r"(?:room|floor|suite|unit|building|p\.?o\.? box)\b.*\d)",
    re.IGNORECASE,
)


PARENT = re.compile(r"\s*\(parent organi[sz]ation:.*\)\s*$", re.IGNORECASE)
AND_OTHERS = re.compile(r",?\s+and (?:its )?(?:\w+ )?(?:subsidiaries|subordinates|affiliates)\b.*$", re.IGNORECASE)
SUBSIDIARIES = re.compile(r"listed together with subsidiar(?:y|ies):\s*([^|]+)", re.IGNORECASE)
BETWEEN = re.compile(
    r"(?:,\s*and\s+|,\s+|\.\s+|\s+and\s+)(?!(?:co|ltd|inc|llc|limited|corp|company)\b)(?=[A-Z0-9])", re.IGNORECASE
)


@dataclass(slots=True)
class Row:
    """One row as its file has it."""

    list: str
    name: str
    aliases: Iterable[str] = ()
    country: str = ""
    citation: str = ""
    listed: str = ""
    kind: str = ""  # as the list says: Individual, Entity, Vessel
    notes: str = ""
    date: str = ""  # of the edition, where the file says it
    part: str = ""  # the notice that adds to the list: it is an edition of its own, beside the whole list


@dataclass(slots=True)
class Gathered:
    """Entries by list and date, and what was left out."""

    book: Handbook
    keep: frozenset[str] = frozenset()  # names that the user says are organisations
    entries: dict[tuple[str, str], list[ListEntry]] = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)

    def add(self, row: Row) -> None:
        name = PARENT.sub("", cleaned_name(row.name))
        if not name:
            return
        for subsidiary in listed_with(row.notes):
            ground = f"{row.citation}, listed together with {name}".lstrip(", ")
            self.add(replace(row, name=subsidiary, aliases=(), citation=ground, notes="", kind="Entity"))
        own, inside = split_aliases(name)
        aliases = cleaned_aliases(own, [*inside, AND_OTHERS.sub("", own), *row.aliases])
        kind: Kind = "organisation" if own in self.keep else kind_of_row(own, aliases, row.kind, row.notes, self.book)
        if kind != "organisation":
            self.left_out.append((kind, own))
            return
        aliases = tuple(alias for alias in aliases if kind_of_row(alias, (own,), "", "", self.book) == "organisation")
        codes = tuple(dict.fromkeys(code for code in CODE.findall(row.notes.upper()) if is_valid(code)))
        entry = ListEntry(own, aliases, row.country.strip(), row.citation.strip(), row.listed.strip(), codes)
        self.entries.setdefault((row.list, row.date), []).append(entry)

    def editions(self, source: str) -> tuple[ListEdition, ...]:
        return tuple(
            ListEdition(name, date, source, tuple(dict.fromkeys(entries)))
            for (name, date), entries in self.entries.items()
        )


def listed_with(notes: str) -> list[str]:
    """Subsidiaries that a notice lists by name beside their parent: each is listed itself."""
    found = SUBSIDIARIES.search(notes)
    parts = BETWEEN.split(found[1].strip(" .")) if found else []
    return [part.strip(" .,;") for part in parts if len(part.strip(" .,;")) > 3]


def cleaned_name(name: str) -> str:
    """One line without footnote marks, quotation marks at its ends and a trailing comma."""
    return re.sub(r"\s+", " ", name).strip(" ,;:•*\t\"“”'")


def split_aliases(name: str) -> tuple[str, list[str]]:
    """``X, a.k.a., Y`` and ``X (a.k.a., Y)`` are X with an alias."""
    own, *rest = INNER_MARKER.split(name)
    return (own.strip(" ,;(（"), [part.strip(" ,;)）") for part in rest]) if own.strip(" ,;(（") else (name, [])


def cleaned_aliases(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """Each once; without markers, references, addresses, and what only repeats the name. A semicolon parts two."""
    found: dict[str, str] = {}
    for given in aliases:
        for part in re.split(r";\s*", given):
            for alias in INNER_MARKER.split(part):
                alias = re.sub(r"\s+(?:and|or)$", "", MARKER.sub("", cleaned_name(alias))).strip(" ,;.'\"“”")
                alias = ADDRESS_TAIL.split(alias)[0].strip(" ,;")
                opened = alias.count("(") - alias.count(")")
                alias = alias + ")" * opened if opened > 0 else alias.rstrip(")") if opened < 0 else alias
                if len(alias) < 2 or REFERENCE.search(alias) or BEGINNING_ADDRESS.search(alias):
                    continue
                if alias.casefold().strip(" .") != name.casefold().strip(" ."):
                    found.setdefault(alias.casefold(), alias)
    return tuple(found.values())
