"""The form in which search compares texts: simplified script, lower case, half width.

Folding maps each character to exactly one, so that a place in the folded text is the same place in the raw text.
Therefore script is converted character by character, without regard to words: 乾 becomes 干 in texts and queries
alike, and a query can't miss a text because the words around it differ.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from operator import add

HAN = "\u3400-\u9fff\u3007\U00020000-\U0003ffff"
_PAIR = re.compile(f"[{HAN}]{{2}}")
_LAST = re.compile(f"([{HAN}])[^{HAN} ]")
_WORD = re.compile(f"[^\\W_{HAN}]+")


def fold(text: str) -> str:
    """The folded text, as long as the raw one."""
    return text.translate(_table())


def tokens(text: str) -> set[str]:
    """What a text is found by: overlapping pairs of Han characters, the last character of each run (so that a single
    character is found as the beginning of a token), and words of other scripts.

    White space between Han characters is passed over: in a PDF a line may end in the middle of a phrase.
    """
    folded = fold(text)
    compact = "".join(folded.split()) + "\n"
    # Tear the text into its distinct pairs first: one pass in C, and far fewer pairs than characters to look at.
    pairs = " ".join(set(map(add, compact, compact[1:])))
    found = set(_PAIR.findall(pairs))
    found.update(_LAST.findall(pairs))
    found.update(_WORD.findall(folded))
    return found


@cache
def _table() -> dict[int, str]:
    import opencc

    blocks = (*range(0x3400, 0xA000), *range(0x20000, 0x323B0))
    block = "\n".join(map(chr, blocks))
    simple = opencc.OpenCC("t2s").convert(block).split("\n")
    table = {code: one for code, one in zip(blocks, simple, strict=True) if one != chr(code) and len(one) == 1}
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0xFF01, 0xFF5F)):
        one = unicodedata.normalize("NFKC", chr(code)).lower()
        if len(one) == 1 and one != chr(code):
            table[code] = table.get(ord(one), one)
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x0530)):
        one = chr(code).lower()
        if len(one) == 1 and one != chr(code):
            table[code] = one
    return table
