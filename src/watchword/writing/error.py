"""The one error of the writing room."""

from __future__ import annotations

from watchword.model.error import WatchwordError


class WritingError(WatchwordError):
    """A brief that may not be written or published, or a picture that can't be drawn."""

    exit_code = 7
