"""Findings -> judgements, each resting on named sentences."""

from __future__ import annotations

from watchword.model.brief import Sentence, Takeaway
from watchword.model.military_link import MilitaryLink
from watchword.writing.draft import Draft
from watchword.writing.event import text_noun

LINK_MEANING = {
    MilitaryLink.NONE: "nothing in it ties anyone to the armed forces",
    MilitaryLink.CEREMONIAL: "greetings, visits and honours are no supply",
    MilitaryLink.INSTITUTIONAL: "people or offices are tied to the militia system or to a unit, and no product, customer or contract for the armed forces is named",
    MilitaryLink.MATERIAL: "a use or supply is named; the quote shows by whom and how firmly",
}


def military(draft: Draft, ground: tuple[str, ...]) -> Sentence:
    level = draft.link.level
    text = f"The military link is {level.label}: {LINK_MEANING[level]}."
    return draft.sentence(text, "judges", rests_on=ground)


def assessed(draft: Draft, ground: tuple[str, ...]) -> Sentence:
    """The assessed meaning, in one ICD 203 word, and what speaks against it most."""
    best = draft.finding.hypotheses[0]
    against = min((w for w in best.weights if w.ratio < 1), key=lambda w: w.ratio, default=None)
    but = f"; against that stands one thing: {against.reason}" if against else ""
    return draft.sentence(
        f"{phrase(draft.finding.likelihood.term)} {named(draft, best.statement)}{but}.",
        "judges",
        rests_on=ground,
    )


def named(draft: Draft, statement: str) -> str:
    return statement.replace("the text", f"the {text_noun(draft)}", 1)


def phrase(term: str) -> str:
    """The band's word at the head of a sentence; the best of several readings may yet be unlikely."""
    if term in ("unlikely", "very unlikely"):
        return f"No reading is favoured; even the best supported is {term}, namely that"
    return (
        f"There is {term} that"
        if term == "almost no chance"
        else f"There is a {term} that"
        if "chance" in term
        else f"It is {term} that"
    )


def takeaway(draft: Draft, ground: tuple[str, ...]) -> Takeaway:
    """One judgement with likelihood; confidence in a sentence of its own; rivals; what would change the view."""
    finding = draft.finding
    best, rivals = finding.hypotheses[0], finding.hypotheses[1:3]
    weighed = [w for w in best.weights if w.ratio >= 1.5 or w.ratio <= 0.67]
    why = (
        f"; what separates the readings: {'; '.join(w.reason for w in weighed)}"
        if weighed
        else "; nothing in it separates the readings well"
    )
    main = draft.sentence(
        f"{phrase(finding.likelihood.term)} {named(draft, best.statement)}{why}.", "judges", rests_on=ground
    )
    confidence = draft.sentence(
        f"We hold this with {finding.confidence.level} confidence: {'; '.join(finding.confidence.reasons)}.",
        "judges",
        rests_on=(main.id,),
    )
    told = tuple(
        draft.sentence(
            f"Rival reading: {named(draft, rival.statement)} (weight {rival.share:.0%} of the readings considered).",
            "judges",
            rests_on=ground,
        )
        for rival in rivals
    )
    return Takeaway(main, finding.likelihood, finding.confidence, confidence, told, finding.would_change)
