"""The workspace: one folder that keeps everything of one desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, and_, delete, func, insert, select, update

from watchword.model.decision import Decision
from watchword.model.document import Document
from watchword.model.list_edition import HeldEdition, ListEdition
from watchword.model.reading import Reading
from watchword.model.review import Review
from watchword.store import decisions, finding, keeping, lists, readings, reviews, schema
from watchword.store import tables as t
from watchword.store.database import Database, one_line, server_engine, sqlite_engine
from watchword.store.error import StoreError
from watchword.store.lock import WriterLock
from watchword.store.raw_files import RawFiles
from watchword.store.rows import Stored
from watchword.store.search import Hit, Order, Query, matching

MANY = 500  # documents in one read


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is held, and from when to when."""

    documents: int
    first: date | None
    last: date | None


class Workspace:
    """A folder: ``watchword.db``, ``raw/`` (bytes as received), ``index/`` (the comparing room's files, never read
    here) and ``data/`` (the analyst's overlay).

    Any number of processes may read while one writes. Every method raises :class:`StoreError` where the database or
    the disk refuses; what a call had acknowledged before stays.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.database = Database(engine, str(path))
        self._lock = WriterLock(path / "watchword.lock")
        self._raw = RawFiles(path / "raw")

    @classmethod
    def open(cls, path: Path, *, create: bool = True, database: str = "") -> Self:
        """Open the workspace in a folder; ``create`` makes it where there is none, else that is an error.

        ``database`` is the address of a PostgreSQL database that a team shares, in place of the folder's own.
        """
        path = Path(path)
        file = path / "watchword.db"
        if not create and not (path.is_dir() if database else file.exists()):
            raise StoreError(f"{path}: no workspace here; `watchword add` makes one, or choose another --workspace")
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path}: not a folder that can be made ({error.strerror}); choose another") from error
        workspace = cls(path, server_engine(database) if database else sqlite_engine(file))
        try:
            workspace._check_schema()
        except BaseException:
            workspace.close()
            raise
        return workspace

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def data_path(self) -> Path:
        """The analyst's overlay of the packaged data."""
        return self.path / "data"

    @property
    def index_path(self) -> Path:
        """Where the comparing room keeps its files."""
        return self.path / "index"

    def writing(self) -> AbstractContextManager[None]:
        """Hold the right to write for a whole job; single calls take it for themselves."""
        return self._lock.held()

    # Documents

    def add(self, items: Sequence[Stored]) -> list[bool]:
        """Keep documents in one transaction, all or none; true where a document is new.

        A document that is there already changes nothing. One that was removed comes back.
        """
        with self._lock.held(), one_line(str(self.path)):
            ids = [item.document.id for item in items]
            # Raw bytes first, so that no row is without them; bytes without a row are nobody's loss.
            with self.database.engine.connect() as connection:
                held = keeping.held(connection, ids)
            hashes = {item.document.id: self._keep_raw(item) for item in items if item.document.id not in held}
            with self.database.engine.begin() as connection:
                keeping.queue(connection)
                held = keeping.held(connection, ids)
                fresh = {item.document.id: item for item in reversed(items) if item.document.id not in held}
                keeping.insert_all(connection, [(item, hashes[id]) for id, item in reversed(fresh.items())])
        first = {id: place for place, id in reversed(list(enumerate(ids)))}
        return [id in fresh and first[id] == place for place, id in enumerate(ids)]

    def _keep_raw(self, item: Stored) -> str:
        """Hash of the bytes. A plain text in UTF-8 is its own raw form and needs no file."""
        if not item.raw:
            return ""
        if item.raw == item.document.text.encode("utf-8", "surrogatepass"):
            return item.document.text_hash
        return self._raw.keep(item.raw)

    def document(self, key: str) -> Document:
        """The document with this id, or whose id alone begins so (at least six characters)."""
        with self.database.reading() as connection:
            return finding.document(connection, key)

    def several(self, ids: Sequence[str]) -> list[Document]:
        """The documents with these ids, in this order, at once; those that are not held are left out."""
        with self.database.reading() as connection:
            return finding.several(connection, ids)

    def documents(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        issuer: str | None = None,
        occasion: str | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Document]:
        """Documents by date, newest first, undated ones last.

        ``since`` and ``until`` include their day; ``issuer`` and ``occasion`` are as identified; ``after`` is the id
        of the last document of the page before. No lock is held between documents.
        """
        where = finding.Where(since, until, issuer, occasion)
        left = limit
        while left is None or left > 0:
            with self.database.reading() as connection:
                page = finding.page(connection, where, after, MANY if left is None else min(left, MANY))
            yield from page
            if len(page) < MANY:
                return
            after = page[-1].id
            left = None if left is None else left - len(page)

    def holds(self, id: str) -> bool:
        """Whether the document with this full id is held."""
        with self.database.reading() as connection:
            return connection.execute(select(t.documents.c.id).where(t.documents.c.id == id)).first() is not None

    def ids(self, *, indexed: bool = False) -> set[str]:
        """The ids of all documents, or only of those marked as indexed."""
        statement = select(t.documents.c.id)
        with self.database.reading() as connection:
            return set(connection.execute(statement.where(t.documents.c.indexed) if indexed else statement).scalars())

    def indexed_count(self) -> int:
        """How many documents are marked as indexed."""
        with self.database.reading() as connection:
            return connection.execute(select(func.count()).where(t.documents.c.indexed)).scalar_one()

    def twin(self, document: Document) -> Document | None:
        """The held document with the same text and day (or any day, where this one has none); the first by id."""
        same = t.documents.c.text_hash == document.text_hash
        if document.published is not None:
            same = and_(same, t.documents.c.published == document.published)
        with self.database.reading() as connection:
            found = connection.execute(select(t.documents.c.id).where(same).order_by(t.documents.c.id)).scalar()
        return self.document(found) if found else None

    def identity(self, id: str) -> tuple[str, str]:
        """Issuer and occasion as identified when the document was added or last identified."""
        with self.database.reading() as connection:
            row = connection.execute(
                select(t.documents.c.issuer, t.documents.c.occasion).where(t.documents.c.id == id)
            ).one_or_none()
        if row is None:
            raise StoreError(f"{self.path}: no document {id}; `watchword add` it first")
        return row.issuer, row.occasion

    def identify(self, id: str, *, issuer: str, occasion: str) -> None:
        """Correct issuer and occasion, after a reading that knows better."""
        with self.database.changing() as connection:
            connection.execute(
                update(t.documents).where(t.documents.c.id == id).values(issuer=issuer, occasion=occasion)
            )

    def raw(self, id: str) -> bytes | None:
        """The bytes as received; ``None`` where none were given or the document isn't held."""
        with self.database.reading() as connection:
            row = connection.execute(
                select(t.documents.c.raw_hash, t.documents.c.text_hash, t.texts.c.text)
                .join_from(t.documents, t.texts)
                .where(t.documents.c.id == id)
            ).one_or_none()
        if row is None or not row.raw_hash:
            return None
        if row.raw_hash == row.text_hash:
            return str(row.text).encode("utf-8", "surrogatepass")
        return self._raw.read(row.raw_hash)

    def remove(self, id: str) -> bool:
        """Forget a document with its text, raw bytes, readings and search entries; true where it was held.

        A tombstone with its id stays, so that index files can be brought in line (:meth:`removed`).
        """
        with self.database.changing() as connection:
            held, orphan = keeping.forget(connection, id)
        if orphan:
            self._raw.remove(orphan)
        return held

    def removed(self) -> list[str]:
        """Ids of removed documents."""
        with self.database.reading() as connection:
            return list(connection.execute(select(t.tombstones.c.id).order_by(t.tombstones.c.removed_at)).scalars())

    def counts(self) -> Counts:
        """How many documents are held, and their first and last day."""
        columns = (func.count(), func.min(t.documents.c.published), func.max(t.documents.c.published))
        with self.database.reading() as connection:
            total, first, last = connection.execute(select(*columns)).one()
        return Counts(total, first, last)

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        since: date | None = None,
        until: date | None = None,
        order: Order = "date",
    ) -> list[Hit]:
        """Documents that hold all words and phrases of a query, in either script; newest first, or ``oldest``.

        Chinese phrases of any length are found exactly; other words as whole words, whatever their case.
        """
        parsed = Query.parse(query)
        with self.database.reading() as connection:
            return finding.hits(connection, parsed, limit=limit, since=since, until=until, order=order)

    def numbers_with(self, query: str) -> list[int]:
        """The numbers of the documents that have all tokens of a query: more than those that hold it, never fewer."""
        parsed = Query.parse(query)
        with self.database.reading() as connection:
            found = connection.execute(matching(connection, parsed))
            return [number for (number,) in found.cursor.fetchall()]  # rows as they come: these can be thirty thousand

    def numbered(self) -> list[tuple[int, str]]:
        """The number and the id of every document."""
        with self.database.reading() as connection:
            return [
                (number, id) for number, id in connection.execute(select(t.documents.c.number, t.documents.c.id)).all()
            ]

    # What other rooms made of the documents

    def readings(self, ids: Sequence[str], version: str) -> dict[str, Reading]:
        """The readings of these documents that were kept under this version of data and reader."""
        key = and_(t.readings.c.document.in_(ids), t.readings.c.data_version == version)
        with self.database.reading() as connection:
            rows = connection.execute(select(t.readings.c.document, t.readings.c.reading).where(key)).all()
        found = ((id, readings.from_bytes(kept)) for id, kept in rows)
        return {id: reading for id, reading in found if reading is not None}

    def keep_readings(self, given: Sequence[Reading], version: str) -> None:
        """Keep readings of documents held; those of other versions are dropped."""
        with self.database.changing() as connection:
            ids = [reading.document for reading in given]
            held = set(connection.execute(select(t.documents.c.id).where(t.documents.c.id.in_(ids))).scalars())
            connection.execute(delete(t.readings).where(t.readings.c.document.in_(ids)))
            rows = [
                {"document": one.document, "data_version": version, "reading": readings.to_bytes(one)}
                for one in given
                if one.document in held
            ]
            if rows:
                connection.execute(insert(t.readings), rows)

    def unindexed(self) -> Iterator[Document]:
        """Documents that aren't marked as being in the comparing room's index, in order of arrival."""
        last = 0
        while True:
            with self.database.reading() as connection:
                page = finding.unindexed(connection, last, MANY)
            yield from (document for _, document in page)
            if len(page) < MANY:
                return
            last = page[-1][0]

    def mark_indexed(self, ids: Iterable[str], *, indexed: bool = True) -> None:
        """Say that documents are in the index, or (``indexed=False``) no longer are."""
        with self.database.changing() as connection:
            for part in keeping.parts(list(ids)):
                connection.execute(update(t.documents).where(t.documents.c.id.in_(part)).values(indexed=indexed))

    def keep_list(self, edition: ListEdition) -> None:
        """Keep an edition of a screening list; one of the same list and date is replaced."""
        with self.database.changing() as connection:
            lists.put(connection, edition)

    def lists(self) -> list[ListEdition]:
        """The newest edition of each list."""
        with self.database.reading() as connection:
            return lists.newest(connection)

    def held_lists(self) -> list[HeldEdition]:
        """Every edition held, by list, newest first."""
        with self.database.reading() as connection:
            return lists.held(connection)

    def edition(self, name: str, date: str) -> ListEdition | None:
        """The edition of a list of one date."""
        with self.database.reading() as connection:
            return lists.edition(connection, name, date)

    def remove_edition(self, name: str, date: str) -> bool:
        """Forget an edition; true where it was held."""
        with self.database.changing() as connection:
            return lists.remove(connection, name, date)

    # Who is who

    def decide(self, decision: Decision) -> int:
        """Keep a decision on two names and return its number; an earlier one on the same pair is taken back by it."""
        with self.database.changing() as connection:
            return decisions.put(connection, decision)

    def undo(self, number: int) -> None:
        """Take a decision back; it stays in the record."""
        with self.database.changing() as connection:
            decisions.undo(connection, number)

    def decisions(self, *, in_force: bool = True) -> list[Decision]:
        """Decisions in order; those taken back too unless only those in force are asked for."""
        with self.database.reading() as connection:
            return decisions.every(connection, in_force=in_force)

    # What people made of it

    def review(self, review: Review) -> int:
        """Keep a review and return its number; an earlier one of the same thing is taken back by it."""
        with self.database.changing() as connection:
            return reviews.put(connection, review)

    def undo_review(self, number: int) -> None:
        """Take a review back; it stays in the record."""
        with self.database.changing() as connection:
            reviews.undo(connection, number)

    def reviews(self, document: str | None = None, *, in_force: bool = True) -> list[Review]:
        """Reviews in order, of one document or of all."""
        with self.database.reading() as connection:
            return reviews.every(connection, document, in_force=in_force)

    def _check_schema(self) -> None:
        with self.database.reading() as connection:
            found = schema.version_of(connection)
        if found == t.SCHEMA_VERSION:
            return
        with self._lock.held(wait=10.0), one_line(str(self.path)):
            with self.database.engine.begin() as connection:
                found = schema.version_of(connection)
                if not found:
                    schema.create(connection)
                    return
            if found != t.SCHEMA_VERSION:  # else another process was faster
                schema.migrate(self.database.engine, str(self.path))
