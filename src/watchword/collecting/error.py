"""What can go wrong between bytes and a document."""

from __future__ import annotations

from watchword.model.error import WatchwordError


class CollectingError(WatchwordError):
    """The source gave no document: one line that says what, where, and how to mend it."""

    exit_code = 3
