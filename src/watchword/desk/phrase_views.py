"""Views of one phrase: by year and kind of publisher, how it spread, what stands in its place, its longer and shorter forms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from watchword.comparing.corpus import Corpus
from watchword.comparing.heat import LINES, Heat, Use
from watchword.comparing.life import Spread
from watchword.data import Handbook
from watchword.desk.desk import Desk
from watchword.desk.inbox import comparison_of
from watchword.desk.phrases import entry_of, forms_of
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.reuse import Reuse
from watchword.model.span import Span
from watchword.reading.view import fold
from watchword.store.error import StoreError
from watchword.store.inbox import InboxStore

READ = 150  # documents read for the lattice and for substitutions: the newest
LONGEST_FORM = 14  # characters of a longer form
MOST_FORMS = 24
LONGEST_CLAUSE = 30  # characters
AROUND = 8  # characters looked at on each side of a phrase
SAME = 0.85  # a form in so many of the texts that have a shorter one makes the shorter one no form of its own
_HAN = re.compile(r"[一-鿿]")
_STOP = re.compile(r"[，,。；;：:、！？!?\n（）()“”《》]")
_LOOSE = frozenset("的了在和与及对为将是有等之以并把被由向从到也都其各")  # no form begins or ends with these


@dataclass(frozen=True, slots=True)
class Grid:
    """Documents that have a phrase, and all documents, by year and kind of publisher."""

    years: tuple[str, ...]
    kinds: tuple[str, ...]
    having: dict[tuple[str, str], int]
    every: dict[tuple[str, str], int]

    def step(self, year: str, kind: str) -> int:
        """How hot it is there, 0 to 5, by the tiers of :mod:`watchword.comparing.heat`; 0 where none has it."""
        one = Heat("", self.having.get((year, kind), 0), self.every.get((year, kind), 0))
        return sum(one.share >= line for line, _ in LINES) - 1 if one.documents else 0


@dataclass(frozen=True, slots=True)
class Form:
    """A written form that holds a phrase or is held in it. ``documents`` are of those read; ``below`` are the next longer
    forms that hold it."""

    text: str
    documents: int
    known: bool  # in the codebook
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lattice:
    """The forms around a phrase, from those within it to those that hold it, layer by layer."""

    layers: tuple[tuple[Form, ...], ...]
    read: int


@dataclass(frozen=True, slots=True)
class Substitution:
    """Words that stand where an earlier text, otherwise alike, has others. ``document`` and ``at`` show it."""

    earlier: str
    later: str
    documents: int
    document: str
    at: int
    published: date | None


def every_by_year_and_kind(corpus: Corpus) -> dict[tuple[str, str], int]:
    """How many dated documents each year has of each kind of publisher."""
    counted: Counter[tuple[str, str]] = Counter()
    for run in corpus.runs:
        for number in range(len(run)):
            if (day := run.published(number)) is not None:
                counted[str(day.year), run.names[int(run.kind[number])]] += 1
    return dict(counted)


def grid(found: Sequence[Use], every: dict[tuple[str, str], int]) -> Grid:
    """A phrase by year and kind of publisher."""
    having = Counter((str(use.published.year), use.kind) for use in found)
    years = sorted({year for year, _ in every})
    total = Counter[str]()
    for (_, kind), count in every.items():
        total[kind] += count
    return Grid(tuple(years), tuple(kind for kind, _ in total.most_common()), dict(having), every)


def taken_up(spread: Sequence[Spread]) -> list[tuple[int, int]]:
    """How many issuers had taken a phrase up by the end of each year, from the first to the last in which one uses it."""
    if not spread:
        return []
    first = Counter(one.first.year for one in spread)
    years = range(min(first), max(one.last.year for one in spread) + 1)
    return list(zip(years, accumulate(first[year] for year in years), strict=True))


# --- longer and shorter forms ------------------------------------------------------------------------------------------


def lattice(desk: Desk, phrase: str) -> Lattice:
    """The written forms that the codebook knows and the newest documents have around a phrase."""
    texts = [document.text for document in documents_with(desk, phrase, desk.book)]
    inside = [form for form in codebook_forms(desk.book) if fold(form) in fold(phrase) and form != phrase]
    holding = [form for form in codebook_forms(desk.book) if fold(phrase) in fold(form) and form != phrase]
    longer = set(longer_forms(phrase, texts))
    known = {phrase, *inside, *holding} if entry_of(phrase, desk.book) else {*inside, *holding}
    counted = {form: sum(form in text for text in texts) for form in {phrase, *inside, *holding, *longer}}
    ordered = sorted(
        (form for form in counted if form != phrase), key=lambda form: (-counted[form], form not in known, form)
    )
    chosen = {phrase, *ordered[:MOST_FORMS]}
    forms = {form: Form(form, counted[form], form in known, tuple(covers(form, chosen))) for form in chosen}
    depth: dict[str, int] = {}
    for form in sorted(chosen, key=len):
        depth[form] = max((depth[shorter] + 1 for shorter in depth if form in forms[shorter].below), default=0)
    layers = [[forms[form] for form in ordered_layer(chosen, depth, level)] for level in range(max(depth.values()) + 1)]
    return Lattice(tuple(map(tuple, layers)), len(texts))


def ordered_layer(chosen: Iterable[str], depth: dict[str, int], level: int) -> list[str]:
    return sorted(form for form in chosen if depth[form] == level)


def covers(form: str, chosen: set[str]) -> Iterator[str]:
    """The longer forms that hold a form with no other between."""
    holding = [other for other in chosen if form != other and form in other]
    for other in sorted(holding):
        if not any(between != other and between in other for between in holding):
            yield other


def longer_forms(phrase: str, texts: Sequence[str]) -> Iterator[str]:
    """Longer runs of Han characters with the phrase that several texts have, without those that always go on alike."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({run for start in places(phrase, text) for run in around(phrase, text, start)})
    least = max(2, len(texts) // 25)
    often = {run: count for run, count in counts.items() if count >= least}
    for run, count in often.items():
        if not any(other != run and run in other and often[other] >= SAME * count for other in often):
            yield run


def places(phrase: str, text: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)


def around(phrase: str, text: str, start: int) -> Iterator[str]:
    """Every longer run of Han characters that holds the phrase at a place."""
    left, end = start, start + len(phrase)
    right = end
    while left > 0 and start - left < AROUND and _HAN.match(text[left - 1]):
        left -= 1
    while right < len(text) and right - end < AROUND and _HAN.match(text[right]):
        right += 1
    for begin in range(left, start + 1):
        for stop in range(end, right + 1):
            if len(phrase) < stop - begin <= LONGEST_FORM and not {text[begin], text[stop - 1]} & _LOOSE:
                yield text[begin:stop]


def codebook_forms(book: Handbook) -> list[str]:
    return [form for term in book.terms for form in (term.term, *term.variants)]


def documents_with(desk: Desk, phrase: str, book: Handbook) -> list[Document]:
    """The newest documents that have a phrase in one of its forms."""
    found: dict[str, date | None] = {}
    for form in forms_of(phrase, book):
        try:
            found |= {hit.document: hit.published for hit in desk.workspace.search(f'"{form}"', limit=READ)}
        except StoreError:  # a form without letters or digits finds nothing
            continue
    newest = sorted(found, key=lambda id: (found[id] or date.min, id), reverse=True)
    return [desk.workspace.document(id) for id in newest[:READ]]


# --- what stands in its place ----------------------------------------------------------------------------------------------


def substitutions(desk: Desk, phrase: str) -> tuple[list[Substitution], int]:
    """What the newest documents with a phrase have in its place, or it in theirs, against the earlier text that they are
    otherwise like; the most frequent first. And how many documents were looked at."""
    shown: dict[tuple[str, str], list[Substitution]] = defaultdict(list)
    documents = documents_with(desk, phrase, desk.book)
    for document in documents:
        for one in swapped(desk, document, phrase):
            shown[one.earlier, one.later].append(one)
    found = [
        Substitution(earlier, later, len({one.document for one in those}), those[0].document, those[0].at, those[0].published)
        for (earlier, later), those in shown.items()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.documents, one.earlier, one.later)), len(documents)


