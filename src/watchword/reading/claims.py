"""Who does what: typed claims with exact quotes and modality.

A claim's quote is the clause (or clauses) in which a declared pattern matches; the trigger lexicon decides in one
pass which patterns a sentence can match at all, so cost is linear in the text. What no pattern foresees is found by
learnt weights (``weighing``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from watchword.data import Handbook
from watchword.data.schema import ClaimType, Pattern
from watchword.model.claim import Claim
from watchword.model.mention import Mention
from watchword.model.span import Span
from watchword.reading.lexicon import triggered
from watchword.reading.notation import compiled
from watchword.reading.passages import ASSERTING, Passage, Tasks, passages
from watchword.reading.settling import Doubted, merged, once, settled, specific
from watchword.reading.view import View
from watchword.reading.weighing import weighed

LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def find_claims(
    view: View, mentions: list[Mention], issuer: str, book: Handbook, tasks: Tasks = ASSERTING, title: str = ""
) -> Iterator[Claim]:
    """Claims in text order, at most one per type and clause."""
    told = list(passages(view, mentions, issuer, book, tasks, title))
    return once(settled(view, weighed(told, list(found_in(told))), title), book)


def found_in(told: Sequence[Passage]) -> Iterator[Doubted]:
    """The claims of each sentence by itself, by the patterns."""
    if not told:
        return
    view, book = told[0].view, told[0].book
    lowered = view.text.lower()  # patterns in English take no notice of case
    if len(lowered) != len(view.text):  # a letter whose lower case is two
        lowered = view.text.translate(LOWER)
    for passage in told:
        possible = triggered(lowered[passage.sentence.start : passage.sentence.end], book)
        if possible and passage.rumour:
            possible = [trigger for trigger in possible if trigger.type == "DENIAL"]
        if not possible or passage.silent:
            continue
        found: dict[tuple[str, int], Claim] = {}
        for kind, pattern, _, _ in possible:
            if passage.may_claim(book.claim_types[kind]):
                for clause, claim in matches(passage, book.claim_types[kind], pattern):
                    found.setdefault((kind, clause), claim)
        if not found:
            continue
        claims = sorted(specific(list(found.values()), book), key=lambda claim: (claim.span, claim.type))
        yield from map(passage.doubted, merged(view, list(running_on(passage, claims)), book))


def matches(passage: Passage, kind: ClaimType, pattern: Pattern) -> Iterator[tuple[int, Claim]]:
    """The claims that a pattern finds, each with the number of its first clause."""
    text, clauses = passage.view.text, passage.clauses
    for match in compiled(pattern.wording).finditer(text, passage.sentence.start, passage.sentence.end):
        first = clause_at(clauses, match.start())
        last = clause_at(clauses, max(match.start(), match.end() - 1))
        clause = Span(clauses[first].start, clauses[last].end)
        if any(
            words and compiled(words).search(text, clause.start, clause.end) for words in (pattern.barred, kind.without)
        ):
            continue
        if pattern.company and not compiled(pattern.company).search(text, clause.start, clause.end):
            continue
        if pattern.needs and not present(passage.mentions, passage.raw(clause)).issuperset(pattern.needs):
            continue
        words = Span(match.start(), match.end())
        yield first, passage.claim(kind, clause, clauses[last], words, pattern.modality, pattern.match)


GOODS = frozenset(["material", "product", "system"])


def present(mentions: Sequence[Mention], span: Span) -> set[str]:
    """What a clause holds: kinds of mentions, measures of amounts, goods."""
    inside = [mention for mention in mentions if span.contains(mention.span)]
    found: set[str] = {mention.kind for mention in inside}
    found |= {mention.quantity.measure for mention in inside if mention.quantity and mention.quantity.measure}
    return found | {"goods"} if found & GOODS else found


def clause_at(clauses: list[Span], index: int) -> int:
    for number, clause in enumerate(clauses):
        if index < clause.end:
            return number
    return len(clauses) - 1


# 习近平指出，近期: when, and not yet what; 强调，面对…形势; 说：如果…; 今年的主要目标是：
HARDLY_BEGUN = re.compile(
    "(?:指出|强调|強調|表示|说|說)[,，:：]“?(?:[^,，。]{1,10}|(?:面对|面對|如果|若|虽然|雖然|尽管|儘管|随着|隨著|为了|為了|当|當|只要|只有|无论|不管|既然|即使|即将|即將|过去|過去)[^,，。]*)$"
    "|(?:目标|目標|任务|任務|措施|情况|情況)(?:是|如下|包括)$"
)


def running_on(passage: Passage, claims: list[Claim]) -> Iterator[Claim]:
    """Orders with the clauses that carry them on (要推动…，加大…，着力…), up to the next claim or the next actor."""
    for claim in claims:
        if HARDLY_BEGUN.search(claim.quote):
            behind = (passage.raw(clause) for clause in passage.clauses)
            end = next((clause.end for clause in behind if clause.start >= claim.span.end), claim.span.end)
            whole = Span(claim.span.start, end)
            claim = replace(claim, span=whole, quote=whole.of(passage.view.raw))
        if passage.book.claim_types[claim.type].runs_on and claim.modality == "ordered":
            end = claim.span.end
            for span in map(passage.raw, passage.clauses):
                if span.start < end:
                    continue
                actor = any(
                    m.kind in ("organisation", "office_holder") and m.span.start == span.start for m in passage.mentions
                )
                if actor or any(other.span.overlaps(span) for other in claims):
                    break
                end = span.end
            longer = Span(claim.span.start, end)
            claim = replace(claim, span=longer, quote=longer.of(passage.view.raw))
        yield claim
