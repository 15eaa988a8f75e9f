"""Briefs: read beside the text, edited with the linter looking on, versions, and the public page."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.datastructures import FormData
from starlette.responses import JSONResponse, RedirectResponse, Response

from watchword.desk import Desk
from watchword.desk.lint import against
from watchword.desk.press import check, draft, edited, publish, save
from watchword.model.brief import Brief, Language
from watchword.model.document import Document
from watchword.model.edition import Kept
from watchword.store.press import Press
from watchword.store.replies import ReplyStore
from watchword.web.error import WebError
from watchword.web.forms import Form, field
from watchword.web.pages import page, say_for
from watchword.web.replies import number_of
from watchword.web.visitor import Analyst, Editor, record, visitor_of

router = APIRouter(include_in_schema=False)
WORD = re.compile(r"[\u3400-\u9fff]|[^\s\u3400-\u9fff]+\s*|\s+")
MEDIA = {"html": "text/html; charset=utf-8", "json": "application/json", "md": "text/markdown; charset=utf-8", "pdf": "application/pdf"}  # fmt: skip
# A brief as a file brings its own style and asks for nothing; it may not run or load anything.
ALONE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def drafted(request: Request, key: str, form: str, lang: Language) -> tuple[Desk, Document, Brief, Kept | None]:
    """The document of an id with its brief in a language, as kept or fresh."""
    shelf = request.app.state.shelf
    desk = shelf.desk()
    document = desk.workspace.document(key)
    with shelf.heavy:
        brief, kept = draft(desk, document, form, lang)
    return desk, document, brief, kept


def address_of(document: Document, form: str, lang: Language, page: str = "") -> str:
    """Where a brief of a document is, or a page of it."""
    return f"/documents/{document.id}/brief{page}?{urlencode({'form': form, 'lang': lang})}"


def grounds(brief: Brief, document: Document | None) -> dict[str, Any]:
    """What a template needs to show each sentence with its footnotes."""
    from watchword.writing.exposure_controls import control_line
    from watchword.writing.markdown import linked_host
    from watchword.writing.page import marks, pieces, quote_names
    from watchword.writing.touched import RELATIONS

    names = quote_names(brief)
    return {
        "brief": brief,
        "marks": {sentence.id: marks(sentence, brief, names) for sentence in brief.sentences},
        "quotes": [(name, quote) for quote, name in names.items()],
        "pieces": pieces(brief, document, names) if document else [],
        "relations": RELATIONS[brief.language],
        "control_line": control_line,
        "host": linked_host,
    }


@router.get("/briefs")
def listed(request: Request) -> Response:
    """All briefs kept, the last changed first."""
    return page(request, "briefs.html", kept=Press(request.app.state.shelf.desk().workspace.database).all())


@router.get("/documents/{key}/brief")
def show(request: Request, key: str, form: str = "standard", lang: Language | None = None) -> Response:
    """The brief as kept or made now; where no language is asked for, in the visitor's."""
    lang = lang or visitor_of(request).language
    desk, document, brief, kept = drafted(request, key, form, lang)
    forms = sorted(desk.book.forms)
    return page(
        request,
        "brief.html",
        document=document,
        kept=kept,
        form=form,
        forms=forms,
        lang=lang,
        say_brief=say_for(request, lang),
        **grounds(brief, document),
    )


