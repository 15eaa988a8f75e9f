"""Watchword reads official texts on critical minerals and writes briefs that can be checked."""

__version__ = "0.1.0"
