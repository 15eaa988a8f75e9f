"""Whether each number of a sentence stands in what it rests on (R21, R23)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from watchword.reading.numerals import number
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement, is_chinese

ENGLISH = re.compile(
    r"(?<![\w.])(\d+(?:,\d{3})*(?:\.\d+)?)(?:st|nd|rd|th)?(?:\s?(million|billion|thousand|hundred|trillion))?",
    re.IGNORECASE,
)
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SPELT = {
    word: value
    for value, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
    )
}  # "one" counts nothing by itself
WRITTEN = re.compile(r"[\d〇零一二三四五六七八九十百千万亿两][\d,.〇零一二三四五六七八九十百千万亿两]*")
MONTHS = list(calendar.month_name)[1:]
TOLERANCE = 0.005  # rounding of a tenth of a percent in what is printed


def numbers_in(text: str) -> Iterator[tuple[str, float]]:
    """The numbers of English text, as written and as valued; quoted Chinese is not English text."""
    plain = QUOTED.sub(" ", text)
    for match in ENGLISH.finditer(plain):
        yield match[0].strip(), float(match[1].replace(",", "")) * SCALES.get((match[2] or "").lower(), 1)
    for match in re.finditer(rf"\b({'|'.join(SPELT)})\b(?!-)", plain, re.IGNORECASE):
        yield match[0], SPELT[match[0].lower()]


def values_in(text: str) -> set[float]:
    """Every value that the numbers of a text may stand for: as written, by digits, with and without its scale."""
    found: set[float] = set()
    for match in WRITTEN.finditer(text):
        written = match[0].rstrip(",.")
        value = number(written.replace(",", "")) if written else None
        found |= {value} if value is not None else set()
        found |= {float(digits.replace(",", "")) for digits in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", written)}
        found |= {v for c in re.findall("[〇零一二三四五六七八九十百千两]+", written) if (v := number(c)) is not None}
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
    """Each number is one of a cited span, a figure, or a sentence that the judgement rests on."""
    if statement.kind == "background" or (statement.kind == "judges" and sheet.structured and not sheet.shares):
        return
    if is_chinese(statement, sheet):  # which has a rule of its own
        return
    held = allowed(statement, sheet, against)
    for written, value in numbers_in(statement.text):
        if not any(abs(value - other) <= TOLERANCE * max(abs(value), abs(other)) for other in held):
            yield f"{written} is in nothing that the sentence rests on"


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
DAY = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d{{1,2}}\b")
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
        count = float(written) if written.isdigit() else float(SPELT[written])
        found.setdefault(ENGLISH_KINDS[(match[2] or match[3]).lower()], []).append(count)
    return found


def tolls_are_the_latest(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A toll that the text itself supersedes needs its time (R23)."""
    for kind, given in tolls(against.document.text).items():
        stated = {value for _, value in numbers_in(DAY.sub(" ", statement.text))} & set(given[:-1])
        says_so = re.search(TOLL_WORDS[kind], statement.text, re.IGNORECASE)
        if stated - {given[-1]} and says_so and given[-1] not in stated and not AS_OF.search(statement.text):
            yield f"{min(stated):.0f} {kind} is superseded in the text by {given[-1]:.0f}; give the later one, or its time"


YEARLY = {"同比", "较上年", "较去年", "比上年"}
PERIODS = YEARLY | {"环比"}
PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s?(?:%|per ?cent)")
YEAR_ON_YEAR = re.compile(
    r"year[- ]on[- ]year|on the year before|from a year (?:earlier|ago)|than a year (?:earlier|ago)"
)
QUARTER_ON_QUARTER = re.compile(
    r"quarter[- ]on[- ]quarter|month[- ]on[- ]month|on the (?:quarter|month|period)\b|(?:than|from) (?:the|a) (?:quarter|month) (?:before|earlier)"
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


NUMBER_RULES: tuple[Rule, ...] = (
    numbers_are_held,
    tolls_are_the_latest,
    changes_keep_their_basis,
    compared_years_are_cited,
    comparisons_are_as_computed,
)
