"""Coming in and going out, and what people see to for themselves: password, logins, tokens of programs."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from watchword.desk import passwords
from watchword.desk.accounts import DAYS, WINDOW, hashed
from watchword.model.account import ROLES
from watchword.model.error import WatchwordError
from watchword.store.database import utc
from watchword.web.error import WebError
from watchword.web.forms import Form, field, local
from watchword.web.pages import cookie, forget, page
from watchword.web.visitor import SESSION, VISIT, account_of, address_of, named, people_of, record, visitor_of

router = APIRouter(include_in_schema=False)
public = APIRouter(include_in_schema=False)
NEVER_KEPT = {"Cache-Control": "no-store"}


@public.get("/login")
def ask(request: Request, next: str = "/") -> Response:
    """The form; who is in already goes on."""
    if visitor_of(request).role:
        return RedirectResponse(local(next), status_code=303)
    return page(request, "login.html", going=local(next), wrong="", name="")


@public.post("/login")
def come_in(request: Request, form: Form) -> Response:
    """A new login with a new secret, whatever the browser had before. What is wrong, name or password, isn't told."""
    people, name, next = people_of(request), field(form, "name"), local(field(form, "next"))
    password = form.get("password")
    if not people.accounts.any():
        raise WebError("there are no accounts; `watchword accounts add` makes one", 403)
    if people.must_wait(name, address_of(request)):
        if not people.too_often("throttled", address_of(request), 1, WINDOW):
            people.acts.keep("?", "login.throttled")  # once a while: the record isn't theirs to fill
        raise WebError("too many tries; wait a quarter of an hour", 429)
    agent = request.headers.get("user-agent", "")
    found = people.login(name, password if isinstance(password, str) else "", address_of(request), agent)
    if found is None:
        return page(request, "login.html", status=403, going=next, wrong="login.wrong", name=name[:80])
    if held := request.cookies.get(named(request, SESSION)):
        people.accounts.end(hashed(held))
    response = RedirectResponse(next, status_code=303, headers=NEVER_KEPT)
    forget(request, response, VISIT)
    cookie(request, response, SESSION, found[1])
    return response


@router.post("/logout")
def go(request: Request, form: Form) -> Response:
    people_of(request).accounts.end(hashed(visitor_of(request).visit))
    record(request, "logout")
    response = RedirectResponse("/login", status_code=303, headers=NEVER_KEPT)
    forget(request, response, SESSION)
    return response


@router.get("/account")
def own(request: Request) -> Response:
    """Who one is here."""
    return account_page(request)


def account_page(request: Request, *, wrong: str = "", done: str = "", secret: str = "") -> Response:
    visitor, store = visitor_of(request), people_of(request).accounts
    return page(
        request,
        "account.html",
        status=400 if wrong else 200,
        logins=[] if visitor.alone else store.sessions(visitor.name),
        tokens=[] if visitor.alone else store.tokens(visitor.name),
        roles=[role for role in ROLES if visitor.may(role)],
        lengths=DAYS,
        shortest=passwords.SHORTEST,
        now=utc(),
        folder=request.app.state.settings.workspace,
        wrong=wrong,
        done=done,
        secret=secret,
    )


@router.post("/account/password")
def change_password(request: Request, form: Form) -> Response:
    """Only who knows the old password sets a new one; all other logins and all tokens end."""
    people, account = people_of(request), account_of(request)
    old, new, again = (str(form.get(key, "")) for key in ("old", "new", "again"))
    if people.must_wait(account.name, address_of(request)):
        raise WebError("too many tries; wait a quarter of an hour", 429)
    found = people.accounts.named(account.name)
    if found is None or not passwords.fits(found[1], old):
        return account_page(request, wrong="account.not_old")
    if new != again:
        return account_page(request, wrong="account.not_twice")
    try:
        people.set_password(account.name, new, keep=visitor_of(request).visit)
    except WatchwordError as error:
        return account_page(request, wrong=str(error))
    record(request, "account.password", account.name)
    return account_page(request, done="account.changed")


@router.post("/account/logins")
def end_others(request: Request, form: Form) -> Response:
    """End all other logins."""
    people_of(request).accounts.end_others(account_of(request).name, hashed(visitor_of(request).visit))
    record(request, "logout", "others")
    return RedirectResponse("/account", status_code=303)


@router.post("/account/tokens")
def make_token(request: Request, form: Form) -> Response:
    """Make a token; the page that comes back is the only one that ever shows it."""
    days, role = field(form, "days"), field(form, "role")
    try:
        secret = people_of(request).add_token(
            account_of(request),
            field(form, "name"),
            role,  # type: ignore[arg-type]
            int(days) if days.isdecimal() and len(days) < 5 else 0,
        )
    except WatchwordError as error:
        if isinstance(error, WebError):
            raise
        return account_page(request, wrong=str(error))
    record(request, "token.add", field(form, "name")[:80], role)
    return account_page(request, secret=secret)


@router.post("/account/tokens/revoke")
def revoke(request: Request, form: Form) -> Response:
    number = field(form, "number")
    label = people_of(request).accounts.revoke(
        account_of(request).name, int(number) if number.isdecimal() and len(number) < 18 else 0
    )
    record(request, "token.revoke", label)
    return RedirectResponse("/account", status_code=303)
