"""The whole job on a workspace: the one place that joins the rooms to the store."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from watchword.data import Handbook, load_handbook
from watchword.model.brief import Brief, Language, Made
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.error import WatchwordError
from watchword.model.reading import Reading
from watchword.model.review import Review
from watchword.model.screening import Screening
from watchword.model.term import Term
from watchword.version import VERSION

if TYPE_CHECKING:
    from watchword.collecting.collect import Given
    from watchword.comparing.corpus import Corpus
    from watchword.comparing.heat import Grouping, Heat
    from watchword.comparing.life import Life
    from watchword.desk.add import Added
    from watchword.desk.phrases import Phrases
    from watchword.store.workspace import Workspace

WORTH_KEEPING = 50_000  # characters: reading so many takes .2 s
SHORTEST_ID = 6  # characters of an id that may stand for it
DEFAULT_WORKSPACE = "watchword-workspace"


class DeskError(WatchwordError):
    """A job that can't be done as asked."""

    exit_code = 2


def workspace_path(given: Path | None) -> Path:
    """``--workspace``, else the environment's WATCHWORD_WORKSPACE, else a folder beside the user."""
    return Path(given or os.environ.get("WATCHWORD_WORKSPACE") or DEFAULT_WORKSPACE)


class Desk:
    """One workspace at work. Opens the database and the index only when a job needs them."""

    def __init__(
        self, path: Path, *, create: bool = False, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.path, self._create, self._now = path, create, now

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if "workspace" in self.__dict__:
            self.workspace.close()

    @cached_property
    def workspace(self) -> Workspace:
        from watchword.store.workspace import Workspace

        return Workspace.open(self.path, create=self._create)

    @cached_property
    def corpus(self) -> Corpus:
        from watchword.comparing.corpus import Corpus
        from watchword.desk.index import empty, open_index

        if self._create:
            return Corpus.open(self.path / "index")
        if self.exists:
            return open_index(self.workspace)
        return empty(self.path / "index")  # a brief without a workspace leaves nothing behind

    @cached_property
    def book(self) -> Handbook:
        return load_handbook(self.path / "data" if (self.path / "data").is_dir() else None)

    @property
    def exists(self) -> bool:
        return (self.path / "watchword.db").exists()

    # --- keeping -------------------------------------------------------------------------------------------------

    def add(
        self, sources: Iterable[str | Path], given: Given | None = None, *, seen: Callable[[str], None] = lambda _: None
    ) -> Added:
        """Put documents in the workspace and index them; see :mod:`watchword.desk.add`."""
        from watchword.desk.add import add, tables_among

        if given and given.fields:
            sources = list(sources)
            if tables := tables_among(sources):
                raise DeskError(
                    f"{tables[0]}: a table carries its own values, so {options(given)} can't apply to it; "
                    "add the table without them"
                )
        return add(self.workspace, self.corpus, self.book, sources, given, seen)

    def find(self, paths: Iterable[str]) -> Iterator[Path | str]:
        """What is to be added: files, the files below folders, addresses."""
        from watchword.collecting.sources import find_sources

        return find_sources(paths)

    # --- one document ---------------------------------------------------------------------------------------------

    def document(self, source: str, given: Given | None = None) -> Document:
        """A document by id or prefix of one, file, address or ``-`` for standard input; given values win.

        A held document keeps the values that it was added with: its id rests on some of them.
        """
        from watchword.collecting.collect import Given, collect

        if source and all(c in "0123456789abcdef" for c in source) and not Path(source).exists():
            if len(source) < SHORTEST_ID:
                raise DeskError(
                    f"{source}: no such file, and the beginning of an id needs at least {SHORTEST_ID} characters"
                )
            if given and given.fields:
                raise DeskError(
                    f"{source}: a held document keeps its own values, so {options(given)} can't apply to it; "
                    "give the file or the address instead, or remove it and add it again with them"
                )
            if not self.exists:
                raise DeskError(f"{source}: an id needs a workspace, and {self.path} holds none; add documents first")
            return self.workspace.document(source)
        return collect(source, given or Given(), publishers=self.book.publisher).document

    def read(self, document: Document) -> Reading:
        """The reading of a document as people have corrected it; that of one that is held may be kept."""
        from watchword.judging.reviewed import reviewed

        return reviewed(self.read_plainly([document])[0], document, self.reviews(document))

    def read_several(self, documents: Sequence[Document]) -> list[Reading]:
        """The same for several documents at once: with two questions to the database, not two each."""
        from watchword.judging.reviewed import reviewed

        made: dict[str, list[Review]] = {}
        for review in self.workspace.reviews() if self.exists else ():
            made.setdefault(review.document, []).append(review)
        read = self.read_plainly(documents)
        return [reviewed(one, text, made.get(text.id, [])) for one, text in zip(read, documents, strict=True)]

    def reviews(self, document: Document) -> list[Review]:
        """What people made of a document's reading and briefs, without what was taken back."""
        return self.workspace.reviews(document.id) if self.exists else []

    def read_plainly(self, documents: Sequence[Document]) -> list[Reading]:
        """What the reader makes of documents, before anybody's corrections: as kept with their ranks, else anew. A long one's
        reading is kept at once."""
        from watchword.reading.read import read

        version = reader_version(self.book.version)
        kept = self.workspace.readings([document.id for document in documents], version) if self.exists else {}
        found = [kept.get(document.id) or read(document, self.book) for document in documents]
        long = [one for one, text in zip(found, documents, strict=True) if len(text.text) >= WORTH_KEEPING]
        if self.exists and (new := [one for one in long if one.document not in kept]):
            self.workspace.keep_readings(new, version)
        return found

    def keep_readings(self, readings: Sequence[Reading]) -> None:
        """Keep what :meth:`read_plainly` made of documents that are held."""
        self.workspace.keep_readings(readings, reader_version(self.book.version))

    def compare(self, document: Document, reading: Reading | None = None) -> Comparison:
        """The document against the workspace; without a workspace, against nothing, and it says so."""
        from watchword.comparing.compare import compare
        from watchword.reading.identify import identify

        if reading is None:
            found = identify(document, self.book)
            issuer, occasion = found.issuer.name, found.occasion.key
        else:
            issuer, occasion = reading.issuer.name, reading.occasion.key
        # A pasted copy of a held text takes its place: else its own twin would pass for its source.
        twin = self.workspace.twin(document) if self.exists else None
        found_in = compare(twin or document, self.corpus, issuer=issuer, occasion=occasion)
        return replace(found_in, document=document.id)

    def brief(self, document: Document, form: str = "standard", language: Language = "en") -> Brief:
        """The main job: read, compare, look up, judge, write; in English or Chinese."""
        from watchword.desk.sources import original, witnesses
        from watchword.judging.features import Case
        from watchword.judging.judge import judge
        from watchword.judging.military import military_link
        from watchword.tracing.touches import touches
        from watchword.writing.brief import Ingredients, write_brief

        house = self.book.forms.get(form)
        if house is None:
            raise DeskError(f"{form}: no such form; choose one of {', '.join(sorted(self.book.forms))}")
        reading = self.read(document)
        comparison = self.compare(document, reading)
        case = Case(document, reading, comparison, self.book)
        return write_brief(
            Ingredients(
                case=case,
                finding=judge(document, reading, comparison, self.book),
                link=military_link(reading, self.book),
                touches=touches(document, reading, self.book, language),
                earlier=self.earlier(comparison),
                made=self.made(comparison),
                original=original(self, document, comparison),
                witnesses=witnesses(self, document, reading),
                reviews=self.reviews(document),
            ),
            house,
            language,
        )

    def earlier(self, comparison: Comparison) -> dict[str, Document]:
        """The earlier documents that a brief may quote: the issuer's own for the occasion."""
        wanted = [*comparison.own, *([comparison.year_on_year.document] if comparison.year_on_year else [])]
        return {name: self.workspace.document(name) for name in dict.fromkeys(wanted)}

    def made(self, comparison: Comparison) -> Made:
        start, end = (day.isoformat() for day in comparison.look_back) if comparison.look_back else ("", "")
        at = self._now().replace(microsecond=0).isoformat()
        return Made(VERSION, self.book.version, comparison.compared_with, start, end, at)

    def now(self) -> datetime:
        """The time by the desk's clock, UTC."""
        return self._now()

    def render(self, brief: Brief, document: Document, format: str) -> str:
        """A brief as ``md``, ``html`` (one self-contained file) or ``json``."""
        if format == "json":
            from watchword.writing.as_json import as_json

            return as_json(brief)
        if format == "html":
            from watchword.writing.page import as_html

            return as_html(brief, document)
        from watchword.writing.markdown import as_markdown

        return as_markdown(brief)

    def remove(self, key: str) -> str:
        """Take a document out of database, search, readings and index; returns its id."""
        from watchword.comparing.corpus import Corpus

        with self.workspace.writing():
            id = self.workspace.document(key).id
            corpus = Corpus.open(self.path / "index")  # a damaged index stops this before anything has changed
            # In this order the index never has what the database lacks, nor lacks what is marked as indexed.
            self.workspace.mark_indexed([id], indexed=False)
            corpus.remove([id])
            self.workspace.remove(id)
        self.__dict__.pop("corpus", None)
        return id

    def rebuild(self, *, seen: Callable[[str], None] = lambda _: None) -> int:
        """Make the index anew from the database, whatever state it is in; returns how many documents it holds."""
        from watchword.desk.index import rebuild

        self.__dict__.pop("corpus", None)
        return rebuild(self.workspace, seen)

    # --- look-ups --------------------------------------------------------------------------------------------------

    def screen(self, names: Iterable[str]) -> list[Screening]:
        """Names against the lists of the workspace; see :mod:`watchword.desk.screening`."""
        from watchword.desk.screening import screen

        return list(screen(self, names))

    def terms(self, wanted: str = "") -> list[Term]:
        """Entries whose term, variant, pinyin or English holds the words; all of them for no words."""
        from watchword.reading.lexicon import bare
        from watchword.reading.view import fold

        if not wanted:
            return list(self.book.terms)
        folded, plain = fold(bare(wanted)).lower(), unaccented(wanted)
        if len(plain) < 2 and plain.isascii():
            raise DeskError(f"{wanted!r}: too short to look up; give at least 2 letters, or one Chinese character")
        exact = [t for t in self.book.terms if any(folded == fold(bare(f)).lower() for f in (t.term, *t.variants))]
        exact = exact or [t for t in self.book.terms if plain in (unaccented(t.pinyin), unaccented(t.english))]
        if exact:
            return exact
        found = [
            term
            for term in self.book.terms
            if folded in fold(bare(term.term)).lower()
            or plain in unaccented(term.pinyin)
            or plain in unaccented(term.english)
        ]
        if not found:
            raise DeskError(
                f"{wanted}: not in the codebook; see `watchword terms` for all entries, or add it under data/terms/"
            )
        return found

    def heat(self, wanted: str, by: Grouping) -> list[Heat]:
        """How hot a phrase is in the documents held; a term of the codebook counts in all its written forms."""
        from watchword.desk.phrases import heat_of

        return heat_of(wanted, by, self.corpus, self.book)

    def life(self, wanted: str) -> tuple[Life, Term | None]:
        """Since when, by whom and how long a phrase is in the documents held, and its entry in the codebook."""
        from watchword.desk.phrases import life_of

        return life_of(wanted, self.corpus, self.book)

    def discover(self, at_least: int) -> Phrases:
        """The set phrases of the documents held, those that fade, and those that come in their place."""
        from watchword.desk.phrases import phrases_of

        return phrases_of(self.corpus, self.book, at_least)

    def propose(self, found: Phrases) -> tuple[Path, int]:
        """Write the phrases that the codebook lacks to ``proposals/terms.yaml``, in its form; returns file and count."""
        from watchword.desk.phrases import proposal_file, proposals, spoken
        from watchword.desk.proposals import rejected

        if not self.exists:
            raise DeskError(f"{self.path}: no workspace is here to keep proposals; make one with `watchword add`")
        no_more = rejected(self)
        chosen = [one for one in proposals(found.formulas, self.book) if one.phrase not in no_more]
        path = self.path / "proposals" / "terms.yaml"
        path.parent.mkdir(exist_ok=True)
        write_whole(path, proposal_file(chosen, self.corpus, self.now().date(), spoken))
        return path, len(chosen)

    def compare_all(self) -> Iterator[Comparison]:
        """Every document held against those before it, in time order."""
        from watchword.comparing.compare import compare_all

        if not self.exists:
            raise DeskError(f"{self.path}: no workspace is here; make one with `watchword add`")
        return compare_all(self.corpus)

    def check_data(self) -> str:
        """Load every part of the data; a DataError names the first fault."""
        from watchword.desk.phrases import check_terms
        from watchword.reading.notation import anchors, compiled
        from watchword.tracing.check import check_map

        book = self.book
        book.load_all()
        check_terms(self.path / "data")
        for kind in book.claim_types.values():
            for pattern in kind.patterns:
                anchors(pattern.wording)
                compiled(pattern.wording)
        check_map(book)
        counts = {
            "terms": len(book.terms),
            "terms with a source that was read": sum(term.verified for term in book.terms),
            "interpretations": sum(len(term.interpretations) for term in book.terms),
            "holders": len(book.holders),
            "background notes": len(book.background),
            "local terms": len(book.local_terms),
            "claim types": len(book.claim_types),
            "claim patterns": sum(len(kind.patterns) for kind in book.claim_types.values()),
            "organisations": len(book.organisations),
            "places": len(book.places),
            "hosts": len(book.hosts),
            "supply edges with a source that was read": sum(edge.citation.verified for edge in book.edges),
        }
        return f"data {book.version} is sound: " + ", ".join(f"{value} {name}" for name, value in counts.items())

    def evaluate(self, gold: Path) -> Any:
        """The reader's labels for a file of labelled texts, scored."""
        from watchword.judging.labels import predictions, read_gold
        from watchword.judging.scoring import score

        records = read_gold(gold)
        return score(records, predictions(records, self.book))


def options(given: Given) -> str:
    """The options with which values were given, in a fixed order."""
    return ", ".join(
        f"--{name}" for name in ("issuer", "published", "url", "title", "occasion") if name in given.fields
    )


def unaccented(text: str) -> str:
    """Pinyin without tones and spaces, English without case, for look-up."""
    import unicodedata

    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character) and not character.isspace())


@cache
def reader_version(data_version: str) -> str:
    """Of the data and the code that readings are made with: a reading kept by an older reader is made anew."""
    digest = hashlib.sha256(data_version.encode())
    for path in sorted((Path(__file__).parents[1] / "reading").glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that it is there whole or not at all, with the permissions that the user's umask gives."""
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():  # a pipe or a device can't be replaced
            path.write_bytes(data)
            return
        path = path.resolve()
        partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
        try:
            partial.write_bytes(data)
            if path.exists():
                partial.chmod(path.stat().st_mode & 0o777)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise DeskError(f"{path}: can't be written ({error.strerror}); choose another place with --output") from None
