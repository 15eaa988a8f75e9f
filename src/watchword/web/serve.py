"""Runs the server until it is told to stop."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading

import uvicorn
from fastapi import FastAPI

from watchword.web.app import make_app
from watchword.web.error import WebError
from watchword.web.settings import Settings


def serve(settings: Settings) -> None:
    """Serve until Ctrl-C.

    Raises:
        WebError: the port is taken, or others could reach the server without a login.
    """
    app = make_app(settings)
    app.state.shelf.desk()  # makes the demo, and says what is wrong with a workspace before anyone looks
    threading.Thread(target=app.state.shelf.warm, daemon=True).start()
    try:
        listening = socket.create_server((settings.host, settings.port), backlog=128)
    except OSError as error:
        raise WebError(
            f"{settings.host}:{settings.port}: can't be listened on ({error.strerror}); choose another --port"
        ) from None
    place = f"[{settings.host}]" if ":" in settings.host else settings.host
    print(f"Watchword is at http://{place}:{settings.port}/ (Ctrl-C ends it)", file=sys.stderr)
    if not settings.loopback and not settings.https:
        print(
            "Passwords and pages travel unencrypted: put a proxy that speaks HTTPS in front, and start with --https",
            file=sys.stderr,
        )
    ranking = ranker(settings) if settings.rank else None
    try:
        configured(app).run(sockets=[listening])
    finally:
        if ranking:
            ranking.terminate()


def configured(app: FastAPI) -> uvicorn.Server:
    """Says nothing of itself, and believes no header about where a request comes from."""
    return uvicorn.Server(
        uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False, timeout_keep_alive=30)
    )


def ranker(settings: Settings) -> subprocess.Popen[bytes]:
    """A process of its own that ranks what comes: pages don't wait for it."""
    command = [sys.executable, "-m", "watchword", "rank", "--follow", "--workspace", str(settings.workspace)]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
