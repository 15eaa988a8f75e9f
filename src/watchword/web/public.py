"""What readers see: a published brief with its corrections and replies, the feed; and what they send."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from datetime import datetime, timedelta
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Path, Query, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from watchword.desk import Desk
from watchword.desk.accounts import hashed
from watchword.desk.replies import LONGEST, LONGEST_NAME, Written, led_to, take, threads
from watchword.model.brief import Language
from watchword.model.edition import Kept
from watchword.model.error import WatchwordError
from watchword.model.reply import Reason
from watchword.store.press import Press
from watchword.store.replies import HIDES, ReplyStore
from watchword.web.briefs import grounds
from watchword.web.error import WebError
from watchword.web.forms import Form, field
from watchword.web.pages import STATIC, base_of, environment, page, rendered
from watchword.web.replies import kept_at, number_of
from watchword.web.visitor import address_of, people_of, visitor_of
from watchword.writing.picture import as_pdf

router = APIRouter(include_in_schema=False)
SOONEST, LATEST = 4, 12 * 3600  # seconds between the page and the reply; people need some, and no form lives for ever
PER_ADDRESS = ((12, timedelta(hours=24)), (3, timedelta(minutes=10)))
REPORTS = (10, timedelta(hours=1))
REPORTED = timedelta(hours=24)  # for which a second report of a reply from the same place doesn't count
Number = Annotated[int, Path(ge=1, le=2**53)]


@router.get("/p/{slug}.pdf")
def printed(request: Request, slug: str) -> Response:
    """The published brief as a PDF: what the page shows, without the replies. Printed once for each version."""
    _, kept = kept_at(request, slug)
    assert kept.public
    body = request.app.state.shelf.cached(("printed", slug, kept.public.version), lambda: as_pdf(alone(request, kept)))
    name = f'attachment; filename="{kept.slug}.pdf"'
    return Response(body, media_type="application/pdf", headers={"Content-Disposition": name})


def alone(request: Request, kept: Kept) -> str:
    """The public page as one file: its style within, without scripts."""
    assert kept.public
    address = f"{base_of(request)}/p/{kept.slug}"
    values = grounds(kept.public.brief, None)
    text = rendered(
        request,
        "public.html",
        language=kept.language,
        kept=kept,
        edition=kept.public,
        permalink=address,
        other=None,
        led={},
        **values,
    )
    style = (STATIC / "app.css").read_text(encoding="utf-8")
    return re.sub(
        r'<link rel="stylesheet"[^>]*>',
        lambda _: f"<style>{style}</style>",
        re.sub(r"<script[^>]*></script>", "", text),
    )


@router.get("/p/{slug}")
def published(
    request: Request,
    slug: str,
    quote: Annotated[str, Query(max_length=20)] = "",
    reply: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> Response:
    """The published brief at its permalink, with what was corrected at the top and readers' replies below."""
    desk, kept = kept_at(request, slug)
    return public_page(request, desk, kept, quoted=quote, answered=reply)


def public_page(request: Request, desk: Desk, kept: Kept, *, status: int = 200, **asked: Any) -> Response:
    assert kept.public
    address = f"{base_of(request)}/p/{kept.slug}"
    return page(
        request,
        "public.html",
        status=status,
        language=kept.language,
        kept=kept,
        edition=kept.public,
        permalink=address,
        other=in_other_language(desk, kept),
        **grounds(kept.public.brief, None),
        **discussion(request, desk, kept, **asked),
    )


def in_other_language(desk: Desk, kept: Kept) -> Kept | None:
    """The same brief in the other language, where that one is published too."""
    found = Press(desk.workspace.database).of(kept.document, kept.form, "en" if kept.language == "zh" else "zh")
    return found if found and found.public else None


def published_at(kept: Kept) -> datetime:
    """When readers last saw something new of it."""
    return (kept.public.published if kept.public else None) or kept.newest.saved


@router.get("/feed.atom")
def feed(request: Request, lang: Language | None = None) -> Response:
    """What was published, newest first; in one language, or in both."""
    kept = Press(request.app.state.shelf.desk().workspace.database).all()
    every = [one for one in kept if one.public and lang in (None, one.language)]
    every.sort(key=published_at, reverse=True)
    base = base_of(request)
    text = environment().get_template("feed.xml").render(kept=every[:50], base=base, lang=lang)
    return Response(text, media_type="application/atom+xml; charset=utf-8")


# --- replies -----------------------------------------------------------------------------------------------------


