"""What programs may change: JSON over HTTP, with a token where there are accounts."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from watchword.desk import proposals
from watchword.desk.press import edited, publish, save
from watchword.desk.review import settle, span_of
from watchword.model.brief import Language
from watchword.model.inbox import Verdict
from watchword.model.reply import Reply, ReplyState
from watchword.model.review import ReviewKind, ReviewVerdict
from watchword.store.inbox import InboxStore
from watchword.store.replies import ReplyStore
from watchword.web.api import WRONG, Key, answer
from watchword.web.briefs import drafted
from watchword.web.error import WebError
from watchword.web.forms import ours
from watchword.web.pages import base_of
from watchword.web.replies import kept_at
from watchword.web.visitor import Analyst, Editor, Reader, people_of, record, visitor_of
from watchword.writing.acts import act_form


def by_program(request: Request) -> None:
    """A browser's login is not enough: it would be sent along with a form of another site.

    Raises:
        WebError: no token came, where there are accounts; or the body is no JSON.
    """
    visitor = visitor_of(request)
    if not visitor.program and not visitor.alone:
        raise WebError("changes over the API need a token; make one on the page of your account", 403)
    ours(request)
    if request.method != "DELETE" and request.headers.get("content-type", "").split(";")[0] != "application/json":
        raise WebError("send JSON, and say so: Content-Type: application/json", 415)


MORE: dict[int | str, dict[str, Any]] = {
    401: {"description": "No token, or one that doesn't hold."},
    403: {"description": "The token may not do this."},
    415: {"description": "The body is no JSON."},
}
router = APIRouter(prefix="/api/v1", responses=WRONG | MORE, dependencies=[Depends(by_program)])
readable = APIRouter(prefix="/api/v1", responses=WRONG | MORE)
Number = Annotated[int, Path(ge=1, le=2**53)]


class State(BaseModel):
    """What becomes of a document in the inbox."""

    state: Literal["kept", "dismissed", "open", "read", "unread"]


class Settled(BaseModel):
    """A verdict on a claim, a term's sense or a sentence. ``at`` is the range of characters, as in doubts."""

    document: str = Field(max_length=64)
    kind: ReviewKind
    verdict: ReviewVerdict
    at: str = Field(max_length=40, examples=["298-325"])
    key: str = Field(default="", max_length=2000)
    correction: dict[Literal["type", "modality", "term", "text"], Annotated[str, Field(max_length=2000)]] = {}
    note: str = Field(default="", max_length=1000)


class ProposalDecided(BaseModel):
    """What becomes of a proposed phrase. An accepted one needs its English and its meaning; ``term`` puts it right."""

    phrase: str = Field(min_length=1, max_length=60)
    verdict: Literal["accept", "reject", "undo"]
    term: str = Field(default="", max_length=60)
    english: str = Field(default="", max_length=200)
    meaning: str = Field(default="", max_length=1000)
    category: str = Field(default="", max_length=40)


class FormOf(BaseModel):
    """Which brief of a document: the English and the Chinese one have versions of their own."""

    form: str = Field(default="standard", max_length=20)
    lang: Language = "en"


class Words(FormOf):
    """Words of a brief by the ids of its sentences; empty words take a sentence out. ``after`` is the version that they
    were made from, 0 for none; ``note`` tells readers what was corrected."""

    title: str = Field(default="", max_length=300)
    sentences: dict[str, Annotated[str, Field(max_length=2000)]] = {}
    note: str = Field(default="", max_length=2000)
    after: int = Field(ge=0, le=2**31)


class ReplyDecided(BaseModel):
    """What becomes of a reply."""

    state: ReplyState


@router.put("/documents/{key}/state", summary="Keep, dismiss, mark as read, or take that back")
def put_state(request: Request, key: Key, body: State, visitor: Reader) -> Response:
    workspace = request.app.state.shelf.desk().workspace
    id, store = workspace.document(key).id, InboxStore(workspace.database)
    if body.state in ("read", "unread"):
        store.mark_read([id], visitor.name, read=body.state == "read")
    elif not visitor.may("analyst"):
        raise WebError("this needs the role analyst; a reader marks what was read", 403)
    else:
        verdict: Verdict | None = None if body.state == "open" else body.state  # type: ignore[assignment]
        store.decide([id], verdict, visitor.name)
        record(request, f"inbox.{({'kept': 'keep', 'dismissed': 'dismiss', 'open': 'open'})[body.state]}", id)
    return answer(request, {"document": id, "state": body.state})


@router.post("/reviews", summary="Accept, reject or correct", status_code=201)
def review(request: Request, body: Settled, visitor: Analyst) -> Response:
    desk = request.app.state.shelf.desk()
    document = desk.workspace.document(body.document)
    with request.app.state.shelf.heavy:
        number = settle(
            desk, document, body.kind, body.verdict, span_of(body.at), body.key,
            {str(name): value for name, value in body.correction.items()}, by=visitor.name, note=body.note,
        )  # fmt: skip
    record(request, f"review.{body.verdict}", document.id, f"{number} {body.key}")
    made = answer(request, {"number": number})
    made.status_code = 201
    return made


