"""The one error of the tracing room."""

from __future__ import annotations

from watchword.model.error import WatchwordError


class TracingError(WatchwordError):
    """A name that the supply map lacks, or a what-if that can't be reckoned."""

    exit_code = 2
