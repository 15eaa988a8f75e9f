"""Whether the first sentence tells the text as it was read: its kind, its occasion, its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement

EVENT = re.compile(r"\b(?:was|published) (?:published\b|an? [a-z])")
TITLED = re.compile(r" titled “(.*)”(?:, which| was)")
OCCASION = re.compile(r" for (?:the )?(?:\d+\w\w )?([A-Z][\w' ]*|anniversary of [\w' ]+?)(?=, dated|\.$)")


@lru_cache(maxsize=8)
def kinds(book: Handbook) -> re.Pattern[str]:
    told = sorted({rule.english for rule in book.genres} | {"text"}, key=lambda words: -len(words))
    return re.compile(rf"(?:^An?|published an?) ({'|'.join(map(re.escape, told))})(?= titled|,| was| for|\.)")


def is_event(statement: Statement) -> bool:
    return statement.kind == "says" and EVENT.search(statement.text) is not None and not QUOTED.search(statement.text)


def the_event_is_as_read(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """The kind of text and the occasion that our first sentence tells are those that were read."""
    match = kinds(against.book).search(statement.text) if EVENT.search(statement.text) else None
    if not match:
        return
    read = next((r.english for r in against.book.genres if r.genre == against.reading.genre), "text")
    if match[1] != read:
        yield f"the text was read as: {read}"
    plain = TITLED.sub(" ", statement.text)
    occasion, told = against.reading.occasion, OCCASION.search(plain)
    declared = {rule.english for rule in against.book.occasions}
    if told and told[1] in declared and told[1] != occasion.name:
        yield f"{told[1]} is not the occasion that was read: {occasion.name or 'none'}"


def the_title_is_the_documents(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    match = TITLED.search(statement.text)
    title = against.document.title
    if match and title and match[1] != "…" and not title.startswith(match[1].removesuffix("…")):
        yield f"“{match[1][:40]}” is not the document's title"


EVENT_RULES: tuple[Rule, ...] = (the_event_is_as_read, the_title_is_the_documents)
