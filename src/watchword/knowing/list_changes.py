"""Two editions of a list: who came, who went, whose entry changed."""

from __future__ import annotations

from collections.abc import Iterator

from watchword.knowing.fold import fold
from watchword.model.list_edition import ListChange, ListEdition, ListEntry


def changes(before: ListEdition, after: ListEdition) -> list[ListChange]:
    """By name. An entry that another one bears as an alias was renamed, so it changed and did not go."""
    old, new = by_name(before), by_name(after)
    gone = {name: entry for name, entry in old.items() if name not in new}
    come = {name: entry for name, entry in new.items() if name not in old}
    found: list[ListChange] = []
    for name, entry in tuple(come.items()):
        aliases = {fold(alias) for alias in entry.aliases}
        former = next((key for key, other in gone.items() if key in aliases or name in map(fold, other.aliases)), None)
        if former is not None:
            details = (f"renamed from {gone[former].name}", *differences(gone[former], entry))
            found.append(ListChange("changed", entry.name, details))
            del gone[former], come[name]
    found += [ListChange("added", entry.name) for entry in come.values()]
    found += [ListChange("removed", entry.name) for entry in gone.values()]
    for name in old.keys() & new.keys():
        details = tuple(differences(old[name], new[name]))
        if details:
            found.append(ListChange("changed", new[name].name, details))
    return sorted(found, key=lambda change: (change.kind, change.name))


def by_name(edition: ListEdition) -> dict[str, ListEntry]:
    return {fold(entry.name): entry for entry in edition.entries}


def differences(before: ListEntry, after: ListEntry) -> Iterator[str]:
    old, new = ({fold(alias): alias for alias in entry.aliases} for entry in (before, after))
    yield from (f"new alias {new[key]}" for key in new if key not in old)
    yield from (f"alias gone {old[key]}" for key in old if key not in new)
    for what in ("country", "citation", "listed"):
        one, other = getattr(before, what), getattr(after, what)
        if one != other:
            yield f"{what} {one or 'none'} → {other or 'none'}"
