"""What stands around every answer: who may call, and what a browser may do with what it gets."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from watchword.web.settings import Settings

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# A page as kept may draw itself and nothing more: no script, no request, no form, and only our own pages may frame it.
INERT = "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # none at all would make browsers send forms with the origin "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "private, no-cache",
}
LARGEST_BODY = 2_000_000  # bytes; nothing that people send here is larger


class Guard:
    """Refuses unknown host names and large bodies; adds the headers, where an answer doesn't bring its own."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if self._settings.https:
                    headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
            await send(message)

        headers = Headers(scope=scope)
        if host_of(headers.get("host", "")) not in self._settings.allowed:
            names = "this server answers to its own names only; start it with --name to add one"
            await PlainTextResponse(names, status_code=421)(scope, receive, guarded)
        elif int_of(headers.get("content-length", "0")) > LARGEST_BODY or "chunked" in headers.get(
            "transfer-encoding", ""
        ):
            await PlainTextResponse("too large", status_code=413)(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)


def host_of(header: str) -> str:
    """The host of a ``Host`` header, without the port."""
    if header.startswith("["):
        return header.split("]", 1)[0] + "]"
    return header.split(":", 1)[0].lower()


def int_of(header: str) -> int:
    return int(header) if header.isdecimal() else LARGEST_BODY + 1
