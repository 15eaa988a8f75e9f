"""The cleaned view of a text, which maps back to the raw one.

Matching runs on the view: NFKC for single characters, simplified script, injected Latin syllables taken
out (節(jié)日 reads as 节日). Quotes are always cut from the raw text (R7).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from watchword.model.span import Span

HAN = "\u3400-\u9fff\uf900-\ufaff"
# A lower-case syllable in brackets right after a Han character: element symbols and acronyms have capitals.
INJECTED = re.compile(rf"(?<=[{HAN}])\(([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]{{1,6}})\)")
TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]")
FOLDED_RANGES = ((0x2E80, 0x2FE0), (0x3000, 0x3001), (0xF900, 0xFB00), (0xFE30, 0xFE50), (0xFF00, 0xFFF0))


@dataclass(frozen=True)
class View:
    """``text`` is what is matched, ``raw`` what is quoted; ``offsets`` is ``None`` where they align
    one to one, else the raw index of each character of ``text``."""

    text: str
    raw: str
    offsets: tuple[int, ...] | None = None
    injected: int = 0
    sentences: tuple[Span, ...] = field(default=(), compare=False)  # of ``text``, not of ``raw``

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
    from watchword.reading.sentences import split_sentences

    text = fold(raw)
    found = list(INJECTED.finditer(text))
    if len(found) < 2 and not any(TONED.search(match[1]) for match in found):
        return View(text, raw, None, 0, tuple(split_sentences(text)))
    offsets: list[int] = []
    pieces: list[str] = []
    at = 0
    for match in found:
        pieces.append(text[at : match.start()])
        offsets.extend(range(at, match.start()))
        at = match.end()
    pieces.append(text[at:])
    offsets.extend(range(at, len(text)))
    cleaned = "".join(pieces)
    return View(cleaned, raw, tuple(offsets), len(found), tuple(split_sentences(cleaned)))
