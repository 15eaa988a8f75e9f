"""The written forms around a phrase: those within it, and those that hold it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from watchword.data import Handbook
from watchword.desk.desk import Desk
from watchword.desk.phrases import entry_of, forms_of
from watchword.model.document import Document
from watchword.reading.view import fold
from watchword.store.error import StoreError

READ = 150  # documents read for the views of a phrase: the newest
LONGEST_FORM = 14  # characters of a longer form
MOST_FORMS = 24
AROUND = 8  # characters looked at on each side of a phrase
SAME = 0.85  # a form in so many of the texts that have a shorter one makes the shorter one no form of its own
_HAN = re.compile(r"[一-鿿]")
_LOOSE = frozenset("的了在和与及对为将是有等之以并把被由向从到也都其各")  # no form begins or ends with these


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


def lattice(desk: Desk, phrase: str) -> Lattice:
    """The written forms that the codebook knows and the newest documents have around a phrase."""
    texts = [document.text for document in documents_with(desk, phrase, desk.book)]
    wanted, forms = fold(phrase), codebook_forms(desk.book)
    inside = [form for form, folded in forms if folded in wanted and form != phrase]
    holding = [form for form, folded in forms if wanted in folded and form != phrase]
    longer = set(longer_forms(phrase, texts))
    known = {phrase, *inside, *holding} if entry_of(phrase, desk.book) else {*inside, *holding}
    counted = {form: sum(form in text for text in texts) for form in {phrase, *inside, *holding, *longer}}
    ordered = sorted(
        (form for form in counted if form != phrase), key=lambda form: (-counted[form], form not in known, form)
    )
    chosen = {phrase, *ordered[:MOST_FORMS]}
    told = {form: Form(form, counted[form], form in known, tuple(covers(form, chosen))) for form in chosen}
    depth: dict[str, int] = {}
    for form in sorted(chosen, key=len):
        depth[form] = max((depth[shorter] + 1 for shorter in depth if form in told[shorter].below), default=0)
    layers = [[told[form] for form in ordered_layer(chosen, depth, level)] for level in range(max(depth.values()) + 1)]
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


@lru_cache(maxsize=4)
def codebook_forms(book: Handbook) -> tuple[tuple[str, str], ...]:
    """Every written form of the codebook, and folded."""
    return tuple((form, fold(form)) for term in book.terms for form in (term.term, *term.variants))


def documents_with(desk: Desk, phrase: str, book: Handbook) -> list[Document]:
    """The newest documents that have a phrase in one of its forms."""
    found: dict[str, date | None] = {}
    for form in forms_of(phrase, book):
        try:
            found |= {hit.document: hit.published for hit in desk.workspace.search(f'"{form}"', limit=READ)}
        except StoreError:  # a form without letters or digits finds nothing
            continue
    newest = sorted(found, key=lambda id: (found[id] or date.min, id), reverse=True)
    return desk.workspace.several(newest[:READ])
