"""Whether each number of a sentence stands in what it rests on (R21, R23)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from watchword.reading.english_quantities import WORDS
from watchword.reading.numerals import number
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement, is_chinese
from watchword.writing.lint.words import fold

ENGLISH = re.compile(
    r"(?<![\w.])(\d+(?:,\d{3})*(?:\.\d+)?)(?![\d.]*\d)(?!\s?[万亿千]|0?s\b)(?:st|nd|rd|th)?(?:\s?(million|billion|thousand|hundred|trillion))?",
    re.IGNORECASE,
)
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
TENS = {
    word: 10.0 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SMALL = {word: float(value) for word, value in WORDS.items() if 2 <= value < 20 and " " not in word}
SPELT = SMALL | TENS  # "one" counts nothing by itself
SPELT_OUT = re.compile(
    rf"\b(?:({'|'.join(TENS)})-)?(one|{'|'.join(SPELT)})(?![\w-])(?! (?:thirds|fifths|tenths|quarters of)\b)(?: (hundred|thousand|million|billion))?",
    re.IGNORECASE,
)
WRITTEN = re.compile(r"[\d〇零一二三四五六七八九十百千万亿两][\d,.〇零一二三四五六七八九十百千万亿两]*")
MONTHS = list(calendar.month_name)[1:]
DAY = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d{{1,2}}\b(?!,\d{{3}})")
TOLERANCE = 0.005  # rounding of a tenth of a percent in what is printed


def numbers_in(text: str) -> Iterator[tuple[str, float]]:
    """The numbers of English text, as written and as valued; quoted Chinese is not English text."""
    plain = QUOTED.sub(" ", text)
    for match in ENGLISH.finditer(plain):
        yield match[0].strip(), float(match[1].replace(",", "")) * SCALES.get((match[2] or "").lower(), 1)
    for match in SPELT_OUT.finditer(plain):
        if match[1] or match[3] or match[2].lower() != "one":
            units = SPELT.get(match[2].lower(), 1.0) + (TENS[match[1].lower()] if match[1] else 0)
            yield match[0], units * SCALES.get((match[3] or "").lower(), 1)


UNSCALED = re.compile(
    r"(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?(?![\d.]*\d)(?!\s?(?:[万亿千百]|million|billion|thousand|trillion))",
    re.IGNORECASE,
)


def values_in(text: str) -> set[float]:
    """Every value that the numbers of a text may stand for: as written, by digits, with and without its scale."""
    found: set[float] = set()
    for match in WRITTEN.finditer(text):
        written = match[0].rstrip(",.")
        value = number(written.replace(",", "")) if written else None
        found |= {value} if value is not None else set()
        found |= {v for c in re.findall("[〇零一二三四五六七八九十百千两]+", written) if (v := number(c)) is not None}
    found |= {float(digits.replace(",", "")) for digits in UNSCALED.findall(text)}
    found |= {value for _, value in numbers_in(text)}
    found |= {float(month) for month, name in enumerate(MONTHS, 1) if name in text}
    return found


def allowed(statement: Statement, sheet: Sheet, against: Against) -> set[float]:
    """The values that a sentence may give: of its spans, figures and sentences, and the date of the document."""
    quantities = [m.quantity for m in against.reading.of_kind("quantity") if m.quantity]
    told = against.words(statement)
    if statement.evidence:
        spans = [quote.span for quote in statement.evidence if quote.document == against.document.id]
        quantities = [
            m.quantity
            for m in against.reading.of_kind("quantity")
            if m.quantity and any(span.contains(m.span) for span in spans)
        ]
    found = values_in(told) | {quantity.value for quantity in quantities}
    for figure in statement.figures:
        found |= values_in(f"{figure.basis} {figure.value if figure.value is not None else ''}")
        if isinstance(figure.value, float):
            found |= {round(100 * figure.value), round(figure.value, 3)}
    for name in statement.rests_on:
        ground = sheet.by_id(name)
        if ground is not None and ground.id != statement.id:
            found |= {value for _, value in numbers_in(ground.text)}
    if statement.kind == "judges":
        found |= {float(round(100 * share)) for share in sheet.shares}
        found |= values_in(" ".join(against.reading.integrity.reasons()))
    if statement.section == "highlights" or not sheet.structured:
        days = [document.published for document in (against.document, *against.earlier.values()) if document.published]
        found |= {float(part) for day in days for part in (day.year, day.month, day.day)}
        found |= {float(len(against.earlier))} | values_in(against.document.title)
        occasion = against.reading.occasion.number
        found |= {float(occasion)} if occasion else set()
    return found


def numbers_are_held(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Each number is one of a cited span, a figure, or a sentence that the judgement rests on; in a brief by people a count
    is no day, month or hour of the document."""
    if statement.kind == "background" or (statement.kind == "judges" and sheet.structured and not sheet.shares):
        return
    if is_chinese(statement, sheet):  # which has a rule of its own
        return
    held = allowed(statement, sheet, against)
    counts = held if sheet.structured else counted(statement, against)
    held = held | counts
    plain = TIMED.sub(" , ", QUOTED.sub(" ", statement.text)) if not sheet.structured else statement.text
    told = [
        *((written, value, counts) for written, value in numbers_in(plain)),
        *((w, v, held) for w, v in numbers_in(statement.text)),
    ]
    wrong = (written for written, value, among in told if not any(same(written, value, other) for other in among))
    for written in dict.fromkeys(wrong):
        yield f"{written} is in nothing that the sentence rests on"


