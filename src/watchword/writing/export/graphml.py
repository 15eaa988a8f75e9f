"""Who does what with whom, as a graph for Gephi, yEd or NetworkX (GraphML 1.0)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from watchword.data import Handbook
from watchword.model.record import Record
from watchword.writing.export.nodes import Node, digest, ends

NODE = ("kind", "name", "english")
EDGE = ("type", "modality", "quote", "document", "start", "end", "published", "utterance", "content")


def as_graphml(records: Sequence[Record], book: Handbook) -> Iterator[str]:
    """A directed graph: from who acts to whom or what the claim names; one edge a claim and end, none merged. Who acts
    alone has an edge to itself, so that the claim is not lost."""
    nodes: dict[str, Node] = {}
    edges: list[str] = []
    for record in records:
        for claim in record.reading.claims:
            found = list(ends(claim, record.reading, book))
            actors = [node for role, node in found if role == "who"]
            others = [node for role, node in found if role != "who"]
            nodes |= {node.id: node for _, node in found}
            grade, document = record.grades[claim], record.document
            values = (
                claim.type, claim.modality, claim.quote, document.id, claim.span.start, claim.span.end,
                document.published or "", grade.utterance, grade.content,
            )  # fmt: skip
            for actor in actors:
                for other in others or [actor]:
                    id = digest(document.id, claim.type, str(claim.span.start), actor.id, other.id)
                    ends_of = f'<edge id="e{id}" source="n{actor.id}" target="n{other.id}">'
                    edges.append(ends_of + data("edge", EDGE, values) + "</edge>\n")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for target, fields in (("node", NODE), ("edge", EDGE)):
        for field in fields:
            yield f'<key id="{target}_{field}" for="{target}" attr.name="{field}" attr.type="string"/>\n'
    yield '<graph id="claims" edgedefault="directed">\n'
    for node in nodes.values():
        yield (
            f"<node id={quoteattr(f'n{node.id}')}>"
            + data("node", NODE, (node.kind, node.name, node.english))
            + "</node>\n"
        )
    yield from edges
    yield "</graph>\n</graphml>\n"


def data(target: str, fields: Sequence[str], values: Sequence[object]) -> str:
    pairs = zip(fields, values, strict=True)
    return "".join(
        f'<data key="{target}_{field}">{escape(legal(str(value)))}</data>' for field, value in pairs if str(value)
    )


def legal(text: str) -> str:
    """Without the characters that XML 1.0 can't hold."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
