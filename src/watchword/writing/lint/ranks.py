"""Whether ranks and shares that a sentence tells in words are those of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.reading.numerals import number
from watchword.writing.lint.numbers import SPELT
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement
from watchword.writing.lint.words import fold

ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        3,
    )
}
ORDINAL = re.compile(
    rf"(?<!\bone )(?<!\btwo )(?:(?<!\ba )|(?!\w+ (?:of|more|less|higher|lower)\b))(?<!-)\b({'|'.join(ORDINALS)})\b(?![- ](?:quarters?|parties|party|countr)|s\b)",
    re.IGNORECASE,
)


def ordinals_are_held(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """The third firm or clause is a third one, or one of three, in the document."""
    if sheet.structured or statement.kind == "background":
        return
    told = fold(against.words(statement)) + against.document.title
    held = {number(next(filter(None, m.groups()))) for m in RANK.finditer(told)}
    held |= {float(ORDINALS[m[1].lower()]) for m in ORDINAL.finditer(told)}
    for match in ORDINAL.finditer(QUOTED.sub(" ", statement.text)):
        if ORDINALS[match[1].lower()] not in held:
            yield f"{match[0]} is in nothing that the sentence rests on"


COUNT = r"([\d一二三四五六七八九十百两]+)"
RANK = re.compile(
    rf"第{COUNT}|{COUNT}(?:[届次等号期级轮连冠]|中全会|周年)|连续{COUNT}|\b{COUNT}(?:st|nd|rd|th)\b|\b{COUNT} (?:times|straight|consecutive)"
)
PARTS = {"half": 50, "third": 100 / 3, "quarter": 25, "fifth": 20, "tenth": 10}
FRACTION = re.compile(
    r"(?<!first )\b(?:(a|one|two|three|four|five|six|seven|eight|nine)[- ](third|quarter|fifth|tenth)s?(?= of\b| more| less|\W*$)|(?<!first )(?<!second )(half) of\b(?! the (?:year|month|day))|(?:by|about|over|than) (half)\b(?! (?:the|a) (?:year|month|day)))",
    re.IGNORECASE,
)
WRITTEN_PART = re.compile(
    r"([一二三四五六七八九])成|[一二三四五六七八九十]分之|一半|半数|过半|\bhalf\b|\bthirds?\b|\bquarters? of\b|\btenths?\b|\bfifths? of\b|翻"
)
NEARLY = 4  # percent
MORE = re.compile(r"\b(?:more than|over|above|at least) [\w-]+(?: [\w-]+)?$", re.IGNORECASE)


def fractions_are_held(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A share told in words (six tenths, two thirds) is near one of the document."""
    if sheet.structured or statement.kind in ("background", "judges"):
        return
    percents = {m.quantity.value for m in against.reading.of_kind("quantity") if m.quantity and m.quantity.unit == "%"}
    other = [m[0] for m in WRITTEN_PART.finditer(against.document.text)]
    percents |= {10 * (number(word[0]) or 0) for word in other if word.endswith("成")}
    for match in FRACTION.finditer(QUOTED.sub(" ", statement.text)):
        count = {"a": 1, "one": 1}.get((match[1] or "one").lower()) or SPELT[match[1].lower()]
        told = count * PARTS[(match[2] or match[3] or match[4]).lower()]
        more = MORE.search(statement.text[: match.end()]) is not None
        near = any(abs(told - held) <= NEARLY or (more and held > told) for held in percents)
        if not near and all(word.endswith("成") for word in other):
            yield f"{match[0]} is in nothing that the sentence rests on"


RANK_RULES: tuple[Rule, ...] = (ordinals_are_held, fractions_are_held)
