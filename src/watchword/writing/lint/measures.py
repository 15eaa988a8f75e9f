"""Whether dates are dates of the text, and numbers keep their units (R21, R22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from watchword.writing.lint.numbers import ENGLISH, MONTHS, SCALES, TOLERANCE
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement

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
    documents = (against.document, *against.earlier.values())
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


UNITS = (
    ("kt", r"kilotonnes?\b|kilotons?\b|kt\b"),
    ("t", r"t\b|tonnes?\b|metric tons?\b|tons?\b"),
    ("kg", r"kg\b|kilograms?\b|kilos?\b"),
    ("CNY", r"yuan\b|renminbi\b|RMB\b|CNY\b"),
    ("USD", r"US dollars?\b|dollars?\b|USD\b"),
    ("%", r"%|per ?cent\b"),
)
BEFORE = (("AUD", r"A\$\s?$|AUD\s?$"), ("USD", r"(?:US)?\$\s?$|USD\s?$"), ("EUR", r"€\s?$|EUR\s?$"))
ALIKE = {"t": {"t", "kg"}, "kg": {"kg", "t"}}
PER = re.compile(r"\s?(?:a|an|per|each|/)\s?(tonne|ton|t|kilogram|kg)\b", re.IGNORECASE)
PER_UNIT = {"tonne": "t", "ton": "t", "t": "t", "kilogram": "kg", "kg": "kg"}


def units_are_kept(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A number that the text measures is measured in the same unit, mass for mass and money for money."""
    if (statement.kind != "says" and sheet.structured) or statement.kind == "background":
        return
    known = [m.quantity for m in against.reading.of_kind("quantity") if m.quantity]
    text = QUOTED.sub(" ", statement.text)
    for match in ENGLISH.finditer(text):
        value = float(match[1].replace(",", "")) * SCALES.get((match[2] or "").lower(), 1)
        unit, end = unit_at(text, match.start(), match.end())
        same = [q for q in known if abs(q.value - value) <= TOLERANCE * max(abs(value), abs(q.value))]
        held = {q.unit.split("/")[0] for q in same}
        if unit == "kt" and same:
            yield f"{match[0].strip()} kilotonnes: the text has {value:g} {', '.join(sorted(held))}"
        elif unit and held and unit not in held and "kt" not in held:
            yield f"{match[0].strip()} {unit}: the text has {', '.join(sorted(held))}"
        per = PER.match(text, end) if unit else None
        bases = {q.unit.split("/")[1].split()[-1] for q in same if "/" in q.unit}
        bases = {PER_UNIT.get(base, base) for base in bases}
        if per and bases and PER_UNIT[per[1].lower()] not in bases:
            yield f"{match[0].strip()} is not for each {per[1]}: the text has it for each {', '.join(sorted(bases))}"


def unit_at(text: str, start: int, end: int) -> tuple[str, int]:
    """The unit of a number, behind it or before it, and where it ends; empty for one that is not looked for."""
    for unit, pattern in UNITS:
        if match := re.compile(rf"\s?(?:{pattern})").match(text, end):
            return unit, match.end()
    before = next((unit for unit, pattern in BEFORE if re.search(pattern, text[max(0, start - 5) : start])), "")
    return before, end


AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?) (persons?|yuan a tonne|yuan|t)\b")


def amounts_are_quantities(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """An amount that a sentence of ours names is a quantity of its cited words, in that unit."""
    if not sheet.structured or statement.kind not in ("says", "compares") or not statement.evidence:
        return
    spans = [quote.span for quote in statement.evidence if quote.document == against.document.id]
    inside = [m.quantity for m in against.reading.of_kind("quantity") if any(s.contains(m.span) for s in spans)]
    held = {q.value for q in inside if q}
    for match in AMOUNT.finditer(QUOTED.sub(" ", statement.text)):
        value = float(match[1].replace(",", ""))
        if not any(abs(value - other) <= TOLERANCE * max(value, other) for other in held):
            yield f"{match[0]} is no quantity of the cited words"


MEASURE_RULES: tuple[Rule, ...] = (dates_are_held, units_are_kept, amounts_are_quantities)
