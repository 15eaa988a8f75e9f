"""The bytes of a published list to editions: the front door. The format is told by what stands in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from watchword.collecting.decode import decode
from watchword.data import Handbook
from watchword.knowing.error import KnowingError
from watchword.knowing.listing import csl, federal_register, mofcom, plain
from watchword.knowing.listing.rows import Gathered, Row
from watchword.model.list_edition import Imported

FORMATS = (
    "the Consolidated Screening List (CSV, JSON), a table of the Federal Register or the CFR (text, HTML, XML), "
    "a notice of the Ministry of Commerce (text, HTML), JSON with `entities`, or a table with a column `name`"
)
ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def read_list(
    raw: bytes, name: str, book: Handbook, *, title: str = "", date: str = "", keep: Iterable[str] = ()
) -> Imported:
    """Organisations of a published list, as one edition for each list that the file holds.

    ``title`` and ``date`` say what the file does not; a given date wins. ``keep`` names rows that are organisations
    although they look like persons.

    Raises:
        KnowingError: no known format, no date, no organisation, or a broken row; with file and line.
        CollectingError: the bytes are no text.
    """
    if date and not ISO.fullmatch(date):
        raise KnowingError(f"{date!r} is no date of an edition; write it as 2026-07-09")
    gathered = Gathered(book, frozenset(keep))
    official = {called: source.name for source in book.list_sources for called in source.also_called}
    for row in rows(raw, name, book):
        row.list = title or official.get(row.list, row.list)
        row.list += f" ({row.part})" if row.part and row.list and not title else ""
        row.date = date or row.date
        if not row.list:
            raise KnowingError(f"{name}: the file does not say which list it is; give --list NAME")
        if not ISO.fullmatch(row.date):
            raise KnowingError(
                f"{name}: the file does not say the day of the edition; give --date YYYY-MM-DD, the day of its download"
            )
        gathered.add(row)
    if not gathered.entries:
        raise KnowingError(f"{name}: no organisation in it; give {FORMATS}")
    return Imported(gathered.editions(name), tuple(gathered.left_out))


def rows(raw: bytes, name: str, book: Handbook) -> Iterator[Row]:
    """The rows of a file of any known format."""
    text = decode(raw, name=name).text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    start = text.lstrip()[:1]
    if re.match(r"\s*(?:\{|\[\s*[{\]])", text):
        yield from json_rows(text, name, book)
        return
    header = text.split("\n", 1)[0].replace('"', "")
    if csl.is_csl_header(header):
        yield from csl.rows_of_csv(text, name)
    elif plain.is_table_header(header):
        yield from plain.rows_of_table(text, name)
    elif mofcom.is_notice(text):
        yield from mofcom.rows_of_notice(unmarked(text))
    elif start == "<" and re.search(r"<(?:table|gpotable)\b", text, re.IGNORECASE):
        yield from federal_register.rows_of_markup(text, name)
    elif federal_register.SIGNS.search(text):
        yield from federal_register.rows_of_text(unmarked(text))
    else:
        raise KnowingError(f"{name}: no known format of a list; give {FORMATS}")


def json_rows(text: str, name: str, book: Handbook) -> Iterator[Row]:
    try:
        data: Any = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise KnowingError(
            f"{name}:{line}: not valid JSON ({getattr(error, 'msg', 'too deep')}); download it again"
        ) from None
    if isinstance(data, dict) and isinstance(data.get("results"), list):
        yield from csl.rows_of_json(data, name)
    elif isinstance(data, dict) and isinstance(data.get("entities"), list):
        yield from plain.rows_of_entities(data, name, book)
    else:
        raise KnowingError(f"{name}: JSON without a list `results` or `entities`; give {FORMATS}")


def unmarked(text: str) -> str:
    """The lines of a page; a text without mark-up stays as it is."""
    if not re.match(r"\s*<(?:!doctype|html|\?xml|div|body)", text, re.IGNORECASE):
        return text
    from lxml import html

    root = html.fromstring(
        re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8"), parser=html.HTMLParser(encoding="utf-8")
    )
    for mark in root.iter("br", "p", "li", "tr", "div"):
        mark.tail = "\n" + federal_register.NO_TEXT.sub("", mark.tail or "")
    return "".join(map(str, root.itertext()))
