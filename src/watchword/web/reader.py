"""One document, read: what is ritual and what is new, what is named and claimed, and where the words come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from watchword.desk import Desk
from watchword.desk.inbox import comparison_of
from watchword.desk.kept import kept
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.reading import Reading
from watchword.model.term import Term
from watchword.store.error import StoreError
from watchword.store.inbox import InboxStore
from watchword.web.cuts import Under, runs, sides, under
from watchword.web.error import WebError
from watchword.web.guard import INERT
from watchword.web.pages import page
from watchword.web.visitor import visitor_of

router = APIRouter(include_in_schema=False)
View = Literal["text", "years", "gloss", "kept"]
LARGEST_SIDE = 4_000  # characters of an earlier passage that are shown


@dataclass(frozen=True, slots=True)
class Opened:
    """A document with all that was found in it."""

    document: Document
    reading: Reading
    comparison: Comparison


def opened(request: Request, key: str) -> Opened:
    """The document of an id, read and compared."""
    shelf = request.app.state.shelf
    desk = shelf.desk()
    document = desk.workspace.document(key)
    reviews = desk.workspace.reviews(document.id, in_force=False)
    settled = len(reviews), sum(review.undone is not None for review in reviews)

    def read() -> Opened:
        reading = desk.read(document)
        return Opened(document, reading, comparison_of(desk, document, reading))

    found: Opened = shelf.cached(("opened", document.id, settled), read)
    return found


@router.get("/documents/{key}")
def show(request: Request, key: str, view: View = "text", at: Annotated[int | None, Query(ge=0)] = None) -> Response:
    here, visitor = opened(request, key), visitor_of(request)
    desk = request.app.state.shelf.desk()
    store = InboxStore(desk.workspace.database)
    store.mark_read([here.document.id], visitor.name)
    shown: dict[View, Callable[[], Any]] = {
        "text": lambda: runs(here.document.text, here.reading, here.comparison),
        "years": lambda: years(desk, here),
        "gloss": lambda: sentences(desk, here),
        "kept": lambda: kept(desk, here.document),
    }
    return page(
        request,
        "reader.html",
        here=here,
        view=view,
        item=store.item(here.document.id, visitor.name),
        types=desk.book.claim_types,
        panel=panel(desk, here, at) if at is not None else None,
        at=at,
        shown=shown[view](),
    )


@router.get("/documents/{key}/at/{place}")
def place(request: Request, key: str, place: int) -> Response:
    """What stands at a place, as a piece of a page."""
    here, desk = opened(request, key), request.app.state.shelf.desk()
    if not 0 <= place < len(here.document.text):
        raise WebError(f"the text has no character {place}", 404)
    return page(request, "panel.html", here=here, types=desk.book.claim_types, panel=panel(desk, here, place))


def panel(desk: Desk, here: Opened, place: int) -> dict[str, object]:
    """What the side pane shows of a place."""
    found = under(place, here.reading, here.comparison)
    terms = {term.term: term for term in desk.book.terms}
    wanted = dict.fromkeys(mention.ref for mention in found.mentions if mention.kind in ("term", "honour"))
    decoded: list[Term] = [terms[name] for name in wanted if name in terms]
    return {"found": found, "terms": decoded, "origin": origin(desk, here, found)}


def origin(desk: Desk, here: Opened, found: Under) -> dict[str, object] | None:
    """The earlier passage beside this one, where the document that has it is still held."""
    segment, reuse = found.segment, found.reuse
    source = (reuse.latest if reuse else None) or (segment.origin if segment else None)
    if source is None or segment is None:
        return None
    try:
        earlier = desk.workspace.document(source.document)
    except StoreError:
        return None
    if reuse and reuse.latest == source:
        ours, theirs = sides(here.document.text, earlier.text, reuse, source.span, reuse.edits)
    else:
        ours, theirs = (
            [(segment.span.of(here.document.text), False)],
            [(source.span.of(earlier.text)[:LARGEST_SIDE], False)],
        )
    first = reuse.earliest if reuse and reuse.earliest and reuse.earliest != source else None
    return {"document": earlier, "ours": ours, "theirs": theirs, "reuse": reuse, "span": source.span, "first": first}


def years(desk: Desk, here: Opened) -> dict[str, object] | None:
    """Clause by clause against the nearest earlier text by the same issuer for the same occasion."""
    last = here.comparison.year_on_year
    if last is None:
        return None
    earlier = desk.workspace.document(last.document)
    rows = [
        (
            change.kind,
            change.here.of(here.document.text) if change.here else "",
            change.there.of(earlier.text) if change.there else "",
        )
        for change in last.changes
    ]
    return {"earlier": earlier, "rows": rows}


def sentences(desk: Desk, here: Opened) -> list[tuple[str, str]]:
    """Each sentence with its word gloss, empty where too little of it is covered."""
    from watchword.writing.naming import gloss

    found = []
    for span in here.reading.sentences:
        words = span.of(here.document.text).strip()
        if words:
            found.append((words, gloss(words, desk.book)))
    return found


@router.get("/documents/{key}/raw")
def raw(request: Request, key: str) -> Response:
    """The bytes as received, inert: nothing in them runs, loads or leads anywhere."""
    desk = request.app.state.shelf.desk()
    document = desk.workspace.document(key)
    page_kept = kept(desk, document)
    if page_kept is None:
        raise WebError("no page is kept of this document that could be shown", 404)
    media = (
        f"text/{'html' if page_kept.kind == 'html' else 'plain'}; charset=utf-8"  # which wins over what the page says
    )
    headers = {"Content-Security-Policy": INERT, "X-Frame-Options": "SAMEORIGIN", "Content-Type": media}
    return Response(page_kept.text.encode("utf-8", "replace"), headers=headers)
