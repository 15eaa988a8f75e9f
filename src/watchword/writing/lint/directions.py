"""Whether what rose is told as risen (R21)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.writing.lint.numbers import ENGLISH, SCALES, TOLERANCE
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement

# In a sentence, near the number; in the document, right before it (in English text behind it too).
SAID = {
    "up": re.compile(
        r"\b(?:up|rose|risen|ris(?:e|es|ing)|grew|grow(?:s|n|th|ing)?|increas(?:e|es|ed|ing)|gain(?:s|ed)?|rais(?:e|es|ed)|climbed|jumped|surged|higher)\b",
        re.IGNORECASE,
    ),
    "down": re.compile(
        r"\b(?:down|fell|fall(?:s|en|ing)?|drop(?:s|ped)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|cut|cuts|lowered|lower|reduc(?:e|es|ed|tion)|shrank|slid|slumped)\b",
        re.IGNORECASE,
    ),
}
HELD = {
    "up": re.compile(
        r"(?:上升|上涨|上漲|上调|上調|增长|增長|增加|提高|提升|涨|漲|增|升|高)(?:了|约|近|逾|超|超过|至少|为|達|达)?\s?$"
    ),
    "down": re.compile(
        r"(?:下降|下跌|下调|下調|减少|減少|降低|回落|跌|降|减|減|低)(?:了|约|近|逾|超|超过|至少|为|達|达)?\s?$"
    ),
}
BEFORE, BEHIND = 28, 12  # characters of a sentence's clause that are looked at
BREAK = re.compile(r"[,;:()（）]|\band\b|\bto\b|\bfrom\b")
AHEAD, AFTER = 8, 14  # characters of the document


def directions_are_kept(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A number that the text has as a rise alone is told as no fall, nor a fall as a rise."""
    if statement.kind in ("background", "judges"):
        return
    text = QUOTED.sub(" ", statement.text)
    for match in ENGLISH.finditer(text):
        said = said_of(text, match.start(), match.end())
        value = float(match[1].replace(",", "")) * SCALES.get((match[2] or "").lower(), 1)
        held = held_of(value, against) if said else set()
        if len(held) == 1 and "" not in held and said not in held:
            yield f"{match[0].strip()} is told as {said}: the text has it as {held.pop()}"


def said_of(text: str, start: int, end: int) -> str:
    """``up`` or ``down`` where a word of just one of them stands by a number, in its clause."""
    before = BREAK.split(text[max(0, start - BEFORE) : start])[-1]
    behind = BREAK.split(text[end : end + BEHIND])[0]
    found = [way for way, words in SAID.items() if words.search(before) or words.search(behind)]
    return found[0] if len(found) == 1 else ""


def held_of(value: float, against: Against) -> set[str]:
    """The ways in which the document has a number; an empty one where it has it without any."""
    raw, found = against.document.text, set()
    for mention in against.reading.of_kind("quantity"):
        quantity = mention.quantity
        if quantity is None or abs(quantity.value - value) > TOLERANCE * max(value, abs(quantity.value)):
            continue
        before = raw[max(0, mention.span.start - AHEAD) : mention.span.start] + bound_words(mention.surface)
        near = (
            raw[max(0, mention.span.start - BEFORE) : mention.span.start]
            + " "
            + raw[mention.span.end : mention.span.end + AFTER]
        )
        ways = [way for way in HELD if HELD[way].search(before) or (near.isascii() and SAID[way].search(near))]
        found.add(ways[0] if len(ways) == 1 else "")
    return found


def bound_words(surface: str) -> str:
    """What stands before the digits in a quantity's own words (近 of 近3%)."""
    return re.split(r"[\d一二三四五六七八九十百千万亿]", surface)[0]


DIRECTION_RULES: tuple[Rule, ...] = (directions_are_kept,)