def swapped(desk: Desk, document: Document, phrase: str) -> Iterator[Substitution]:
    """The replacements of a document in which a form of the phrase stands on one side and not on the other."""
    forms = forms_of(phrase, desk.book)
    comparison = kept_comparison(desk, document)
    for reuse in comparison.reuses if comparison else ():
        if reuse.latest is None or not reuse.edits:
            continue
        try:
            earlier = desk.workspace.document(reuse.latest.document).text
        except StoreError:
            continue
        for edit in replaced(reuse):
            ours, theirs = whole_words(edit, document.text, earlier, forms)
            clauses = clause(ours, document.text), clause(theirs, earlier)
            ours, theirs = clauses if max(map(len, clauses)) <= LONGEST_CLAUSE else (ours, theirs)
            here, there = ours.of(document.text), theirs.of(earlier)
            one_sided = any(form in here for form in forms) != any(form in there for form in forms)
            if one_sided and is_wording(here) and is_wording(there):
                yield Substitution(there, here, 1, document.id, ours.start, document.published)


def whole_words(edit: tuple[Span, Span], here: str, there: str, forms: Sequence[str]) -> tuple[Span, Span]:
    """A replacement with the rest of the phrase that it cuts into; what stands beside it is alike on both sides."""
    ours, theirs = edit
    for text, span in ((here, ours), (there, theirs)):
        for form in forms:
            start = text.find(form, max(0, span.start - len(form) + 1), span.end + len(form) - 1)
            if start >= 0 and len(span):
                before, behind = max(0, span.start - start), max(0, start + len(form) - span.end)
                return (
                    Span(max(0, ours.start - before), min(len(here), ours.end + behind)),
                    Span(max(0, theirs.start - before), min(len(there), theirs.end + behind)),
                )
    return ours, theirs


