"""Organisations, places and office-holders in English text, by capitals and the words around them.

Where words could mean a private person, nothing is named (R16): a missed firm is cheaper than a kept name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from watchword.data import Handbook
from watchword.model.mention import Mention, MentionKind
from watchword.reading.english_bodies import ministries, organisations
from watchword.reading.english_people import persons
from watchword.reading.english_places import attributive, goes_on, places_by_words
from watchword.reading.english_runs import runs_of
from watchword.reading.holders import holder_lexicon
from watchword.reading.lexicon import organisation_lexicon, place_lexicon
from watchword.reading.terms import cut_word
from watchword.reading.view import View

HAN = "\u3400-\u9fff"


def is_english(text: str, start: int, end: int) -> bool:
    """Whether a sentence is in Latin letters: at most one in twelve of its first hundred characters is Chinese."""
    end = min(end, start + 100)
    return more_han_than((end - start) // 12).match(text, start, end) is None


@cache
def more_han_than(count: int) -> re.Pattern[str]:
    """What matches as soon as it has seen one Chinese character too many."""
    return re.compile(f"(?:[^{HAN}]*+[{HAN}]){{{count + 1}}}")


def find_english_names(view: View, book: Handbook, start: int, end: int) -> Iterator[Mention]:
    """Names in one English sentence of the view, in no particular order and without overlaps."""
    text = view.text
    taken: list[tuple[int, int]] = []
    for kind, first, last, ref, detail in candidates(text, book, start, end):
        if not any(one < last and first < two for one, two in taken):
            taken.append((first, last))
            span = view.span(first, last)
            yield Mention(kind, span, span.of(view.raw), text[first:last], ref=ref, detail=detail)


Candidate = tuple[MentionKind, int, int, str, str]  # kind, start, end, reference, detail


def candidates(text: str, book: Handbook, start: int, end: int) -> Iterator[Candidate]:
    """What may be a name, the surer kinds first: whatever overlaps an earlier one is none."""
    line = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    runs = [] if line and headline(text[start:end]) else list(runs_of(text, start, end, book.english_names))
    for s, e, holders in holder_lexicon(book).longest(text[start:end]):
        if not cut_word(text, start + s, start + e):
            yield "office_holder", start + s, start + e, "", holders[0].office
    for first, last in persons(text, runs, book):
        yield "office_holder", first, last, "", ""
    known = [(start + s, start + e, items[0]) for s, e, items in organisation_lexicon(book).longest(text[start:end])]
    whole = {(first, last): item for first, last, item in known}
    for first, last in (*ministries(text, start, end, book), *organisations(text, runs, book)):
        found = whole.get((first, last))
        yield "organisation", first, last, found.key if found else "", found.kind if found else ""
    for first, last, item in known:
        quoted = text[first - 1 : first] == "(" and text[last : last + 1] == ":"  # (ASX: DRE) is where a firm is listed
        if not cut_word(text, first, last) and not quoted:
            yield "organisation", first, last, item.key, item.kind
    for s, e, places in place_lexicon(book).longest(text[start:end]):
        first, last = start + s, start + e
        if text[first].isascii() and (cut_word(text, first, last) or attributive(text, first, last)):
            continue
        if not goes_on(text, first, last, runs):
            yield "place", first, last, places[0].code, places[0].level
    for first, last in places_by_words(text, runs, book):
        yield "place", first, last, "", ""


SMALL = frozenset(
    ["a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "over", "the", "to", "up", "via", "with"]
)  # fmt: skip
IN_CAPITALS = 0.9  # of its words
HEADLINE_WORDS = 5  # words from which on a line can be a headline


def headline(line: str) -> bool:
    """Whether a line is a headline With All Its Words in Capitals, in which capitals tell no name."""
    words = [word for word in line.split() if word[0].isalpha() and word not in SMALL]
    capitals = sum(word[0].isupper() for word in words)
    closed = line.rstrip()[-1:] in '.!?”"'
    return len(words) >= HEADLINE_WORDS and not closed and capitals >= IN_CAPITALS * len(words)
