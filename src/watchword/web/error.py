"""What a web server can't do as asked."""

from __future__ import annotations

from watchword.model.error import WatchwordError


class WebError(WatchwordError):
    """The server can't start, or a request asks for what may not be; ``status`` is the HTTP status of the answer."""

    exit_code = 2

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status
