"""Whether rates, earlier texts and stretches of time are compared as the document, or our count, compares them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.writing.lint.numbers import MONTHS, numbers_in, values_in
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement
from watchword.writing.lint.strangers import prose
from watchword.writing.lint.words import has_words

YEARLY = {"同比", "较上年", "较去年", "比上年"}
PERIODS = YEARLY | {"环比"}
PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s?(?:%|per ?cent)")
YEAR_ON_YEAR = re.compile(
    r"year[- ]on[- ]year|(?:on|over) (?:the|a) year\b|from a year (?:earlier|ago)|than a year (?:earlier|ago)"
)
QUARTER_ON_QUARTER = re.compile(
    r"quarter[- ]on[- ]quarter|month[- ]on[- ]month|(?:on|over) the (?:quarter|month|period)\b|(?:than|from) (?:the|a) (?:quarter|month) (?:before|earlier)"
)


PERIOD_PHRASE = re.compile(rf"[^.;%]{{0,40}}?(?:{YEAR_ON_YEAR.pattern}|{QUARTER_ON_QUARTER.pattern})")


def changes_keep_their_basis(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A rate of change is on the period that the text gives (同比 on the year, 环比 on the period before)."""
    if statement.kind == "background":
        return
    plain = QUOTED.sub(" ", statement.text)
    for match in PERCENT.finditer(plain):
        phrase = PERIOD_PHRASE.match(plain, match.end())
        if not phrase:
            continue
        own = YEARLY if YEAR_ON_YEAR.search(phrase[0]) else {"环比"}
        given = {
            word
            for m in against.reading.of_kind("quantity")
            if m.quantity and m.quantity.unit == "%" and m.quantity.value == float(match[1])
            for word in (*m.quantity.basis, m.quantity.change)
            if word in PERIODS
        }
        if given and not given & own:
            yield f"the text gives {match[0]} {'、'.join(sorted(given))}, not {phrase[0].strip()}"


def compared_years_are_cited(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A text that a comparison names by its year is one that it cites or has a figure for."""
    if statement.kind != "compares" or not sheet.structured:
        return
    years = {float(held.published.year) for held in against.earlier.values() if held.published}
    years |= {value for figure in statement.figures for value in values_in(figure.basis)}
    years |= {value for quote in statement.evidence for value in values_in(quote.text)}
    for year in re.findall(r"\b(?:letter|text|report|notice)s? of (?:\d{1,2} \w+ )?((?:19|20)\d\d)\b", statement.text):
        if float(year) not in years:
            yield f"no text of {year} is cited"


def comparisons_are_as_computed(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """The ritual share and the number of documents are those that stand at the head of the brief."""
    for figure in statement.figures if sheet.structured else ():
        if figure.name == "ritual share" and figure.value != sheet.ritual_share:
            yield f"the ritual share is {sheet.ritual_share}, not {figure.value}"
        if figure.name == "documents compared with" and figure.value != sheet.documents:
            yield f"{sheet.documents} documents were compared with, not {figure.value}"
    if not sheet.structured or statement.kind != "compares" or not statement.figures:
        return
    plain = QUOTED.sub(" ", statement.text)
    quoted = values_in(" ".join(quote.text for quote in statement.evidence))
    shares = {round(100 * f.value) for f in statement.figures if isinstance(f.value, float)}
    counts = {f.name.removeprefix("clauses "): f.value for f in statement.figures}
    for match in re.finditer(r"(\d+)%", plain):
        if int(match[1]) not in shares and float(match[1]) not in quoted:
            yield f"{match[0]} is not what was computed"
    for match in re.finditer(r"(\d+) (kept|changed|moved|added|dropped)\b", plain):
        if counts.get(match[2], int(match[1])) != int(match[1]):
            yield f"{match[0]}: {counts[match[2]]} were counted"
    for match in re.finditer(r"(\d+) comparable\b", plain):
        if counts.get("comparable documents", int(match[1])) != int(match[1]):
            yield f"{match[0]}: {counts['comparable documents']} were held"


ON_THE_YEAR = re.compile(
    r"year[- ]on[- ]year|from a year|than a year|(?:on|over|from) the (?:previous|same)?[^.;%]{0,20}year", re.IGNORECASE
)
MONTHLY = re.compile(
    r"month[- ]on[- ]month|quarter[- ]on[- ]quarter|(?:on|over|from|than) (?:the|a) (?:previous |last )?(?:month|quarter)\b",
    re.IGNORECASE,
)
RATE = re.compile(r"(\d+(?:\.\d+)?)\s?(?:%|per ?cent)(?=([^%;.]{0,60}))")


def english_rates_keep_their_basis(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A rate that an English text doesn't give on the year is not told on the year."""
    text, held = prose(statement, sheet), against.document.text
    if not text or re.search("[\u4e00-\u9fff]", held):
        return
    for match in RATE.finditer(text):
        places = [m for m in RATE.finditer(held) if m[1] == match[1]]
        if places and MONTHLY.search(match[2]) and all(ON_THE_YEAR.search(m[2]) for m in places):
            yield f"the text gives {match[1]}% on the year"
        if places and ON_THE_YEAR.search(match[2]) and not any(ON_THE_YEAR.search(m[2]) for m in places):
            yield f"the text does not give {match[1]}% on the year"


AMOUNT_BEFORE = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)(?:\s(?:million|billion|thousand))?(?!\s?(?:%|per ?cent))(?:\s[\w$]+){0,3}?\s(?:a|one|the) (?:year|month|quarter) (?:earlier|ago|before)\b"
    r"|(\d[\d,]*(?:\.\d+)?)(?:\s(?:million|billion|thousand))?(?!\s?(?:%|per ?cent))(?:\s[\w$]+){0,3}?\s(?:in|for|of) the (?:same|previous|preceding) (?:period|year|month|quarter)\b"
)
BEFORE = re.compile(
    r"上年|去年|同期|前一年|上月|上季|上期|由|从|ago|earlier|previous|last (?:year|month|quarter)|before|from|compared"
)


