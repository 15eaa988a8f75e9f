"""Who is asking, and whether a change really comes from one of our pages."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Request
from starlette.datastructures import FormData

from watchword.web.error import WebError
from watchword.web.words import Language, preferred

Role = Literal["reader", "analyst", "editor"]
Theme = Literal["auto", "light", "dark"]
ROLES: tuple[Role, ...] = ("reader", "analyst", "editor")  # each may do what those before it may
ALONE = "me"  # the one person of a single-user workspace
VISIT = "watchword_visit"
PREFERENCES = "watchword_preferences"


@dataclass(frozen=True, slots=True)
class Visitor:
    """One browser, or one program with a token. ``visit`` ties forms to the browser that was given them."""

    name: str
    role: Role
    visit: str
    language: Language = "en"
    theme: Theme = "auto"
    alone: bool = True

    def may(self, role: Role) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)


def visitor_of(request: Request) -> Visitor:
    """The visitor of a request; without accounts that is the one person at this machine."""
    language, theme = preferences(request)
    return Visitor(ALONE, "editor", visit_of(request), language, theme)


def visit_of(request: Request) -> str:
    """The browser's own number, made at its first request."""
    if not hasattr(request.state, "visit"):
        request.state.visit = request.cookies.get(VISIT, "") or secrets.token_urlsafe(24)
    return str(request.state.visit)


def preferences(request: Request) -> tuple[Language, Theme]:
    """Language and theme as chosen, else as the browser asks."""
    language, _, theme = request.cookies.get(PREFERENCES, "").partition(".")
    chosen: Language = "zh" if language == "zh" else "en"
    if not language:
        chosen = preferred(request.headers.get("accept-language", ""))
    return chosen, "light" if theme == "light" else "dark" if theme == "dark" else "auto"


Asking = Annotated[Visitor, Depends(visitor_of)]


def needs(role: Role) -> Callable[[Request], Visitor]:
    """A dependency that lets only visitors of a role, or a higher one, through."""

    def allowed(request: Request) -> Visitor:
        visitor = visitor_of(request)
        if not visitor.may(role):
            raise WebError(f"this needs the role {role}; yours is {visitor.role}", 403)
        return visitor

    return allowed


Analyst = Annotated[Visitor, Depends(needs("analyst"))]
Editor = Annotated[Visitor, Depends(needs("editor"))]


# --- forms ---------------------------------------------------------------------------------------------------------


def form_token(request: Request) -> str:
    """What a form must send back. Another mask each time, so that compressed pages don't give it away letter by letter."""
    expected = _expected(request)
    mask = secrets.token_bytes(len(expected))
    return (mask + bytes(a ^ b for a, b in zip(mask, expected, strict=True))).hex()


async def form_of(request: Request) -> FormData:
    """The form of a request that one of our own pages sent.

    Raises:
        WebError: it came from another site, or without the token of this browser.
    """
    site = request.headers.get("sec-fetch-site", "")
    origin = request.headers.get("origin", "")
    if site not in ("", "same-origin", "none") or (
        origin and origin.split("://", 1)[-1] != request.headers.get("host")
    ):
        raise WebError("this form was sent from another site; nothing was changed", 403)
    form = await request.form(max_files=0, max_fields=2_000)
    given = str(form.get("token") or request.headers.get("x-form-token", ""))
    if not _fits(given, _expected(request)):
        raise WebError("this form is too old or not from this browser; load the page again and repeat", 403)
    return form


Form = Annotated[FormData, Depends(form_of)]


def field(form: FormData, name: str, default: str = "") -> str:
    """A text field of a form, without white space around it."""
    value = form.get(name, default)
    return value.strip() if isinstance(value, str) else default


def local(path: str) -> str:
    """A path of this server to go to next; the start page for anything that would lead elsewhere."""
    safe = (
        path.startswith("/") and not path.startswith(("//", "/\\")) and not any(ord(c) < 32 or c == "\\" for c in path)
    )
    return path if safe else "/"


def _expected(request: Request) -> bytes:
    secret: bytes = request.app.state.secret
    return hmac.new(secret, visit_of(request).encode(), hashlib.sha256).digest()


def _fits(given: str, expected: bytes) -> bool:
    try:
        raw = bytes.fromhex(given)
    except ValueError:
        return False
    mask, masked = raw[: len(expected)], raw[len(expected) :]
    if len(masked) != len(expected):
        return False
    return hmac.compare_digest(bytes(a ^ b for a, b in zip(mask, masked, strict=True)), expected)
