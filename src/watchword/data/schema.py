"""The shape of what people edit: one noun per kind of entry.

Every entry is a frozen dataclass that pydantic checks when a file is loaded; an unknown key, a missing
key or a wrong type is reported with file and line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from watchword.model.citation import Citation
from watchword.model.claim import Modality
from watchword.model.mention import MentionKind
from watchword.model.publisher import PublisherKind, Reliability

LinkLabel = Literal["none", "ceremonial", "institutional", "material"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a claim is worded. ``match`` is literal text with ``…`` for up to 24 characters of the same clause (80 in
    English), ``……`` for up to 60 of the same sentence (160 in English), ``(a|b)`` for alternatives and ``[x]`` for
    what may be absent."""

    match: str
    needs: tuple[MentionKind, ...] = ()  # the clause must hold a mention of each of these kinds
    without: str = ""  # the clause must not hold this (same notation)
    modality: Modality | None = None  # overrides the cues; "asserted" only the cue of suspension
    military: LinkLabel | None = None  # overrides the type's link, where the wording says more or less


@dataclass(frozen=True, slots=True)
class ClaimType:
    """One of the claim types. ``noun`` is the English noun phrase with which a brief names it;
    ``weight`` orders the news: 0 for pure ritual, 3 for what changes supply or law."""

    type: str
    noun: str
    noun_zh: str
    weight: int
    military: LinkLabel
    patterns: tuple[Pattern, ...]
    merges: bool = False  # neighbouring clauses of one sentence make one claim
    runs_on: bool = False  # an order goes on over the clauses behind it, up to the next claim of the sentence
    once: bool = False  # one event, told several times in a text: the first telling is kept
    yields_to: tuple[str, ...] = ()  # types that say more about the same clause and so take its place
    says: dict[Modality, str] = field(default_factory=dict)  # English predicates where the general ones don't fit


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that set the modality of the clause in which they stand. Earlier cues in the file win."""

    modality: Modality
    words: tuple[str, ...]
    scope: Literal["clause", "sentence"] = "clause"
    carries: bool = False  # holds for later clauses of the sentence too


@dataclass(frozen=True, slots=True)
class OccasionRule:
    """A recurring occasion. ``founded`` lets a number be checked against the year."""

    key: str
    english: str
    words: tuple[str, ...]
    numbered: str = ""  # what stands before the number, as in 建军98周年
    founded: int | None = None
    month_day: str = ""


@dataclass(frozen=True, slots=True)
class GenreRule:
    """A kind of text, found by weighted features: each word scores once, the highest sum wins."""

    genre: str
    english: str
    words: dict[str, float]
    title_words: dict[str, float] = field(default_factory=dict)
    needs: float = 2.0
    bare: Modality = "asserted"  # what a clause without subject and without a mark of completion says in such a text
    relevant: bool = True  # False: a kind of text that supplies no claim (tourism, sport, shows)


@dataclass(frozen=True, slots=True)
class Host:
    """An official host; subdomains belong to it."""

    host: str
    name: str
    kind: PublisherKind
    reliability: Reliability


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the glossary, for glosses and composed names."""

    chinese: str
    english: str


@dataclass(frozen=True, slots=True)
class Office:
    """A post: ``public`` ones make their holder nameable (R16)."""

    title: str
    english: str
    public: bool = True


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held a top office from when to when; ``end`` is empty while it lasts. ``titles`` are the Chinese words that
    stand before the name; nobody else's name may follow them."""

    office: str
    body: str
    name: str
    english: str
    start: str
    end: str
    titles: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """A material, product or weapon system that texts name."""

    key: str
    english: str
    kind: Literal["material", "product", "system"]
    names: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()  # longer words in which the name means something else


@dataclass(frozen=True, slots=True)
class Organisation:
    """A known body: its names in both languages; ``match`` forms are those that may stand alone."""

    key: str
    name: str
    english: str
    kind: Literal["party", "government", "army", "company", "institute", "association", "media", "foreign"]
    short: tuple[str, ...] = ()
    english_short: tuple[str, ...] = ()
    part_of: str = ""
    not_same_as: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationForms:
    """How Chinese organisation names end, and what can't belong to one."""

    endings: tuple[str, ...]
    generic: tuple[str, ...]  # endings that name nothing by themselves (公司, 集团)
    boundaries: tuple[str, ...]  # words that end a name on its left
    inner_verbs: tuple[str, ...]  # verbs that stand inside names (控股, 检测)
    common_heads: tuple[str, ...]  # with a generic ending these name nothing (有关部门)
    not_endings: tuple[str, ...]  # words that only look like an ending (南部, 签署)
    prefixes: tuple[str, ...]  # stand before the place in a name (武警)
    need_proper: tuple[str, ...]  # endings of institutions that only a proper name tells apart (儿童医院 is a kind)


@dataclass(frozen=True, slots=True)
class EnglishNames:
    """What tells names apart in English text: all words as written."""

    organisation_endings: tuple[str, ...]  # a run of capitals that closes with one is an organisation
    organisation_heads: tuple[str, ...]  # Ministry of …, Department of …
    place_endings: tuple[str, ...]  # Meridian Territory
    place_heads: tuple[str, ...]  # Port …, Lake …
    sites: tuple[str, ...]  # the Mactung site, the Brackwater mine
    titles: tuple[str, ...]  # of public office, before a name or behind it
    not_names: tuple[str, ...]  # words with a capital that begin no name (months, days, The)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or a counter; ``factor`` turns the written unit into ``unit``."""

    written: str
    unit: str
    factor: float = 1.0
    counter: bool = False


@dataclass(frozen=True, slots=True)
class IntegrityRule:
    """A sign that a copy is not what was published."""

    flag: str
    words: tuple[str, ...]
    reason: str
    fatal: bool = True  # a failing text supplies its headline at most
    needs: int = 1  # how many different words it takes


@dataclass(frozen=True, slots=True)
class Law:
    """A law or rule by its full title, without the marks."""

    title: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """One cited edge of the supply map."""

    source: str
    relation: Literal["yields", "goes_into", "used_in", "made_by", "controlled_by"]
    target: str
    note: str
    citation: Citation


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
class HouseForm:
    """A form of brief: how many of each part."""

    form: str
    highlights: int
    body_words: tuple[int, int]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListSample:
    """A small cited sample of a public list, so that screening works on a fresh machine."""

    list: str
    date: str
    citation: Citation
    names: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of organisation names in both languages. ``general`` words (科技) tell firms apart only in part."""

    kind: Literal["industry", "general", "proper"]
    chinese: tuple[str, ...]  # the first one names the concept
    english: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameForm:
    """How a name says which legal form it is, or which part of somebody (branch, plant, institute)."""

    kind: str
    chinese: tuple[str, ...]
    english: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Further names of an organisation, by its full Chinese name; they join what ``organisations`` says of it."""

    name: str
    aliases: tuple[str, ...] = ()  # in any script: English, short forms, acronyms
    formerly: tuple[str, ...] = ()  # names of predecessors
    part_of: str = ""  # the full Chinese name of the parent
    citations: tuple[Citation, ...] = ()
