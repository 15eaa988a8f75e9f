"""Whom and what texts name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.citation import Citation
from watchword.model.publisher import PublisherKind, Reliability


@dataclass(frozen=True, slots=True)
class Host:
    """An official host; subdomains belong to it."""

    host: str
    name: str
    kind: PublisherKind
    reliability: Reliability


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
    chinese: str = ""  # its name in a Chinese brief; where it is left out, the English stands


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
class FunctionWords:
    """Small words that tell who acts, what is only rumoured or denied, and what is a place."""

    rumoured_by: tuple[str, ...]  # a sentence with one of these, a quotation and a rumour noun claims nothing
    hearsay: tuple[str, ...]  # regular expressions: from one on, a sentence passes on what is rumoured
    rumour_nouns: tuple[str, ...]
    drafts: tuple[str, ...]  # a heading that closes with one in brackets makes the text a draft
    governing: tuple[str, ...]  # before a name: whoever is named there is dealt with and doesn't act
    governing_english: tuple[str, ...]
    negations: tuple[str, ...]  # before a verb: it is said not to be
    own: tuple[str, ...]  # with 我 or 本 before it the issuer names itself
    zones: tuple[str, ...]  # with a proper name before it a place
    streets: tuple[str, ...]  # with any noun before it a place
    describing: tuple[str, ...]  # what kind of town or county: no name of one (沿海县)
    seated: tuple[str, ...]  # bodies behind a town or county that no register has
    doing: tuple[str, ...]  # verbs behind one
    rendered: tuple[str, ...]  # categories of the codebook whose English is read in English texts
    subjects: tuple[str, ...]  # in a headline: the text is about one of our subjects (English in lower case)
    field: tuple[str, ...]  # words of our field's trade: a text with three of them is ours, whatever it names


@dataclass(frozen=True, slots=True)
class EnglishNames:
    """What tells names apart in English text: all words as written."""

    organisation_endings: tuple[str, ...]  # a run of capitals that closes with one is an organisation
    organisation_heads: tuple[str, ...]  # Ministry of …, Department of …
    documents: tuple[str, ...]  # a run that closes with one is a law or a paper, no organisation (… Materials Act)
    portfolios: tuple[str, ...]  # of ministries written without capitals (the commerce ministry)
    no_organisations: tuple[str, ...]  # runs that look like one and name none (Mineral Resources)
    common_first_words: tuple[str, ...]  # of firms: they mean something by themselves, so are no short form (Northern)
    firm_words: tuple[str, ...]  # what stands right before a firm's name (battery maker CATL)
    place_endings: tuple[str, ...]  # Meridian Territory
    place_heads: tuple[str, ...]  # Port …, Lake …
    sites: tuple[str, ...]  # the Mactung site, the Brackwater mine
    titles: tuple[str, ...]  # of public office, before a name or behind it
    shared_titles: tuple[str, ...]  # firms have them too: they count with one of public_words or a place beside them
    public_words: tuple[str, ...]  # portfolios, nationalities, bodies of state (Commerce, Chinese, ministry)
    given_names: tuple[str, ...]  # a run of two or three words that begins with one is a person's, and not kept
    legal_forms: tuple[str, ...]  # unless it ends with one (Jane Gold Ltd)
    not_places: tuple[str, ...]  # words behind "in" that begin no place (in Congress, in Phase 2)
    not_names: tuple[str, ...]  # words with a capital that begin no name (months, days, The)


@dataclass(frozen=True, slots=True)
class Law:
    """A law or rule by its full title, without the marks."""

    title: str
    english: str = ""
