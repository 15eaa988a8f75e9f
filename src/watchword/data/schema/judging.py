"""What judgements and briefs are made with."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.model.citation import Citation
from watchword.model.claim import Modality


@dataclass(frozen=True, slots=True)
class BackgroundNote:
    """A cited fact for background sentences, and what must be in the text for it to be of use."""

    id: str
    text: str
    text_zh: str
    when: tuple[str, ...]  # keys of terms, things, genres
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """A feature of the reading or comparison, and its likelihood ratio for each hypothesis."""

    feature: str
    text: str
    ratios: dict[str, float]
    counted: tuple[
        str, ...
    ] = ()  # hypotheses whose ratio was counted on labelled texts; the others are set by judgement


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One reading of why the text was published."""

    key: str
    prior: float
    statement: str
    statement_zh: str
    would_change: str
    would_change_zh: str


@dataclass(frozen=True, slots=True)
class HypothesisSet:
    """The standing hypotheses of some genres, with the evidence that separates them."""

    genres: tuple[str, ...]
    question: str
    hypotheses: tuple[Hypothesis, ...]
    evidence: tuple[EvidenceRule, ...]
    calibration: str


@dataclass(frozen=True, slots=True)
class HouseRules:
    """Words that the linter looks for: in English sentences at the beginnings of words, in Chinese ones (``_zh``)
    wherever they stand."""

    loaded: tuple[str, ...]  # wording that judges without saying so
    leaked: tuple[str, ...]  # what text generators leave behind
    change: tuple[str, ...]  # speaks of change, so an earlier text must be named
    telling: tuple[str, ...]  # makes something of an honour, so its base rate must be given
    hedges: tuple[str, ...]  # any of these keeps a statement from being told as done
    negations: tuple[str, ...]  # any of these says that something is denied
    common: tuple[str, ...]  # capitalised words that name nobody in particular
    structural: tuple[str, ...]  # words that say nothing of what a sentence is about
    renderings: dict[str, tuple[str, ...]]  # further English for terms, as people write it
    plain_zh: tuple[str, ...]  # Chinese words that say nothing of what a sentence is about; all others need a ground
    hedges_zh: tuple[str, ...]  # any of these keeps a statement from being told as done
    negations_zh: tuple[str, ...]  # any of these says that something is denied
    rarity: tuple[str, ...]  # calls an honour rare, against its base rate
    causes: tuple[str, ...]  # give a cause
    causes_held: tuple[str, ...]  # what gives a cause in a document
    titles: dict[str, tuple[str, ...]]  # of offices, each with what gives it in a document


@dataclass(frozen=True, slots=True)
class Meaning:
    """What English words of a brief can stand on in a document, in either language. English words count with their regular
    endings; ``*`` stands for any ending."""

    key: str  # its name
    words: tuple[str, ...]  # English, of a brief or a document
    grounds: tuple[str, ...] = ()  # what else says it in a document
    also: tuple[str, ...] = ()  # what excuses it in a document, and says other things too
    needed: bool = False  # a document without any of these does not say it
    actor: bool = False  # somebody who does things


@dataclass(frozen=True, slots=True)
class Force:
    """How firmly a document says something, and by which words of a brief this is kept."""

    key: str  # its name
    modalities: tuple[Modality, ...]  # of the cues in modality.yaml
    kept_by: tuple[str, ...]  # English words, with their regular endings; `*` stands for any ending
    marks: tuple[str, ...] = ()  # further words of a document that have this force


@dataclass(frozen=True, slots=True)
class SilenceRule:
    """Claims of which a brief says nothing, though their words fit a pattern. ``words``, ``near`` and ``unless`` are in
    the notation of the claim patterns; all that are given must hold."""

    why: str  # the reason, for whoever asks why nothing is said
    types: tuple[str, ...]  # of claims
    modalities: tuple[Modality, ...] = ()  # only claims of these; all where none is given
    words: str = ""  # stands in the quoted words
    near: str = ""  # stands in the paragraph of the claim
    unless: str = ""  # the quoted words hold this: then it is told


@dataclass(frozen=True, slots=True)
class HouseForm:
    """A form of brief: how many of each part."""

    form: str
    highlights: int
    body_words: tuple[int, int]
    parts: tuple[str, ...]
    claims: tuple[str, ...] = ()  # the claim types that it tells; all where none is given
