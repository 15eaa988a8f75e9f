"""What to read first: relevance x novelty x military link x publisher, each a declared function with its reason.

The values are ours; none is calibrated on readers' choices.
"""

from __future__ import annotations

from collections.abc import Callable

from watchword.judging.features import Case
from watchword.judging.military import military_link
from watchword.model.military_link import MilitaryLink
from watchword.model.publisher import Reliability
from watchword.model.ranking import Part, Rank

ENOUGH = 4  # different minerals, products and systems; more make a text no more relevant
LINKS = {
    MilitaryLink.NONE: 0.5,
    MilitaryLink.CEREMONIAL: 0.6,
    MilitaryLink.INSTITUTIONAL: 0.85,
    MilitaryLink.MATERIAL: 1.0,
}
GRADES: dict[Reliability, float] = {"A": 1.0, "B": 0.9, "C": 0.8, "D": 0.6, "E": 0.5, "F": 0.4}
UNKNOWN_NOVELTY = 0.7  # nothing comparable is held
NEWS = (
    0.8  # a clause of weight in new words: ritual texts hide their news in one (tradecraft: signals in single clauses)
)
HEAVIEST = 3  # the highest weight of a claim type


def relevance(case: Case) -> Part:
    """The weightiest claim, and how many minerals, products and systems are named."""
    things = {mention.ref for mention in case.reading.of_kind("material", "product", "system")}
    weight = max((case.book.claim_types[claim.type].weight for claim in case.reading.claims), default=0)
    value = 0.1 + 0.5 * weight / HEAVIEST + 0.4 * min(len(things), ENOUGH) / ENOUGH
    return Part(
        "relevance", value, f"weightiest claim {weight} of {HEAVIEST}; {len(things)} things of the supply chain named"
    )


def novelty(case: Case) -> Part:
    """The share of the text that no earlier one had; a weighty claim in new words is news however ritual the rest."""
    partition = case.comparison.partition
    letters = dict.fromkeys(("ritual", "copied", "varied", "new"), 0)
    for segment in partition:
        letters[segment.kind] += sum(c.isalnum() for c in segment.span.of(case.document.text))
    total = sum(letters.values())
    if not total or not case.comparison.compared_with:
        return Part("novelty", UNKNOWN_NOVELTY, "nothing earlier is held")
    fresh = [segment.span for segment in partition if segment.kind == "new"]
    inside = [claim for claim in case.weighty() if any(span.overlaps(claim.span) for span in fresh)]
    share = (letters["new"] + letters["varied"]) / total
    reason = f"{share:.0%} of its letters and digits are in no earlier text held"
    if inside and share < NEWS:
        return Part("novelty", NEWS, f"{reason}, but a weighty claim is: {case.book.claim_types[inside[0].type].noun}")
    return Part("novelty", 0.1 + 0.9 * share, reason)


def link(case: Case) -> Part:
    """The military link by its rule."""
    level = military_link(case.reading, case.book).level
    return Part("military link", LINKS[level], level.label)


def publisher(case: Case) -> Part:
    """The letter of the publisher."""
    letter = case.document.publisher.reliability
    return Part("publisher", GRADES[letter], f"{case.document.publisher.name}, {letter}")


PARTS: tuple[Callable[[Case], Part], ...] = (relevance, novelty, link, publisher)


def rank(case: Case) -> Rank:
    """The score of a document with its parts."""
    return Rank(tuple(part(case) for part in PARTS))
