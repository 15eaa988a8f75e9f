"""For editors: readers' replies that wait, are shown or hidden; and the way from a reply to a correction."""

from __future__ import annotations

from typing import Annotated, get_args
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from watchword.desk import Desk
from watchword.desk.replies import Written, answer
from watchword.model.edition import Kept
from watchword.model.reply import ReplyState
from watchword.store.press import Press
from watchword.store.replies import ReplyStore
from watchword.web.error import WebError
from watchword.web.forms import Form, field, local
from watchword.web.pages import page
from watchword.web.visitor import record, visitor_of

router = APIRouter(include_in_schema=False)
SIZE = 50


def kept_at(request: Request, slug: str) -> tuple[Desk, Kept]:
    desk = request.app.state.shelf.desk()
    kept = Press(desk.workspace.database).at(slug)
    if kept is None or kept.public is None:
        raise WebError("no brief is published here", 404)
    return desk, kept


@router.get("/replies")
def queue(
    request: Request, state: ReplyState = "waiting", after: Annotated[int, Query(ge=0, le=100_000)] = 0
) -> Response:
    """What waits for a look, with the signs of spam and what was reported."""
    store = ReplyStore(request.app.state.shelf.desk().workspace.database)
    found = store.queue(state, after=after, size=SIZE + 1)
    return page(
        request,
        "replies.html",
        found=found[:SIZE],
        more=after + SIZE if len(found) > SIZE else None,
        state=state,
        states=get_args(ReplyState),
        counts=store.counts(),
    )


@router.get("/replies/{number}/correct")
def correct(request: Request, number: Annotated[int, Path(ge=1, le=2**53)]) -> Response:
    """To the brief, with the reply beside it: what is saved there is noted as a correction after it."""
    desk = request.app.state.shelf.desk()
    reply = ReplyStore(desk.workspace.database).one(number)
    kept = Press(desk.workspace.database).numbered(reply.brief)
    if kept is None:
        raise WebError("the brief of this reply is no longer there", 404)
    return RedirectResponse(
        f"/documents/{kept.document}/brief/edit?form={quote(kept.form)}&lang={kept.language}&reply={number}",
        status_code=303,
    )


@router.post("/replies/act")
def act(request: Request, form: Form) -> Response:
    """Show, hide, put back, erase or answer one reply."""
    desk = request.app.state.shelf.desk()
    store, number, action = ReplyStore(desk.workspace.database), number_of(form, "number"), field(form, "action")
    reply = store.one(number)
    states: dict[str, ReplyState] = {"show": "shown", "hide": "hidden", "wait": "waiting"}
    if action in states:
        store.decide(number, states[action])
    elif action == "erase":
        store.erase(number)
    elif action == "answer":
        _, kept = kept_at(request, field(form, "slug"))
        if reply.brief != kept.number:
            raise WebError("there is no such reply here", 404)
        if reply.state != "shown":
            store.decide(number, "shown")
        answer(desk, kept, Written(field(form, "text"), answers=number), visitor_of(request).name)
    else:
        raise WebError(f"{action!r}: choose show, hide, wait, erase or answer")
    record(request, f"reply.{action}", str(number))
    return RedirectResponse(local(field(form, "next", "/replies")), status_code=303)


def number_of(form: FormData, name: str) -> int:
    value = field(form, name)
    return int(value) if value.isdecimal() and len(value) < 16 else 0
