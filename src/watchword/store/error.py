"""What can go wrong in a workspace."""

from __future__ import annotations

from watchword.model.error import WatchwordError


class StoreError(WatchwordError):
    """The workspace can't do it: one line that says what, where, and how to mend it."""

    exit_code = 4
