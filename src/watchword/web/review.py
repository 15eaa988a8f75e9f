"""Review: what is doubtful, beside its text; one key settles it, and it can be taken back."""

from __future__ import annotations

from typing import Any, get_args

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from watchword.desk.inbox import inbox
from watchword.desk.review import queue, settle, span_of
from watchword.judging.reviewed import Doubt
from watchword.model.claim import Modality
from watchword.model.document import Document
from watchword.model.inbox import Wanted
from watchword.model.review import ReviewKind, ReviewVerdict
from watchword.web.error import WebError
from watchword.web.pages import page
from watchword.web.visitor import Analyst, Form, field, record, visitor_of

router = APIRouter(include_in_schema=False)
BEST = 30  # documents whose doubts are shown: the best ranked that nobody has dismissed
AROUND = 60  # characters of text on each side
HISTORY = 50


@router.get("/review")
def show(request: Request) -> Response:
    """The doubts of the best-ranked documents, the weightiest first, and who decided what."""
    shelf = request.app.state.shelf
    desk = shelf.desk()
    rows: list[tuple[Doubt, Document, tuple[str, str, str]]] = []
    for item in inbox(desk, Wanted(), visitor_of(request).name, size=BEST).items:
        document = desk.workspace.document(item.document)
        settled = len(desk.workspace.reviews(document.id, in_force=False)), len(desk.workspace.reviews(document.id))
        doubts = shelf.cached(("doubts", document.id, settled), lambda document=document: queue(desk, document))
        rows += [(doubt, document, around(doubt, document)) for doubt in doubts]
    rows.sort(key=lambda row: -row[0].weight)
    made = desk.workspace.reviews(in_force=False)[::-1][:HISTORY]
    return page(
        request, "review.html", rows=rows, made=made, types=desk.book.claim_types, modalities=get_args(Modality)
    )


def around(doubt: Doubt, document: Document) -> tuple[str, str, str]:
    """The words with what stands before and after them."""
    text, span = document.text, doubt.span
    return text[max(0, span.start - AROUND) : span.start], span.of(text), text[span.end : span.end + AROUND]


@router.post("/review/settle")
def decide(request: Request, form: Form, visitor: Analyst) -> Response:
    """Accept, reject or correct one thing."""
    desk = request.app.state.shelf.desk()
    kind, verdict = one_of(field(form, "kind"), ReviewKind), one_of(field(form, "verdict"), ReviewVerdict)
    correction = {name: field(form, name) for name in ("type", "modality", "term")} if verdict == "correct" else {}
    number = settle(
        desk,
        desk.workspace.document(field(form, "document")),
        kind,
        verdict,
        span_of(field(form, "at")),
        field(form, "key"),
        correction,
        by=visitor.name,
        note=field(form, "note")[:1000],
    )
    record(request, f"review.{verdict}", field(form, "document"), f"{number} {field(form, 'key')}")
    return RedirectResponse("/review", status_code=303)


@router.post("/review/undo")
def undo(request: Request, form: Form, visitor: Analyst) -> Response:
    """Take a review back; it stays in the record."""
    number = field(form, "number")
    request.app.state.shelf.desk().workspace.undo_review(int(number) if number.isdecimal() and len(number) < 18 else 0)
    record(request, "review.undo", number)
    return RedirectResponse("/review", status_code=303)


def one_of(value: str, values: Any) -> Any:
    if value not in get_args(values):
        raise WebError(f"{value!r}: choose one of {', '.join(get_args(values))}")
    return value
