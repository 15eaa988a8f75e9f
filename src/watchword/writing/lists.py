"""Editions of lists and what changed between them, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from watchword.model.list_edition import HeldEdition, ListChange, ListEdition

Row = tuple[HeldEdition, int | None, bool]  # an edition, its age in days, whether that is old


def editions_text(rows: Sequence[Row]) -> Iterator[str]:
    for edition, age, old in rows:
        days = "" if age is None else f", {age:,} days old"
        said = f"{edition.list}, {edition.date}{days}{' (old)' if old else ''}: {edition.size:,} organisations"
        yield f"{said}, from {edition.source}\n"


def editions_json(rows: Sequence[Row]) -> str:
    found = [
        {
            "list": edition.list, "date": edition.date, "age": age, "old": old, "size": edition.size, "source": edition.source,
            "imported": edition.imported.isoformat() if edition.imported else None,
        }
        for edition, age, old in rows
    ]  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def edition_json(edition: ListEdition) -> str:
    return json.dumps(asdict(edition), ensure_ascii=False, indent=1) + "\n"


def edition_text(edition: ListEdition) -> Iterator[str]:
    yield f"{edition.list}, {edition.date}: {len(edition.entries):,} organisations, from {edition.source}\n"
    for entry in edition.entries:
        rest = "; ".join(filter(None, (entry.country, entry.citation, entry.listed)))
        yield f"  {entry.name}{f' [{rest}]' if rest else ''}\n"
        yield from (f"    also {alias}\n" for alias in entry.aliases)


def changes_text(before: ListEdition, after: ListEdition, changes: Sequence[ListChange]) -> Iterator[str]:
    count = {kind: sum(change.kind == kind for change in changes) for kind in ("added", "removed", "changed")}
    said = ", ".join(f"{number:,} {kind}" for kind, number in count.items())
    yield f"{after.list}: {before.date} → {after.date}: {said}\n"
    for change in changes:
        yield f"  {change.kind:8} {change.name}{': ' + '; '.join(change.details) if change.details else ''}\n"


def changes_json(before: ListEdition, after: ListEdition, changes: Sequence[ListChange]) -> str:
    found = {
        "list": after.list,
        "before": before.date,
        "after": after.date,
        "changes": [asdict(item) for item in changes],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
