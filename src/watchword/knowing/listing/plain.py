"""Plain forms of lists: JSON with ``list_id`` and ``entities``, and tables with a column for the name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from watchword.data import Handbook
from watchword.knowing.error import KnowingError
from watchword.knowing.listing.csl import texts
from watchword.knowing.listing.rows import Row

NAMES = ("name_zh", "name", "name_en")
ALIASES = ("aliases", "alias", "alt_names")


def rows_of_entities(data: dict[str, Any], name: str, book: Handbook) -> Iterator[Row]:
    """``{list_id, extracted, entities: [{name, aliases, country, federal_register, effective_date, notes}]}``."""
    title = next((source.name for source in book.list_sources if source.key == data.get("list_id")), "")
    for number, entity in enumerate(data["entities"]):
        if not isinstance(entity, dict) or not isinstance(entity.get("name"), str) or not entity["name"].strip():
            raise KnowingError(f'{name}: entities[{number}] has no name; each needs at least {{"name": …}}')
        aliases = entity.get("aliases") or []
        if not isinstance(aliases, list):
            raise KnowingError(f"{name}: entities[{number}]: aliases must be a list of texts")
        yield Row(
            list=title or str(data.get("list_id") or ""),
            name=entity["name"],
            aliases=[str(alias) for alias in aliases],
            country=str(entity.get("country") or ""),
            citation=str(entity.get("federal_register") or ""),
            listed=str(entity.get("effective_date") or ""),
            kind=str(entity.get("type") or ""),
            notes=str(entity.get("notes") or ""),
            date=str(data.get("date") or data.get("extracted") or ""),
        )  # fmt: skip


def is_table_header(line: str) -> bool:
    columns = [column.strip().casefold() for column in line.split(",")]
    return any(name in columns for name in NAMES)


def rows_of_table(text: str, name: str) -> Iterator[Row]:
    """CSV with ``name`` (or ``name_zh`` and ``name_en``), and where known ``aliases``, ``list``, ``date``, ``country``,
    ``citation`` or ``notice``, ``listed``. Rows of one ``notice`` are an edition of their own. Aliases are parted by semicolons."""
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        reader.fieldnames = [str(column).strip().casefold() for column in reader.fieldnames or ()]
        for record in reader:
            values = {key: (value or "").strip() for key, value in record.items() if isinstance(key, str)}
            found = [values[key] for key in NAMES if values.get(key)]
            if None in record or not found:
                what = "has no name" if not found else "has more fields than the header"
                raise KnowingError(f"{name}:{reader.line_num}: the row {what}; mend it or take it out")
            yield Row(
                list=values.get("list", ""),
                name=found[0],
                aliases=[*found[1:], *(alias for key in ALIASES for alias in texts(values.get(key)))],
                country=values.get("country", ""),
                citation=values.get("citation") or values.get("notice", ""),
                listed=values.get("listed") or values.get("date", ""),
                kind=values.get("type", ""),
                date=values.get("date", ""),
                part=values.get("notice", ""),
            )  # fmt: skip
    except csv.Error as error:
        raise KnowingError(f"{name}:{max(1, reader.line_num)}: not valid CSV ({error}); save the table again") from None
