"""Claims -> sentences about what the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from watchword.model.brief import Figure, Sentence
from watchword.model.claim import Claim
from watchword.model.mention import MentionKind
from watchword.model.reuse import SegmentKind
from watchword.writing.draft import Draft, shown
from watchword.writing.english import amounts, english_name, measured, organisation_name, predicate
from watchword.writing.event import day, text_noun


def ranked(draft: Draft) -> list[Claim]:
    """What names a mineral, product or system first, then by weight of the type; new words before repeated ones,
    numbers before none, then by place in the text."""
    types = draft.book.claim_types

    def rank(claim: Claim) -> tuple[int, int, bool, bool, int]:
        parts = {role.role for role in claim.roles}
        weight = types[claim.type].weight
        about = "what" in parts and weight >= 1
        return (-about, -weight, repeated(draft, claim), "how_much" not in parts, claim.span.start)

    return sorted(filter(lambda claim: told(draft, claim), draft.case.reading.claims), key=rank)


ABOUT = 2  # different minerals, products and systems, or claims that name one, make a text one of ours


def told(draft: Draft, claim: Claim) -> bool:
    """Whether a claim is told at all. In a text of a declared kind or occasion, or that names several things of the supply
    chain, every one is; in any other only those whose words name such a thing, a coded phrase or a registered body: the
    patterns are made for our field, and outside it they take too much for a claim."""
    reading = draft.case.reading
    things = [m for m in reading.of_kind(*OURS) if m.ref]
    naming = sum(any(c.span.contains(m.span) for m in things) for c in reading.claims)
    if reading.genre != "other" or reading.occasion.key or len({m.ref for m in things}) >= ABOUT or naming >= ABOUT:
        return True
    known = (m for m in reading.of_kind(*OURS, "organisation", "term") if m.ref not in draft.book.general_terms)
    return any(claim.span.contains(m.span) for m in known if m.ref)


def repeated(draft: Draft, claim: Claim) -> bool:
    """Whether more than half of the claim's letters are ritual or copied."""
    kinds: dict[SegmentKind, int] = {}
    for segment in draft.case.comparison.partition:
        shared = min(segment.span.end, claim.span.end) - max(segment.span.start, claim.span.start)
        if shared > 0:
            kinds[segment.kind] = kinds.get(segment.kind, 0) + shared
    old = kinds.get("ritual", 0) + kinds.get("copied", 0)
    return 2 * old > len(claim.span)


def subject(draft: Draft, claim: Claim) -> str:
    """The actor, only where the claim's own clause begins with it; else the text speaks."""
    who = claim.role("who")
    if who and who.span and who.span.start - claim.span.start <= 2 and claim.span.contains(who.span):
        known = next((m for m in draft.case.reading.mentions if m.span == who.span), None)
        if known and known.kind == "organisation" and known.ref:
            return organisation_name(who.name, draft.book)
        if known and known.kind == "office_holder":
            return who.name
    return f"The {text_noun(draft)}"


def says(draft: Draft, claim: Claim, earlier: date | None = None) -> Sentence:
    """``The letter reports …: “…” [gloss]``: actor, modality, kind of claim, amount, quote.

    ``earlier`` is the day of the earlier text that lacks these words: then the sentence compares.
    """
    head = f"{subject(draft, claim)} {predicate(claim, draft.book)}"
    if earlier:
        head = f"In words that the {text_noun(draft)} of {day(earlier)} lacks, {head.replace('The ', 'the ', 1)}"
    how_much = amounts(claim, draft.case.reading, draft.book)
    if how_much:
        head += f" ({how_much})"
    if named := names_in(draft, claim):
        head += f", naming {listed(named)}"
    text = f"{head}: 「{shown(claim.quote)}」."
    evidence = (draft.quote(claim.span),)
    if earlier is None:
        return draft.sentence(text, "says", evidence=evidence, claim=claim)
    # The amount restates numbers of the quote; the day is that of the earlier text.
    figure = Figure("earlier text", None, f"{day(earlier)}; {how_much}")
    return draft.sentence(text, "compares", evidence=evidence, figures=(figure,), claim=claim)


MOST_NAMES = 6
BODY_FOLLOWS = re.compile("研究院|研究所|集团|公司|学院|大学|学会|协会|办公室|工作")  # 稀土研究院 names no mineral
OURS: tuple[MentionKind, ...] = ("material", "product", "system")
NAMED: tuple[MentionKind, ...] = ("material", "product", "system", "organisation", "office_holder", "place")


def names_in(draft: Draft, claim: Claim) -> list[str]:
    """Whom and what the quoted words name besides the subject of the sentence, in English, in their order."""
    at_head = claim.role("who") if subject(draft, claim) != f"The {text_noun(draft)}" else None
    counted = {what.span for _, what in measured(claim, draft.case.reading) if what}
    names: dict[str, None] = {}
    end = 0
    for mention in draft.case.reading.of_kind(*NAMED):
        inside = claim.span.contains(mention.span) and mention.span.start >= end
        issuer = mention.name == draft.case.reading.issuer.name
        part = mention.kind != "organisation" and BODY_FOLLOWS.match(draft.document.text, mention.span.end)
        if not inside or issuer or part or mention.span in counted or (at_head and mention.span == at_head.span):
            continue
        end = mention.span.end  # the place inside a firm's name is no second name
        names[english_name(mention, draft.book)] = None
    return list(names)[:MOST_NAMES]


def listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def body_claims(draft: Draft, used: set[Claim], words_left: int) -> Iterator[Sentence]:
    """Further claims while the body has room; at most two of a type, so that no list drowns the rest, and no words twice."""
    seen: dict[str, int] = {}
    quoted = {claim.span for claim in used}
    for claim in ranked(draft):
        if claim in used or seen.get(claim.type, 0) >= 2 or claim.span in quoted:
            continue
        quoted.add(claim.span)
        seen[claim.type] = seen.get(claim.type, 0) + 1
        sentence = says(draft, claim)
        words_left -= len(sentence.text.split())
        if words_left < 0:
            return
        yield sentence
