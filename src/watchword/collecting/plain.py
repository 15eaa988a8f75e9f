"""Plain text and Markdown: kept as they are, so that spans are true to the file."""

from __future__ import annotations

import re

from watchword.collecting.dates import text_date
from watchword.collecting.extracted import Extracted
from watchword.collecting.publisher import is_marker

_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)
_LONGEST_TITLE = 120


def read_plain(text: str) -> Extracted:
    """The text as is; its title is the first line (after an example's marker)."""
    return _read(text, _first_line(text))


def read_markdown(text: str) -> Extracted:
    """The text as is; its title is the first heading, else the first line."""
    heading = _HEADING.search(text)
    return _read(text, heading[1] if heading else _first_line(text))


def _read(text: str, title: str) -> Extracted:
    dated = text_date(text)
    return Extracted(
        text=text,
        title=title,
        published=dated.day if dated else None,
        flags=(f"date:{dated.rule}",) if dated else (),
    )


def _first_line(text: str) -> str:
    lines = (line.strip(" \t\r\n　#") for line in text.splitlines())
    return next((line[:_LONGEST_TITLE] for line in lines if line and not is_marker(line)), "")
