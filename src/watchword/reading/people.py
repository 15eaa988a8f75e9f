"""Office-holders, and nobody else (R16): a name is kept only beside a public title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from watchword.data import Handbook
from watchword.data.handbook import PACKAGED
from watchword.model.mention import Mention
from watchword.reading.names import Token
from watchword.reading.view import HAN, View, fold

COMPOUND = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "夏侯",
    "端木",
    "拓跋",
)
STOPS = frozenset("的了在是和与及并说称对向把被为从到等也又还就均都以")
# After a name of two or three characters the text goes on with one of these.
FOLLOWS = re.compile(
    r"(?=[,。、;:!?()“”\s]|先后|说|称|表示|指出|强调|出席|参加|主持|宣布|宣读|介绍|带领|率|讲话|致辞|致词|等|同志|一行|和|与|及|在|到|对|向|任|作|会见|签署|要求|希望|共同|日前|\d|为|的|以|代表|前往|来|陪同|担任|分别|就|并|签字|见证|视察|调研|考察|看望|走访|慰问|肯定|透露|回应|答|接受|主任|部长|$)"
)


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    path: Path = PACKAGED / "surnames.txt"
    return frozenset(path.read_text(encoding="utf-8").strip())


@lru_cache(maxsize=8)
def titles(book: Handbook) -> tuple[re.Pattern[str], dict[str, str]]:
    public = {fold(office.title): office.english for office in book.offices if office.public}
    words = "|".join(re.escape(word) for word in sorted(public, key=len, reverse=True))
    return re.compile(f"(?P<title>{words})(?:、(?:{words}))*"), public


def find_holders(view: View, tokens: list[Token], book: Handbook, start: int, end: int) -> Iterator[Mention]:
    """Names right behind a public title in one sentence of the view; ``detail`` is the title as written."""
    pattern, _ = titles(book)
    text = view.text
    starts = {token.start for token in tokens} | {token.end for token in tokens}
    for match in pattern.finditer(text, start, end):
        at = match.end()
        length = name_length(text, at, end, starts)
        if length:
            span = view.span(at, at + length)
            yield Mention(
                "office_holder",
                span,
                span.of(view.raw),
                text[at : at + length],
                detail=title_before(text, match.start(), match.end()),
            )


def title_before(text: str, start: int, end: int) -> str:
    """The title with the body before it, back to the nearest mark or verb."""
    head = re.search(rf"[{HAN}()]{{0,16}}$", text[max(0, start - 16) : start])
    return (head[0] if head else "") + text[start:end]


def name_length(text: str, at: int, end: int, boundaries: set[int]) -> int:
    """2 to 4 where a personal name begins at ``at``, else 0: a surname, and a fitting continuation."""
    if at >= end or (at not in boundaries and text[at] not in surnames()):
        return 0
    rest = text[at : min(end, at + 5)]
    if rest[:2] in COMPOUND:
        return next((n for n in (4, 3) if is_name(rest[:n], n) and FOLLOWS.match(text, at + n)), 0)
    for length in (3, 2):
        candidate = rest[:length]
        if is_name(candidate, length) and FOLLOWS.match(text, at + length):
            if candidate[0] in surnames():
                return length
            if text[at + length : at + length + 1] in "、,。等" and length >= 2:
                return length
    return 0


WORDS = frozenset(
    [
        "一行",
        "同志",
        "先生",
        "女士",
        "会议",
        "工作",
        "人员",
        "办公",
        "单位",
        "主持",
        "出席",
        "参加",
        "讲话",
        "发言",
        "代表",
        "负责",
        "介绍",
        "表示",
        "指出",
        "强调",
        "要求",
        "会见",
        "陪同",
        "率队",
        "致辞",
        "任组",
        "任副",
        "任命",
        "及其",
        "以及",
        "等人",
        "等同",
        "等领",
        "职务",
        "责任",
        "公司",
        "集团",
        "扩大",
        "联席",
        "时任",
        "兼任",
        "高度",
        "专题",
        "办公会",
        "座谈会",
        "第一",
        "全体",
        "向全",
        "和全",
    ]
)


def is_name(candidate: str, length: int) -> bool:
    return (
        len(candidate) == length
        and re.fullmatch(f"[{HAN}]+", candidate) is not None
        and candidate[:2] not in WORDS
        and not any(character in STOPS for character in candidate[1:])
        and candidate[0] not in "的了在和与及并对向把被从到等同第等、会办公工"
    )
