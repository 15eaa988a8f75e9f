"""Two grades for each claim (R9): who said it, and whether it is so.

The letter is the publisher's, or that of the official original which the copy repeats. The number starts from what the
claim is and who makes it, falls where the text contradicts itself, and rises only by an independent publisher: a copy of
the same text, or a text that takes it over, is the same source again (R5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.model.claim import Claim, Modality
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.grade import Credibility, Grade
from watchword.model.publisher import Publisher, Reliability
from watchword.model.reading import Reading

COPIED = 0.8  # share of the letters from one document: then this text is a copy of it (as the wire copies of comparing)
OWN_ACT = frozenset({"party", "government", "army", "exchange"})  # their notices do what they say
INTENT: frozenset[Modality] = frozenset({"planned", "pledged", "hoped", "draft", "ordered"})


@dataclass(frozen=True, slots=True)
class Witness:
    """Another document with what it says; it counts where its publisher is another one and its words are its own."""

    document: Document
    reading: Reading


def copied_from(document: Document, comparison: Comparison) -> set[str]:
    """The ids of the documents from which at least four fifths of this one's letters come."""
    letters = sum(character.isalnum() for character in document.text) or 1
    taken: dict[str, int] = {}
    for segment in comparison.partition:
        if segment.origin and segment.kind in ("copied", "ritual"):
            own = sum(character.isalnum() for character in segment.span.of(document.text))
            taken[segment.origin.document] = taken.get(segment.origin.document, 0) + own
    return {name for name, count in taken.items() if count >= COPIED * letters and name != document.id}


def official(held: Sequence[Document]) -> Document | None:
    """The first that a registered body published: the original, among documents with the same words."""
    return next((d for d in held if d.publisher.kind != "copy" and not d.publisher.invented), None)


def utterance(publisher: Publisher, original: Document | None) -> tuple[Reliability, str]:
    """The letter, and why."""
    if original is not None and publisher.kind == "copy":
        return original.publisher.reliability, f"a copy of what {original.publisher.name} published"
    if publisher.invented:
        return "F", f"the text is no source ({publisher.kind})"
    if publisher.kind == "copy":
        return "F", "a copy that no original held matches"
    return publisher.reliability, f"published by {publisher.name}"


def content(
    claim: Claim, document: Document, reading: Reading, witnesses: Sequence[Witness]
) -> tuple[Credibility, list[str]]:
    """The number, and why."""
    publisher = document.publisher
    if publisher.invented:
        return 6, ["an invented text says nothing of the world"]
    reasons: list[str] = []
    if claim.modality == "self-claimed":
        grade: Credibility = 3
        reasons.append("the issuer speaks of itself")
    elif claim.modality in ("reported", "hedged"):
        grade = 3
        reasons.append("passed on, or hedged")
    elif claim.modality in INTENT:
        grade = 3
        reasons.append("an intention, which may not be carried out")
    elif publisher.kind in OWN_ACT:
        grade = 2
        reasons.append("a body of state tells of its own act")
    elif publisher.kind == "copy":
        grade = 6
        reasons.append("nothing outside the copy bears on it")
    else:
        grade = 3
        reasons.append("one publisher says so")
    contradicted = [
        r for r in reading.integrity.reasons("contradicts") if any(q in r for q in quantities(claim, reading))
    ]
    if contradicted:
        grade = 4
        reasons = [f"the text contradicts itself: {contradicted[0]}"]
    others = independent(claim, document, witnesses)
    if others and not contradicted and claim.modality not in INTENT | {"self-claimed"}:
        grade = 1 if publisher.kind in OWN_ACT or len(others) > 1 else 2
        reasons.append(f"{' and '.join(others)} say{'s' if len(others) == 1 else ''} the same, independently")
    return grade, reasons


def quantities(claim: Claim, reading: Reading) -> list[str]:
    return [m.surface for m in reading.of_kind("quantity") if claim.span.contains(m.span)]


def independent(claim: Claim, document: Document, witnesses: Sequence[Witness]) -> list[str]:
    """Names of the other registered publishers that say the same in words of their own."""
    names: dict[str, None] = {}
    for witness in witnesses:
        publisher = witness.document.publisher
        own = publisher.kind != "copy" and not publisher.invented and publisher.name != document.publisher.name
        fresh = witness.document.text_hash != document.text_hash
        if own and fresh and any(same_event(claim, other) for other in witness.reading.claims):
            names[publisher.name] = None
    return list(names)


def same_event(one: Claim, other: Claim) -> bool:
    """The same type with a number and an actor in common; what lacks either is never called the same."""
    if one.type != other.type or one.quote == other.quote:
        return False
    counts = [{role.name for role in claim.roles if role.role == "how_much"} for claim in (one, other)]
    actor = one.actor and other.actor and (one.actor in other.actor or other.actor in one.actor)
    return bool(actor and counts[0] & counts[1])


def grade(
    claim: Claim,
    document: Document,
    reading: Reading,
    original: Document | None = None,
    witnesses: Sequence[Witness] = (),
) -> Grade:
    """Both grades of one claim, with their reasons; neither looks at the other."""
    letter, source = utterance(document.publisher, original)
    number, reasons = content(claim, document, reading, witnesses)
    return Grade(letter, number, (source, *reasons))
