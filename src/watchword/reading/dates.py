"""When: days, months, years and periods as written; what is missing stays missing (R22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from watchword.model.mention import Mention
from watchword.model.moment import DateRole, Moment
from watchword.reading.numerals import number
from watchword.reading.view import View

CN = "[〇零一二三四五六七八九十]"
DATE = re.compile(
    rf"(?P<y>(?:19|20)\d\d|[一二]{CN}{{3}})年(?:(?P<m>\d{{1,2}}|{CN}{{1,3}})月(?:(?P<d>\d{{1,2}}|{CN}{{1,3}})[日号])?)?"
    rf"|(?P<iy>(?:19|20)\d\d)[-/.](?P<im>\d{{1,2}})[-/.](?P<id>\d{{1,2}})(?!\d)"
    rf"|(?P<m2>\d{{1,2}})月(?P<d2>\d{{1,2}})[日号](?!\d)"
    rf"|(?<![\d.,年月万亿])(?P<d3>[0-3]?\d)日(?=[上下晚凌中,在、说电至发公召举从])"
)
NUMERIC = re.compile(rf"[\d一二](?:[\d年月日号/.-]|{CN})*")  # what a date consists of, quick to look for
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
ENGLISH = re.compile(
    rf"\b(?P<m>{MONTHS}|(?:{SHORT})\.?)\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+\(?(?P<y>(?:19|20)\d\d))?\b"
    rf"|\b(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTHS}|(?:{SHORT})\.?)(?:,?\s+(?P<y2>(?:19|20)\d\d))?\b"
    rf"|\b(?P<m3>{MONTHS})\s+(?P<y3>(?:19|20)\d\d)\b"
)
A_MONTH = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
NAMES = {name[:3]: index + 1 for index, name in enumerate(MONTHS.split("|"))}
# Periods told by the year of the text: 去年同期, 今年上半年, 前三季度; and five-year plans, whose years are fixed.
PERIOD = re.compile(
    r"(?P<rel>今年|去年|上年|前年|明年|本年)(?P<part>上半年|下半年|[一二三四]季度|前[一二三四]季度|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个?月|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|同期|年?底|年?末|以来|初)?"
    r"|(?P<half>上半年|下半年|[一二三四]季度|前三季度)"
    r"|(?P<plan>十一|十二|十三|十四|十五)五”?(?P<planpart>规划|时期|期间|末|初|以来|收官之年)"
)
A_PERIOD = re.compile(  # what a period begins with, quick to look for
    "今年|去年|上年|前年|明年|本年|上半年|下半年|一季度|二季度|三季度|四季度|前三季度|十一|十二|十三|十四|十五"
)
PUBLISHED_BEFORE = re.compile(r"(?:发布时间|发布日期|日期|时间|来源)[:：]\s*[^\s。]{0,16}\s*$|电\s*$")
PUBLISHED_AFTER = re.compile(r"(?:\s+\d{1,2}:\d\d(?::\d\d)?)?\s*(?:来源|信息来源|作者|浏览|字号|文章来源)[:：]")
LUNAR = re.compile(
    r"农历(?:[正一二三四五六七八九十冬腊闰]{1,2}月)?(?:初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]|三十|除夕)?"
)
PARTS = {
    "上半年": "first half", "下半年": "second half", "一季度": "Q1", "二季度": "Q2", "三季度": "Q3", "四季度": "Q4",
    "前三季度": "first 9 months", "前二季度": "first half", "同期": "same period", "底": "end", "年底": "end", "末": "end",
    "年末": "end", "初": "start", "以来": "since then",
}  # fmt: skip
YEARS_BACK = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
PLAN_END = {"十一": 2010, "十二": 2015, "十三": 2020, "十四": 2025, "十五": 2030}  # last year of each five-year plan
MOST_FULL = 20  # dates of the text that may lend their year: those of its head
FROM_TEXT = "year from another date of the text"


def find_dates(view: View, published: date | None) -> Iterator[Mention]:
    """Dates in text order. A missing year or month is inferred from another date of the text or from the publication
    date only, and said so."""
    found = sorted((*chinese(view, published), *english(view)), key=lambda mention: mention.span)
    moments = [m.moment for m in found if m.moment and not m.moment.inferred]
    full = [moment for moment in moments if moment.as_date][:MOST_FULL]
    if not full and len(years := {moment.year for moment in moments if moment.year}) == 1:
        full = [Moment(years.pop())]  # the only year that the text names
    for index, mention in enumerate(found):
        moment = mention.moment
        if moment and moment.year is None and moment.month and moment.day:
            at = day_of_year(moment)
            near = lent(view, index, found) or min(full, key=lambda other: abs(day_of_year(other) - at), default=None)
            if near:
                moment = replace(moment, year=near.year, inferred=FROM_TEXT)
                mention = replace(mention, moment=moment, name=moment.iso)
        yield mention
    yield from periods(view, published)


def lent(view: View, index: int, found: list[Mention]) -> Moment | None:
    """The one year that the sentence of a day names besides (4月18日,青岚县2025年度…)."""
    at = found[index].span
    years: set[int] = set()
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(found) and abs(found[place].span.start - at.start) < SAME:
            other = found[place].span
            if "。" in view.raw[min(other.end, at.end) : max(other.start, at.start)]:
                break
            moment = found[place].moment
            if moment and moment.year and not moment.inferred:
                years.add(moment.year)
            place += step
    return Moment(years.pop()) if len(years) == 1 else None


SAME = 120  # characters in which a sentence is looked for


def day_of_year(moment: Moment) -> int:
    """Roughly, for telling which date is nearest."""
    return (moment.month or 1) * 31 + (moment.day or 1)


def chinese(view: View, published: date | None) -> Iterator[Mention]:
    text = view.text
    stretches = (stretch.span() for stretch in NUMERIC.finditer(text))
    for match in (match for start, end in stretches for match in DATE.finditer(text, start, end + 1)):
        moment = moment_of(match, published)
        if moment is not None:
            moment = replace(moment, role=role_of(text, match))
            span = view.span(*match.span())
            yield Mention("date", span, span.of(view.raw), moment.iso, moment=moment)


def english(view: View) -> Iterator[Mention]:
    text = view.text
    for match in ENGLISH.finditer(text) if A_MONTH.search(text) else ():
        month = NAMES[(match["m"] or match["m2"] or match["m3"])[:3]]
        year, day = match["y"] or match["y2"] or match["y3"], match["d"] or match["d2"]
        before = text[max(0, match.start() - 24) : match.start()]
        role: DateRole = "end" if re.search(r"(?:until|by|through|to|expires?)(?: on)?\s$", before) else "event"
        moment = Moment(int(year) if year else None, month, int(day) if day else None, role)
        if (moment.day or 1) <= 31:
            span = view.span(*match.span())
            yield Mention("date", span, span.of(view.raw), moment.iso, moment=moment)


def periods(view: View, published: date | None) -> Iterator[Mention]:
    """Periods named by the year of the text, five-year plans, and lunar dates, which are not converted."""
    text = view.text
    last = 0
    for start in (found.start() for found in A_PERIOD.finditer(text)):
        match = PERIOD.match(text, start) if start >= last else None
        if match is None:
            continue
        last, plan = match.end(), match["plan"]
        if match["half"] and text[match.start() - 1 : match.start()] == "年":
            continue  # 2025年上半年: the year stands before
        if plan:
            end = match["planpart"] in ("末", "收官之年")
            moment = Moment(PLAN_END[plan] if end else None, role="period", inferred="last year of the five-year plan" if end else "",
                            part="end of the plan" if end else f"{PLAN_END[plan] - 4}–{PLAN_END[plan]}")  # fmt: skip
        else:
            shift = YEARS_BACK.get(match["rel"] or "今年", 0)
            written = match["part"] or match["half"] or ""
            months = re.search(r"(?:前)?(\d{1,2}|[一二三四五六七八九十]{1,2})个?月", written)
            count = int(number(months[1]) or 0) if months else 0
            part = PARTS.get(written, f"first {count} months" if count and written.startswith("前") else "")
            moment = Moment(
                published.year + shift if published else None, count if count and not written.startswith("前") and count <= 12 else None,
                role="period", inferred="year from the publication date" if published else "", part=part,
            )  # fmt: skip
        span = view.span(*match.span())
        yield Mention("date", span, span.of(view.raw), moment.iso if moment.year else match[0], moment=moment)
    for match in LUNAR.finditer(text) if "农历" in text else ():
        span = view.span(*match.span())
        yield Mention(
            "date", span, span.of(view.raw), match[0], moment=Moment(role="event", part="lunar date, not converted")
        )


def moment_of(match: re.Match[str], published: date | None) -> Moment | None:
    def value(name: str) -> int | None:
        written = match[name]
        found = number(written) if written else None
        return int(found) if found is not None else None

    year, month, day = value("y") or value("iy"), value("m") or value("im") or value("m2"), None
    day = value("d") or value("id") or value("d2") or value("d3")
    inferred = ""
    if year is None and published is not None:
        if month is None:
            month, inferred = published.month, "month and year from the publication date"
        else:
            inferred = "year from the publication date"
        year = published.year
        if date_or_none(year, month, day or 1) and (month, day or 1) > (published.month, published.day + 31):
            year, inferred = year - 1, "year before the publication date's, for the day had not come"
    if (month or 1) > 12 or (day or 1) > 31:
        return None
    return Moment(year, month, day, "other", inferred)


def date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def role_of(text: str, match: re.Match[str]) -> DateRole:
    before, after = text[max(0, match.start() - 26) : match.start()], text[match.end() : match.end() + 6]
    if before.endswith(("自", "于", "从")) and re.match(r"起", after):
        return "force"
    if re.search(r"(?:至|到|截至|截止|截至目前|截止(?:时间|日期|日)(?:为|是|:)?)$", before):
        return "end"
    if PUBLISHED_BEFORE.search(before) or PUBLISHED_AFTER.match(text, match.end()):
        return "publication"
    return "event"
