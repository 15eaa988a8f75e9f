"""What every error of the project is."""

from __future__ import annotations


class WatchwordError(Exception):
    """Something the user can mend: one line that says what, where and how. Each room has one subclass;
    the command line prints the line and exits with ``exit_code``."""

    exit_code = 1