OTHERS = re.compile(
    rf"\b(\d+|{'|'.join(SPELT)}) (?:other|more|further)\b|(?:其他|其余|另外|另)([二三四五六七八九十两\d]+)[家个人名]"
)


def counted(statement: Statement, against: Against) -> set[float]:
    """The values of the document that are no parts of dates, and what a reader knows besides."""
    told = undated(fold(against.words(statement)))
    found = values_in(told) | {m.quantity.value for m in against.reading.of_kind("quantity") if m.quantity}
    occasion = against.reading.occasion.number
    found |= {
        value + 1 for match in OTHERS.finditer(told) for value in values_in(match[1] or match[2])
    }  # one firm and three others
    return found | {float(len(against.earlier))} | ({float(occasion)} if occasion else set())


UNTIL, SINCE = 2100, 1900  # whole numbers between them are years, and years are exact
HALF = 0.5


def same(written: str, value: float, other: float) -> bool:
    """Whether a number is another one, rounded to the digits that it has."""
    if abs(value - other) < 1e-9:
        return True
    if SINCE <= value < UNTIL and written.isdigit():
        return False
    digits = re.sub(r"\D", "", written).lstrip("0")
    last = 10.0 ** (len(str(int(value))) - len(digits.rstrip("0") or digits)) if value >= 1 and digits else 0
    return abs(value - other) <= min(TOLERANCE * max(abs(value), abs(other)), HALF * last + 1e-9)


NAMES = "|".join(MONTHS)
DATED = re.compile(
    r"\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b|(?:19|20)\d\d年|(?<!\d)\d{1,2}月(?:\d{1,2}日?)?|(?<![\d.])\d{1,2}日(?!内|均|前|后|产)|(?<![\d.])\d{1,2}[时点](?:\d{1,2}分)?|“?八一”?|“?三八”?"
    r"|“?十[三四五六]五”?|[一二三四五六七八九十]+届|[一二三四五六七八]中全会|党的[一二三四五六七八九十]+大|[一二三四五六七八九十]+月份?"
    rf"|\b\d{{1,2}} (?:{NAMES})(?:,? (?:19|20)\d\d)?|\b(?:{NAMES}) \d{{1,2}}(?:,? (?:19|20)\d\d)?\b|\b(?:{NAMES})\b|(?<![\d.,$€])(?:19|20)\d\d(?![\d,.]*\d)"
)
# Of a sentence also: what is counted in time, and what is a label.
TIMED = re.compile(
    rf"{DATED.pattern}|\b[\w-]+ (?:o'clock|o’clock|months?|years?|weeks?|days?|hours?|quarters?|a\.m|p\.m|am|pm)\b|\d{{1,2}}:\d\d|\bNo\. ?\d+|\d+(?:st|nd|rd|th)\b"
)


def undated(text: str) -> str:
    """A text without its dates, hours and numbered meetings."""
    return DATED.sub(" , ", text)


NUMBER_RULES: tuple[Rule, ...] = (numbers_are_held,)
