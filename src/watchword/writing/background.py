"""Cited facts from outside the text, kept apart from what it says (R4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from watchword.data.schema import BackgroundNote
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
    for note in chosen(draft.book.background, Counter(m.ref for m in reading.mentions if m.ref), reading.genre):
        yield draft.sentence(note.text, "background", facts=facts(note.id, note.citations))
    for decoded in decoded_terms(draft):
        rate = decoded.term.base_rate
        if rate and facts(decoded.term.term, rate.citations):
            text = f"Base rate for {decoded.term.english} ({decoded.term.term}): {rate.text}"
            yield draft.sentence(text, "background", facts=facts(f"base-rate-{decoded.term.term}", rate.citations))


MOST_NOTES = 4


def chosen(notes: Sequence[BackgroundNote], present: Counter[str], genre: str) -> list[BackgroundNote]:
    """The notes most specific to the text, in the order of the data: those of which it has most of the keys, then
    those that name it most often, then those with the fewest keys."""

    def fit(note: BackgroundNote) -> tuple[int, int, int]:
        keys = [key for key in note.when if key in present or key == genre]
        return -len(keys), -sum(present[key] for key in keys), len(note.when)

    fitting = [n for n in notes if (present.keys() | {genre}) & set(n.when) and facts(n.id, n.citations)]
    best = sorted(fitting, key=fit)[:MOST_NOTES]
    return [note for note in fitting if note in best]


def decoded_terms(draft: Draft) -> tuple[DecodedTerm, ...]:
    """Each term of the text once, in order of first mention, with all its places."""
    places: dict[str, list[Mention]] = {}
    for mention in draft.case.reading.terms_of_their_own():
        places.setdefault(mention.ref, []).append(mention)
    entries = {term.term: term for term in draft.book.terms}
    return tuple(DecodedTerm(entries[name], draft.quotes_of(*found), why(found)) for name, found in places.items())


def why(found: list[Mention]) -> str:
    """The written forms other than the term's own, each with the word that settled its sense."""
    forms: dict[str, None] = {}
    for mention in found:
        beside = mention.detail.partition("beside ")[2]
        if mention.surface != mention.ref or beside:
            forms[f"{mention.surface} beside {beside}" if beside else mention.surface] = None
    return ", ".join(forms)
