"""Lists into the workspace, and names against them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from watchword.collecting.decode import decode
from watchword.collecting.fetch import Fetcher
from watchword.data import Handbook
from watchword.desk.desk import Desk, DeskError
from watchword.knowing.list_changes import changes
from watchword.knowing.listing.read import read_list
from watchword.knowing.screening import Screener
from watchword.model.list_edition import HeldEdition, Imported, ListChange, ListEdition, ListEntry
from watchword.model.screening import Screening
from watchword.store.workspace import Workspace

LONGEST = 500  # characters of a name; what is longer is no name
NAME_COLUMNS = (
    "name",
    "company",
    "supplier",
    "organisation",
    "organization",
    "entity",
    "名称",
    "企业名称",
    "公司名称",
    "供应商",
    "单位名称",
)


@dataclass(frozen=True, slots=True)
class Held:
    """An edition with its age in days and whether that is old for its list."""

    edition: HeldEdition
    age: int | None
    old: bool


def screen(desk: Desk, names: Iterable[str]) -> Iterator[Screening]:
    """Names against the newest edition of each list, one result a name, in order."""
    return screener(desk).screen(checked(list(names)))


def checked(names: list[str]) -> list[str]:
    """The names, none of them blank or far too long."""
    if not names or not all(name.strip() for name in names):
        raise DeskError("a blank name can't be screened; give the name of an organisation")
    if long := next((name for name in names if len(name) > LONGEST), ""):
        raise DeskError(f"{long[:40]}…: {len(long):,} characters are no name; give the name of an organisation")
    return names


def screener(desk: Desk) -> Screener:
    """The newest edition of each list of the workspace and its own sample lists; the packaged sample where there is none."""
    return Screener.of(editions(desk), desk.book)


def editions(desk: Desk) -> list[ListEdition]:
    held = desk.workspace.lists() if desk.exists else []
    local = [sample for sample in samples(desk.book) if sample.list in desk.book.local_lists]
    return [*held, *local] or list(samples(desk.book))


def samples(book: Handbook) -> Iterator[ListEdition]:
    """Lists that the data hold: the packaged sample, and an analyst's own."""
    for item in book.list_samples:
        entries = tuple(ListEntry(name, aliases, citation=item.citation.title) for name, aliases in item.names)
        yield ListEdition(item.list, item.date, item.citation.url, entries)


def names_in_documents(desk: Desk) -> list[str]:
    """Organisations named in the documents of the workspace, each once, as first written."""
    if not desk.exists:
        raise DeskError(f"{desk.path}: no workspace is here; make one with `watchword add`")
    found: dict[str, None] = {}
    for document in desk.workspace.documents():
        for mention in desk.read(document).of_kind("organisation"):
            found.setdefault(mention.name)
    if not found:
        raise DeskError(f"{desk.path}: its documents name no organisation; add documents with `watchword add`")
    return list(found)


def names_in_file(path: Path) -> list[str]:
    """Names of a file: the lines of a text; of a CSV the column ``name`` (or company, supplier, 名称 …), else the first."""
    try:
        text = decode(path.read_bytes(), name=str(path)).text.lstrip("\ufeff")
    except OSError as error:
        raise DeskError(
            f"{path}: can't be read ({error.strerror}); give a CSV or a text with a name in each line"
        ) from None
    if path.suffix.lower() not in (".csv", ".tsv"):
        return [line.strip() for line in text.splitlines() if line.strip()]
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter="\t" if path.suffix.lower() == ".tsv" else ","))
    except csv.Error as error:
        raise DeskError(f"{path}: not valid CSV ({error}); save the table again") from None
    head = [cell.strip().casefold() for cell in rows[0]] if rows else []
    at = next((head.index(name) for name in NAME_COLUMNS if name in head), None)
    cells = [(row[at or 0].strip() if len(row) > (at or 0) else "") for row in rows[at is not None :]]
    if not any(cells):
        raise DeskError(f"{path}: no names in it; give a column `name`")
    return [cell for cell in cells if cell]


# --- lists ---------------------------------------------------------------------------------------------------------


