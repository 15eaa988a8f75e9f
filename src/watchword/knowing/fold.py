"""One spelling for names that differ in width, script, case or punctuation only."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

HAN = re.compile("[㐀-鿿]")
FOUR_HAN = re.compile("(?:[^㐀-鿿]*+[㐀-鿿]){4}")
BETWEEN_HAN = re.compile(r"(?<=[㐀-鿿)(])\s+(?=[㐀-鿿)(])")
DROPPED = {**dict.fromkeys(map(ord, "’'`´.·•・")), ord("_"): " "}
OTHERS = re.compile(r"[^\w()&]+")
BRACKETS = str.maketrans("[{〔【《》】〕}]「」『』", "((((()))))()()")


@cache
def simplifier() -> Any:
    """OpenCC's traditional to simplified, loaded on first use."""
    from opencc import OpenCC

    return OpenCC("t2s")


# Characters of simplified texts that in some words stand for another one: 回覆, 沈痛, 藉口.
OF_WORDS = frozenset("藉沈坏覆哩著瞭乾徵")


@cache
def settled() -> re.Pattern[str]:
    """Names in simplified characters alone, which no step of the folding changes: most of a list of Chinese firms."""
    rows = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))  # the Han rows of GB 2312
    characters = "".join(character for row in rows for character in row.decode("gb2312", "ignore"))
    pairs = zip(characters, simplifier().convert("\n".join(characters)).split("\n"), strict=True)
    same = "".join(one for one, simple in pairs if one == simple and one not in OF_WORDS)
    return re.compile(f"[{same}]+")


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """NFKC, simplified script, lower case, plain brackets, single spaces and none between Han characters.

    Folding a folded name changes nothing.
    """
    return name if settled().fullmatch(name) else folded(name)


def folded(name: str) -> str:
    """Each step of the folding, for any name."""
    plain = unicodedata.normalize("NFKC", name).translate(BRACKETS)
    if HAN.search(plain):
        plain = simplifier().convert(plain)
    plain = (plain if unicodedata.is_normalized("NFKC", plain) else unicodedata.normalize("NFKC", plain)).casefold()
    plain = OTHERS.sub(" ", plain.translate(DROPPED))
    previous = ""
    while " " in plain and previous != plain:
        previous, plain = plain, BETWEEN_HAN.sub("", " ".join(plain.split()))
    return plain


def is_han(name: str) -> bool:
    """Whether a name is written in Chinese characters, at least two of them or half of it."""
    if name.isascii():
        return False
    if FOUR_HAN.match(name):
        return True
    return len(HAN.findall(name)) * 2 >= max(1, len(name.replace(" ", "")))
