"""A sentence in its text, and what a claim of it says: who, of what, how surely."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from watchword.data import Handbook
from watchword.data.schema import ClaimType
from watchword.model.claim import Claim, Modality
from watchword.model.mention import Mention
from watchword.model.span import Span
from watchword.reading.english_names import is_english
from watchword.reading.modality import modality_of
from watchword.reading.notation import compiled
from watchword.reading.roles import governed, own_name, roles_of
from watchword.reading.sentences import split_clauses
from watchword.reading.settling import Doubted, hearsay, says_nothing
from watchword.reading.view import View

VERB_FIRST = 4  # characters before the words of a claim, for an adverb: 进一步加快建设


class Tasks(NamedTuple):
    """How a genre reads clauses that begin with a verb and name nobody, from a place of the text on: the second half
    of a work report sets tasks (planned), the first looks back. What a draft plans or orders is ``drafted`` only."""

    modality: Modality = "asserted"
    start: int = 0
    drafted: bool = False


ASSERTING = Tasks()


@dataclass(frozen=True)
class Passage:
    """One sentence (of the view) with the mentions of its text, and who issued the text."""

    view: View
    sentence: Span
    told: Sequence[Mention]  # of the whole text, in order
    starts: Sequence[int]  # where they begin
    issuer: str
    book: Handbook
    tasks: Tasks = ASSERTING
    about: str = ""  # the title of the text and its first sentence

    @cached_property
    def clauses(self) -> list[Span]:
        return split_clauses(self.view.text, self.sentence)

    @cached_property
    def mentions(self) -> list[Mention]:
        whole = self.view.span(self.sentence.start, self.sentence.end)
        return list(self.told[bisect_left(self.starts, whole.start) : bisect_right(self.starts, whole.end)])

    @cached_property
    def acting(self) -> list[Mention]:
        """The mentions that may act: none that a preposition governs."""
        return [mention for mention in self.mentions if not governed(self.view.raw, mention, self.book)]

    @property
    def silent(self) -> bool:
        """Whether it asks, or only heads a section."""
        return says_nothing(self.view.text[self.sentence.start : self.sentence.end])

    @property
    def rumour(self) -> bool:
        """Whether it only tells what is rumoured, mostly in order to deny it: then it claims nothing but the denial."""
        return rumour(self.book).search(self.view.text, self.sentence.start, self.sentence.end) is not None

    def raw(self, span: Span) -> Span:
        return self.view.span(span.start, span.end)

    def claim(
        self, kind: ClaimType, clause: Span, last: Span, words: Span, settled: Modality | None = None, pattern: str = ""
    ) -> Claim:
        """What ``clause`` claims by its ``words``, which end in the clause ``last`` (all spans of the view). ``settled``:
        the modality that the words have by themselves."""
        text, span = self.view.text, self.raw(clause)
        own = own_name(self.view, self.sentence, words.start, self.book) if self.issuer else None
        begins = [self.view.raw_index(one.start) for one in self.clauses]
        roles = roles_of(span, self.acting, self.mentions, begins, self.raw(words), self.issuer, own)
        named = any(role.role == "who" and role.span for role in roles)
        # Only a clause that begins with what is to be done is a task of a plan: 加快建设…, and not 在…召开的会议上.
        task = not named and words.start - clause.start <= VERB_FIRST and settled != "asserted"
        bare = self.tasks.modality if task and clause.start >= self.tasks.start else "asserted"
        until = ANOTHER_VERB.search(text, words.end, clause.end) if is_english(text, clause.start, clause.end) else None
        told = modality_of(text, self.sentence, Span(last.start, until.start()) if until else last, self.book, bare)
        dated = any(mention.kind == "date" and span.contains(mention.span) for mention in self.mentions)
        if told == "planned" and kind.takes_effect and dated:
            told = "asserted"
        if settled == "pledged" and told in ("ordered", "hoped"):
            settled = told
        if kind.asserts:
            modality: Modality = "asserted"
        elif settled == "asserted":  # what suspends is no suspended claim
            modality = "asserted" if told in ("suspended", "denied") else told
        elif not kind.rules and denied_before(text, clause.start, words.start, self.book):
            modality = "denied"
        else:
            modality = settled or ("asserted" if kind.rules and told == "ordered" else told)
        if self.tasks.drafted and (
            (kind.rules and modality == "asserted") or modality in ("planned", "ordered", "pledged")
        ):
            modality = "draft"
        told_as = "DIRECTIVE" if modality == "ordered" and not kind.keeps_orders else kind.type
        return Claim(told_as, modality, span, span.of(self.view.raw), roles, pattern)

    def may_claim(self, kind: ClaimType) -> bool:
        """Whether what the text is about lets it claim this: in an exercise nobody is rescued."""
        return not (kind.unless_about and compiled(kind.unless_about).search(self.about))

    @cached_property
    def doubted_from(self) -> int:
        """Where, in the raw text, the sentence begins to pass on what is rumoured; behind its end if it doesn't."""
        match = hearsay(self.book).search(self.view.text, self.sentence.start, self.sentence.end)
        return self.view.raw_index(match.start()) if match else len(self.view.raw) + 1

    def doubted(self, claim: Claim) -> Doubted:
        """The claim with whether it is only rumoured; then it is hedged at most."""
        doubted = claim.span.end > self.doubted_from and claim.type != "DENIAL"
        if doubted and claim.modality not in ("denied", "reported"):
            claim = replace(claim, modality="hedged")
        return Doubted(claim, doubted)


def passages(
    view: View, mentions: Sequence[Mention], issuer: str, book: Handbook, tasks: Tasks = ASSERTING, title: str = ""
) -> Iterator[Passage]:
    """Every sentence of a text."""
    starts = [mention.span.start for mention in mentions]
    about = "\n".join((title, *(view.text[first.start : first.end] for first in view.sentences[:1])))
    for sentence in view.sentences:
        yield Passage(view, sentence, mentions, starts, issuer, book, tasks, about)


ANOTHER_VERB = re.compile(
    r"\s(?:and|but|while) (?=(?:will|plans|expects|intends|aims|is|are|has|have|may|could|ordered|asked|told|urged)\b)"
)


def denied_before(text: str, start: int, at: int, book: Handbook) -> bool:
    """Whether the clause says before the words of a pattern, or with their first character, that it is not so."""
    return any(negated(book).search(text, start, end) for end in (at, at + 1))


@lru_cache(maxsize=8)
def negated(book: Handbook) -> re.Pattern[str]:
    """未直接向军工单位供货, 公司未筹划资产收购: what is said not to be."""
    words = "|".join(map(re.escape, book.function_words.negations))
    return re.compile(
        f"(?:(?<![尚从前])未(?![来经能按及必获达发列免])|{words}|没有(?!改变|影响))(?:直接|间接|曾|再)?(?:(?:参与|筹划|进行|涉及|与|向)[^,，。;；、]{{0,10}})?$"
        r"|\b(?:not(?! only)|never|neither|nor)(?: yet| been)?(?: [a-z]+ly)? $|\b(?:no|without) $",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def rumour(book: Handbook) -> re.Pattern[str]:
    words = book.function_words
    return re.compile(
        f"(?:{'|'.join(words.rumoured_by)})[^。]{{0,80}}“[^”]+”[^。]{{0,60}}(?:等)?(?:{'|'.join(words.rumour_nouns)})"
    )
