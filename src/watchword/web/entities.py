"""Organisations: who they are, what stands above and below, what documents say of them over time."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from watchword.desk.entities import profile
from watchword.model.profile import Profile
from watchword.web.error import WebError
from watchword.web.pages import page

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
    from watchword.writing.profile import NAMES, PROPERTIES
    from watchword.writing.profile_page import by_year, lower, upper

    shelf = request.app.state.shelf
    desk = shelf.desk()
    name = name.strip()
    if not name or len(name) > LONGEST:
        raise WebError(f"a name has at most {LONGEST} characters", 404)
    decided = len(desk.workspace.decisions())
    found: Profile = shelf.cached(("profile", name, decided), lambda: profile(desk, name))
    entity = found.entity
    names = set(entity.names)
    ends = [(item, upper(item, names), lower(item, names)) for item in (*found.relations, *found.bodies)]
    return page(
        request,
        "entity.html",
        profile=found,
        entity=entity,
        labels=PROPERTIES,
        names=[item for item in entity.statements if item.prop in NAMES],
        facts=[item for item in entity.statements if item.prop not in NAMES],
        above=[up for _, up, _ in ends if up],
        below=[low for _, _, low in ends if low],
        rest=[item for item, up, low in ends if not up and not low],
        years=by_year(found.claims),
    )
