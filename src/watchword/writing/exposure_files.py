"""Exposure as CSV, one row a step of a way, and as GraphML for programs that draw graphs."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

from watchword.model.exposure import Exposure
from watchword.writing.exposure import Namer

_COLUMNS = [
    "way",
    "step",
    "source",
    "relation",
    "target",
    "stage_of_source",
    "stage_of_target",
    "certainty",
    "amount",
    "since",
    "note",
    "url",
    "title",
    "date",
    "role",
    "seen",
    "weakest",
]
_NODE = ("name", "stage", "country", "operator")
_EDGE = ("relation", "certainty", "amount", "note", "url", "title", "date", "role", "seen")


def exposure_csv(found: Exposure, name: Namer) -> str:
    """One row a step, ways numbered from 1; what a spreadsheet would take for a formula is quoted."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for number, way in enumerate(found.paths, 1):
        for at, edge in enumerate(way.edges):
            cited = edge.citation
            row = [number, at + 1, name(edge.source), edge.relation, name(edge.target), way.nodes[at].stage]
            row += [way.nodes[at + 1].stage, edge.certainty, edge.amount, edge.since, edge.note, cited.url, cited.title]
            row += [cited.date, cited.role, cited.seen or "no", int(edge == way.weakest)]
            rows.writerow([f"'{cell}" if str(cell)[:1] in "=+-@" and cell != "" else cell for cell in row])
    return out.getvalue()


def exposure_graphml(found: Exposure, name: Namer) -> str:
    """A directed graph with every step once, parallel steps of several sources included (GraphML 1.0)."""
    root = ElementTree.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for target, fields in (("node", _NODE), ("edge", _EDGE)):
        for field in fields:
            ElementTree.SubElement(
                root,
                "key",
                {"id": f"{target}_{field}", "for": target, "attr.name": field, "attr.type": "string"},
            )
    graph = ElementTree.SubElement(root, "graph", id="supply", edgedefault="directed")
    nodes = {node.key: node for way in found.paths for node in way.nodes}
    for node in nodes.values():
        item = ElementTree.SubElement(graph, "node", id=node.key)
        values = (name(node.key), node.stage, node.country, name(node.operator) if node.operator else "")
        _data(item, "node", zip(_NODE, values, strict=True))
    edges = {id(edge): edge for way in found.paths for edge in way.edges}
    for number, edge in enumerate(edges.values()):
        item = ElementTree.SubElement(graph, "edge", id=f"e{number}", source=edge.source, target=edge.target)
        cited = edge.citation
        ground = (cited.url, cited.title, cited.date, cited.role, str(cited.seen or "no"))
        _data(item, "edge", zip(_EDGE, (edge.relation, edge.certainty, edge.amount, edge.note, *ground), strict=True))
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _data(item: ElementTree.Element, target: str, values: zip[tuple[str, str]]) -> None:
    for field, value in values:
        if value:
            ElementTree.SubElement(item, "data", key=f"{target}_{field}").text = value
