"""The Consolidated Screening List of the US International Trade Administration, as CSV and as JSON.

One file holds a dozen lists; each ``source`` becomes a list of its own. Columns as published by trade.gov.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from watchword.knowing.error import KnowingError
from watchword.knowing.listing.rows import Row

NEEDED = ("source", "name", "alt_names")


def is_csl_header(line: str) -> bool:
    return all(name in line.split(",") for name in NEEDED)


def rows_of_csv(text: str, name: str) -> Iterator[Row]:
    csv.field_size_limit(10_000_000)
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        width = len(reader.fieldnames or ())
        for record in reader:
            if None in record or None in record.values():
                raise KnowingError(
                    f"{name}:{reader.line_num}: the row has not the {width} fields of the header; download the file again"
                )
            yield row_of({key: value or "" for key, value in record.items()})
    except csv.Error as error:
        raise KnowingError(
            f"{name}:{max(1, reader.line_num)}: not valid CSV ({error}); download the file again"
        ) from None


def rows_of_json(data: dict[str, Any], name: str) -> Iterator[Row]:
    dates = {
        str(used.get("source", "")): str(used.get("source_last_updated") or used.get("last_imported") or "")[:10]
        for used in data.get("sources_used") or []
        if isinstance(used, dict)
    }
    for number, record in enumerate(data["results"]):
        if not isinstance(record, dict) or not isinstance(record.get("name"), str):
            raise KnowingError(f"{name}: results[{number}] has no name; download the file again")
        row = row_of(record)
        row.date = dates.get(str(record.get("source", "")), "")
        yield row


def row_of(record: dict[str, Any]) -> Row:
    ids = record.get("ids") or ""
    notes = (
        "; ".join(str(item.get("number", "")) for item in ids if isinstance(item, dict))
        if isinstance(ids, list)
        else ids
    )
    birth = "date of birth" if record.get("dates_of_birth") else ""
    return Row(
        list=str(record.get("source") or "Consolidated Screening List").split(" - ")[0].strip(),
        name=str(record["name"]),
        aliases=texts(record.get("alt_names")),
        country=country_of(record),
        citation=str(record.get("federal_register_notice") or ""),
        listed=str(record.get("start_date") or "")[:10],
        kind=str(record.get("type") or ""),
        notes=f"{notes} {birth}",
    )  # fmt: skip


def texts(value: Any) -> list[str]:
    """A list of the JSON form, or the CSV form's text parted by semicolons."""
    if isinstance(value, list):
        return [str(item) for item in value]
    return [part.strip() for part in str(value or "").split(";") if part.strip()]


def country_of(record: dict[str, Any]) -> str:
    """The country alone; the rest of an address is not kept."""
    if record.get("country"):
        return str(record["country"])
    addresses = record.get("addresses")
    if isinstance(addresses, list):
        return next((str(item["country"]) for item in addresses if isinstance(item, dict) and item.get("country")), "")
    last = texts(addresses)[0].rsplit(",", 1)[-1].strip() if texts(addresses) else ""
    return last if len(last) == 2 and last.isupper() else ""
