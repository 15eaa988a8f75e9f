"""The one error of the judging room."""

from __future__ import annotations

from watchword.model.error import WatchwordError


class JudgingError(WatchwordError):
    """A labelled file that can't be scored, or hypotheses that can't be weighed."""

    exit_code = 6
