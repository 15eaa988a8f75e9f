"""When a text was published, and which rule says so.

The order is: the page's meta tags, a date with a label (发布时间：), a date with a clock time or alone on its line
below the headline, the day of writing (成文日期), the address, a signature line at the end of a letter or notice, and
last the htmldate package. The rule that fired goes into ``Document.flags`` as ``date:rule``, because a date from a
signature is weaker evidence than one from a meta tag. A missing part stays missing: a month without a day is no
publication date (R22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_DIGITS = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "Ｏ": 0,
    "O": 0,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN_YEAR = "[〇○零ＯO一二三四五六七八九]{4}"
_HAN_NUMBER = "(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_ARABIC_DAY = r"((?:19|20)\d\d)\s*[年/.\-－]\s*(\d{1,2})\s*[月/.\-－]\s*(\d{1,2})(?!\d)\s*日?"
_DAY = re.compile(rf"{_ARABIC_DAY}|({_HAN_YEAR})年({_HAN_NUMBER})月({_HAN_NUMBER})日")
# 出生日期：, 会议时间： aren't about publication: the bare words count only where no other character stands before.
_LABELLED = re.compile(
    r"(?:发[布佈表稿]|發[布佈表]|刊[登发發]|更新|公开|公開|上传|录入|添加|(?<![\u4e00-\u9fff]))"
    r"(?:日期|时间|時間)\s{0,9}[:：]?\s{0,9}" + _ARABIC_DAY
)
_WRITTEN = re.compile(r"(?:成文|印发|签发|发文)(?:日期|时间|時間)\s{0,9}[:：]?\s{0,9}" + _ARABIC_DAY)
_WITH_CLOCK = re.compile(_ARABIC_DAY + r"\s*[T ]?\s*\d{1,2}[:：时]\d{1,2}")
_BYLINE = re.compile(rf"(?:^|\n)[\s　（(]*{_ARABIC_DAY}[\s　）)]*(?:$|\n|来源|來源|作者|字号|【|（|\()")
_SIGNATURE = re.compile(rf"^[\s　（(]*(?:{_DAY.pattern})[\s　）)。]*(?:讯|电|印发)?[\s　]*$")
_ADDRESS = re.compile(r"/t?((?:19|20)\d\d)[-_/]?([01]\d)[-_/]?([0-3]\d)(?=[_/.\-]|$)")
_META = (
    "pubdate",
    "publishdate",
    "publish_date",
    "publishtime",
    "publish-date",
    "firstpublishedtime",
    "article:published_time",
    "og:published_time",
    "og:release_date",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "weibo: article:create_at",
    "createdate",
    "releasedate",
    "date",
)
# How far below the headline each kind of date may stand, in characters.
_SEEN = (
    (_LABELLED, "label", 20_000),
    (_WITH_CLOCK, "byline", 2_000),
    (_WRITTEN, "written", 20_000),
    (_BYLINE, "byline", 600),
)
_FIRST_YEAR = 1949
# Under the title of a speech or decision: ——2024年3月5日在…会议上, （2023年3月13日…通过）.
_SPOKEN = re.compile(r"(?m)^\s*(?:——|—|[（(])?\s*(\d{4})年(\d{1,2})月(\d{1,2})日[^\n]{0,40}?(?:会议|大会|通过)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication date and the rule that found it: meta, label, byline, written, address, spoken, signature, htmldate."""

    day: date
    rule: str


def page_date(text: str, meta: Mapping[str, str], html: str, *, url: str = "", visible: str = "") -> Dated | None:
    """Date of an HTML page.

    ``meta`` maps lower-case names to contents, ``visible`` is what a reader sees on the page from the
    headline on, ``text`` the main text.
    """
    for name in _META:
        if day := _first(meta.get(name, "")):
            return Dated(day, "meta")
    for pattern, rule, reach in _SEEN:
        for found in pattern.finditer(visible[:reach]):
            if day := _day(*found.groups()[:3]):
                return Dated(day, rule)
    if url and (found_in_address := _ADDRESS.search(url)) and (day := _day(*found_in_address.groups())):
        return Dated(day, "address")
    if signed := signature_date(text):
        return signed
    return _htmldate(html, url)


def text_date(text: str) -> Dated | None:
    """Date of a plain text: a labelled one near the top or the end, the line under a speech's title, or the signature."""
    for part in (text[:600], text[-300:]):
        for found in _LABELLED.finditer(part):
            if day := _day(*found.groups()[:3]):
                return Dated(day, "label")
    if spoken := _SPOKEN.search(text[:400]):
        return Dated(day, "spoken") if (day := _day(*spoken.groups())) else None
    return signature_date(text)


def signature_date(text: str) -> Dated | None:
    """The date line under a letter or notice: the last line that is a date and nothing else, among the last six."""
    lines = [line for line in text[-600:].splitlines() if line.strip()]
    for line in reversed(lines[-6:]):
        if _SIGNATURE.match(line) and (day := _first(line)):
            return Dated(day, "signature")
    return None


def parse_day(value: str) -> date | None:
    """The first full date in a string, in figures or Chinese numerals; ``None`` where there is none."""
    return _first(value)


def _first(value: str) -> date | None:
    return next(_days(value), None)


def _days(value: str) -> Iterator[date]:
    for found in _DAY.finditer(value):
        year, month, day, han_year, han_month, han_day = found.groups()
        if year:
            parsed = _day(year, month, day)
        else:
            digits = "".join(str(_DIGITS[character]) for character in han_year)
            parsed = _day(digits, str(_han_number(han_month)), str(_han_number(han_day)))
        if parsed:
            yield parsed
    if re.fullmatch(r"\s*(?:19|20)\d{6}(?:\d{6})?\s*", value):
        compact = value.strip()
        if parsed := _day(compact[:4], compact[4:6], compact[6:8]):
            yield parsed


def _day(year: str, month: str, day: str) -> date | None:
    """A date that a text of today can carry: neither impossible nor in the future."""
    try:
        parsed = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return parsed if parsed.year >= _FIRST_YEAR and parsed <= date.today() + timedelta(days=1) else None


def _han_number(number: str) -> int:
    """Up to 三十九; 十 is ten."""
    tens, ten, ones = number.partition("十")
    if not ten:
        return _DIGITS[number]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _htmldate(html: str, url: str) -> Dated | None:
    from htmldate import find_date

    try:
        found = find_date(html, extensive_search=False, original_date=True, url=url or None)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # a page too broken for the package has no date
    return Dated(day, "htmldate") if found and (day := _first(found)) else None
