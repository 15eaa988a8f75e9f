"""A file, an address or a table's row to a document: the front door of the room."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast

from watchword.collecting.address import canonical
from watchword.collecting.decode import decode
from watchword.collecting.error import CollectingError
from watchword.collecting.extracted import Extracted
from watchword.collecting.fetch import Fetcher
from watchword.collecting.language import language_of
from watchword.collecting.plain import read_markdown, read_plain
from watchword.collecting.publisher import Register, publisher_of
from watchword.model.document import Document
from watchword.model.document import Given as GivenField

LIMIT = 100_000_000  # bytes of any one source
PAGE_LIMIT = 20_000_000  # bytes of text or HTML; a book has 3 MB
# The group is atomic: a page that opens with thirty comments must not be tried in 2^30 ways.
_FEED = re.compile(
    r"(?>\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*)*)<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL | re.IGNORECASE
)
Format = Literal["page", "plain", "markdown", "pdf"]


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says about a text; wins over what is read from it, and is marked in ``Document.given``."""

    issuer: str = ""
    published: date | None = None
    url: str = ""
    title: str = ""
    occasion: str = ""

    @property
    def fields(self) -> frozenset[GivenField]:
        """The names of what was given."""
        names = ("issuer", "published", "url", "title", "occasion")
        return frozenset(cast(GivenField, name) for name in names if getattr(self, name))


NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Collected:
    """A document with the bytes that it came from. ``raw`` is empty for a table's row."""

    document: Document
    raw: bytes
    content_type: str


def collect(
    source: str | Path, given: Given = NOTHING, *, publishers: Register | None = None, fetcher: Fetcher | None = None
) -> Collected:
    """Read one document from a file, an ``http(s)`` address, or standard input (``-``).

    ``publishers`` maps a host to its publisher; ``fetcher`` sets how the network is used. Raises
    :class:`CollectingError` where there is no document to be had.
    """
    place = str(source)
    if isinstance(source, str) and _scheme(place):
        fetched = (fetcher or Fetcher()).fetch(place)
        return _build(fetched.raw, fetched.url, fetched.url, fetched.content_type, given, publishers)
    if place == "-":
        return collect_bytes(sys.stdin.buffer.read(LIMIT + 1), name="stdin", given=given, publishers=publishers)
    path = Path(source)
    return collect_bytes(_read(path), name=path.name, given=given, publishers=publishers)


def collect_bytes(
    raw: bytes, *, name: str, content_type: str = "", given: Given = NOTHING, publishers: Register | None = None
) -> Collected:
    """Read one document from bytes; ``name`` (a file's name) stands for its source unless a URL is given."""
    return _build(raw, name, "", content_type, given, publishers)


def _build(raw: bytes, name: str, url: str, content_type: str, given: Given, publishers: Register | None) -> Collected:
    source = canonical(given.url) if given.url else url or name
    kind, found = _extract(raw, name, source if source.startswith("http") else "", content_type)
    document = Document(
        text=found.text,
        source=source,
        title=given.title or found.title,
        published=given.published or found.published,
        language=language_of(found.text),
        publisher=publisher_of(found.text, source, publishers),
        issuer=given.issuer,
        occasion=given.occasion,
        given=given.fields,
        flags=tuple(flag for flag in found.flags if not (given.published and flag.startswith("date:"))),
    )
    return Collected(document, raw, kind)


def _extract(raw: bytes, name: str, url: str, content_type: str) -> tuple[str, Extracted]:
    """Content type as seen, and what the format's reader finds."""
    if len(raw) > LIMIT:
        raise CollectingError(f"{name}: {len(raw) / 1e6:.0f} MB, the limit is {LIMIT / 1e6:.0f}; split it")
    if b"%PDF-" in raw[:1024]:
        from watchword.collecting.pdf import read_pdf

        return "application/pdf", read_pdf(raw, name=name)
    if raw.startswith(b"PAR1"):
        raise CollectingError(f"{name}: a table of documents; put it in the workspace with `watchword add`")
    if len(raw) > PAGE_LIMIT:
        raise CollectingError(
            f"{name}: {len(raw) / 1e6:.0f} MB of text or HTML, the limit is {PAGE_LIMIT / 1e6:.0f}; "
            "save the article alone, or make a Parquet table of its parts"
        )
    label = content_type.partition("charset=")[2].split(";")[0].strip(" \"'")
    decoded = decode(raw, name=name, label=label)
    if _FEED.match(decoded.text[:5000]):
        raise CollectingError(f"{name}: a feed or a sitemap, not a document; give the addresses of its entries")
    kind = _format(name, content_type, decoded.text)
    if kind == "page":
        from watchword.collecting.page import read_page

        found = read_page(decoded.text, name=name, url=url)
    else:
        found = read_markdown(decoded.text) if kind == "markdown" else read_plain(decoded.text)
    seen = {"page": "text/html", "markdown": "text/markdown"}.get(kind, "text/plain")
    flags = (*decoded.flags, *found.flags)
    return seen, Extracted(found.text, found.title, found.published, flags)


def _format(name: str, content_type: str, text: str) -> Format:
    """What the bytes are, before what they are called: half of the .htm files on a disk are something else."""
    beginning = text[:2000].lstrip().lower()
    suffix = name.rpartition(".")[2].lower()
    if beginning.startswith(("<!doctype html", "<html", "<head", "<body")) or "<html" in beginning:
        return "page"
    if suffix in ("md", "markdown") or content_type.startswith("text/markdown"):
        return "markdown"
    tagged = beginning.startswith("<") or "</p>" in beginning or "</div>" in beginning
    if tagged and (suffix in ("html", "htm", "xhtml", "shtml") or "html" in content_type):
        return "page"
    return "plain"


def _read(path: Path) -> bytes:
    """Bytes of a file, at most the limit and one."""
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError:
        raise CollectingError(
            f"{path}: no such file; check the name, or give the text on standard input with -"
        ) from None
    except IsADirectoryError:
        raise CollectingError(f"{path}: a folder, not a document; `watchword add` reads folders") from None
    except PermissionError:
        raise CollectingError(f"{path}: may not be read; change its permissions (chmod u+r)") from None
    except (OSError, ValueError) as error:
        raise CollectingError(f"{path}: cannot be read ({error}); check the disk and the name") from error


def _scheme(place: str) -> bool:
    """Whether a string is an address. A scheme other than http(s) is refused here, not tried as a file."""
    scheme, colon, _ = place.partition("://")
    if not colon or not scheme.replace("+", "").replace(".", "").replace("-", "").isalnum():
        return False
    if scheme.lower() not in ("http", "https"):
        raise CollectingError(f"{place}: scheme {scheme}:// is not read; give a file, http:// or https://")
    return True
