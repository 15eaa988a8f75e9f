"""Who publishes: the host register's answer, unless the text says that it is invented."""

from __future__ import annotations

from collections.abc import Callable
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


def is_marker(line: str) -> bool:
    """Whether a line says that the text below it is invented or reconstructed."""
    return _marked(line) is not None


def publisher_of(text: str, source: str, register: Register | None) -> Publisher:
    """A marker in the first line wins over any host: nothing invented may pass as official."""
    host = (urlsplit(source).hostname or "") if source.startswith(("http://", "https://")) else ""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if kind := _marked(first):
        name = "invented example" if kind == "example" else "reconstruction from reports"
        return Publisher(name=name, kind=kind, reliability="F", host=host)
    return register(host) if register else UNKNOWN


def _marked(line: str) -> PublisherKind | None:
    lowered = line.lower()
    return next((kind for marker, kind in _MARKERS if marker in lowered), None)
