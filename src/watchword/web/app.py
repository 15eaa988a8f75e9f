"""The application: one server over one workspace."""

from __future__ import annotations

import secrets

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from watchword.version import VERSION
from watchword.web import api, briefs, entities, inbox, phrases, reader, review, start, supply
from watchword.web.error import WebError
from watchword.web.errors import answer_errors
from watchword.web.guard import Guard
from watchword.web.pages import STATIC, Static
from watchword.web.settings import Settings
from watchword.web.shelf import Shelf


def make_app(settings: Settings) -> FastAPI:
    """The pages and the API over a workspace.

    Raises:
        WebError: others could reach the server, and nobody has to log in.
    """
    if not settings.loopback:
        raise WebError(
            f"--host {settings.host}: anybody in the network could change this workspace, since there are no accounts yet; "
            "leave --host away"
        )
    app = FastAPI(title="Watchword", version=VERSION, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.settings = settings
    app.state.shelf = Shelf(settings.workspace)
    app.state.secret = secrets.token_bytes(32)
    for module in (start, inbox, reader, briefs, phrases, entities, supply, review, api):
        app.include_router(module.router)
    app.mount("/static", Static(directory=STATIC), name="static")
    answer_errors(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Guard, settings=settings)
    return app
