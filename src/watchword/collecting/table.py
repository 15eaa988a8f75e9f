"""A table of documents, as Parquet or JSON lines: one row, one document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from watchword.collecting.address import canonical
from watchword.collecting.collect import Collected
from watchword.collecting.dates import parse_day, text_date
from watchword.collecting.error import CollectingError
from watchword.collecting.language import language_of
from watchword.collecting.publisher import Register, publisher_of
from watchword.model.document import Document

REQUIRED = ("id", "published", "title", "text")
OPTIONAL = ("source", "url", "issuer")
CONTENT_TYPE = "application/vnd.apache.parquet"
JSON_LINES = (".jsonl", ".ndjson")
BATCH = 1000  # rows read at a time, so that memory doesn't grow with the table


def collect_table(path: Path, *, publishers: Register | None = None) -> Iterator[Collected | CollectingError]:
    """Documents of a table with the columns ``id, published, title, text`` and, optionally, ``source, url, issuer``.

    A row that gives no document is yielded as a :class:`CollectingError` (yielded, not raised) that names table
    and row, so that one bad row among 70,000 stops nothing. A table that can't be read at all raises it. The
    document's source is the row's URL, else ``source`` (else the table's name) with the row's id.
    """
    if path.suffix.lower() in JSON_LINES:
        yield from _json_lines(path, publishers)
        return
    import pyarrow as arrow
    import pyarrow.parquet as parquet

    try:
        file = parquet.ParquetFile(path)
    except FileNotFoundError:
        raise CollectingError(f"{path}: no such file; check the name") from None
    except PermissionError:
        raise CollectingError(f"{path}: may not be read; change its permissions (chmod u+r)") from None
    except (arrow.ArrowException, OSError) as error:
        raise CollectingError(f"{path}: not a readable Parquet table ({_line(error)}); write it again") from error
    with file:
        present = set(file.schema_arrow.names)
        if missing := [name for name in REQUIRED if name not in present]:
            raise CollectingError(f"{path}: no column {', '.join(missing)}; the table needs {', '.join(REQUIRED)}")
        columns = [name for name in (*REQUIRED, *OPTIONAL) if name in present]
        number = 0
        try:
            for batch in file.iter_batches(batch_size=BATCH, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield _document(row, f"{path.name}: row {number}", path.stem, publishers)
        except (arrow.ArrowException, OSError) as error:
            raise CollectingError(f"{path}: unreadable after row {number} ({_line(error)}); write it again") from error


def _json_lines(path: Path, publishers: Register | None) -> Iterator[Collected | CollectingError]:
    """One JSON object a line with the same names; ``content`` and ``date`` stand for ``text`` and ``published``."""
    import json

    try:
        file = path.open(encoding="utf-8")
    except OSError as error:
        raise CollectingError(f"{path}: can't be read ({error.strerror}); check name and permissions") from None
    with file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            place = f"{path.name}: line {number}"
            try:
                row = json.loads(line)
            except ValueError as error:
                yield CollectingError(f"{place}: not JSON ({_line(error)}); mend or drop the line")
                continue
            if not isinstance(row, dict):
                yield CollectingError(f"{place}: not an object; each line needs {', '.join(REQUIRED)}")
                continue
            filled = {"text": row.get("content"), "published": row.get("date"), "id": number, "title": "", **row}
            yield _document(filled, place, path.stem, publishers)


def _document(row: dict[str, Any], place: str, table: str, publishers: Register | None) -> Collected | CollectingError:
    text, title = _string(row["text"]), _string(row["title"]).strip()
    if not text.strip():
        return CollectingError(f"{place}: no text; fill the column or drop the row")
    published, complaint = _published(row["published"])
    if complaint:
        return CollectingError(f"{place}: {complaint}")
    flags: tuple[str, ...] = ("date:table",) if published else ()
    if published is None and (found := text_date(text)):
        published, flags = found.day, (f"date:{found.rule}",)
    url, key = _string(row.get("url")).strip(), _string(row["id"]).strip()
    try:
        url = url and canonical(url)
    except CollectingError as error:
        return CollectingError(f"{place}: url {error}")
    if not url and not key:
        return CollectingError(f"{place}: neither id nor url; give each row one")
    issuer = _string(row.get("issuer")).strip()
    source = url or f"{_string(row.get('source')).strip() or table}#{key}"
    document = Document(
        text=text,
        source=source,
        title=title,
        published=published,
        language=language_of(text),
        publisher=publisher_of(text, source, publishers),
        issuer=issuer,
        given=frozenset({"issuer"}) if issuer else frozenset(),
        flags=flags,
    )
    return Collected(document, b"", CONTENT_TYPE)


def _published(value: object) -> tuple[date | None, str]:
    """The day, or what is wrong with it. An empty cell is an unknown date, not an error."""
    if value is None or value == "":
        return None, ""
    if isinstance(value, datetime):
        return value.date(), ""
    if isinstance(value, date):
        return value, ""
    if day := parse_day(str(value)):
        return day, ""
    return None, f"published {value!r} is no date; write YYYY-MM-DD or leave it empty"


def _string(value: object) -> str:
    return "" if value is None else str(value)


def _line(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:200]
