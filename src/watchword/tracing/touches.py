"""What a text touches: cited paths from the materials that it names. Background, never what the text says."""

from __future__ import annotations

from watchword.data import Handbook
from watchword.model.document import Document
from watchword.model.reading import Reading
from watchword.model.span import Quote
from watchword.model.touch import Step, Touch


def touches(document: Document, reading: Reading, book: Handbook) -> tuple[Touch, ...]:
    """One touch for each thing named, with the edges of the supply map that were seen; ordered by first mention."""
    named: dict[str, list[Quote]] = {}
    names = [m.span for m in reading.of_kind("organisation")] + [m.span for m in reading.issuer.bodies]
    for mention in reading.of_kind("material", "product", "system"):
        if any(span.contains(mention.span) for span in names):
            continue  # the steel in a steelworks' name is no steel
        named.setdefault(mention.ref, []).append(Quote(document.id, mention.span, mention.surface))
    found = []
    for key, quotes in named.items():
        steps = tuple(
            Step(name(edge.source, book), edge.relation, name(edge.target, book), edge.note, edge.citation)
            for edge in book.edges
            if edge.source == key and edge.citation.verified
        )
        found.append(Touch(name(key, book), tuple(quotes), steps))
    return tuple(found)


def name(key: str, book: Handbook) -> str:
    thing = book.things.get(key)
    return thing.english if thing else key
