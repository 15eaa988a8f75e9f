"""Names that the register of office-holders has, where they name the holder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import Holder
from watchword.reading.lexicon import Hit, Lexicon, organisation_lexicon
from watchword.reading.view import fold

SHORT = 2  # characters of a name that anybody may have: 王毅, 李强
NEAR = 12  # characters between a name and the title that goes with it
EARLIER = 30  # earlier places of a name that are looked at


@lru_cache(maxsize=8)
def titles(book: Handbook) -> re.Pattern[str]:
    public = {fold(office.title) for office in book.offices if office.public}
    words = "|".join(re.escape(word) for word in sorted(public, key=len, reverse=True))
    return re.compile(f"(?:{words})(?:[、兼](?:{words}))*")


@lru_cache(maxsize=8)
def holder_lexicon(book: Handbook) -> Lexicon[Holder]:
    return Lexicon((word, holder) for holder in book.holders for word in (holder.name, holder.english))


def known_holders(
    text: str, hits: list[Hit[Holder]], book: Handbook, start: int, end: int
) -> Iterator[tuple[int, int]]:
    """Where registered names stand in a sentence. A name of two characters counts where a title or a body stands in
    the sentence too, or stood beside the name earlier in the text."""
    for first, last, _ in hits:
        if last - first > SHORT or official(text[start:end], book) or named_before(text, first, last, book):
            yield first, last


def official(text: str, book: Handbook) -> bool:
    """Whether a public title or a known body stands in it."""
    return titles(book).search(text) is not None or organisation_lexicon(book).any(text)


def named_before(text: str, first: int, last: int, book: Handbook) -> bool:
    """Whether the name stood beside a title or a body before, nearest first."""
    name, at = text[first:last], first
    for _ in range(EARLIER):
        at = text.rfind(name, 0, at)
        if at < 0:
            return False
        if official(text[max(0, at - NEAR) : at + len(name) + NEAR], book):
            return True
    return False
