"""Judging: evidence to findings."""
