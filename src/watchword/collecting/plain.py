"""Plain text and Markdown: kept as they are, so that spans are true to the file."""

from __future__ import annotations

import re

from watchword.collecting.dates import text_date
from watchword.collecting.extracted import Extracted
from watchword.collecting.publisher import first_line

_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)


def read_plain(text: str) -> Extracted:
    """The text as is; its title is the first line (after an example's marker)."""
    return _read(text, first_line(text))


def read_markdown(text: str) -> Extracted:
    """The text as is; its title is the first heading, else the first line."""
    heading = _HEADING.search(text)
    return _read(text, heading[1] if heading else first_line(text))


def _read(text: str, title: str) -> Extracted:
    dated = text_date(text)
    return Extracted(
        text=text,
        title=title,
        published=dated.day if dated else None,
        flags=(f"date:{dated.rule}",) if dated else (),
    )
