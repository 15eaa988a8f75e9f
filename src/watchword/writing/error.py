"""The one error of the writing room."""

from __future__ import annotations

from watchword.model.error import WatchwordError


class WritingError(WatchwordError):
    """A brief that may not be written or published."""

    exit_code = 7
