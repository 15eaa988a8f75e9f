"""Who is asking, and what they may do."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Request

from watchword.desk.accounts import ALONE, People
from watchword.model.account import ROLES, Account, Role, lower
from watchword.model.brief import Language
from watchword.web.error import WebError
from watchword.web.words import preferred

Theme = Literal["auto", "light", "dark"]
SESSION = "watchword_session"
VISIT = "watchword_visit"
PREFERENCES = "watchword_preferences"


FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")  # what a proxy adds
NOBODY = "this needs a login"


@dataclass(frozen=True, slots=True)
class Visitor:
    """One browser, or one program with a token. ``role`` is empty for somebody who hasn't logged in; ``visit`` ties
    forms to the browser that was given them."""

    name: str
    role: Role | None
    visit: str
    language: Language = "en"
    theme: Theme = "auto"
    alone: bool = False  # without accounts, at this machine
    program: bool = False  # with a token

    def may(self, role: Role) -> bool:
        return self.role is not None and ROLES.index(self.role) >= ROLES.index(role)


def visitor_of(request: Request) -> Visitor:
    """The visitor of a request, looked up once: a program by its token, a person by the login, else the one person at
    this machine where there are no accounts, else nobody yet."""
    if not hasattr(request.state, "visitor"):
        request.state.visitor = _visitor(request)
    found: Visitor = request.state.visitor
    return found


def _visitor(request: Request) -> Visitor:
    people, (language, theme) = people_of(request), preferences(request)
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    if secret:  # a token that doesn't hold is no reason to look for something else
        found = people.with_token(secret.strip()) if kind.lower() == "bearer" else None
        if found is None:
            raise WebError("this token doesn't hold: it is unknown, over or revoked", 401)
        account, token = found
        return Visitor(account.name, lower(account.role, token.role), "", language, theme, program=True)
    if (held := request.cookies.get(named(request, SESSION), "")) and (person := people.logged_in(held)):
        return Visitor(person.name, person.role, held, language, theme)
    if request.app.state.settings.alone and not forwarded(request) and not people.accounts.any():
        return Visitor(ALONE, "editor", visit_of(request), language, theme, alone=True)
    return Visitor("", None, visit_of(request), language, theme)


def people_of(request: Request) -> People:
    people: People = request.app.state.people
    return people


def account_of(request: Request) -> Account:
    """The account of whoever is logged in.

    Raises:
        WebError: nobody is, or it is a program.
    """
    visitor = visitor_of(request)
    found = None if visitor.alone or visitor.program else people_of(request).accounts.named(visitor.name)
    if found is None:
        raise WebError("this needs an account and a login in a browser; see `watchword accounts add`", 403)
    return found[0]


def forwarded(request: Request) -> bool:
    """Whether a proxy passed the request on: then anybody may have sent it."""
    return any(name in request.headers for name in FORWARDED)


def address_of(request: Request) -> str:
    """Where a request comes from, for counting tries only. With --https that is what the proxy at this machine says,
    and of several addresses the last, which it added itself."""
    peer = request.client.host if request.client else ""
    if request.app.state.settings.https and request.app.state.settings.loopback:
        return request.headers.get("x-forwarded-for", "").rsplit(",", 1)[-1].strip()[:45] or peer
    return peer


def record(request: Request, what: str, thing: str = "", detail: str = "") -> None:
    """Keep who did what."""
    people_of(request).acts.keep(visitor_of(request).name or "?", what, thing, detail)


def named(request: Request, name: str) -> str:
    """A cookie's name. ``__Host-`` has browsers refuse it unless it is secure and of this very host; plain HTTP can't
    have it."""
    return f"__Host-{name}" if request.app.state.settings.https else name


def visit_of(request: Request) -> str:
    """The browser's own number, made at its first request."""
    if not hasattr(request.state, "visit"):
        request.state.visit = request.cookies.get(named(request, VISIT), "") or secrets.token_urlsafe(24)
    return str(request.state.visit)


def preferences(request: Request) -> tuple[Language, Theme]:
    """Language and theme as chosen, else as the browser asks."""
    language, _, theme = request.cookies.get(named(request, PREFERENCES), "").partition(".")
    chosen: Language = "zh" if language == "zh" else "en"
    if not language:
        chosen = preferred(request.headers.get("accept-language", ""))
    return chosen, "light" if theme == "light" else "dark" if theme == "dark" else "auto"


def needs(role: Role) -> Callable[[Request], Visitor]:
    """A dependency that lets only visitors of a role, or a higher one, through."""

    def allowed(request: Request) -> Visitor:
        visitor = visitor_of(request)
        if visitor.role is None:
            raise WebError(NOBODY, 401)
        if not visitor.may(role):
            record(request, "refused", request.url.path, role)
            raise WebError(f"this needs the role {role}; yours is {visitor.role}", 403)
        return visitor

    return allowed


def in_person(request: Request) -> None:
    """A token may work, but not see to accounts: who steals one must not make others by it.

    Raises:
        WebError: a program asks.
    """
    if visitor_of(request).program:
        raise WebError("accounts are seen to in a browser, not with a token", 403)


Reader = Annotated[Visitor, Depends(needs("reader"))]
Analyst = Annotated[Visitor, Depends(needs("analyst"))]
Editor = Annotated[Visitor, Depends(needs("editor"))]
