"""What else a person should look at beside doubtful claims: names that may be one, phrases new here, flawed texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watchword.desk.desk import Desk
from watchword.knowing.fold import fold
from watchword.knowing.known import known_keys
from watchword.knowing.resolve import neighbours
from watchword.model.decision import Decision
from watchword.model.document import Document
from watchword.model.inbox import Item
from watchword.model.profile import Neighbour
from watchword.model.reading import Reading
from watchword.model.span import Span

SEVEN_OF_TEN = 0.7  # of a match's score: less is no doubt that a person should be asked


@dataclass(frozen=True, slots=True)
class Matched:
    """A name in a document that may be a known organisation."""

    name: str
    span: Span
    other: Neighbour


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """A phrase of the codebook that no earlier document held has."""

    term: str
    english: str
    span: Span


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something noticed about the copy."""

    flag: str
    reason: str


def matches(desk: Desk, reading: Reading, decisions: Sequence[Decision]) -> Iterator[Matched]:
    """Names that the data doesn't know, each with the nearest known one that it may be, unless somebody decided."""
    seen: set[str] = set()
    for mention in reading.of_kind("organisation"):
        name = fold(mention.name)
        if name in seen or known_keys(mention.name, desk.book):
            continue
        seen.add(name)
        settled = {
            key
            for made in decisions
            for one, other in ((made.left, made.right), (made.right, made.left))
            if fold(one) == name
            for key in known_keys(other, desk.book)
        }
        near = [
            one for one in neighbours(name, [mention.name], desk.book) if not settled & known_keys(one.name, desk.book)
        ]
        if near and near[0].score >= SEVEN_OF_TEN:
            yield Matched(mention.name, mention.span, near[0])


def first_seen(desk: Desk, item: Item, reading: Reading) -> Iterator[FirstSeen]:
    """The phrases that a document has as the first of those held, unless somebody judged their sense."""
    judged = {review.key for review in desk.workspace.reviews(item.document) if review.kind == "term"}
    english = {term.term: term.english for term in desk.book.terms}
    for term in item.ranked.first_seen if item.ranked else ():
        place = next((mention.span for mention in reading.of_kind("term") if mention.ref == term), None)
        if place is not None and term not in judged:
            yield FirstSeen(term, english.get(term, ""), place)


def flaws(document: Document, reading: Reading) -> Iterator[Flaw]:
    """What makes a copy doubtful: signs in the text, and how its bytes were decoded."""
    for sign in reading.integrity.signs:
        if sign.kind != "left_out":
            yield Flaw(sign.flag, sign.reason)
    for flag in document.flags:
        if flag.startswith("decode:"):
            yield Flaw("decode", flag.removeprefix("decode:").strip())
