"""A brief that can be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.citation import Citation
from watchword.model.finding import Confidence, Finding, Likelihood
from watchword.model.grade import Grade
from watchword.model.reuse import Segment
from watchword.model.span import Quote
from watchword.model.term import Term
from watchword.model.touch import Touch

SentenceKind = Literal["says", "compares", "background", "judges"]
Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence, and what it was computed from."""

    name: str
    value: float | int | None
    basis: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A cited fact that is not from the document."""

    id: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and what it rests on, by kind: ``says`` evidence spans; ``compares`` figures, and
    spans in both documents where one is named; ``background`` facts and no document evidence;
    ``judges`` other sentences."""

    id: str
    text: str
    kind: SentenceKind
    evidence: tuple[Quote, ...] = ()
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    rests_on: tuple[str, ...] = ()
    grade: Grade | None = None  # of the claim that it tells
    gloss: str = ""  # word by word, of the first quote; an aid, no translation
    edited: str = ""  # who changed the wording, if somebody did
    model: str = ""  # the language model that touched the wording, if one did


@dataclass(frozen=True, slots=True)
class DecodedTerm:
    """A term of the text: the codebook entry, where it stands, and who is speaking."""

    term: Term
    quotes: tuple[Quote, ...]
    why: str = ""  # by what the words were taken for the term, where they are not its own form alone


@dataclass(frozen=True, slots=True)
class Takeaway:
    """The one judgement a reader should leave with."""

    sentence: Sentence
    likelihood: Likelihood
    confidence: Confidence
    confidence_sentence: Sentence
    rivals: tuple[Sentence, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document used, with the grade of its publisher."""

    document: str
    title: str
    url: str
    published: str
    publisher: str
    kind: str
    reliability: str


@dataclass(frozen=True, slots=True)
class Made:
    """How the brief was made: the same input and the same ``Made`` give the same bytes."""

    watchword: str
    data: str
    documents: int
    start: str  # first day of the documents compared with, "" where there are none
    end: str
    at: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief on one document. ``banner`` stands in every rendering where it is not empty."""

    document: str
    form: str
    language: Language
    title: str
    issuer: str
    occasion: str
    published: str
    banner: str
    ritual_share: float | None
    military_link: str
    highlights: tuple[Sentence, ...]
    body: tuple[Sentence, ...]
    takeaway: Takeaway
    terms: tuple[DecodedTerm, ...]
    touches: tuple[Touch, ...]
    gaps: tuple[str, ...]
    sources: tuple[Source, ...]
    made: Made
    background: tuple[Sentence, ...] = ()
    finding: Finding | None = None
    parts: tuple[str, ...] = ()  # the sections of the house form, in its order
    partition: tuple[Segment, ...] = ()  # what of the text is ritual, copied, varied, new

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in the order in which a reader meets them."""
        takeaway = self.takeaway
        return (
            *self.highlights,
            *self.body,
            *self.background,
            takeaway.sentence,
            takeaway.confidence_sentence,
            *takeaway.rivals,
        )
