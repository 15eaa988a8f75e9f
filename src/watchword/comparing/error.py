"""What this room's errors are."""

from __future__ import annotations

from watchword.model.error import WatchwordError


class ComparingError(WatchwordError):
    """An index that can't be used: the line says which file, what is wrong, and how to mend it."""

    exit_code = 8
