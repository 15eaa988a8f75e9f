"""Briefs: read beside the text, edited with the linter looking on, versions, and the public page."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.datastructures import FormData
from starlette.responses import JSONResponse, RedirectResponse, Response

from watchword.desk import Desk
from watchword.desk.lint import against
from watchword.desk.press import check, draft, edited, publish, save
from watchword.model.brief import Brief
from watchword.model.document import Document
from watchword.model.edition import Kept
from watchword.store.press import Press
from watchword.store.replies import ReplyStore
from watchword.web.error import WebError
from watchword.web.forms import Form, field
from watchword.web.pages import page
from watchword.web.replies import number_of
from watchword.web.visitor import Analyst, Editor, record, visitor_of

router = APIRouter(include_in_schema=False)
Lang = Literal["en", "zh"]
MEDIA = {"html": "text/html; charset=utf-8", "json": "application/json", "md": "text/markdown; charset=utf-8", "pdf": "application/pdf"}  # fmt: skip
# A brief as a file brings its own style and asks for nothing; it may not run or load anything.
ALONE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def drafted(request: Request, key: str, form: str) -> tuple[Desk, Document, Brief, Kept | None]:
    """The document of an id with its brief, as kept or fresh."""
    shelf = request.app.state.shelf
    desk = shelf.desk()
    document = desk.workspace.document(key)
    with shelf.heavy:
        brief, kept = draft(desk, document, form)
    return desk, document, brief, kept


def grounds(brief: Brief, document: Document | None) -> dict[str, Any]:
    """What a template needs to show each sentence with its footnotes."""
    from watchword.writing.exposure_controls import control_line
    from watchword.writing.markdown import RELATIONS, linked_host
    from watchword.writing.page import marks, pieces, quote_names

    names = quote_names(brief)
    return {
        "brief": brief,
        "marks": {sentence.id: marks(sentence, brief, names) for sentence in brief.sentences},
        "quotes": [(name, quote) for quote, name in names.items()],
        "pieces": pieces(brief, document, names) if document else [],
        "relations": RELATIONS,
        "control_line": control_line,
        "host": linked_host,
    }


@router.get("/briefs")
def listed(request: Request) -> Response:
    """All briefs kept, the last changed first."""
    return page(request, "briefs.html", kept=Press(request.app.state.shelf.desk().workspace.database).all())


@router.get("/documents/{key}/brief")
def show(request: Request, key: str, form: str = "standard", lang: Lang = "en") -> Response:
    """The brief as kept or made now; in Chinese always made now, for what is kept and published is English."""
    desk, document, brief, kept = in_chinese(request, key, form) if lang == "zh" else drafted(request, key, form)
    forms = sorted(desk.book.forms)
    return page(
        request,
        "brief.html",
        document=document,
        kept=kept,
        form=form,
        forms=forms,
        lang=lang,
        **grounds(brief, document),
    )


def in_chinese(request: Request, key: str, form: str) -> tuple[Desk, Document, Brief, Kept | None]:
    """The brief of a document said anew in Chinese, on the same ground."""
    shelf = request.app.state.shelf
    desk = shelf.desk()
    document = desk.workspace.document(key)
    made = desk.workspace.reviews(document.id, in_force=False)
    same = ("zh", document.id, form, len(made), sum(review.undone is not None for review in made))
    return desk, document, shelf.cached(same, lambda: desk.brief(document, form, "zh")), None


@router.get("/documents/{key}/brief/edit")
def edit(
    request: Request, key: str, form: str = "standard", reply: Annotated[int, Query(ge=0, le=2**53)] = 0
) -> Response:
    """The brief to edit; with a reply beside it, where one is to become a correction."""
    desk, document, brief, kept = drafted(request, key, form)
    asked = ReplyStore(desk.workspace.database).one(reply) if reply and visitor_of(request).may("editor") else None
    with request.app.state.shelf.heavy:
        messages = check(brief, against(desk, document))
    return page(
        request,
        "brief_edit.html",
        document=document,
        kept=kept,
        form=form,
        messages=messages,
        asked=asked if asked and kept and asked.brief == kept.number else None,
        **grounds(brief, document),
    )


@router.post("/documents/{key}/brief/check")
def look(request: Request, key: str, data: Form, visitor: Analyst, form: str = "standard") -> Response:
    """What the linter says of the words at hand; nothing is kept."""
    desk, document, brief, _ = drafted(request, key, form)
    with request.app.state.shelf.heavy:
        messages = check(changed(brief, data), against(desk, document))
    return JSONResponse([{"sentence": m.sentence, "rule": m.rule, "message": m.message} for m in messages])


@router.post("/documents/{key}/brief/save")
def keep(request: Request, key: str, data: Form, visitor: Analyst, form: str = "standard") -> Response:
    """Keep a version, whatever the linter says: only publishing is gated."""
    desk, document, brief, _ = drafted(request, key, form)
    after = field(data, "after", "0")
    kept = save(
        desk,
        changed(brief, data),
        by=visitor.name,
        note=field(data, "note"),
        after=int(after) if after.isdecimal() and len(after) < 9 else 0,
    )
    record(request, "brief.save", document.id, form)
    if visitor.may("editor") and (reply := number_of(data, "reply")):
        store = ReplyStore(desk.workspace.database)
        if store.one(reply).brief == kept.number:
            store.corrected(reply, kept.newest.version)
            record(request, "reply.correct", str(reply), f"version {kept.newest.version}")
    return RedirectResponse(f"/documents/{document.id}/brief?form={form}", status_code=303)


@router.post("/documents/{key}/brief/publish")
def make_public(request: Request, key: str, data: Form, visitor: Editor, form: str = "standard") -> Response:
    """Publish the newest version; a fresh brief is kept first."""
    desk, document, brief, kept = drafted(request, key, form)
    if kept is None:
        save(desk, brief, by=visitor.name, note="", after=0)
    with request.app.state.shelf.heavy:
        published = publish(desk, document, form)
    record(request, "brief.publish", published.slug, f"version {published.newest.version}")
    return RedirectResponse(f"/p/{published.slug}", status_code=303)


@router.get("/documents/{key}/brief/versions")
def versions(request: Request, key: str, form: str = "standard") -> Response:
    """What changed from version to version."""
    _, document, _, kept = drafted(request, key, form)
    if kept is None:
        raise WebError("no version of this brief was saved yet", 404)
    pairs = [(new, list(changes(old.brief, new.brief))) for old, new in itertools.pairwise(kept.editions)]
    return page(request, "versions.html", document=document, kept=kept, form=form, pairs=pairs[::-1])


@router.get("/documents/{key}/brief.{format}")
def download(
    request: Request, key: str, format: Literal["html", "json", "md", "pdf"], form: str = "standard", lang: Lang = "en"
) -> Response:
    """The brief as a file."""
    from watchword.writing.picture import as_pdf

    desk, document, brief, _ = in_chinese(request, key, form) if lang == "zh" else drafted(request, key, form)
    text = desk.render(brief, document, "html" if format == "pdf" else format)
    body = as_pdf(text) if format == "pdf" else text.encode()
    name = f'attachment; filename="brief-{document.id[:12]}-{brief.form}.{format}"'
    headers = {"Content-Disposition": name, "Content-Type": MEDIA[format], "Content-Security-Policy": ALONE}
    return Response(body, headers=headers)


def changed(brief: Brief, data: FormData) -> Brief:
    """The brief with the words of a form."""
    texts = {key[5:]: value for key, value in data.items() if key.startswith("text-") and isinstance(value, str)}
    return edited(brief, texts, field(data, "title"))


def changes(earlier: Brief, later: Brief) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each sentence that differs, as (id, [(kept, dropped or added, words)])."""
    before = {"title": earlier.title} | {sentence.id: sentence.text for sentence in earlier.sentences}
    after = {"title": later.title} | {sentence.id: sentence.text for sentence in later.sentences}
    for id in dict.fromkeys((*before, *after)):
        old, new = before.get(id, ""), after.get(id, "")
        if old != new:
            yield id, list(differing(old, new))


def differing(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Words kept, dropped and added, in order."""
    a, b = old.split(" "), new.split(" ")
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "kept", " ".join(a[a1:a2])
            continue
        if a1 < a2:
            yield "dropped", " ".join(a[a1:a2])
        if b1 < b2:
            yield "added", " ".join(b[b1:b2])
