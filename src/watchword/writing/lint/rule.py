"""A rule of the linter, and what it has to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from watchword.writing.lint.statement import Against, Sheet, Statement


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong with which sentence, by which rule."""

    sentence: str
    rule: str
    message: str


Rule = Callable[[Statement, Sheet, Against], Iterator[str]]
