"""Who does what: typed claims with exact quotes and modality.

A claim's quote is the clause (or clauses) in which a declared pattern matches; the trigger lexicon decides in one
pass which patterns a sentence can match at all, so cost is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from watchword.data import Handbook
from watchword.data.schema import ClaimType, Pattern
from watchword.model.claim import Claim, Modality
from watchword.model.mention import Mention
from watchword.model.span import Span
from watchword.reading.english_names import is_english
from watchword.reading.lexicon import triggered
from watchword.reading.modality import modality_of
from watchword.reading.notation import compiled
from watchword.reading.roles import governed, own_name, roles_of
from watchword.reading.sentences import split_clauses
from watchword.reading.settling import Doubted, hearsay, once, says_nothing, settled
from watchword.reading.view import View

VERB_FIRST = 4  # characters before the words of a pattern, for an adverb: 进一步加快建设


LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


class Tasks(NamedTuple):
    """How a genre reads clauses that begin with a verb and name nobody, from a place of the text on: the second half
    of a work report sets tasks (planned), the first looks back. What a draft plans or orders is ``drafted`` only."""

    modality: Modality = "asserted"
    start: int = 0
    drafted: bool = False


ASSERTING = Tasks()


def find_claims(
    view: View, mentions: list[Mention], issuer: str, book: Handbook, tasks: Tasks = ASSERTING, title: str = ""
) -> Iterator[Claim]:
    """Claims in text order, at most one per type and clause."""
    return once(settled(view, list(found_in(view, mentions, issuer, book, tasks)), title), book)


def found_in(view: View, mentions: list[Mention], issuer: str, book: Handbook, tasks: Tasks) -> Iterator[Doubted]:
    """The claims of each sentence by itself."""
    starts = [mention.span.start for mention in mentions]
    lowered = view.text.lower()  # patterns in English take no notice of case
    if len(lowered) != len(view.text):  # a letter whose lower case is two
        lowered = view.text.translate(LOWER)
    for sentence in view.sentences:
        possible = triggered(lowered[sentence.start : sentence.end], book)
        if possible and rumour(book).search(view.text, sentence.start, sentence.end):
            possible = [trigger for trigger in possible if trigger.type == "DENIAL"]
        if not possible:
            continue
        if says_nothing(view.text[sentence.start : sentence.end]):
            continue
        rumoured = hearsay(book).search(view.text, sentence.start, sentence.end)
        doubted_from = view.raw_index(rumoured.start()) if rumoured else len(view.raw) + 1
        clauses = split_clauses(view.text, sentence)
        whole = view.span(sentence.start, sentence.end)
        inside = mentions[bisect_left(starts, whole.start) : bisect_right(starts, whole.end)]
        found: dict[tuple[str, int], Claim] = {}
        for kind, pattern, _, _ in possible:
            for clause, claim in matches(
                view, sentence, clauses, inside, book.claim_types[kind], pattern, issuer, book, tasks
            ):
                found.setdefault((kind, clause), claim)
        if not found:
            continue
        claims = sorted(specific(list(found.values()), book), key=lambda claim: (claim.span, claim.type))
        claims = list(running_on(view, sentence, clauses, claims, inside, book))
        for claim in merged(view, claims, book):
            doubted = claim.span.end > doubted_from and claim.type != "DENIAL"
            if doubted and claim.modality not in ("denied", "reported"):
                claim = replace(claim, modality="hedged")
            yield Doubted(claim, doubted)


def matches(
    view: View, sentence: Span, clauses: list[Span], inside: list[Mention], kind: ClaimType, pattern: Pattern,
    issuer: str, book: Handbook, tasks: Tasks,
) -> Iterator[tuple[int, Claim]]:  # fmt: skip
    text = view.text
    for match in compiled(pattern.wording).finditer(text, sentence.start, sentence.end):
        first = clause_at(clauses, match.start())
        last = clause_at(clauses, max(match.start(), match.end() - 1))
        clause = Span(clauses[first].start, clauses[last].end)
        if any(
            words and compiled(words).search(text, clause.start, clause.end) for words in (pattern.barred, kind.without)
        ):
            continue
        if pattern.company and not compiled(pattern.company).search(text, clause.start, clause.end):
            continue
        span = view.span(clause.start, clause.end)
        if pattern.needs and not present(inside, span).issuperset(pattern.needs):
            continue
        own = own_name(view, sentence, match.start(), book) if issuer else None
        acting = [mention for mention in inside if not governed(view.raw, mention, book)]
        begins = [view.raw_index(one.start) for one in clauses]
        roles = roles_of(span, acting, inside, begins, view.span(match.start(), match.end()), issuer, own)
        named = any(role.role == "who" and role.span for role in roles)
        # Only a clause that begins with what is to be done is a task of a plan: 加快建设…, and not 在…召开的会议上.
        imperative = not named and match.start() - clause.start <= VERB_FIRST and pattern.modality != "asserted"
        imperative = imperative and clause.start >= tasks.start
        until = (
            ANOTHER_VERB.search(text, match.end(), clause.end) if is_english(text, clause.start, clause.end) else None
        )
        own_clause = Span(clauses[last].start, until.start()) if until else clauses[last]
        told = modality_of(text, sentence, own_clause, book, tasks.modality if imperative else "asserted")
        if kind.asserts:
            modality: Modality = "asserted"
        elif pattern.modality == "asserted":  # what suspends is no suspended claim
            modality = "asserted" if told in ("suspended", "denied") else told
        elif not kind.rules and denied_before(text, clause.start, match.start(), book):
            modality = "denied"
        else:
            modality = pattern.modality or ("asserted" if kind.rules and told == "ordered" else told)
        rule = kind.rules and modality == "asserted"
        if tasks.drafted and (rule or modality in ("planned", "ordered", "pledged")):
            modality = "draft"
        yield first, Claim(kind.type, modality, span, span.of(view.raw), roles, pattern.match)


GOODS = frozenset(["material", "product", "system"])


def present(mentions: list[Mention], span: Span) -> set[str]:
    """What a clause holds: kinds of mentions, measures of amounts, goods."""
    inside = [mention for mention in mentions if span.contains(mention.span)]
    found: set[str] = {mention.kind for mention in inside}
    found |= {mention.quantity.measure for mention in inside if mention.quantity and mention.quantity.measure}
    return found | {"goods"} if found & GOODS else found


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
    """A sentence that only tells what is rumoured, mostly in order to deny it, claims nothing but the denial."""
    words = book.function_words
    return re.compile(
        f"(?:{'|'.join(words.rumoured_by)})[^。]{{0,80}}“[^”]+”[^。]{{0,60}}(?:等)?(?:{'|'.join(words.rumour_nouns)})"
    )


def clause_at(clauses: list[Span], index: int) -> int:
    for number, clause in enumerate(clauses):
        if index < clause.end:
            return number
    return len(clauses) - 1


def running_on(
    view: View, sentence: Span, clauses: list[Span], claims: list[Claim], inside: list[Mention], book: Handbook
) -> Iterator[Claim]:
    """Orders with the clauses that carry them on (要推动…，加大…，着力…), up to the next claim or the next actor."""
    for claim in claims:
        if book.claim_types[claim.type].runs_on and claim.modality == "ordered":
            end = claim.span.end
            for span in (view.span(clause.start, clause.end) for clause in clauses):
                if span.start < end:
                    continue
                actor = any(m.kind in ("organisation", "office_holder") and m.span.start == span.start for m in inside)
                if actor or any(other.span.overlaps(span) for other in claims):
                    break
                end = span.end
            longer = Span(claim.span.start, end)
            claim = replace(claim, span=longer, quote=longer.of(view.raw))
        yield claim


def specific(claims: list[Claim], book: Handbook) -> Iterator[Claim]:
    """Without the claims whose type gives way to another that the same clause makes."""
    for claim in claims:
        stronger = book.claim_types[claim.type].yields_to
        if not any(other.type in stronger and other.span.overlaps(claim.span) for other in claims):
            yield claim


def merged(view: View, claims: list[Claim], book: Handbook) -> Iterator[Claim]:
    """Neighbouring claims of one merging type and one modality become one, quoted across."""
    held: list[Claim] = []
    for claim in claims:
        previous = next((item for item in reversed(held) if item.type == claim.type), None)
        if previous is not None and book.claim_types[claim.type].merges and previous.modality == claim.modality:
            span = Span(previous.span.start, max(previous.span.end, claim.span.end))
            held[held.index(previous)] = replace(previous, span=span, quote=span.of(view.raw))
        elif previous is None or not previous.span.contains(claim.span):
            held.append(claim)
    yield from held
