"""What to read first: ranked documents with the reasons, search, and what to do with them."""

from __future__ import annotations

from typing import Annotated, Any, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.datastructures import FormData
from starlette.responses import JSONResponse, RedirectResponse, Response

from watchword.desk.inbox import PAGE, day_of, inbox
from watchword.model.inbox import Sort, State, Verdict, Wanted
from watchword.model.military_link import MilitaryLink
from watchword.store.inbox import InboxStore
from watchword.web.error import WebError
from watchword.web.forms import Form, field, local
from watchword.web.pages import page
from watchword.web.visitor import Reader, record, visitor_of

router = APIRouter(include_in_schema=False)
ACTIONS = ("keep", "dismiss", "open", "read", "unread")
LONGEST = 300  # characters of a query, or of a view's name


@router.get("/inbox")
def show(request: Request, after: Annotated[int, Query(ge=0, le=1_000_000)] = 0) -> Response:
    desk, visitor = request.app.state.shelf.desk(), visitor_of(request)
    asked = {
        key: value.strip()[:LONGEST] for key, value in request.query_params.items() if key in KEYS and value.strip()
    }
    found, wrong = None, ""
    try:
        found = inbox(desk, wanted_of(asked), visitor.name, after=after)
    except Exception as error:
        wrong = complaint(error)
    return page(
        request,
        "inbox.html",
        status=400 if wrong else 200,
        asked=dict.fromkeys(KEYS, "") | asked,
        found=found,
        wrong=wrong,
        after=after,
        size=PAGE,
        query=urlencode(asked),
        states=get_args(State),
        sorts=get_args(Sort),
        kinds=values(request, "publisher_kind"),
        links=[link.label for link in MilitaryLink],
        genres=sorted(rule.genre for rule in desk.book.genres),
        occasions=values(request, "occasion"),
        link_to=lambda **changed: "/inbox?" + urlencode({**asked, **changed}),
    )


def values(request: Request, column: str) -> list[str]:
    """What a filter offers; kept until documents come or go."""
    shelf = request.app.state.shelf
    found: list[str] = shelf.cached(
        ("values", column), lambda: InboxStore(shelf.desk().workspace.database).values(column)
    )
    return found


def complaint(error: Exception) -> str:
    """What is wrong with a query, for the page that it came from; any other error goes on."""
    from watchword.model.error import WatchwordError

    if isinstance(error, WatchwordError):
        return str(error)
    raise error


KEYS = ("words", "since", "until", "issuer", "publisher", "kind", "occasion", "link", "genre", "first", "state", "sort")


def wanted_of(asked: dict[str, str]) -> Wanted:
    """What an address asks for; an unknown state or order is the usual one."""
    given: dict[str, Any] = {key: value for key, value in asked.items() if key not in ("state", "sort", "first")}
    given |= {key: day_of(asked[key]) for key in ("since", "until") if key in asked}
    given |= {"state": asked["state"]} if asked.get("state") in get_args(State) else {}
    given |= {"sort": asked["sort"]} if asked.get("sort") in get_args(Sort) else {}
    return Wanted(**given, first="first" in asked)


@router.post("/inbox/act")
def act(request: Request, form: Form, visitor: Reader) -> Response:
    """Keep, dismiss, read or unread documents, one or many; says what was before, so that it can be undone."""
    action, ids = field(form, "action"), ids_of(form)
    if action not in ACTIONS:
        raise WebError(f"{action!r}: choose one of {', '.join(ACTIONS)}")
    store = InboxStore(request.app.state.shelf.desk().workspace.database)
    before: dict[str, Verdict | None] = {}
    if action in ("read", "unread"):
        store.mark_read(ids, visitor.name, read=action == "read")
    elif not visitor.may("analyst"):
        raise WebError("this needs the role analyst; a reader marks what was read", 403)
    else:
        verdict: Verdict | None = {"keep": "kept", "dismiss": "dismissed"}.get(action)  # type: ignore[assignment]
        before = store.decide(ids, verdict, visitor.name)
        for id in before:
            record(request, f"inbox.{action}", id)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"done": len(ids), "before": before})
    return RedirectResponse(local(field(form, "next", "/inbox")), status_code=303)


def ids_of(form: FormData) -> list[str]:
    ids = [value for value in form.getlist("id") if isinstance(value, str)]
    if not ids:
        raise WebError("nothing is chosen; tick a document first")
    return ids[:PAGE]


@router.post("/inbox/views")
def save_view(request: Request, form: Form) -> Response:
    """Keep the filters at hand under a name, or forget such a view."""
    store, visitor = InboxStore(request.app.state.shelf.desk().workspace.database), visitor_of(request)
    query, name, gone = field(form, "query"), field(form, "name")[:LONGEST], field(form, "remove")
    if gone:
        store.remove_view(visitor.name, int(gone) if gone.isdecimal() and len(gone) < 18 else 0)
    elif not name:
        raise WebError("a view needs a name")
    else:
        store.save_view(visitor.name, name, query[: 10 * LONGEST])
    return RedirectResponse(f"/inbox?{query}" if query and not gone else "/inbox", status_code=303)