def import_list(desk: Desk, path: Path, title: str, day: str, keep: Iterable[str]) -> Imported:
    """Keep the editions of a published file."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DeskError(f"{path}: can't be read ({error.strerror}); give a file that an agency publishes") from None
    return kept(desk.workspace, read_list(raw, str(path), desk.book, title=title, date=day, keep=keep))


def fetch_list(
    desk: Desk, what: str, title: str, day: str, keep: Iterable[str], fetcher: Fetcher | None = None
) -> Imported:
    """Download a list by its key or address and keep it; where the file has no date, today is the day of the edition."""
    source = next((item for item in desk.book.list_sources if item.key == what), None)
    url = source.download if source else what
    if not url or "://" not in url:
        known = ", ".join(item.key for item in desk.book.list_sources if item.download)
        page = f"; download it from {source.url} and use `watchword lists import`" if source else ""
        raise DeskError(f"{what}: no address to fetch it from is known{page}; give an address, or one of {known}")
    fetched = (fetcher or Fetcher()).fetch(url)
    name = source.name if source and source.key != "csl" else ""
    return kept(
        desk.workspace,
        read_list(
            fetched.raw,
            url,
            desk.book,
            title=title or name,
            date=day or datetime.now(UTC).date().isoformat(),
            keep=keep,
        ),
    )


def kept(workspace: Workspace, imported: Imported) -> Imported:
    for edition in imported.editions:
        workspace.keep_list(edition)
    return imported


def held(desk: Desk, today: date | None = None) -> list[Held]:
    """Every edition with its age; the packaged sample where nothing is held."""
    now = today or datetime.now(UTC).date()
    found = desk.workspace.held_lists() if desk.exists else []
    if not found:
        found = [HeldEdition(item.list, item.date, item.source, None, len(item.entries)) for item in samples(desk.book)]
    limits = {source.name: source.stale_after for source in desk.book.list_sources}
    return [
        Held(item, age := age_of(item.date, now), age is not None and age > limits.get(item.list, 60)) for item in found
    ]


def age_of(day: str, today: date) -> int | None:
    """Days since an edition; a month or a year counts from its first day."""
    parts = [int(part) for part in day.split("-") if part.isdigit()]
    try:
        year, month, first = [*parts, 1, 1][:3]
        return (today - date(year, month, first)).days
    except ValueError:
        return None


def warnings(desk: Desk, today: date | None = None) -> list[str]:
    """A line for each list whose newest edition is old, or one that there is only the sample."""
    if not (desk.exists and desk.workspace.held_lists()):
        size = sum(len(item.names) for item in desk.book.list_samples)
        return [f"only a sample of {size} names is loaded, which is no list; see `watchword lists --help`"]
    newest: dict[str, Held] = {}
    for item in held(desk, today):
        newest.setdefault(item.edition.list, item)
    return [
        f"{name}: the edition of {item.edition.date} is {item.age} days old; load a newer one with `watchword lists import`"
        for name, item in newest.items()
        if item.old
    ]


def compare_editions(
    desk: Desk, name: str, before: str, after: str
) -> tuple[ListEdition, ListEdition, list[ListChange]]:
    """What changed in a list between two editions; without dates, between the newest two."""
    dates = [item.date for item in desk.workspace.held_lists() if item.list == name] if desk.exists else []
    if not dates:
        known = ", ".join(dict.fromkeys(item.edition.list for item in held(desk)))
        raise DeskError(f"{name}: no edition of such a list is held; the lists are: {known}")
    after = after or dates[0]
    before = before or next((day for day in dates if day < after), "")
    if not before:
        raise DeskError(f"{name}: only the edition of {after} is held; import another one to compare it with")
    found = [desk.workspace.edition(name, day) for day in (before, after)]
    if found[0] is None or found[1] is None:
        missing = before if found[0] is None else after
        raise DeskError(f"{name}: no edition of {missing} is held; there are {', '.join(dates)}")
    return found[0], found[1], changes(found[0], found[1])


def edition_of(desk: Desk, name: str, day: str) -> ListEdition:
    """One edition, the newest without a date; also of the packaged sample."""
    for item in held(desk):
        if item.edition.list == name and day in ("", item.edition.date):
            found = desk.workspace.edition(name, item.edition.date) if desk.exists else None
            found = found or next((sample for sample in samples(desk.book) if sample.list == name), None)
            if found:
                return found
    known = ", ".join(dict.fromkeys(item.edition.list for item in held(desk)))
    raise DeskError(f"{name}{f', {day}' if day else ''}: no such edition is held; the lists are: {known}")
