"""Coded phrases, materials, products, systems, occasions: what stands in a data file."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from watchword.data import Handbook
from watchword.model.mention import Mention
from watchword.reading.lexicon import term_lexicon, thing_lexicon
from watchword.reading.view import View, fold


def find_terms(view: View, book: Handbook) -> Iterator[Mention]:
    """Longest match over all written forms; ``detail`` gives the distance from the codebook's form (R10)."""
    for start, end, entries in term_lexicon(book).longest(view.text):
        term, span = entries[0], view.span(start, end)
        form = view.text[start:end]
        distance = Levenshtein.distance(form, fold(term.term))
        detail = f"variant, distance {distance}" if distance else ""
        yield Mention("term", span, span.of(view.raw), form, ref=term.term, detail=detail)


def find_things(view: View, book: Handbook) -> Iterator[Mention]:
    """Materials, products and weapon systems. A single character counts only where it names the element:
    beside another listed name or a word of trade."""
    text = view.text
    for start, end, entries in thing_lexicon(book).longest(text):
        thing = entries[0]
        if text[start].isascii() and cut_word(text, start, end):
            continue
        if end - start == 1 and not stands_for_element(text, start, end):
            continue
        span = view.span(start, end)
        yield Mention(thing.kind, span, span.of(view.raw), text[start:end], ref=thing.key)


def cut_word(text: str, start: int, end: int) -> bool:
    """An English name must be a word: tin is not in printing."""
    return text[start - 1 : start].isalpha() or (end < len(text) and text[end].isalpha() and text[end] != "s")


NEIGHBOURS = frozenset("、和及与等,。;:(（)“”相进出是占在的可用产对金属氧矿价类系元资品材合化于")


def stands_for_element(text: str, start: int, end: int) -> bool:
    """镓、锗、锑 in a row or before a word of trade is the element; 李镓 is somebody's name."""
    before = text[start - 1] if start else "。"
    after = text[end] if end < len(text) else "。"
    return before in NEIGHBOURS and after in NEIGHBOURS
