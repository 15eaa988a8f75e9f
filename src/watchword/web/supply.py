"""Supply: which way leads from mine to system, how concentrated each stage is, and what if one stops."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from watchword.desk import exposure as jobs
from watchword.model.error import WatchwordError
from watchword.model.exposure import Exposure
from watchword.model.scenario import Range, Scenario
from watchword.model.shortfall import Shortfall
from watchword.tracing.supply_map import SupplyMap
from watchword.tracing.what_if import scenario_named, what_if
from watchword.web.error import WebError
from watchword.web.pages import page, say_for
from watchword.web.visitor import visitor_of

router = APIRouter(include_in_schema=False)
Kind = Literal["material", "system", "entity"]
LONGEST = 100  # characters of a name
DRAWS = 5_000  # redrawn in well under 2 s
FIELDS = ("share", "loss", "months", "slack", "stocks")


@router.get("/supply")
def show(request: Request, kind: Kind = "material", name: str = "") -> Response:
    """The map, and the ways of one thing or firm over it with the source of each step."""
    desk = request.app.state.shelf.desk()
    found, wrong, controls = None, "", None
    supply = SupplyMap(desk.book)
    if name := name.strip()[:LONGEST]:
        try:
            found = traced(request, kind, name)
            controls = controlled(request, name) if kind == "material" else None
        except WatchwordError as error:
            wrong = str(error)
    by_stage: dict[str, list[str]] = {}
    for key in sorted(
        {end for edge in supply.edges for end in (edge.source, edge.target)} & supply.nodes.keys(), key=supply.name
    ):
        by_stage.setdefault(supply.nodes[key].stage, []).append(supply.name(key))
    edges = list(dict.fromkeys(edge for path in found.paths for edge in path.edges)) if found else []
    return page(
        request,
        "supply.html",
        status=400 if wrong else 200,
        kind=kind,
        name=name,
        wrong=wrong,
        found=found,
        edges=edges,
        label=supply.name,
        concentration=found.concentration if found else (),
        controls=controls,
        stages=by_stage,
        counted=len(supply.edges),
        scenarios=list(desk.book.scenarios.values()),
    )


@router.get("/supply/flow.svg")
def flow(request: Request, name: str, kind: Kind = "material") -> Response:
    """The ways of a thing or a firm as a chart by stage."""
    from watchword.writing.exposure_chart import flow_chart

    supply, say = SupplyMap(request.app.state.shelf.desk().book), say_for(request)
    label = supply.chinese if say.language == "zh" else supply.name
    return Response(
        flow_chart(traced(request, kind, name[:LONGEST]), label, say.told), media_type="image/svg+xml; charset=utf-8"
    )


@router.get("/supply/what-if/{key}")
def form(request: Request, key: str, seed: Annotated[int, Query(ge=0, le=2**31)] = 20250404) -> Response:
    """A scenario with its ranges to change, and the shortfall with intervals."""
    from watchword.writing.shortfall import driver_line, shortfall_text

    desk = request.app.state.shelf.desk()
    scenario = scenario_named(key, SupplyMap(desk.book))
    wrong, result = "", None
    try:
        result = reckoned(request, scenario, seed)
    except WatchwordError as error:
        wrong = str(error)
    return page(
        request,
        "what_if.html",
        status=400 if wrong else 200,
        scenario=changed(scenario, request) if not wrong else scenario,
        own=scenario,
        fields=FIELDS,
        result=result,
        text=shortfall_text(result) if result else "",
        drivers=[driver_line(one) for one in result.drivers[:8]] if result else [],
        wrong=wrong,
        seed=seed,
        query=request.url.query,
    )


@router.get("/supply/what-if/{key}/fan.svg")
def fan(request: Request, key: str, seed: Annotated[int, Query(ge=0, le=2**31)] = 20250404) -> Response:
    """The shortfall by month as a fan of intervals."""
    from watchword.writing.exposure_chart import fan_chart

    scenario = scenario_named(key, SupplyMap(request.app.state.shelf.desk().book))
    return Response(
        fan_chart(reckoned(request, scenario, seed), say_for(request).told), media_type="image/svg+xml; charset=utf-8"
    )


def traced(request: Request, kind: Kind, name: str) -> Exposure:
    desk = request.app.state.shelf.desk()
    found: Exposure = request.app.state.shelf.cached(("exposure", kind, name), lambda: jobs.of(desk, kind, name)[0])
    return found


def controlled(request: Request, name: str) -> list[str]:
    """What each clause of a notice on a material means today; empty where no notice names it."""
    from watchword.writing.exposure_controls import control_line

    try:
        _, found = jobs.statuses(request.app.state.shelf.desk(), name, date.today())
    except WatchwordError:
        return []
    return [control_line(one, visitor_of(request).language) for one in found]


def reckoned(request: Request, scenario: Scenario, seed: int) -> Shortfall:
    shelf = request.app.state.shelf
    asked = changed(scenario, request)
    found: Shortfall = shelf.cached(
        ("what-if", repr(asked), seed), lambda: what_if(asked, SupplyMap(shelf.desk().book), DRAWS, seed)
    )
    return found


def changed(scenario: Scenario, request: Request) -> Scenario:
    """The scenario with the ranges of the form; what the form leaves as it was keeps its source.

    Raises:
        WebError: a range is none.
    """
    stages = []
    for at, stage in enumerate(scenario.stages):
        given: dict[str, Any] = {}
        for name in FIELDS:
            own: Range = getattr(stage, name)
            low, high = (request.query_params.get(f"{name}-{at}-{end}", "").strip() for end in ("low", "high"))
            if not low and not high:
                continue
            try:
                wanted = (float(low), float(high))
                if not all(map(math.isfinite, wanted)):
                    raise ValueError("a range ends somewhere")
                if wanted != (own.low, own.high):
                    given[name] = Range(*wanted, why="as put into the form")
            except ValueError as error:
                raise WebError(
                    f"{name.replace('_', ' ')} of {stage.stage}: {low} to {high} is no range ({error})"
                ) from None
        stages.append(replace(stage, **given))
    return replace(scenario, stages=tuple(stages))
