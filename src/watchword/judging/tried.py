"""Whether the kind of a claim is sure enough to be told."""

from __future__ import annotations

from watchword.data import Handbook
from watchword.model.claim import Claim


def tried(claim: Claim, book: Handbook) -> bool:
    """Whether a person accepted the claim, or its pattern was right often enough on the labelled texts. Ceremony and
    meetings are what they are; a pattern of a workspace has no record: who wrote it answers for it. What only learnt
    weights found is never sure. An order that a pattern of another type found has no record either: its words say that it is
    one."""
    if claim.accepted or not claim.pattern:
        return claim.accepted
    record = book.pattern_records.get((claim.type, claim.pattern))
    return record is None or record.trusted or book.claim_types[claim.type].weight < WEIGHTY


WEIGHTY = 2  # weight of the types that change supply, law or plans
