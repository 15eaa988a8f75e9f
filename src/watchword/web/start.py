"""The first page, and what holds for all pages: language, light and dark."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from watchword.web.forms import Form, field, local
from watchword.web.pages import page, remember
from watchword.web.visitor import preferences

router = APIRouter(include_in_schema=False)
public = APIRouter(include_in_schema=False)


@router.get("/")
def start(request: Request) -> Response:
    """What is held, and where to go."""
    shelf = request.app.state.shelf
    counts = shelf.cached("counts", lambda: shelf.desk().workspace.counts())
    return page(request, "start.html", counts=counts, folder=shelf.path)


@public.post("/preferences")
def prefer(request: Request, form: Form) -> Response:
    """Keep language and theme in the browser."""
    language, theme = preferences(request)
    wanted, wanted_theme = field(form, "language", language), field(form, "theme", theme)
    response = RedirectResponse(local(field(form, "next")), status_code=303)
    known = wanted if wanted in ("en", "zh") else language
    remember(request, response, known, wanted_theme if wanted_theme in ("auto", "light", "dark") else theme)
    return response


@public.get("/healthz")
def health() -> dict[str, str]:
    """For whoever watches the server."""
    return {"status": "ok"}
