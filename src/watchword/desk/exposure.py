"""What ``watchword exposure`` shows: who and what hangs on what, what controls it, and what if it fails."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from watchword.desk.desk import Desk, DeskError, write_whole
from watchword.model.exposure import Exposure
from watchword.model.notice import ControlStatus
from watchword.model.shortfall import Shortfall
from watchword.tracing import exposure as trace
from watchword.tracing.controls import status_on
from watchword.tracing.supply_map import SupplyMap
from watchword.writing import exposure as told
from watchword.writing import exposure_controls, exposure_files, shortfall

if TYPE_CHECKING:
    from watchword.collecting.collect import Given

_CHARTS = (".svg", ".png")


def of(desk: Desk, kind: str, wanted: str, given: Given | None = None) -> tuple[Exposure, SupplyMap]:
    """The exposure of a ``system``, ``material``, ``entity`` or ``doc``, and the map that it was read from."""
    supply = SupplyMap(desk.book)
    if kind == "doc":
        return of_document(desk, wanted, given, supply), supply
    front = {"system": trace.of_system, "material": trace.of_material, "entity": trace.of_firm}[kind]
    return front(wanted, supply), supply


def of_document(desk: Desk, source: str, given: Given | None, supply: SupplyMap) -> Exposure:
    """The exposure of every material, product and system that a text names; background, not what the text says."""
    from watchword.tracing.touches import things_named

    document = desk.document(source, given)
    keys = things_named(document, desk.read(document))
    focus = [node for key in keys if key in supply.nodes for node in supply.members(supply.nodes[key])]
    if not focus:
        raise DeskError(f"{source}: the text names no material, product or system that the supply map knows")
    return trace.exposure(document.title or source, tuple(dict.fromkeys(focus)), supply)


def shown(found: Exposure, supply: SupplyMap, format: str) -> str:
    """An exposure as ``text``, ``json``, ``csv`` or ``graphml``."""
    write = {
        "text": told.exposure_text,
        "json": told.exposure_json,
        "csv": exposure_files.exposure_csv,
        "graphml": exposure_files.exposure_graphml,
    }[format]
    return write(found, supply.name)


def statuses(desk: Desk, item: str, day: date) -> tuple[str, tuple[ControlStatus, ...]]:
    """The item's name, and what each clause that names it or a member of it means on the day."""
    supply = SupplyMap(desk.book)
    node = supply.find(item)
    keys = [member.key for member in supply.members(node)]
    return supply.name(node.key), status_on(keys, day, desk.book.notices)


def control(desk: Desk, item: str, day: date, format: str) -> str:
    """What controls the export of an item on a day, clause by clause."""
    name, found = statuses(desk, item, day)
    held_to = max((one.published for one in desk.book.notices), default=None)
    write = exposure_controls.controls_json if format == "json" else exposure_controls.controls_text
    return write(name, day, found, held_to)


def reckoned(desk: Desk, key: str, draws: int, seed: int) -> Shortfall:
    """The shortfall of a scenario, by its key."""
    from watchword.tracing.what_if import scenario_named, what_if

    supply = SupplyMap(desk.book)
    return what_if(scenario_named(key, supply), supply, draws, seed)


def what_if(desk: Desk, key: str, format: str, draws: int, seed: int, chart: Path | None = None) -> str:
    """A scenario's shortfall; with a chart also its fan."""
    from watchword.writing.exposure_chart import fan_chart

    found = reckoned(desk, key, draws, seed)
    if chart:
        draw(chart, fan_chart(found))
    return shortfall.shortfall_json(found) if format == "json" else shortfall.shortfall_text(found)


def draw_flow(found: Exposure, supply: SupplyMap, chart: Path) -> None:
    from watchword.writing.exposure_chart import flow_chart

    draw(chart, flow_chart(found, supply.name))


def draw(path: Path, svg: str) -> None:
    """Write a chart as the end of its name says."""
    if path.suffix not in _CHARTS:
        raise DeskError(f"{path}: a chart is written to a file that ends in {' or '.join(_CHARTS)}")
    if path.suffix == ".svg":
        write_whole(path, svg)
        return
    from watchword.writing.picture import as_png

    write_whole(path, as_png(svg))


def overview(desk: Desk, format: str) -> str:
    """What the map holds, and which scenarios there are."""
    supply, book = SupplyMap(desk.book), desk.book
    on_map = {key for edge in supply.edges for key in (edge.source, edge.target)}
    by_stage: dict[str, list[str]] = {}
    for key in sorted(on_map & supply.nodes.keys(), key=supply.name):
        by_stage.setdefault(supply.nodes[key].stage, []).append(supply.name(key))
    counts = {
        "steps with a source that was read": len(supply.edges),
        "steps left out": supply.uncounted,
        "figure tables": len(book.figures),
        "figures": sum(value is not None for table in book.figures for value in table.values.values()),
        "notices": len(book.notices),
    }
    if format == "json":
        scenarios = [{"key": one.key, "title": one.title} for one in book.scenarios.values()]
        form = {"counts": counts, "stages": by_stage, "scenarios": scenarios}
        return json.dumps(form, ensure_ascii=False, indent=1) + "\n"
    lines = ["The supply map: " + ", ".join(f"{count} {what}" for what, count in counts.items())]
    lines += [f"  {stage:11} {', '.join(names)}" for stage, names in by_stage.items()]
    lines += ["What-ifs:", *(f"  {one.key}: {one.title}" for one in book.scenarios.values())]
    return "\n".join(lines) + "\n"
