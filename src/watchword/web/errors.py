"""What went wrong, as a page for people and as JSON for programs."""

from __future__ import annotations

import json
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from watchword.comparing.error import ComparingError
from watchword.data.error import DataError
from watchword.model.error import WatchwordError
from watchword.store.error import StoreError
from watchword.web.error import WebError
from watchword.web.pages import page
from watchword.web.visitor import NOBODY


def answer_errors(app: FastAPI) -> None:
    """Every known error becomes one line with its status; an unknown one says so and no more."""

    @app.exception_handler(WatchwordError)
    async def known(request: Request, error: WatchwordError) -> Response:
        return answer(request, status_of(error), str(error))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    async def misshapen(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        return answer(request, 422, f"{place}: {first['msg']}")

    @app.exception_handler(Exception)
    async def unknown(request: Request, error: Exception) -> Response:
        return answer(request, 500, "something went wrong here; the server's log says what")


def status_of(error: WatchwordError) -> int:
    if isinstance(error, WebError):
        return error.status
    if isinstance(error, StoreError) and "no such document" in str(error):
        return 404
    # Data and index that can't be used are the server's fault; all else is a question that can't be answered.
    return 500 if isinstance(error, (DataError, ComparingError)) else 400


def answer(request: Request, status: int, message: str) -> Response:
    if request.url.path.startswith("/api/"):
        body = json.dumps({"error": message}, ensure_ascii=False)
        headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
        return Response(body, status_code=status, media_type="application/json", headers=headers)
    if status == 401 and message == NOBODY and request.method == "GET":
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?next={quote(asked, safe='')}", status_code=303)
    if status == 401:  # the visitor can't be told: not even by the frame of the page
        return PlainTextResponse(message, status_code=401)
    return page(request, "error.html", status=status, code=status, message=message)
