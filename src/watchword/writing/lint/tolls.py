"""Whether the dead, missing and hurt are as many as the text last says (R23)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.reading.numerals import number
from watchword.writing.lint.numbers import DAY, SPELT, numbers_in, undated
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement

TOLL = re.compile(
    r"(?:死亡|遇难|失联|失踪|受伤|被困)[^。；;，,]{0,6}?(\d+|[一二两三四五六七八九十]+)\s*(?:人|名)|(\d+|[一二两三四五六七八九十]+)\s*(?:人|名)[^。；;，,]{0,3}(?:死亡|遇难|失联|失踪|受伤|被困)"
)
COUNT = rf"(\d+|{'|'.join(SPELT)})"
PEOPLE = "(?: (?:more )?(?:people|workers|miners|men|employees|persons|others|contractors))?"
ENGLISH_TOLL = re.compile(
    rf"\b{COUNT}{PEOPLE} (?:(?:were|was|had|have|has|are|is|been|still|now) )*(dead|died|killed|missing|injured|hurt|trapped)\b"
    rf"|\b(killed|injured|hurt|trapped) {COUNT}\b",
    re.IGNORECASE,
)
ENGLISH_KINDS = {
    "dead": "dead",
    "died": "dead",
    "killed": "dead",
    "missing": "missing",
    "injured": "hurt",
    "hurt": "hurt",
    "trapped": "trapped",
}
TOLL_KINDS = {"死亡": "dead", "遇难": "dead", "失联": "missing", "失踪": "missing", "受伤": "hurt", "被困": "trapped"}
TOLL_WORDS = {
    "dead": r"\b(?:dead|died|deaths?|killed|fatalities|lives)\b",
    "missing": r"\bmissing\b",
    "hurt": r"\b(?:injured|hurt|wounded)\b",
    "trapped": r"\btrapped\b",
}
AS_OF = re.compile(
    r"\b(?:as of|by|at first|first (?:report|count|notice|figure|word|put|said|gave|told|spoke)s?|earlier|initially|at that time|had been)\b",
    re.IGNORECASE,
)


def tolls(text: str) -> dict[str, list[float]]:
    """The numbers of people dead, missing and hurt, in the order in which a text gives them."""
    found: dict[str, list[float]] = {}
    for match in TOLL.finditer(text):
        kind = next(kind for word, kind in TOLL_KINDS.items() if word in match[0])
        value = number(match[1] or match[2])
        if value is not None:
            found.setdefault(kind, []).append(float(value))
    for match in ENGLISH_TOLL.finditer(text):
        written = (match[1] or match[4]).lower()
        count = float(written) if written.isdigit() else SPELT[written]
        found.setdefault(ENGLISH_KINDS[(match[2] or match[3]).lower()], []).append(count)
    return found


def tolls_are_the_latest(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A toll that the text itself supersedes needs its time (R23)."""
    for kind, given in tolls(against.document.text).items():
        stated = {value for _, value in numbers_in(DAY.sub(" ", statement.text))} & set(given[:-1])
        says_so = re.search(TOLL_WORDS[kind], statement.text, re.IGNORECASE)
        if stated - {given[-1]} and says_so and given[-1] not in stated and not AS_OF.search(statement.text):
            yield f"{min(stated):.0f} {kind} is superseded in the text by {given[-1]:.0f}; give the later one, or its time"


def tolls_are_given(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """As many are told dead, missing or hurt as the text tells at some time, where it tells how many."""
    if statement.kind != "says" or sheet.structured:
        return
    given = tolls(against.document.text)
    for kind, counts in tolls(undated(QUOTED.sub(" ", statement.text))).items():
        wrong = [count for count in counts if count not in given.get(kind, counts)]
        if wrong:
            yield f"{wrong[0]:.0f} {kind}: the text has {', '.join(f'{count:.0f}' for count in given[kind])}"


TOLL_RULES: tuple[Rule, ...] = (tolls_are_the_latest, tolls_are_given)
