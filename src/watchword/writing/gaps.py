"""What the brief does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from watchword.model.reading import SignKind
from watchword.writing.background import decoded_terms
from watchword.writing.draft import Draft

NOTHING_OF_THE_FORM = "The text tells nothing that this form of brief holds; another form may."
SIGNS: dict[SignKind, str] = {
    "altered": "The copy shows signs of alteration",
    "contradicts": "Numbers of the text do not agree with each other, and both stand as printed",
    "left_out": "Left out of the reading",
}


def gaps(draft: Draft) -> Iterator[str]:
    """One line each, plain; every one is a reason to trust a sentence less or to look further."""
    document, reading, comparison = draft.document, draft.case.reading, draft.case.comparison
    if document.publisher.invented:
        yield f"The text is no source: publisher kind {document.publisher.kind}, grade F."
    elif document.publisher.kind == "copy":
        yield "The host is not in the register of official publishers: treat the text as a copy until it is matched to an original."
    if reading.integrity.usable != "full":
        yield (
            "The copy fails the integrity check, so only its headline may be used: "
            + "; ".join(reading.integrity.reasons())
            + "."
        )
    else:
        for kind, says in SIGNS.items():
            if reasons := reading.integrity.reasons(kind):
                yield f"{says}: {'; '.join(reasons)}."
    if not reading.issuer.name:
        yield "The issuer could not be read from the text; give it with --issuer."
    if document.published is None:
        yield "The date of publication is unknown; nothing earlier could be told from later. Give it with --published."
    if not comparison.own:
        yield "No earlier text of this issuer for this occasion is held, so nothing is said about change."
    previous = comparison.year_on_year
    left_out = sum(change.kind == "dropped" for change in previous.changes) if previous else 0
    if left_out:
        yield (
            f"{left_out} clause{'s' if left_out > 1 else ''} of the earlier text {'are' if left_out > 1 else 'is'} not in "
            "this one; an omission is called one only where at least half of the issuer's earlier texts, and two of them, had the clause."
        )
    if comparison.ritual_share is None:
        yield f"No ritual share: {comparison.reason or 'nothing comparable is held'}."
    if not reading.claims and reading.integrity.usable == "full":
        yield "No claim of the declared types was found; the text was read for names and phrases only."
    unverified = [item.term.term for item in decoded_terms(draft) if not item.term.verified]
    if unverified:
        yield "Readings from memory, no source seen (unverified): " + "、".join(unverified) + "."
    completed = Counter(m.moment.inferred for m in reading.of_kind("date") if m.moment and m.moment.inferred)
    for reason, times in completed.items():
        yield f"{times} date{'s' if times > 1 else ''} completed: {reason}."