def earlier_amounts_are_given(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """An amount told of a year earlier stands in the document as one of an earlier time."""
    text, published = prose(statement, sheet), against.document.published
    written = re.findall(r"(?:19|20)\d\d", against.document.text)
    latest = float(published.year if published else max(written, default="0"))
    for match in AMOUNT_BEFORE.finditer(text):
        value = next(iter(numbers_in(match[0])))[1]
        where = [p.text for p in against.passages if value in against.values(p)]
        years = {float(year) for words in where for year in re.findall(r"(?:19|20)\d\d", words)}
        told = any(year < latest for year in years)
        if where and not told and not any(BEFORE.search(words) for words in where):
            yield f"{match[0]}: the text does not give {value:g} for an earlier time"


LENGTHS = {
    "month": rf"\b(?:{'|'.join(MONTHS)}|monthly|month's)\b(?= (?:figure|output|exports?|imports?|production|sales|volume|total))|\bmonthly\b",
    "quarter": r"\b(?:first|second|third|fourth|last)[- ]quarter\b|\bquarterly\b",
    "half": r"\b(?:first|second)[- ]half\b|\bhalf-year(?:ly)?\b",
    "year": r"\b(?:whole|full)[- ]year\b|\bthe (?:whole|full|year's|annual) (?:\w+ )?(?:figure|total|output)\b|\b(?:whole of|all of) (?:19|20)\d\d\b|\bannual\b",
}
COMPARED = re.compile(
    r"\b(?:below|above|less than|more than|lower than|higher than|down from|up from|against|compared (?:with|to)|versus|exceed\w*|fell short of|beat|smaller|larger|only a fraction)\b",
    re.IGNORECASE,
)
YARDSTICK = re.compile(
    r"\b(?:plan|target|quota|goal|forecast|budget|guidance|aim|limit|ceiling|capacity|rate|pace)s?\b", re.IGNORECASE
)


def unlike_times_are_not_compared(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A month is not measured by a whole year, nor a quarter by a half, unless by a plan for it."""
    text = prose(statement, sheet)
    if not COMPARED.search(text) or YARDSTICK.search(text):
        return
    found = [length for length, pattern in LENGTHS.items() if re.search(pattern, text, re.IGNORECASE)]
    if len(found) > 1:
        yield f"compares a {found[0]} with a {found[1]}"


def causes_are_given(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A cause is told only where the document tells one."""
    text = prose(statement, sheet)
    rules = against.book.house_rules
    said = has_words(text, rules.causes) if text else []
    held = against.document.text.lower()
    if said and not any(word in held for word in rules.causes_held):
        yield f"“{said[0]}”: the text gives no cause"


COMPARISON_RULES: tuple[Rule, ...] = (
    changes_keep_their_basis,
    english_rates_keep_their_basis,
    compared_years_are_cited,
    comparisons_are_as_computed,
    earlier_amounts_are_given,
    unlike_times_are_not_compared,
    causes_are_given,
)
