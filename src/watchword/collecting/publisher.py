"""Who publishes: the host register's answer, unless the text says that it is invented."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from urllib.parse import urlsplit

from watchword.model.publisher import UNKNOWN, Publisher, PublisherKind

Register = Callable[[str], Publisher]
"""Maps a host name (or "" where there is none) to its publisher."""

_MARKERS: tuple[tuple[str, PublisherKind], ...] = (
    ("示例，虚构企业", "example"),
    ("example, invented enterprise", "example"),
    ("据报道重构，非原文", "reconstruction"),
    ("reconstructed from reports, not a source", "reconstruction"),
)


LONGEST_TITLE = 120  # characters; English needs three times the room of Chinese
SENTENCE = re.compile(r"[。;；]|[，,].*[，,]|[.!?]\s+[A-Z]")


BRACKETED = re.compile(r"[【\[][^】\]]{2,24}[】\]]")  # a line that only marks a text: 【示例：内容虚构】


def first_line(text: str) -> str:
    """The first line that says something, after an example's marker, where it is a title: no sentence, and not the
    whole text; else nothing."""
    lines = [line.strip(" \t\r\n　#") for line in text.splitlines()]
    lines = [line for line in lines if line and not _marked(line) and not BRACKETED.fullmatch(line)]
    title = lines[0] if len(lines) > 1 else ""
    return "" if len(title) > LONGEST_TITLE or SENTENCE.search(title) else title


def publisher_of(text: str, source: str, register: Register | None) -> Publisher:
    """A marker at the top wins over any host: nothing invented may pass as official.

    It is looked for in the first three lines, because on a page the headline may stand above it.
    """
    host = (urlsplit(source).hostname or "") if source.startswith(("http://", "https://")) else ""
    top = islice((line for line in text[:2000].splitlines() if line.strip()), 3)
    if kind := next((kind for kind in map(_marked, top) if kind), None):
        name = "invented example" if kind == "example" else "reconstruction from reports"
        return Publisher(name=name, kind=kind, reliability="F", host=host)
    return register(host) if register else UNKNOWN


def _marked(line: str) -> PublisherKind | None:
    lowered = line.lower()
    return next((kind for marker, kind in _MARKERS if marker in lowered), None)
