"""Cited facts from outside the text, kept apart from what it says (R4)."""

from __future__ import annotations

from collections.abc import Iterator

from watchword.model.brief import DecodedTerm, Fact, Sentence
from watchword.model.citation import Citation
from watchword.model.mention import Mention
from watchword.writing.draft import Draft


def facts(name: str, citations: tuple[Citation, ...]) -> tuple[Fact, ...]:
    """Only citations that were read."""
    return tuple(
        Fact(f"{name}-{number}", citation) for number, citation in enumerate(citations, 1) if citation.verified
    )


def background(draft: Draft) -> Iterator[Sentence]:
    """Notes that the text's terms, materials or genre call for; then base rates of honours and formulas (R3)."""
    reading = draft.case.reading
    present = {m.ref for m in reading.mentions if m.ref} | {reading.genre}
    for note in draft.book.background:
        if present.intersection(note.when) and facts(note.id, note.citations):
            yield draft.sentence(note.text, "background", facts=facts(note.id, note.citations))
    for decoded in decoded_terms(draft):
        rate = decoded.term.base_rate
        if rate and facts(decoded.term.term, rate.citations):
            text = f"Base rate for {decoded.term.english} ({decoded.term.term}): {rate.text}"
            yield draft.sentence(text, "background", facts=facts(f"base-rate-{decoded.term.term}", rate.citations))


def decoded_terms(draft: Draft) -> tuple[DecodedTerm, ...]:
    """Each term of the text once, in order of first mention, with all its places."""
    places: dict[str, list[Mention]] = {}
    for mention in draft.case.reading.of_kind("term"):
        places.setdefault(mention.ref, []).append(mention)
    entries = {term.term: term for term in draft.book.terms}
    return tuple(DecodedTerm(entries[name], draft.quotes_of(*found)) for name, found in places.items())
