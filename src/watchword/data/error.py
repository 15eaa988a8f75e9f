"""The one error of the data room."""

from __future__ import annotations

from watchword.model.error import WatchwordError


class DataError(WatchwordError):
    """A data file that breaks its schema: ``file:line: what is wrong; how to mend``."""

    exit_code = 5
