"""What a brief is written from, and the numbering of its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from watchword.data import Handbook
from watchword.judging.features import Case
from watchword.judging.grades import Witness, grade
from watchword.judging.military import LinkFinding
from watchword.model.brief import Fact, Figure, Sentence, SentenceKind
from watchword.model.claim import Claim
from watchword.model.document import Document
from watchword.model.finding import Finding
from watchword.model.mention import Mention
from watchword.model.span import Quote, Span
from watchword.model.touch import Touch
from watchword.writing.naming import gloss


@dataclass
class Draft:
    """Everything accepted about one document, and a counter that names the sentences s1, s2, …"""

    case: Case
    finding: Finding
    link: LinkFinding
    touches: tuple[Touch, ...]
    earlier: Mapping[str, Document]  # documents that the comparison names, by id
    original: Document | None = None  # the official text that this one copies
    witnesses: Sequence[Witness] = ()  # documents of others on the same events
    types: tuple[str, ...] = ()  # the claim types that the form tells; all where none is given
    count: int = field(default=0)

    @property
    def document(self) -> Document:
        return self.case.document

    @property
    def book(self) -> Handbook:
        return self.case.book

    def quote(self, span: Span) -> Quote:
        return Quote(self.document.id, span, span.of(self.document.text))

    def quote_earlier(self, document: str, span: Span) -> Quote:
        return Quote(document, span, span.of(self.earlier[document].text))

    def quotes_of(self, *mentions: Mention) -> tuple[Quote, ...]:
        return tuple(self.quote(mention.span) for mention in mentions)

    def sentence(
        self,
        text: str,
        kind: SentenceKind,
        *,
        evidence: tuple[Quote, ...] = (),
        facts: tuple[Fact, ...] = (),
        figures: tuple[Figure, ...] = (),
        rests_on: tuple[str, ...] = (),
        claim: Claim | None = None,
    ) -> Sentence:
        """The next sentence; one that tells a claim carries its grades and a gloss of its words."""
        self.count += 1
        graded = (
            grade(claim, self.document, self.case.reading, self.original, self.witnesses) if claim is not None else None
        )
        words = gloss(claim.quote, self.book) if claim is not None else ""
        return Sentence(f"s{self.count}", text, kind, evidence, facts, figures, rests_on, graded, words)


def shown(text: str, limit: int = 60) -> str:
    """A quotation short enough to read; the footnote holds all of it. English takes three times the room."""
    limit *= 3 if text.isascii() else 1
    flat = " ".join(text.split()).strip("，。；：、,;: ")
    if len(flat) <= limit:
        inner = flat.count("“") > flat.count("”")  # a quotation inside it goes on
        return f"{flat}…" if inner else flat
    cut = flat[:limit]
    return (cut[: cut.rfind(" ")] if flat.isascii() and " " in cut else cut) + "…"