def discussion(
    request: Request, desk: Desk, kept: Kept, *, quoted: str = "", answered: int = 0, wrong: str = "", form: FormData | None = None
) -> dict[str, Any]:  # fmt: skip
    """What the public page shows of replies, and the form to write one."""
    found = ReplyStore(desk.workspace.database).of(kept.number)
    sentences = {sentence.id: sentence.text for sentence in kept.public.brief.sentences} if kept.public else {}
    above = next((reply for reply in found if reply.number == answered and not reply.erased), None)
    return {
        "threads": threads(found),
        "led": led_to(found, kept),
        "quoted": (quoted, sentences[quoted]) if quoted in sentences else None,
        "answered": above,
        "reasons": get_args(Reason),
        "limits": {"longest": LONGEST, "name": LONGEST_NAME, "hides": HIDES},
        "when": stamp(request, int(time.time())),
        "refused": wrong,
        "writing": {
            "text": field(form, "text") if form else "",
            "name": field(form, "name") if form else "",
        },
    }


@router.post("/p/{slug}/replies")
def write(request: Request, slug: str, form: Form) -> Response:
    """Take a reader's reply; it waits for an editor."""
    desk, kept = kept_at(request, slug)
    written = Written(
        field(form, "text"), field(form, "name"), field(form, "sentence"), number_of(form, "answers") or None
    )
    secret = secrets.token_urlsafe(18)
    try:
        by_hand(request, form)
        for most, within in PER_ADDRESS:
            if people_of(request).too_often(
                "reply", address_of(request), most, within, note=most == PER_ADDRESS[-1][0]
            ):
                raise WebError("several replies came from you already; wait a while", 429)
        number = take(desk, kept, written, hashed(secret))
    except WatchwordError as error:
        status = error.status if isinstance(error, WebError) else 400
        return public_page(
            request, desk, kept, status=status, quoted=written.sentence, answered=written.answers or 0, wrong=str(error), form=form
        )  # fmt: skip
    return page(request, "replied.html", language=kept.language, kept=kept, number=number, secret=secret)


def by_hand(request: Request, form: FormData) -> None:
    """Refuse what only a program sends.

    Raises:
        WebError: the field that people don't see is filled, or the form came back too soon or too late.
    """
    if field(form, "website"):
        raise WebError("the field that stays empty was filled; leave it empty and send the reply again")
    when, _, mark = field(form, "when").partition(".")
    known = when.isdecimal() and len(when) < 12 and hmac.compare_digest(stamp(request, int(when)), f"{when}.{mark}")
    passed = time.time() - int(when) if known else -1.0
    if passed < SOONEST:
        raise WebError("that was very quick; wait a few seconds, then send it again")
    if passed > LATEST:
        raise WebError("this form is from long ago; send it again")


@router.post("/p/{slug}/replies/{number}/report")
def report(request: Request, slug: str, number: Number, form: Form) -> Response:
    """Tell the editor of a reply; who told isn't kept."""
    desk, kept = kept_at(request, slug)
    reason, store = field(form, "reason"), ReplyStore(desk.workspace.database)
    if reason not in get_args(Reason):
        raise WebError(f"{reason!r}: choose one of {', '.join(get_args(Reason))}")
    if people_of(request).too_often("report", address_of(request), *REPORTS):
        raise WebError("several reports came from you already; wait a while", 429)
    if store.one(number).brief != kept.number:
        raise WebError("there is no such reply here", 404)
    if not people_of(request).too_often("report", address_of(request), 1, REPORTED, thing=str(number)):
        store.report(number, reason)  # type: ignore[arg-type]
    return page(request, "reported.html", language=kept.language, kept=kept)


@router.get("/p/{slug}/replies/{number}/withdraw")
def ask_to_withdraw(request: Request, slug: str, number: Number, secret: str = "") -> Response:
    _, kept = kept_at(request, slug)
    return page(request, "withdraw.html", language=kept.language, kept=kept, number=number, secret=secret[:80])


@router.post("/p/{slug}/replies/{number}/withdraw")
def withdraw(request: Request, slug: str, number: Number, form: Form) -> Response:
    """Erase a reply, for whoever wrote it."""
    desk, kept = kept_at(request, slug)
    store = ReplyStore(desk.workspace.database)
    found = store.with_secret(number, hashed(field(form, "secret")))
    if found is None or found.brief != kept.number:
        raise WebError("this reply can't be withdrawn with this address, or was before", 404)
    store.erase(number)
    return RedirectResponse(f"/p/{slug}", status_code=303)


def stamp(request: Request, when: int) -> str:
    """When a form was handed out, so that nobody can say otherwise."""
    secret: bytes = request.app.state.secret
    told = f"reply\0{visitor_of(request).visit}\0{when}".encode()
    return f"{when}.{hmac.new(secret, told, hashlib.sha256).hexdigest()}"
