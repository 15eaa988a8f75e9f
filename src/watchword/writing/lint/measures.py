"""Whether numbers keep their units (R22)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.writing.lint.numbers import ENGLISH, SCALES, TOLERANCE
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement

UNITS = (
    ("kt", r"kilotonnes?\b|kilotons?\b|kt\b"),
    ("t", r"t\b|tonnes?\b|metric tons?\b|tons?\b"),
    ("kg", r"kg\b|kilograms?\b|kilos?\b"),
    ("CNY", r"yuan\b|renminbi\b|RMB\b|CNY\b"),
    ("USD", r"US dollars?\b|dollars?\b|USD\b"),
    ("percentage points", r"(?:percentage|per ?cent) points?\b"),
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
    left = [q.value for q in inside if q]
    for match in AMOUNT.finditer(QUOTED.sub(" ", statement.text)):
        value = float(match[1].replace(",", ""))
        found = next((other for other in left if abs(value - other) <= TOLERANCE * max(value, other)), None)
        if found is None:
            yield f"{match[0]} is no quantity of the cited words, or is told more often than they have it"
        else:
            left.remove(found)


MEASURE_RULES: tuple[Rule, ...] = (units_are_kept, amounts_are_quantities)
