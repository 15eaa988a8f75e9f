"""How close the text ties its issuer to the armed forces, by rule and never by tone (R2)."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.data import Handbook
from watchword.model.claim import Claim
from watchword.model.military_link import MilitaryLink
from watchword.model.reading import Reading
from watchword.model.span import Span
from watchword.reading.view import fold

NOT_SO = frozenset({"denied", "planned", "hoped", "pledged", "draft"})  # what is not done ties nobody materially
CEREMONIAL_TERMS = frozenset({"双拥", "拥军优属", "拥政爱民", "全国双拥模范城", "军民鱼水情", "军地一家亲", "八一"})


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """The level, the spans that carry it, and the rule that was applied."""

    level: MilitaryLink
    spans: tuple[Span, ...]
    rule: str


def military_link(reading: Reading, book: Handbook) -> LinkFinding:
    """The highest level that a claim of the text supports.

    Material needs a supply or military-use claim that names a material, product or system; honours, visits and
    greetings never rise above ceremonial.
    """
    by_level: dict[MilitaryLink, list[Claim]] = {}
    for claim in reading.claims:
        level = level_of(claim, book)
        if claim.modality == "denied" or (level is MilitaryLink.MATERIAL and claim.modality in NOT_SO):
            level = MilitaryLink.NONE
        elif level is MilitaryLink.MATERIAL and not names_a_thing(claim, reading):
            level = MilitaryLink.INSTITUTIONAL if claim.type == "MIL_SUPPLY" else MilitaryLink.NONE
        by_level.setdefault(level, []).append(claim)
    terms = [m for m in reading.of_kind("term", "occasion") if m.ref in CEREMONIAL_TERMS]
    level = max(by_level, default=MilitaryLink.NONE)
    honours = [claim.span for claim in reading.claims if claim.type == "HONOUR_AWARD"]
    honoured = any(span.contains(term.span) for span in honours for term in terms)
    if level is MilitaryLink.NONE and (
        honoured or len({term.ref for term in terms}) > 1 or reading.occasion.key == "army-day"
    ):
        return LinkFinding(MilitaryLink.CEREMONIAL, tuple(m.span for m in terms), "greets or praises the army only")
    if level is MilitaryLink.NONE:
        return LinkFinding(level, (), "no claim of the text ties anyone to the armed forces")
    claims = by_level[level]
    kinds = ", ".join(dict.fromkeys(book.claim_types[claim.type].noun for claim in claims))
    return LinkFinding(level, tuple(claim.span for claim in claims), kinds)


def level_of(claim: Claim, book: Handbook) -> MilitaryLink:
    """The link of the pattern that matched, else of the claim's type; a weighty claim whose own words are about militia or
    mobilisation is institutional at least."""
    kind = book.claim_types[claim.type]
    pattern = next((item for item in kind.patterns if item.match == claim.pattern), None)
    level = MilitaryLink[((pattern and pattern.military) or kind.military).upper()]
    if level is MilitaryLink.MATERIAL and not (claim.pattern or claim.accepted) and not names_arms(claim, book):
        level = MilitaryLink.NONE  # a guess by learnt weights arms nobody
    if (
        level is MilitaryLink.NONE
        and kind.weight
        and any(word in fold(claim.quote) for word in book.word_classes["mobilisation"])
    ):
        return MilitaryLink.INSTITUTIONAL
    return level


def names_arms(claim: Claim, book: Handbook) -> bool:
    """The claim's own words name arms, or what is the army's."""
    words = (*book.word_classes["weapons"], *book.word_classes["weapons_english"])
    return any(word.lower() in fold(claim.quote).lower() for word in words)


def names_a_thing(claim: Claim, reading: Reading) -> bool:
    """The claim names a material, product or system; an export rule may name them in another clause."""
    anywhere = claim.type.startswith("EXPORT_CONTROL")
    return any(anywhere or claim.span.contains(m.span) for m in reading.of_kind("material", "product", "system"))
