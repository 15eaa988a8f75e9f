"""Clauses: the pieces between marks of punctuation that a yearly letter keeps or changes as a whole."""

from __future__ import annotations

import re

from watchword.model.span import Span

# A full stop or comma between digits or letters is part of a number or a name.
_CLAUSE = re.compile(r"(?:[^。！？；，：\n!?;,:.]|(?<=\d)[.,:](?=\d)|\.(?=\w)|:(?=//))+[。！？；，：!?;,:.”’」』）)]*")


def clauses(text: str) -> list[Span]:
    """The clauses of a text with the punctuation that ends them, in order; white space and stray
    marks between them belong to none."""
    spans = []
    for found in _CLAUSE.finditer(text):
        piece = found.group()
        start = found.start() + len(piece) - len(piece.lstrip())
        end = found.start() + len(piece.rstrip())
        if any(c.isalnum() for c in text[start:end]):
            spans.append(Span(start, end))
    return spans
