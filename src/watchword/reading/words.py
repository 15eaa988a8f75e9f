"""Words and their parts of speech, as a segmenter cuts them."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A word of the segmenter, with its part of speech (tags after ICTCLAS)."""

    start: int
    end: int
    word: str
    tag: str

    @property
    def person(self) -> bool:
        return self.tag.startswith("nr")


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Words of ``text[start:end]``; offsets of the view."""
    import rjieba

    found: list[Token] = []
    at = start
    for word, tag in rjieba.tag(text[start:end]):
        until = at + len(word)
        found.append(Token(at, until, word, tag))
        at = until
    return found
