"""The application: one server over one workspace."""

from __future__ import annotations

import secrets

from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer
from starlette.middleware.gzip import GZipMiddleware

from watchword.desk.accounts import People
from watchword.store.workspace import Workspace
from watchword.version import VERSION
from watchword.web import (
    accounts,
    api,
    api_changes,
    briefs,
    entities,
    inbox,
    login,
    phrases,
    public,
    reader,
    replies,
    review,
    start,
    supply,
)
from watchword.web.error import WebError
from watchword.web.errors import answer_errors
from watchword.web.guard import Guard
from watchword.web.pages import STATIC, Static
from watchword.web.settings import Settings
from watchword.web.shelf import Shelf
from watchword.web.visitor import in_person, needs

TOKEN = HTTPBearer(
    auto_error=False, description="A token from the page of your account; not needed where there are no accounts."
)


def people_at(settings: Settings) -> People:
    """The accounts of the workspace.

    Raises:
        WebError: there are none, and others could reach the server.
    """
    path = settings.workspace
    held = People(Workspace.open(path).database) if settings.alone or (path / "watchword.db").exists() else None
    if held is None or not (settings.alone or held.accounts.any()):
        if held is not None:
            held.database.close()
        asked = f"--host {settings.host}" if not settings.loopback else "--name" if settings.names else "--https"
        raise WebError(
            f"{asked}: anybody who reaches this server could change the workspace, since it has no accounts; "
            f"make one first: watchword accounts add NAME --role editor --workspace {path}"
        )
    return held


def make_app(settings: Settings) -> FastAPI:
    """The pages and the API over a workspace.

    Raises:
        WebError: others could reach the server, and nobody has to log in.
    """
    people = people_at(settings)
    app = FastAPI(title="Watchword", version=VERSION, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.settings = settings
    app.state.shelf = Shelf(settings.workspace)
    app.state.people = people
    app.state.secret = secrets.token_bytes(32)
    for router in (start.public, login.public, public.router):
        app.include_router(router)
    for module in (start, inbox, reader, briefs, phrases, entities, supply, review, login):
        app.include_router(module.router, dependencies=[Depends(needs("reader"))])
    app.include_router(replies.router, dependencies=[Depends(needs("editor"))])
    for programs in (api.router, api_changes.router, api_changes.readable):
        app.include_router(programs, dependencies=[Depends(TOKEN), Depends(needs("reader"))])
    app.include_router(api.description, dependencies=[Depends(needs("reader"))])
    app.include_router(accounts.router, dependencies=[Depends(needs("editor")), Depends(in_person)])
    app.mount("/static", Static(directory=STATIC), name="static")
    answer_errors(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Guard, settings=settings)
    return app
