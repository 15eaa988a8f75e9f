"""What the linter looks at: the sentences of a brief, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from watchword.data import Handbook
from watchword.model.brief import Brief, Figure, SentenceKind
from watchword.model.document import Document
from watchword.model.reading import Reading
from watchword.model.span import Quote
from watchword.writing.lint.passages import Passage, known, passages

QUOTED = re.compile(r"「([^」]+)」")
HAN = re.compile("[\u3400-\u9fff]")
LATIN = re.compile("[A-Za-z]")
YEAR = re.compile(r"(?<![\d.,$€-])(?:19|20)\d\d(?![\d,.]*\d)(?!\s?(?:[吨人家元万亿%]|tonnes?|people))")
Section = Literal["highlights", "body", "background", "takeaway"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence. ``evidence`` are the spans that it cites; a brief written by people cites none, so all of the
    document stands for them."""

    id: str
    text: str
    kind: SentenceKind
    section: Section
    evidence: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    rests_on: tuple[str, ...] = ()
    cited: int = 0  # facts from outside the document that it cites
    unread: int = 0  # those of them that nobody has read


@dataclass(frozen=True, slots=True)
class Sheet:
    """A brief as the linter sees it. ``structured``: it names spans, kinds and grounds; a text by people does not."""

    statements: tuple[Statement, ...]
    title: str = ""
    structured: bool = True
    rivals: int = 0
    would_change: int = 0
    shares: tuple[float, ...] = ()  # of the hypotheses, 0 to 1
    likelihood: str = ""  # the band that the weighing gave
    favoured: str = ""  # the reading that it gave
    ritual_share: float | None = None
    documents: int | None = None  # compared with
    independent: int = 1  # publishers of the sources, without copies

    def by_id(self, name: str) -> Statement | None:
        return next((item for item in self.statements if item.id == name), None)


@dataclass(frozen=True)
class Against:
    """What a brief is checked against: the document, what the reader makes of it, and the earlier texts."""

    document: Document
    reading: Reading
    book: Handbook
    earlier: Mapping[str, Document] = field(default_factory=dict)

    def text(self, document: str) -> str | None:
        """The text of a cited document, if it is at hand."""
        if document == self.document.id:
            return self.document.text
        held = self.earlier.get(document)
        return held.text if held else None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The clauses of the document."""
        return passages(self.document, self.reading, self.book)

    @cached_property
    def places(self) -> dict[str, tuple[Passage, ...]]:
        """Where the document has a meaning."""
        keys = known(self.book)
        found: dict[str, list[Passage]] = {}
        for passage in self.passages:
            for key in passage.features & keys:
                found.setdefault(key, []).append(passage)
        return {key: tuple(where) for key, where in found.items()}

    def sentence_of(self, passage: Passage) -> frozenset[str]:
        """What the whole sentence about a passage means."""
        return frozenset().union(*(p.features for p in self.passages if p.sentence == passage.sentence))

    def values(self, passage: Passage) -> set[float]:
        """The quantities and years that stand in a passage."""
        inside = [m for m in self.reading.mentions if passage.span.contains(m.span)]
        found = {m.quantity.value for m in inside if m.quantity}
        return found | {float(match[0]) for match in YEAR.finditer(passage.text)}

    def words(self, statement: Statement) -> str:
        """What a statement may rest on: its spans, or the whole document where it names none."""
        if not statement.evidence:
            names = [mention.name for mention in self.reading.mentions]
            return "\n".join((self.document.title, self.document.text, *names))
        spans = [quote.span for quote in statement.evidence if quote.document == self.document.id]
        # Names as cleaned: in a copy with injected syllables the raw words don't hold them.
        names = [m.name for m in self.reading.mentions if any(span.contains(m.span) for span in spans)]
        return "\n".join((*(quote.text for quote in statement.evidence), *names))


def is_chinese(statement: Statement, sheet: Sheet) -> bool:
    """Whether a sentence of a brief of ours is in Chinese, whatever it quotes. Background is no matter of language: it is
    held to its note word for word."""
    plain = QUOTED.sub("", statement.text)
    return sheet.structured and statement.kind != "background" and len(HAN.findall(plain)) > len(LATIN.findall(plain))


def sheet(brief: Brief) -> Sheet:
    """A brief of ours, sentence by sentence."""
    takeaway = brief.takeaway
    parts: tuple[tuple[Section, tuple[object, ...]], ...] = (
        ("highlights", brief.highlights),
        ("body", brief.body),
        ("background", brief.background),
        ("takeaway", (takeaway.sentence, takeaway.confidence_sentence, *takeaway.rivals)),
    )
    section = {id(sentence): name for name, sentences in parts for sentence in sentences}
    return Sheet(
        statements=tuple(
            Statement(
                s.id, s.text, s.kind, section[id(s)], s.evidence, s.figures, s.rests_on,
                len(s.facts), sum(fact.citation.seen is None for fact in s.facts),
            )
            for s in brief.sentences
        ),
        title=brief.title,
        rivals=len(takeaway.rivals),
        would_change=len(takeaway.would_change),
        likelihood=takeaway.likelihood.term,
        favoured=brief.finding.hypotheses[0].statement if brief.finding else "",
        ritual_share=brief.ritual_share,
        documents=brief.made.documents,
        shares=tuple(item.share for item in brief.finding.hypotheses) if brief.finding else (),
        independent=len({s.publisher for s in brief.sources if s.kind not in ("copy", "example", "reconstruction")}),
    )  # fmt: skip
