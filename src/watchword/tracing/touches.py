"""What a text touches: cited steps from the materials that it names. Background, never what the text says."""

from __future__ import annotations

from watchword.data import Handbook
from watchword.model.brief import Language
from watchword.model.document import Document
from watchword.model.edge import Edge
from watchword.model.reading import Reading
from watchword.model.span import Quote
from watchword.model.touch import Step, Touch
from watchword.tracing.controls import status_on
from watchword.tracing.paths import strength
from watchword.tracing.supply_map import SupplyMap

MOST_STEPS = 6  # told in a brief; the rest is counted, and `watchword exposure` tells it


def touches(document: Document, reading: Reading, book: Handbook, language: Language = "en") -> tuple[Touch, ...]:
    """One touch for each thing named, with the steps of the supply map that were seen; ordered by first mention. What the
    data has in English only stays so in any language."""
    named = things_named(document, reading)
    supply = SupplyMap(book) if named else None
    if supply is None:
        return ()
    return tuple(touch(key, tuple(quotes), document, supply, language) for key, quotes in named.items())


def things_named(document: Document, reading: Reading) -> dict[str, list[Quote]]:
    """Keys of the materials, products and systems that a text names, with where it does."""
    named: dict[str, list[Quote]] = {}
    names = [m.span for m in reading.of_kind("organisation")] + [m.span for m in reading.issuer.bodies]
    for mention in reading.of_kind("material", "product", "system"):
        if any(span.contains(mention.span) for span in names):
            continue  # the steel in a steelworks' name is no steel
        named.setdefault(mention.ref, []).append(Quote(document.id, mention.span, mention.surface))
    return named


def touch(key: str, quotes: tuple[Quote, ...], document: Document, supply: SupplyMap, language: Language) -> Touch:
    """The surest steps from a thing and from those for which it stands, and what controls its export."""
    name = supply.chinese if language == "zh" else supply.name
    node = supply.nodes.get(key)
    if node is None:
        return Touch(name(key), quotes, ())
    members = supply.members(node)
    steps = [edge for member in members for edge in supply.leaving.get(member.key, ())]
    told = sorted(steps, key=strength, reverse=True)[:MOST_STEPS]
    day = document.published
    return Touch(
        name=name(key),
        named=quotes,
        steps=tuple(step(edge, supply, language) for edge in steps if edge in told),
        more=len(steps) - len(told),
        day=day,
        controls=status_on([member.key for member in members], day, supply.book.notices) if day else (),
    )


def step(edge: Edge, supply: SupplyMap, language: Language) -> Step:
    name, note, amount = supply.name, edge.note, edge.amount
    if language == "zh":
        name, note, amount = supply.chinese, edge.note_zh or note, edge.amount_zh or amount
    return Step(name(edge.source), edge.relation, name(edge.target), note, edge.citation, amount)
