"""HTML from templates: what every page has in common."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import Request
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from watchword.model.brief import Language
from watchword.version import VERSION
from watchword.web.forms import form_token
from watchword.web.visitor import PREFERENCES, VISIT, named, visit_of, visitor_of
from watchword.web.words import Say

if TYPE_CHECKING:
    from jinja2 import Environment

STATIC = Path(__file__).parent / "static"
A_YEAR = 31_536_000
LATIN, HAN = re.compile("[A-Za-z]{2,}"), re.compile("[\u3400-\u9fff]")


@cache
def environment() -> Environment:
    """Everything that is put into a page is escaped; what is missing is an error, not nothing."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("watchword.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["static"] = lambda name: f"/static/{name}?v={static_version()}"
    made.filters["web"] = lambda url: url if str(url).startswith(("http://", "https://")) else "#"
    made.filters["day"] = in_words
    made.filters["as_written"] = as_written
    made.filters["percent"] = lambda share: "–" if share is None else f"{100 * share:.0f}%"
    return made


def as_written(text: object) -> Markup:
    """Words of the data in the language that they have, and marked so where that may not be the page's: Chinese where it
    has no fewer Chinese characters than words of other letters."""
    words = str(text)
    if not (latin := len(LATIN.findall(words))):
        return escape(words)
    return Markup('<span lang="{}">{}</span>').format("zh" if len(HAN.findall(words)) >= latin else "en", words)


def in_words(day: date, language: Language) -> str:
    """A day as people of a language write it."""
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else f"{day.day} {day:%B %Y}"


def say_for(request: Request, language: Language | None = None) -> Say:
    """The words of the interface, in the visitor's language if in no other."""
    return Say(language or visitor_of(request).language, request.app.state.shelf.chinese)


def rendered(request: Request, template: str, *, language: Language | None = None, **values: Any) -> str:
    """A page with what its frame needs, as text; in the visitor's language, but for what is published in one."""
    visitor = visitor_of(request)
    return (
        environment()
        .get_template(template)
        .render(
            say=say_for(request, language),
            visitor=visitor,
            token=form_token(request),
            path=request.url.path,
            address=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            demo=request.app.state.shelf.demo,
            version=VERSION,
            **values,
        )
    )


def page(
    request: Request, template: str, *, status: int = 200, language: Language | None = None, **values: Any
) -> Response:
    """A page as an answer."""
    visitor, html = visitor_of(request), rendered(request, template, language=language, **values)
    response = HTMLResponse(html, status_code=status)
    if visitor.role and not visitor.alone:
        response.headers["Cache-Control"] = "no-store"  # a page of somebody's login stays in no shared browser
    if visitor.visit == visit_of(request) != request.cookies.get(named(request, VISIT)):
        cookie(request, response, VISIT, visit_of(request))
    return response


def base_of(request: Request) -> str:
    """Where the outside reaches this server, for addresses that are told: behind a proxy that speaks HTTPS, by that."""
    return str(
        request.base_url.replace(scheme="https") if request.app.state.settings.https else request.base_url
    ).rstrip("/")


def cookie(request: Request, response: Response, name: str, value: str, *, age: int | None = None) -> None:
    """A cookie that no script reads and no other site's form sends."""
    https = request.app.state.settings.https
    response.set_cookie(named(request, name), value, max_age=age, httponly=True, samesite="lax", secure=https)


def forget(request: Request, response: Response, name: str) -> None:
    response.delete_cookie(named(request, name), httponly=True, samesite="lax", secure=request.app.state.settings.https)


def remember(request: Request, response: Response, language: str, theme: str) -> None:
    cookie(request, response, PREFERENCES, f"{language}.{theme}", age=A_YEAR)


@cache
def static_version() -> str:
    """Changes when any static file does, so that browsers may keep them for a year."""
    digest = hashlib.sha256()
    for file in sorted(STATIC.rglob("*")):
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


class Static(StaticFiles):
    """The vendored scripts, styles and pictures; those asked for by version may be kept."""

    def file_response(self, *given: Any, **named: Any) -> Response:
        response = super().file_response(*given, **named)
        scope: Scope = given[2] if len(given) > 2 else named["scope"]
        kept = f"v={static_version()}".encode() in scope.get("query_string", b"")
        response.headers["cache-control"] = f"public, max-age={A_YEAR}, immutable" if kept else "no-cache"
        return response
