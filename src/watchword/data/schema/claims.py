"""How claims are worded, and what marks their force."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from watchword.model.claim import Modality
from watchword.model.mention import MentionKind
from watchword.model.quantity import Measure

Needed = MentionKind | Measure | Literal["goods"]  # goods: a material, a product or a weapon system
LinkLabel = Literal["none", "ceremonial", "institutional", "material"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a claim is worded. ``match`` is literal text with ``…`` for up to 24 characters of the same clause (80 in
    English), ``……`` for up to 60 of the same sentence (160 in English), ``(a|b)`` for alternatives, ``[x]`` for
    what may be absent and ``<name>`` for any word of that class (``word_classes.yaml``)."""

    match: str
    needs: tuple[
        Needed, ...
    ] = ()  # the clause must hold each: a mention of that kind, an amount of that measure, goods
    beside: str = ""  # the clause must hold this too, before or behind (same notation)
    without: str = ""  # the clause must not hold this (same notation)
    modality: Modality | None = None  # overrides the cues; "asserted" only the cue of suspension
    military: LinkLabel | None = None  # overrides the type's link, where the wording says more or less
    says: str = ""  # overrides the type's English predicate, where the wording says something more exact
    says_zh: str = ""  # and the Chinese one
    wording: str = ""  # ``match`` with its classes written out; made when the data is loaded
    company: str = ""  # ``beside``, so
    barred: str = ""  # ``without``, so

    def spelt(self, classes: Mapping[str, tuple[str, ...]]) -> Pattern:
        """With the words of its classes written out.

        Raises:
            KeyError: a class that isn't declared.
        """
        return replace(
            self,
            wording=spell(self.match, classes),
            company=spell(self.beside, classes),
            barred=spell(self.without, classes),
        )


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words that patterns take for one another: all kinds of troops, all verbs of signing. A workspace's own words
    join the packaged ones."""

    name: str
    words: tuple[str, ...]


CLASS = re.compile(r"<(\w+)>")


def spell(pattern: str, classes: Mapping[str, tuple[str, ...]]) -> str:
    """A pattern with ``<name>`` replaced by the alternatives of that class, bracketed unless it stands in brackets."""

    def written(match: re.Match[str]) -> str:
        words = "|".join(classes[match[1]])
        before = pattern[: match.start()]
        return words if before.count("(") > before.count(")") else f"({words})"

    return CLASS.sub(written, pattern)


@dataclass(frozen=True, slots=True)
class PatternRecord:
    """How the claims of one packaged pattern fared on the labelled texts: how many overlap a label of the same type,
    none, or only labels of other types."""

    same: int = 0
    unlabelled: int = 0
    other: int = 0

    @property
    def trusted(self) -> bool:
        """Whether the kind of claim is right often enough to be told: seven times in ten, with a weak prior of two in
        three. Words without a label count as right three times in four (ours, from reading 150 of them: a text's labels
        are the salient claims only)."""
        return (self.same + 0.75 * self.unlabelled + 1) / (self.tried + 1.5) >= 0.7

    @property
    def proven(self) -> bool:
        """Whether it was right twice at least, and in six cases of ten: the learnt weights don't overrule it then."""
        return self.same >= 2 and self.same >= 0.6 * self.tried

    @property
    def tried(self) -> int:
        return self.same + self.unlabelled + self.other


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
    without: str = ""  # no clause that holds this makes such a claim (same notation)
    merges: bool = False  # neighbouring clauses of one sentence make one claim
    runs_on: bool = False  # an order goes on over the clauses behind it, up to the next claim of the sentence
    asserts: bool = False  # telling it is an act of its own, whatever the words inside are (a denial of a rumour)
    rules: bool = False  # what a rule orders is the rule itself: a "must" in it is asserted
    takes_effect: bool = False  # what will hold from a stated day is decided: asserted, not planned
    keeps_orders: bool = False  # what somebody orders of this type stays of it; of the others it is a DIRECTIVE
    unless_about: str = ""  # a text whose title or first sentence holds this makes no such claim (same notation)
    once: bool = False  # one event, told several times in a text: the first telling is kept
    yields_to: tuple[str, ...] = ()  # types that say more about the same clause and so take its place
    says: dict[Modality, str] = field(default_factory=dict)  # English predicates where the general ones don't fit
    says_zh: dict[Modality, str] = field(default_factory=dict)  # and Chinese ones
    of_others: bool = False  # it tells whom others cite or serve, so whoever is named first is not its subject


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that set the modality of the clause in which they stand. Earlier cues in the file win."""

    modality: Modality
    words: tuple[str, ...]
    scope: Literal["clause", "sentence"] = "clause"
    carries: bool = False  # holds for later clauses of the sentence too
    not_in: tuple[str, ...] = ()  # longer words in which the cue means nothing (将 in 将领)


@dataclass(frozen=True, slots=True)
class OccasionRule:
    """A recurring occasion. ``founded`` lets a number be checked against the year."""

    key: str
    english: str
    words: tuple[str, ...]
    chinese: str = ""
    numbered: str = ""  # what stands before the number, as in 建军98周年
    founded: int | None = None
    month_day: str = ""
    not_in: tuple[str, ...] = ()  # longer words in which the words mean nothing (八一路 is a street)


@dataclass(frozen=True, slots=True)
class IssuerRule:
    """Words with which those who issue a text present themselves. ``match`` is a regular expression with a group
    ``body``; ``^`` begins a line of the head."""

    name: str
    where: Literal["title", "head"]
    match: str
    marks: tuple[str, ...] = ()  # one of these stands in the title or the head, or the rule doesn't count

    def __post_init__(self) -> None:
        try:
            groups = re.compile(self.match).groupindex
        except re.error as error:
            raise ValueError(f"match is no regular expression: {error}") from None
        if "body" not in groups:
            raise ValueError("match needs a group (?P<body>…) for who issues the text")


@dataclass(frozen=True, slots=True)
class GenreRule:
    """A kind of text, found by weighted features: each word scores once, the highest sum wins."""

    genre: str
    english: str
    words: dict[str, float]
    chinese: str = ""
    title_words: dict[str, float] = field(default_factory=dict)
    needs: float = 2.0
    bare: Modality = "asserted"  # what a clause without subject and without a mark of completion says in such a text
    bare_from: tuple[str, ...] = ()  # the words from which on that holds; before them the text looks back
    not_in: tuple[str, ...] = ()  # longer words in which its words mean nothing
    relevant: bool | Literal["by subject"] = True  # False: supplies no claim (tourism, sport, shows)