@router.delete("/reviews/{number}", summary="Take a review back; it stays in the record")
def undo(request: Request, number: Number, visitor: Analyst) -> Response:
    request.app.state.shelf.desk().workspace.undo_review(number)
    record(request, "review.undo", str(number))
    return answer(request, {"number": number, "undone": True})


@router.post("/proposals", summary="Accept a proposed phrase, reject it, or take that back")
def decide_proposal(request: Request, body: ProposalDecided, visitor: Analyst) -> Response:
    desk = request.app.state.shelf.desk()
    if body.verdict == "accept":
        given = {"term": body.term, "english": body.english, "meaning": body.meaning, "category": body.category}
        proposals.accept(desk, body.phrase, given, by=visitor.name)
    elif body.verdict == "reject":
        proposals.reject(desk, body.phrase, by=visitor.name)
    else:
        proposals.take_back(desk, body.phrase)
    record(request, f"review.{body.verdict}", body.phrase, "proposed phrase")
    return answer(request, {"phrase": body.phrase, "verdict": body.verdict})


@router.put("/documents/{key}/brief", summary="Keep a version of the brief with other words for some sentences")
def put_brief(request: Request, key: Key, body: Words, visitor: Analyst) -> Response:
    desk, document, brief, _ = drafted(request, key, body.form, body.lang)
    kept = save(
        desk, edited(brief, body.sentences, body.title), by=visitor.name, note=body.note, after=body.after
    )  # fmt: skip
    record(request, "brief.save", document.id, f"{body.form} {body.lang}")
    return answer(
        request, {"document": document.id, "form": body.form, "language": body.lang, "version": kept.newest.version}
    )


@router.post(
    "/documents/{key}/brief/publish", summary="Publish the newest version, if the linter has nothing against it"
)
def publish_brief(request: Request, key: Key, body: FormOf, visitor: Editor) -> Response:
    desk, document, _, _ = drafted(request, key, body.form, body.lang)
    with request.app.state.shelf.heavy:
        kept = publish(desk, document, body.form, body.lang)
    record(request, "brief.publish", kept.slug, f"version {kept.newest.version}")
    base = base_of(request)
    return answer(request, {"permalink": f"{base}/p/{kept.slug}", "version": kept.newest.version})


@router.put("/replies/{number}/state", summary="Show or hide a reader's reply; for editors")
def put_reply(request: Request, number: Number, body: ReplyDecided, visitor: Editor) -> Response:
    ReplyStore(request.app.state.shelf.desk().workspace.database).decide(number, body.state)
    record(request, f"reply.{({'shown': 'show', 'hidden': 'hide', 'waiting': 'wait'})[body.state]}", str(number))
    return answer(request, {"number": number, "state": body.state})


@readable.get("/replies", summary="Readers' replies in a state; for editors")
def replies(
    request: Request,
    visitor: Editor,
    state: ReplyState = "waiting",
    after: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    store = ReplyStore(request.app.state.shelf.desk().workspace.database)
    found = store.queue(state, after=after, size=limit + 1)
    more = str(request.url.include_query_params(after=after + limit)) if len(found) > limit else ""
    rows = [
        {**reply_form(reply), "brief": slug, "signs": reply.signs, "reports": reply.reports} for reply, slug in found
    ]
    return answer(request, {"items": rows[:limit], "next": more})


@readable.get("/briefs/{slug}/replies", summary="The replies shown under a published brief")
def shown(request: Request, slug: Annotated[str, Path(max_length=60)]) -> Response:
    desk, kept = kept_at(request, slug)
    found = ReplyStore(desk.workspace.database).of(kept.number)
    return answer(request, {"items": [reply_form(reply) for reply in found if not reply.erased]})


def reply_form(reply: Reply) -> dict[str, Any]:
    return {
        "number": reply.number,
        "at": reply.made.isoformat(timespec="seconds") + "Z",
        "name": reply.name,
        "editor": bool(reply.editor),
        "answers": reply.answers,
        "sentence": reply.sentence,
        "quote": reply.quote,
        "text": reply.text,
        "state": reply.state,
        "version": reply.version,
        "correction": reply.correction,
    }


@readable.get("/acts", summary="Who did what, the newest first; for editors")
def acts(
    request: Request,
    visitor: Editor,
    by: Annotated[str, Query(max_length=80)] = "",
    what: Annotated[str, Query(max_length=40, description="A kind of act, such as brief or brief.publish.")] = "",
    before: Annotated[int, Query(ge=0, le=2**53, description="Acts with lesser numbers; `next` has it.")] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 100,
) -> Response:
    found = people_of(request).acts.page(by=by, what=what, before=before, size=limit + 1)
    more = str(request.url.include_query_params(before=found[limit - 1].number)) if len(found) > limit else ""
    return answer(request, {"items": [act_form(act) for act in found[:limit]], "next": more})
