"""For editors: who has an account, and who did what."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from watchword.desk.accounts import hashed
from watchword.model.account import Role
from watchword.web.error import WebError
from watchword.web.forms import Form, field
from watchword.web.pages import page
from watchword.web.phrases import cell
from watchword.web.visitor import people_of, record, visitor_of
from watchword.writing.acts import act_form

router = APIRouter(include_in_schema=False)
SIZE = 100
KINDS = ("login", "logout", "account", "token", "inbox", "review", "match", "brief", "reply", "refused")


@router.get("/people")
def show(request: Request) -> Response:
    return page(
        request,
        "people.html",
        accounts=people_of(request).accounts.all(),
        roles=get_args(Role),
        folder=request.app.state.settings.workspace,
    )


@router.post("/people/role")
def change_role(request: Request, form: Form) -> Response:
    name, role = field(form, "name"), field(form, "role")
    if role not in get_args(Role):
        raise WebError(f"{role!r}: choose one of {', '.join(get_args(Role))}")
    people_of(request).accounts.change_role(name, role)  # type: ignore[arg-type]
    record(request, "account.role", name, role)
    return RedirectResponse("/people", status_code=303)


@router.post("/people/logout")
def log_out(request: Request, form: Form) -> Response:
    """End all logins of somebody else, who may log in again."""
    name = field(form, "name")
    people_of(request).accounts.end_others(name, hashed(visitor_of(request).visit))
    record(request, "account.logout", name)
    return RedirectResponse("/people", status_code=303)


@router.post("/people/remove")
def remove(request: Request, form: Form) -> Response:
    """End an account; one's own is ended by another editor or with the command."""
    name = field(form, "name")
    if name == visitor_of(request).name:
        raise WebError("your own account is removed by another editor, or with `watchword accounts remove`")
    people_of(request).accounts.remove(name)
    record(request, "account.remove", name)
    return RedirectResponse("/people", status_code=303)


@router.get("/people/acts")
def acts(
    request: Request,
    by: Annotated[str, Query(max_length=80)] = "",
    what: Annotated[str, Query(max_length=40)] = "",
    before: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> Response:
    """Who did what, the newest first."""
    store = people_of(request).acts
    found = store.page(by=by, what=what, before=before, size=SIZE + 1)
    more = found[SIZE - 1].number if len(found) > SIZE else 0
    return page(
        request,
        "acts.html",
        acts=found[:SIZE],
        more=more,
        by=by,
        what=what,
        people=store.people(),
        kinds=KINDS,
    )


@router.get("/people/acts.{format}")
def download(
    request: Request,
    format: Literal["csv", "jsonl"],
    by: Annotated[str, Query(max_length=80)] = "",
    what: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """The record as a file."""
    every = people_of(request).acts.all(by=by, what=what)

    def lines() -> Iterator[str]:
        if format == "csv":
            yield "number,at,by,what,thing,detail\n"
        for act in every:
            form = act_form(act)
            if format == "csv":
                yield ",".join(cell(str(value)) for value in form.values()) + "\n"
            else:
                yield json.dumps(form, ensure_ascii=False) + "\n"

    media = "text/csv; charset=utf-8" if format == "csv" else "application/x-ndjson"
    headers = {"Content-Disposition": f'attachment; filename="acts.{format}"'}
    return StreamingResponse(lines(), media_type=media, headers=headers)
