"""The one error of the knowing room."""

from __future__ import annotations

from watchword.model.error import WatchwordError


class KnowingError(WatchwordError):
    """A list that can't be read, or a name that can't be resolved: what, where, and how to mend it."""

    exit_code = 9
