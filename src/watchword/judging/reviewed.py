"""A reading as people have corrected it, and what of it most needs a look."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from watchword.data import Handbook
from watchword.judging.military import level_of
from watchword.judging.tried import tried
from watchword.model.claim import Claim, Modality
from watchword.model.document import Document
from watchword.model.mention import Mention
from watchword.model.military_link import MilitaryLink
from watchword.model.reading import Reading
from watchword.model.review import Review, ReviewKind
from watchword.model.span import Span


def reviewed(reading: Reading, document: Document, reviews: Sequence[Review]) -> Reading:
    """The reading without what was rejected, with what was corrected, and with the claims that people added.

    Reviews name words and type, so they hold for every later reading of the same document.
    """
    if not reviews:
        return reading
    claims = {(r.span, r.key): r for r in reviews if r.kind == "claim"}
    terms = {(r.span, r.key): r for r in reviews if r.kind == "term"}
    kept = [corrected(claim, claims.get((claim.span, claim.type))) for claim in reading.claims]
    added = [added_claim(review, document) for review in claims.values() if not review.key]
    mentions = [renamed(mention, terms.get((mention.span, mention.ref))) for mention in reading.mentions]
    return replace(
        reading,
        claims=tuple(sorted((c for c in (*kept, *added) if c), key=lambda claim: (claim.span, claim.type))),
        mentions=tuple(mention for mention in mentions if mention),
    )


def corrected(claim: Claim, review: Review | None) -> Claim | None:
    if review is None:
        return claim
    if review.verdict == "accept":
        return replace(claim, accepted=True)
    if review.verdict == "reject":
        return None
    modality = cast(Modality, review.correction.get("modality", claim.modality))
    return replace(
        claim, type=review.correction.get("type", claim.type), modality=modality, pattern=f"review {review.number}"
    )


def added_claim(review: Review, document: Document) -> Claim:
    """A claim that the reader missed; it names its words and what they say, and no roles."""
    modality = cast(Modality, review.correction.get("modality", "asserted"))
    return Claim(
        review.correction["type"], modality, review.span, review.span.of(document.text), (), f"review {review.number}"
    )


def renamed(mention: Mention, review: Review | None) -> Mention | None:
    if mention.kind != "term" or review is None or review.verdict == "accept":
        return mention
    return None if review.verdict == "reject" else replace(mention, ref=review.correction.get("term", mention.ref))


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at, with why; ``weight`` orders the queue."""

    document: str
    kind: ReviewKind
    span: Span
    key: str
    modality: str
    quote: str
    reason: str
    weight: float


def doubts(document: Document, reading: Reading, book: Handbook, settled: Sequence[Review]) -> list[Doubt]:
    """The doubtful claims and senses of a reading that nobody has settled, most telling first."""
    done = {(review.kind, review.span, review.key) for review in settled}
    found = [*doubtful_claims(document, reading, book), *doubtful_terms(document, reading)]
    return sorted((d for d in found if (d.kind, d.span, d.key) not in done), key=lambda d: (-d.weight, d.span))


ClaimDoubt = Callable[[Claim, Reading, Handbook], "tuple[float, str] | None"]


def claims_material(claim: Claim, reading: Reading, book: Handbook) -> tuple[float, str] | None:
    """A tie to the armed forces is what readers remember: it is looked at first."""
    return (5.0, "it would make the military link material") if level_of(claim, book) is MilitaryLink.MATERIAL else None


def contradicts(claim: Claim, reading: Reading, book: Handbook) -> tuple[float, str] | None:
    numbers = [m.surface for m in reading.of_kind("quantity") if claim.span.contains(m.span)]
    found = next((r for r in reading.integrity.reasons("contradicts") if any(n in r for n in numbers)), None)
    return (4.0, found) if found else None


def read_in_two_ways(claim: Claim, reading: Reading, book: Handbook) -> tuple[float, str] | None:
    others = [c.type for c in reading.claims if c.span == claim.span and c.type != claim.type]
    return (2.0, f"the same words were also read as {', '.join(others)}") if others else None


def weighty_without_actor(claim: Claim, reading: Reading, book: Handbook) -> tuple[float, str] | None:
    weighty = book.claim_types[claim.type].weight >= 3 and not claim.actor
    return (1.5, "a claim of weight in which nobody is named as acting") if weighty else None


def little_tried(claim: Claim, reading: Reading, book: Handbook) -> tuple[float, str] | None:
    if tried(claim, book):
        return None
    record = book.pattern_records.get((claim.type, claim.pattern))
    if record is None:
        return 1.2, "no wording on record found it: it was taken for such a claim by what its words mostly mean"
    of = record.same + record.unlabelled + record.other
    told = f"its wording meant this kind of claim in {record.same} of {of} labelled cases"
    return 1.2, told if of else "its wording stands in no labelled text"


def altered_copy(claim: Claim, reading: Reading, book: Handbook) -> tuple[float, str] | None:
    signs = reading.integrity.reasons("altered")
    return (1.0, f"the copy shows signs of alteration: {signs[0]}") if signs else None


CLAIM_DOUBTS: tuple[ClaimDoubt, ...] = (
    claims_material,
    contradicts,
    read_in_two_ways,
    weighty_without_actor,
    little_tried,
    altered_copy,
)


def doubtful_claims(document: Document, reading: Reading, book: Handbook) -> Iterator[Doubt]:
    for claim in reading.claims:
        reasons = [found for doubt in CLAIM_DOUBTS if (found := doubt(claim, reading, book))]
        if reasons:
            yield Doubt(
                document.id, "claim", claim.span, claim.type, claim.modality, claim.quote,
                "; ".join(reason for _, reason in reasons), sum(weight for weight, _ in reasons),
            )  # fmt: skip


def doubtful_terms(document: Document, reading: Reading) -> Iterator[Doubt]:
    """Terms whose sense another word of the sentence settled."""
    for mention in reading.of_kind("term"):
        if "beside " in mention.detail:
            reason = f"its sense was settled by {mention.detail.partition('beside ')[2]} in the sentence"
            yield Doubt(document.id, "term", mention.span, mention.ref, "", mention.surface, reason, 0.5)
