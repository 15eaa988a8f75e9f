"""Whether dates are dates of the text (R21)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from watchword.writing.lint.numbers import MONTHS
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement
from watchword.writing.lint.strangers import prose
from watchword.writing.lint.words import fold

NAMES = "|".join(MONTHS)
DATE = re.compile(rf"\b(?:(\d{{1,2}}) ({NAMES}) ((?:19|20)\d\d)|({NAMES}) (\d{{1,2}}), ((?:19|20)\d\d))\b")


def dates_in(text: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Full dates of English text, as written and as year, month, day."""
    for match in DATE.finditer(text):
        day, month, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        yield match[0], (int(year), MONTHS.index(month) + 1, int(day))


def dates_are_held(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A full date is one of the document, of an earlier text, or of a figure; parts that the text lacks are not made up."""
    if statement.kind == "background":
        return
    cited = {quote.document for quote in statement.evidence}
    earlier = against.earlier.values() if not sheet.structured or statement.kind != "says" else ()
    documents = (against.document, *earlier, *(held for key, held in against.earlier.items() if key in cited))
    held = {parts(document.published) for document in documents if document.published}
    for figure in statement.figures:
        held |= {value for _, value in dates_in(figure.basis)}
    for name in statement.rests_on:
        ground = sheet.by_id(name)
        held |= {value for _, value in dates_in(ground.text)} if ground else set()
    moments = [m.moment for m in against.reading.of_kind("date") if m.moment]
    own = {m.year for m in moments if m.year} | {d.published.year for d in documents[:1] if d.published}
    for written, (year, month, day) in dates_in(QUOTED.sub(" ", statement.text)):
        same = [m for m in moments if m.year in (year, None) and m.month == month and m.day == day]
        told = any(
            m.year == year or not own or year in own for m in same
        )  # a day without a year is of the text's own year
        if (year, month, day) not in held and not told:
            yield f"{written} is no date of the text, nor of an earlier one"


def parts(value: date) -> tuple[int, int, int]:
    return value.year, value.month, value.day


DAY_OF_MONTH = re.compile(
    rf"\b(\d{{1,2}}) ({NAMES})\b(?! (?:19|20)\d\d)|\b({NAMES}) (\d{{1,2}})\b(?!,? (?:19|20)\d\d|\d|,\d{{3}})"
)
MONTH = re.compile(
    rf"\b(?:in|of|since|until|by|from|to|for|during|last|next|early|late|through|and) ({NAMES})\b(?! \d{{1,2}}\b)"
)
STRETCHES = re.compile("半年|季度|全年|年度|quarter|half|first nine|nine months|six months", re.IGNORECASE)
EDGES = frozenset((1, 3, 4, 6, 7, 9, 10, 12))  # months in which such a stretch begins or ends


def days_and_months_are_held(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A day without its year, and a month, are some of the document's."""
    text = prose(statement, sheet)
    if not text:
        return
    held = f"{against.document.title}\n{fold(against.document.text)}"
    days = {(m.moment.month, m.moment.day) for m in against.reading.of_kind("date") if m.moment and m.moment.day}
    days |= {(d.published.month, d.published.day) for d in (against.document, *against.earlier.values()) if d.published}
    months = {month for month, _ in days} | {m.moment.month for m in against.reading.of_kind("date") if m.moment}
    for match in DAY_OF_MONTH.finditer(text):
        month, day = MONTHS.index(match[2] or match[3]) + 1, int(match[1] or match[4])
        if (month, day) not in days and not written(month, held, day):
            yield f"{match[0]} is no day of the text"
    for match in MONTH.finditer(text):
        month = MONTHS.index(match[1]) + 1
        if month not in months and not written(month, held) and not (month in EDGES and STRETCHES.search(held)):
            yield f"{match[1]} is no month of the text"


def written(month: int, text: str, day: int | None = None) -> bool:
    """Whether a text has a month or a day, as a date, in a range, or as a day of the month it spoke of."""
    name = MONTHS[month - 1]
    short = rf"(?:{name}|{name[:3]}\.?|{name[:4]}\.?)"
    if day is None:
        return (
            re.search(rf"(?<!\d){month}(?:月|[至—–-]\d{{1,2}}月)|\b{short}(?![a-z])|-{month:02d}\b", text) is not None
        )
    bare = rf"(?<![\d月]){day}日" if re.search(rf"(?<!\d){month}月|\b{short}(?![a-z])", text) else r"(?!)"
    return re.search(rf"(?<!\d){month}月{day}日|\b{short} {day}\b|\b{day} {short}(?![a-z])|{bare}", text) is not None


DATE_RULES: tuple[Rule, ...] = (dates_are_held, days_and_months_are_held)
