"""On what level of the hierarchy an issuer speaks.

From its name alone: what kind of body it is where the data know it, else how the name ends and with which
place it begins. What none of this tells is ``unknown``, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Literal

from watchword.data import Handbook

Level = Literal[
    "centre", "ministry", "province", "city", "county", "army", "enterprise", "institute", "association",
    "media", "foreign", "unknown",
]  # fmt: skip
LevelOf = Callable[[str, str], Level]

_KINDS: dict[str, Level] = {
    "army": "army",
    "company": "enterprise",
    "institute": "institute",
    "association": "association",
    "media": "media",
    "foreign": "foreign",
}
_PUBLISHERS: dict[str, Level] = {
    "army": "army",
    "exchange": "enterprise",
    "enterprise": "enterprise",
    "association": "association",
    "state_media": "media",
    "press": "media",
}
_PLACES: dict[str, Level] = {"province": "province", "prefecture": "city", "county": "county"}
_ENDINGS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"(?:公司|集团|集团[一-鿿]{1,6}厂|矿业|银行|交易所)$"), "enterprise"),
    (re.compile(r"(?:解放军|战区|部队|武警|总队|人民武装部|军区|军分区)"), "army"),
    (re.compile(r"(?:研究院|研究所|科学院|大学|学院|实验室)$"), "institute"),
    (re.compile(r"(?:协会|学会|商会|联合会|联盟)$"), "association"),
    (re.compile(r"(?:日报|时报|晚报|通讯社|电视台|广播电台|广播电视总台|新闻网)$"), "media"),
)
_CENTRE = re.compile(
    r"^(?:中共中央(?!宣传部|组织部|统战部|对外联络部|纪律)|中国共产党中央委员会|国务院(?!国有|港澳|台湾|参事)|全国人大|全国人民代表大会"
    r"|全国政协|中国人民政治协商会议|中央军委|中央军事委员会|国家主席|党中央|中央人民政府)"
)
_MINISTRY = re.compile(r"^(?:国家|中央|中共中央|国务院|中华人民共和国|最高人民)|(?:部|总局|总署)$")
_SHORT = re.compile(r"(?:[一-鿿]{1,4}族)*(?:自治区|自治州|自治县|特别行政区|[省市县区盟旗])$")


@lru_cache(maxsize=4)
def levels(book: Handbook) -> LevelOf:
    """A function from an issuer's name and its publisher's kind to its level."""
    kinds = {name: body.kind for body in book.organisations.values() for name in (body.name, *body.short)}
    places = _place_levels(book)

    @cache
    def level_of(issuer: str, publisher: str) -> Level:
        name = issuer.strip()
        if not name:
            return "media" if publisher in ("state_media", "press") else "unknown"
        if kinds.get(name, "") in _KINDS:
            return _KINDS[kinds[name]]
        if _CENTRE.search(name):
            return "centre"
        for ending, level in _ENDINGS:
            if ending.search(name):
                return level
        if place := _place(name, places):
            return place
        if _MINISTRY.search(name):
            return "ministry"
        return _PUBLISHERS.get(publisher, "unknown")

    return level_of


def _place(name: str, places: dict[str, Level]) -> Level | None:
    """The level of the last of the places with which a name begins: 内蒙古自治区包头市 is a city."""
    found: Level | None = None
    at = len("中共") if name.startswith("中共") else 0
    while True:
        end = next((end for end in range(min(len(name), at + 12), at + 1, -1) if name[at:end] in places), None)
        if end is None:
            return found
        found, at = places[name[at:end]], end


def _place_levels(book: Handbook) -> dict[str, Level]:
    """Full names and short forms of administrative places; of two with one name the higher counts."""
    alone = {place.name for place in book.places if place.level == "not_alone"}
    found: dict[str, Level] = {}
    for level in ("province", "prefecture", "county"):
        for place in book.places:
            if place.level == level:
                short = _SHORT.sub("", place.name)
                for name in (place.name, *((short,) if len(short) > 1 and short not in alone else ())):
                    found.setdefault(name, _PLACES[level])
    return found