@router.get("/documents/{key}/brief/edit")
def edit(
    request: Request,
    key: str,
    form: str = "standard",
    lang: Language = "en",
    reply: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> Response:
    """The brief to edit; with a reply beside it, where one is to become a correction."""
    desk, document, brief, kept = drafted(request, key, form, lang)
    asked = ReplyStore(desk.workspace.database).one(reply) if reply and visitor_of(request).may("editor") else None
    with request.app.state.shelf.heavy:
        messages = check(brief, against(desk, document))
    return page(
        request,
        "brief_edit.html",
        document=document,
        kept=kept,
        form=form,
        lang=lang,
        messages=messages,
        asked=asked if asked and kept and asked.brief == kept.number else None,
        **grounds(brief, document),
    )


@router.post("/documents/{key}/brief/check")
def look(
    request: Request, key: str, data: Form, visitor: Analyst, form: str = "standard", lang: Language = "en"
) -> Response:
    """What the linter says of the words at hand; nothing is kept."""
    desk, document, brief, _ = drafted(request, key, form, lang)
    with request.app.state.shelf.heavy:
        messages = check(changed(brief, data), against(desk, document))
    say = say_for(request)
    return JSONResponse([{"sentence": m.sentence, "rule": m.rule, "message": say.told(m.message)} for m in messages])


@router.post("/documents/{key}/brief/save")
def keep(
    request: Request, key: str, data: Form, visitor: Analyst, form: str = "standard", lang: Language = "en"
) -> Response:
    """Keep a version, whatever the linter says: only publishing is gated."""
    desk, document, brief, _ = drafted(request, key, form, lang)
    after = field(data, "after", "0")
    kept = save(
        desk,
        changed(brief, data),
        by=visitor.name,
        note=field(data, "note"),
        after=int(after) if after.isdecimal() and len(after) < 9 else 0,
    )
    record(request, "brief.save", document.id, f"{form} {lang}")
    if visitor.may("editor") and (reply := number_of(data, "reply")):
        store = ReplyStore(desk.workspace.database)
        if store.one(reply).brief == kept.number:
            store.corrected(reply, kept.newest.version)
            record(request, "reply.correct", str(reply), f"version {kept.newest.version}")
    return RedirectResponse(address_of(document, form, lang), status_code=303)


@router.post("/documents/{key}/brief/publish")
def make_public(
    request: Request, key: str, data: Form, visitor: Editor, form: str = "standard", lang: Language = "en"
) -> Response:
    """Publish the newest version; a fresh brief is kept first."""
    desk, document, brief, kept = drafted(request, key, form, lang)
    if kept is None:
        save(desk, brief, by=visitor.name, note="", after=0)
    with request.app.state.shelf.heavy:
        published = publish(desk, document, form, lang)
    record(request, "brief.publish", published.slug, f"version {published.newest.version}")
    return RedirectResponse(f"/p/{published.slug}", status_code=303)


@router.get("/documents/{key}/brief/versions")
def versions(request: Request, key: str, form: str = "standard", lang: Language = "en") -> Response:
    """What changed from version to version."""
    _, document, _, kept = drafted(request, key, form, lang)
    if kept is None:
        raise WebError("no version of this brief was saved yet", 404)
    pairs = [(new, list(changes(old.brief, new.brief))) for old, new in itertools.pairwise(kept.editions)]
    return page(request, "versions.html", document=document, kept=kept, form=form, pairs=pairs[::-1])


@router.get("/documents/{key}/brief.{format}")
def download(
    request: Request,
    key: str,
    format: Literal["html", "json", "md", "pdf"],
    form: str = "standard",
    lang: Language = "en",
) -> Response:
    """The brief as a file."""
    from watchword.writing.picture import as_pdf

    desk, document, brief, _ = drafted(request, key, form, lang)
    text = desk.render(brief, document, "html" if format == "pdf" else format)
    body = as_pdf(text) if format == "pdf" else text.encode()
    kind = re.sub(r"[^a-z0-9]+", "-", brief.form.lower()).strip("-") or "brief"  # a house form may have any name
    name = f'attachment; filename="brief-{document.id[:12]}-{kind}-{lang}.{format}"'
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
    """Words kept, dropped and added, in order, with the white space behind them; each Chinese character by itself."""
    a, b = WORD.findall(old), WORD.findall(new)
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "kept", "".join(a[a1:a2])
            continue
        if a1 < a2:
            yield "dropped", "".join(a[a1:a2])
        if b1 < b2:
            yield "added", "".join(b[b1:b2])
