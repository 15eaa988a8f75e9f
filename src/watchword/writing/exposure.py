"""Exposure as text and JSON: ways, stages, concentration, what can stand in."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from watchword.model.citation import Citation
from watchword.model.edge import Edge
from watchword.model.exposure import Concentration, Exposure, Path, StageView
from watchword.writing.as_json import citation_form

Namer = Callable[[str], str]
_TOLD = 40  # ways told in a terminal; --format json, csv and graphml have them all
_VERBS = {"substitutes": "can stand in for", "recycled_from": "comes back for", "holds": "holds shares of"}


def exposure_text(found: Exposure, name: Namer) -> str:
    """Ways with their weakest step, stages with who stands there, concentration by source, substitutes."""
    lines = [
        f"{found.asked}: {len(found.paths)} ways over the supply map lead through it. A way says how one thing can reach "
        "another, not that a given piece came so.",
        "",
    ]
    for way in found.paths[:_TOLD]:
        lines.append("  " + " → ".join(name(node.key) for node in way.nodes))
        lines.append(f"      weakest: {weakness(way.weakest, name)}")
    if len(found.paths) > _TOLD:
        lines.append(f"  and {len(found.paths) - _TOLD} more; --format json has all")
    lines += ["", "Stages, as far as the map knows them:"]
    lines += [f"  {view.stage:11} {stage_line(view, name)}" for view in found.stages]
    if found.concentration:
        lines += [
            "",
            "Concentration, one line a source (HHI 0 to 10,000, as an interval where a table lumps or leaves out):",
        ]
        lines += [f"  {concentration_line(one, name)}" for one in found.concentration]
    if found.beside:
        lines += ["", "Beside it:"]
        lines += [f"  - {beside_line(edge, name)}" for edge in found.beside]
    lines += ["", footing(found)]
    return "\n".join(lines) + "\n"


def weakness(edge: Edge, name: Namer) -> str:
    return (
        f"{name(edge.source)} → {name(edge.target)}, {edge.certainty} in {edge.citation.role} "
        f"({edge.citation.title or edge.citation.url}{', ' + edge.citation.date if edge.citation.date else ''})"
    )


def stage_line(view: StageView, name: Namer) -> str:
    told = ", ".join(name(node.key) for node in view.nodes)
    known = []
    if view.countries:
        known.append(("one country: " if view.one_country else "countries: ") + ", ".join(view.countries))
    if view.operators:
        known.append(("one operator: " if view.one_operator else "operators: ") + ", ".join(view.operators))
    return told + (f" ({'; '.join(known)})" if known else "")


def concentration_line(one: Concentration, name: Namer) -> str:
    table = one.table
    low, high = (round(end) for end in one.hhi)
    index = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return (
        f"{name(table.material)}, {table.stage}, {table.measure} {table.period} ({table.basis}; {table.status}): "
        f"{one.largest} {one.share:.1%}, HHI {index} — {table.citation.title or table.citation.url}"
    )


def beside_line(edge: Edge, name: Namer) -> str:
    amount = f" ({edge.amount})" if edge.amount else ""
    return f"{name(edge.source)} {_VERBS[edge.relation]} {name(edge.target)}{amount}: {edge.note} — {source(edge.citation)}"


def source(citation: Citation) -> str:
    return citation.title or citation.url


def footing(found: Exposure) -> str:
    steps = {id(edge) for way in found.paths for edge in way.edges}
    left = (
        f"; {found.uncounted} steps of the map are left out, for their source was not read" if found.uncounted else ""
    )
    return f"{len(steps)} steps, each with a source that was read{left}."


def exposure_json(found: Exposure, name: Namer) -> str:
    return json.dumps(exposure_form(found, name), ensure_ascii=False, indent=1) + "\n"


def exposure_form(found: Exposure, name: Namer) -> dict[str, Any]:
    """``{asked, focus, paths, stages, concentration, beside, uncounted}``."""
    return {
        "asked": found.asked,
        "focus": [node.key for node in found.focus],
        "paths": [path_form(way, name) for way in found.paths],
        "stages": [
            {
                "stage": view.stage,
                "nodes": [{"key": node.key, "name": name(node.key), "country": node.country} for node in view.nodes],
                "countries": list(view.countries),
                "operators": list(view.operators),
                "one_country": view.one_country,
                "one_operator": view.one_operator,
            }
            for view in found.stages
        ],
        "concentration": [concentration_form(one) for one in found.concentration],
        "beside": [edge_form(edge, name) for edge in found.beside],
        "uncounted": found.uncounted,
    }


def path_form(way: Path, name: Namer) -> dict[str, Any]:
    return {
        "nodes": [node.key for node in way.nodes],
        "names": [name(node.key) for node in way.nodes],
        "steps": [edge_form(edge, name) for edge in way.edges],
        "weakest": way.edges.index(way.weakest),
    }


def edge_form(edge: Edge, name: Namer) -> dict[str, Any]:
    return {
        "source": edge.source,
        "relation": edge.relation,
        "target": edge.target,
        "source_name": name(edge.source),
        "target_name": name(edge.target),
        "certainty": edge.certainty,
        "amount": edge.amount,
        "since": edge.since,
        "note": edge.note,
        "citation": citation_form(edge.citation),
    }


def concentration_form(one: Concentration) -> dict[str, Any]:
    table = one.table
    return {
        "table": table.key,
        "material": table.material,
        "stage": table.stage,
        "measure": table.measure,
        "basis": table.basis,
        "period": table.period,
        "status": table.status,
        "largest": one.largest,
        "share": round(one.share, 4),
        "hhi": [round(end) for end in one.hhi],
        "named": one.named,
        "citation": citation_form(table.citation),
    }
