"""When: days, months and years as written; what is missing stays missing (R22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ENGLISH = re.compile(
    rf"(?P<m>{MONTHS})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)|(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTHS})\s+(?P<y2>(?:19|20)\d\d)"
)
NAMES = {name: index + 1 for index, name in enumerate(MONTHS.split("|"))}


def find_dates(view: View, published: date | None) -> Iterator[Mention]:
    """Dates in text order. A missing year or month is inferred from the publication date only, and said so."""
    text = view.text
    for match in DATE.finditer(text):
        moment = moment_of(match, published)
        if moment is None:
            continue
        moment = Moment(moment.year, moment.month, moment.day, role_of(text, match), moment.inferred)
        span = view.span(*match.span())
        yield Mention("date", span, span.of(view.raw), moment.iso, moment=moment)
    for match in ENGLISH.finditer(text):
        month = NAMES[match["m"] or match["m2"]]
        moment = Moment(int(match["y"] or match["y2"]), month, int(match["d"] or match["d2"]), "other")
        span = view.span(*match.span())
        yield Mention("date", span, span.of(view.raw), moment.iso, moment=moment)


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
    before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 6]
    if before.endswith("自") and re.match(r"起(?:施行|执行|实施|生效)?", after):
        return "force"
    if re.search(r"(?:至|到|截至|截止)$", before):
        return "end"
    if re.search(r"(?:发布时间|发布日期|日期|时间|来源)[:：]?\s*\S{0,6}$", before):
        return "publication"
    return "event"
