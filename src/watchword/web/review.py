"""Review: what is doubtful, beside its text; one key settles it, and it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from watchword.desk import proposals
from watchword.desk.entities import decide as decide_names
from watchword.desk.inbox import inbox
from watchword.desk.review import queue, settle, span_of
from watchword.desk.review_more import first_seen, flaws, matches
from watchword.judging.reviewed import Doubt
from watchword.model.claim import Modality
from watchword.model.document import Document
from watchword.model.inbox import Item, Wanted
from watchword.model.reading import Reading
from watchword.model.review import ReviewKind, ReviewVerdict
from watchword.model.span import Span
from watchword.web.error import WebError
from watchword.web.forms import Form, field
from watchword.web.pages import page
from watchword.web.visitor import Analyst, record, visitor_of

router = APIRouter(include_in_schema=False)
Show = Literal["claims", "matches", "phrases", "proposals", "flags"]
BEST = 30  # documents whose doubts are shown: the best ranked that nobody has dismissed
AROUND = 60  # characters of text on each side
HISTORY = 50
MOST_PROPOSED = 100


@router.get("/review")
def show(request: Request, show: Show = "claims") -> Response:
    """What is doubtful in the best-ranked documents, the weightiest first, and who decided what."""
    desk = request.app.state.shelf.desk()
    lists = {"claims": claims, "matches": matched, "phrases": new_phrases, "proposals": proposed, "flags": flagged}
    rows = lists[show](request)
    settled = proposals.decided(desk) if show == "proposals" else []
    made = desk.workspace.reviews(in_force=False)[::-1][:HISTORY]
    return page(
        request,
        "review.html",
        show=show,
        shows=get_args(Show),
        rows=rows,
        made=made,
        decisions=desk.workspace.decisions(in_force=False)[::-1][:HISTORY] if show == "matches" else [],
        settled=settled[:HISTORY],
        categories=sorted({term.category for term in desk.book.terms} | {"proposed"}),
        types=desk.book.claim_types,
        modalities=get_args(Modality),
    )


def best(request: Request) -> Iterator[tuple[Item, Document]]:
    desk = request.app.state.shelf.desk()
    for item in inbox(desk, Wanted(), visitor_of(request).name, size=BEST).items:
        yield item, desk.workspace.document(item.document)


def reading_of(request: Request, document: Document) -> Reading:
    """The reading as reviewed, kept until somebody reviews it again."""
    shelf = request.app.state.shelf
    desk = shelf.desk()
    made = desk.workspace.reviews(document.id, in_force=False)
    settled = len(made), sum(review.undone is not None for review in made)
    found: Reading = shelf.cached(("reading", document.id, settled), lambda: desk.read(document))
    return found


def claims(request: Request) -> list[Any]:
    shelf = request.app.state.shelf
    desk = shelf.desk()
    rows: list[tuple[Doubt, Document, tuple[str, str, str]]] = []
    for _, document in best(request):
        settled = len(desk.workspace.reviews(document.id, in_force=False)), len(desk.workspace.reviews(document.id))
        doubts = shelf.cached(("doubts", document.id, settled), lambda document=document: queue(desk, document))
        rows += [(doubt, document, around(doubt.span, document)) for doubt in doubts]
    return sorted(rows, key=lambda row: -row[0].weight)


def matched(request: Request) -> list[Any]:
    shelf = request.app.state.shelf
    desk = shelf.desk()
    decided = desk.workspace.decisions()
    rows: dict[tuple[str, str], Any] = {}
    for _, document in best(request):
        reading = reading_of(request, document)
        key = (
            "matches",
            document.id,
            len(decided),
            sum(one.undone is not None for one in desk.workspace.decisions(in_force=False)),
        )
        found = shelf.cached(key, lambda reading=reading: list(matches(desk, reading, decided)))
        for one in found:
            rows.setdefault((one.name, one.other.name), (one, document, around(one.span, document)))
    return list(rows.values())


def new_phrases(request: Request) -> list[Any]:
    desk = request.app.state.shelf.desk()
    rows = []
    for item, document in best(request):
        for one in first_seen(desk, item, reading_of(request, document)):
            rows.append((one, document, around(one.span, document)))
    return rows


def flagged(request: Request) -> list[Any]:
    """Flawed texts that nobody has kept all the same."""
    rows = []
    for item, document in best(request):
        if item.verdict is None and (found := list(flaws(document, reading_of(request, document)))):
            rows.append((found, document, None))
    return rows


def around(span: Span, document: Document) -> tuple[str, str, str]:
    """The words with what stands before and after them."""
    text = document.text
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
    return RedirectResponse(f"/review?show={one_of(field(form, 'show', 'claims'), Show)}", status_code=303)


@router.post("/review/match")
def match(request: Request, form: Form, visitor: Analyst) -> Response:
    """Decide whether two names are one, or take that back."""
    desk = request.app.state.shelf.desk()
    if number := field(form, "number"):
        desk.workspace.undo(int(number) if number.isdecimal() and len(number) < 18 else 0)
        record(request, "match.undo", number)
    else:
        left, right, verdict = field(form, "left")[:200], field(form, "right")[:200], field(form, "verdict")
        if verdict not in ("is", "different"):
            raise WebError(f"{verdict!r}: choose is or different")
        why = field(form, "why")[:500] or "as reviewed in the browser"
        made, _ = decide_names(desk, left, right, verdict, why, visitor.name)  # type: ignore[arg-type]
        record(request, f"match.{verdict}", f"{left} / {right}", str(made))
    return RedirectResponse("/review?show=matches", status_code=303)


def proposed(request: Request) -> list[Any]:
    """Phrases that discovery proposed for the codebook."""
    return proposals.waiting(request.app.state.shelf.desk())[:MOST_PROPOSED]


@router.post("/review/proposal")
def decide_proposal(request: Request, form: Form, visitor: Analyst) -> Response:
    """Accept a proposed phrase into the workspace's codebook, reject it for good, or take either back."""
    desk, phrase, verdict = request.app.state.shelf.desk(), field(form, "phrase"), field(form, "verdict")
    if verdict == "accept":
        proposals.accept(desk, phrase, {name: field(form, name) for name in proposals.LONGEST}, by=visitor.name)
    elif verdict == "reject":
        proposals.reject(desk, phrase, by=visitor.name)
    elif verdict == "undo":
        proposals.take_back(desk, phrase)
    else:
        raise WebError(f"{verdict!r}: choose one of accept, reject, undo")
    record(request, f"review.{verdict}", phrase[:80], "proposed phrase")
    return RedirectResponse("/review?show=proposals", status_code=303)


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
