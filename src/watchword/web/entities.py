"""Organisations: who they are, what stands above and below, what documents say of them over time, what surrounds them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from watchword.desk.entities import profile
from watchword.model.profile import Profile
from watchword.web.entity_graph import bars_of, ends_of, events_of, graph_of, years_of
from watchword.web.error import WebError
from watchword.web.pages import page
from watchword.writing.profile import NAMES, PROPERTIES

router = APIRouter(include_in_schema=False)
MOST = 200
LONGEST = 120  # characters of a name


@router.get("/entities")
def listed(request: Request, words: str = "") -> Response:
    """The organisations that the data knows, or those whose names have the words."""
    from watchword.knowing.fold import fold

    book = request.app.state.shelf.desk().book
    wanted = fold(words.strip()[:LONGEST]).lower()
    found = [
        one
        for one in book.organisations.values()
        if not wanted or any(wanted in fold(name).lower() for name in (one.name, one.english, *one.short))
    ]
    shown = sorted(found, key=lambda one: (one.kind, one.name))
    return page(request, "entities.html", words=words, organisations=shown[:MOST], found=len(shown))


@router.get("/entities/{name}")
def show(request: Request, name: str) -> Response:
    """The profile of an organisation, by any of its names."""
    found = profiled(request, name)
    entity = found.entity
    above, below, rest = ends_of(found)
    years = years_of(events_of(found))
    return page(
        request,
        "entity.html",
        profile=found,
        entity=entity,
        labels=PROPERTIES,
        types=request.app.state.shelf.desk().book.claim_types,
        names=[item for item in entity.statements if item.prop in NAMES],
        facts=[item for item in entity.statements if item.prop not in NAMES],
        above=above,
        below=below,
        rest=rest,
        holding=[item for item in found.told if item.holds],
        others=[item for item in found.told if not item.holds],
        years=years,
        bars=bars_of(years),
    )


@router.get("/entities/{name}/graph")
def graph(request: Request, name: str) -> Response:
    """What surrounds it, drawn and as a list; both grow on demand."""
    found = graph_of(profiled(request, name))
    return page(request, "entity_graph.html", graph=found, name=found["centre"])


@router.get("/entities/{name}/graph.json")
def surroundings(request: Request, name: str) -> Response:
    return JSONResponse(graph_of(profiled(request, name)))


def profiled(request: Request, name: str) -> Profile:
    """The profile by any name, kept until documents or decisions change.

    Raises:
        WebError: it is no name.
    """
    shelf = request.app.state.shelf
    desk = shelf.desk()
    name = name.strip()
    if not name or len(name) > LONGEST:
        raise WebError(f"a name has at most {LONGEST} characters", 404)
    decided = len(desk.workspace.decisions())
    found: Profile = shelf.cached(("profile", name, decided), lambda: profile(desk, name))
    return found
