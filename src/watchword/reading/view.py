"""The cleaned view of a text, which maps back to the raw one.

Matching runs on the view: wrong decoding undone, NFKC for single characters, simplified script, markup and injected
Latin syllables taken out (節(jié)日 reads as 节日). Quotes are always cut from the raw text (R7).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from watchword.model.span import Span
from watchword.reading.debris import find_debris
from watchword.reading.repair import Cut, cuts, decoded
from watchword.reading.sentences import split_sentences

FOLDED_RANGES = ((0x2E80, 0x2FE0), (0x3000, 0x3001), (0xF900, 0xFB00), (0xFE30, 0xFE50), (0xFF00, 0xFFF0))


@dataclass(frozen=True)
class View:
    """``text`` is what is matched, ``raw`` what is quoted; ``offsets`` is ``None`` where they align
    one to one, else the raw index of each character of ``text``."""

    text: str
    raw: str
    offsets: tuple[int, ...] | None = None
    repairs: tuple[tuple[str, int], ...] = ()  # what was undone, how often: syllable, markup, decoding
    sentences: tuple[Span, ...] = field(default=(), compare=False)  # of ``text``, not of ``raw``
    debris: tuple[tuple[Span, str], ...] = ()  # stretches of ``text`` that are no running text, with why

    def span(self, start: int, end: int) -> Span:
        """The raw span of a range of the view; an injected syllable goes with the character before it."""
        return Span(self.raw_index(start), self.raw_index(end))

    def raw_index(self, index: int) -> int:
        if self.offsets is None:
            return index
        return self.offsets[index] if index < len(self.offsets) else len(self.raw)


@lru_cache(maxsize=1)
def folding() -> dict[int, str]:
    """Code point -> one character: NFKC where that gives one character, then simplified script."""
    from opencc import OpenCC

    table: dict[int, str] = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # broken surrogates: no library takes them
    for first, last in FOLDED_RANGES:
        for code in range(first, last):
            folded = unicodedata.normalize("NFKC", chr(code))
            if len(folded) == 1 and folded != chr(code):
                table[code] = folded
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    simplified = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    for character, simple in zip(characters, simplified, strict=True):
        if len(simple) == 1 and simple != character:
            table[ord(character)] = simple
    return table


def fold(text: str) -> str:
    """The same folding without a map back: for needles and names. Length is kept."""
    return text.translate(folding())


@lru_cache(maxsize=8192)
def needle(word: str) -> str:
    """A word of the data, folded once."""
    return fold(word)


def clean(raw: str) -> View:
    """The view of a raw text; linear in its length."""
    restored, offsets = decoded(raw)
    text = fold(restored)
    found = list(cuts(text))
    if found:
        text, kept = without(text, found)
        offsets = kept if offsets is None else [offsets[index] for index in kept]
    repairs = Counter(cut.kind for cut in found)
    if restored != raw:
        repairs["decoding"] = 1
    debris = tuple(find_debris(text))
    sentences = split_sentences(text)
    if debris:
        sentences = outside(sentences, debris)
    return View(
        text, raw, tuple(offsets) if offsets is not None else None, tuple(repairs.items()), tuple(sentences), debris
    )


def outside(sentences: Iterator[Span], debris: tuple[tuple[Span, str], ...]) -> Iterator[Span]:
    """The sentences without what is debris; a sentence that begins with a list of search words begins behind it."""
    for sentence in sentences:
        start = max([sentence.start, *(part.end for part, _ in debris if part.start <= sentence.start < part.end)])
        if start < sentence.end:
            yield Span(start, sentence.end)


def without(text: str, found: list[Cut]) -> tuple[str, list[int]]:
    """The text with its cuts replaced, and where each character stood."""
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for cut in found:
        pieces += (text[at : cut.start], cut.text)
        offsets += (*range(at, cut.start), *[cut.start] * len(cut.text))
        at = cut.end
    return "".join(pieces) + text[at:], [*offsets, *range(at, len(text))]
