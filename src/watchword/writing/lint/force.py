"""Whether a brief in free English keeps how firmly a text says something: plans, hopes, hearsay, conditions, denials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.writing.lint.numbers import DAY, numbers_in
from watchword.writing.lint.passages import Passage, any_of, matched, meanings_in, negated, stems, told_by
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import Against, Sheet, Statement
from watchword.writing.lint.strangers import prose
from watchword.writing.lint.words import fold, has_words

FEWEST, LEAST_SHARE = 2, 0.5  # meanings in common, and which part of the sentence's
SMALL = 12  # smaller numbers are everywhere


def kept(text: str, passage: Passage, book: Handbook) -> bool:
    """Whether a sentence says something no more firmly than a passage."""
    force = next((item for item in book.forces if item.key == passage.force), None)
    return force is None or bool(has_words(text, force.kept_by))


def features(text: str, book: Handbook) -> frozenset[str]:
    return meanings_in(text, book) | stems(text, book)


def plans_are_not_told_as_done(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """What the text only plans, hopes, hears or makes depend on something is told with a word that says so."""
    text = prose(statement, sheet)
    if not text:
        return
    told = by_number(text, against) or by_meaning(text, against)
    if told and not any(kept(text, passage, against.book) for passage in told):
        yield f"the text has this as a {told[0].force}: 「{told[0].text.strip()[:40]}」"


def by_number(text: str, against: Against) -> list[Passage]:
    """The passages with a number of the sentence, if there is one that is no date."""
    for _, value in numbers_in(DAY.sub(" ", text)):
        found = [p for p in against.passages if value > SMALL and value in against.values(p)]
        if found:
            return found
    return []


def by_meaning(text: str, against: Against) -> list[Passage]:
    found = matched(features(text, against.book), against.passages)
    return list(found.passages) if found and found.shared >= FEWEST and found.share >= LEAST_SHARE else []


def what_is_denied_is_not_told(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A sentence without a word of denial tells nothing that the text has only in a denial."""
    text = prose(statement, sheet)
    book = against.book
    if not text or has_words(text, book.house_rules.negations):
        return
    told = by_meaning(text, against)
    if told and all(passage.negated for passage in told):
        yield f"the text denies this: 「{told[0].text.strip()[:40]}」"
        return
    for item in only_denied(against):
        if any(pattern.search(text.lower()) for meaning, pattern, _ in told_by(book) if meaning.key == item):
            yield f"the text speaks of this only to deny it: {item}"
            return


def only_denied(against: Against) -> list[str]:
    """The meanings that stand in the text in denials alone."""
    where: dict[str, list[bool]] = {}
    known = {item.key for item in against.book.meanings}
    for passage in against.passages:
        for key in passage.features & known:
            where.setdefault(key, []).append(passage.negated)
    return [key for key, denials in where.items() if all(denials)]


FORCE_RULES: tuple[Rule, ...] = (plans_are_not_told_as_done, what_is_denied_is_not_told)
