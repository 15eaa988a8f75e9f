"""Forms: whether a change really comes from one of our pages, and what it says."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from watchword.web.error import WebError
from watchword.web.visitor import visitor_of


def form_token(request: Request) -> str:
    """What a form must send back. Another mask each time, so that compressed pages don't give it away letter by letter."""
    expected = _expected(request)
    mask = secrets.token_bytes(len(expected))
    return (mask + bytes(a ^ b for a, b in zip(mask, expected, strict=True))).hex()


def ours(request: Request) -> None:
    """Whether no other site had a browser send this.

    Raises:
        WebError: one had.
    """
    site = request.headers.get("sec-fetch-site", "")
    origin = request.headers.get("origin", "")
    if site not in ("", "same-origin", "none") or (
        origin and origin.split("://", 1)[-1] != request.headers.get("host")
    ):
        raise WebError("this form was sent from another site; nothing was changed", 403)


async def form_of(request: Request) -> FormData:
    """The form of a request that one of our own pages sent.

    Raises:
        WebError: it came from another site, or without the token of this browser.
    """
    ours(request)
    form = await request.form(max_files=0, max_fields=2_000)
    given = str(form.get("token") or request.headers.get("x-form-token", ""))
    if not _fits(given, _expected(request)):
        raise WebError("this form is too old or not from this browser; load the page again and repeat", 403)
    return form


Form = Annotated[FormData, Depends(form_of)]


def field(form: FormData, name: str, default: str = "") -> str:
    """A text field of a form, without white space around it."""
    value = form.get(name, default)
    return value.strip() if isinstance(value, str) else default


def local(path: str) -> str:
    """A path of this server to go to next; the start page for anything that would lead elsewhere."""
    safe = (
        path.startswith("/") and not path.startswith(("//", "/\\")) and not any(ord(c) < 32 or c == "\\" for c in path)
    )
    return path if safe else "/"


def _expected(request: Request) -> bytes:
    secret: bytes = request.app.state.secret
    return hmac.new(secret, visitor_of(request).visit.encode(), hashlib.sha256).digest()


def _fits(given: str, expected: bytes) -> bool:
    try:
        raw = bytes.fromhex(given)
    except ValueError:
        return False
    mask, masked = raw[: len(expected)], raw[len(expected) :]
    if len(masked) != len(expected):
        return False
    return hmac.compare_digest(bytes(a ^ b for a, b in zip(mask, masked, strict=True)), expected)