def replaced(reuse: Reuse) -> Iterator[tuple[Span, Span]]:
    """The replacements of an aligned passage, those that only a character or two part taken as one."""
    edits = sorted((edit for edit in reuse.edits if edit.kind == "replace"), key=lambda edit: edit.here.start)
    joined: list[tuple[Span, Span]] = []
    for edit in edits:
        if joined and edit.here.start - joined[-1][0].end <= 2 and 0 <= edit.there.start - joined[-1][1].end <= 2:
            ours, theirs = joined.pop()
            joined.append((Span(ours.start, edit.here.end), Span(theirs.start, edit.there.end)))
        else:
            joined.append((edit.here, edit.there))
    yield from joined


def clause(span: Span, text: str) -> Span:
    """The words between two marks that hold a span."""
    start = max((mark.end() for mark in _STOP.finditer(text, max(0, span.start - 40), span.start)), default=span.start)
    end = _STOP.search(text, span.end)
    return Span(start, end.start() if end else span.end)


def is_wording(text: str) -> bool:
    """Han words of one clause: no figures, and no passage that merely moved."""
    return 1 < len(text) <= LONGEST_CLAUSE and bool(_HAN.search(text)) and not re.search(r"[\d。；;\n]", text)


def kept_comparison(desk: Desk, document: Document) -> Comparison | None:
    """The comparison kept with the rank; of a small workspace also one made now."""
    found = InboxStore(desk.workspace.database).comparison(document, desk.book.version)
    if found or len(desk.corpus) > 2_000:
        return found
    return comparison_of(desk, document, desk.read(document))


def pairs_of_codebook(book: Handbook) -> list[tuple[str, str]]:
    """Phrases and what the codebook says has replaced them."""
    chains = [(term.term, term.life.replaced_by) for term in book.terms if term.life.replaced_by]
    return sorted(set(chains))


def turn(earlier: Sequence[tuple[str, float]], later: Sequence[tuple[str, float]]) -> str:
    """The first year from which on the later phrase is in the greater share of documents; empty where none is."""
    rates = dict(earlier)
    ahead = [(year, share > rates.get(year, 0.0)) for year, share in later]
    for (_, before), (year, now) in pairwise([("", False), *ahead]):
        if now and not before and all(flag for other, flag in ahead if other >= year):
            return year
    return ""
