"""Notices of the Ministry of Commerce of the PRC that name controlled or unreliable entities: 1. 中文名（English Name）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.knowing.fold import HAN
from watchword.knowing.listing.rows import Row

LISTS = ("不可靠实体清单", "出口管制管控名单", "关注名单")
ITEM = re.compile(
    r"^\s*(?:(\d{1,3})\s*[.．、)）]|[（(]\s*\d{1,3}\s*[)）]|[•·*-])?\s*(.{2,120}?)\s*[（(]\s*([A-Za-z0-9][^（）]{2,150}?)\s*[)）]\s*[;；,，。.、]?\s*$"
)
NUMBER = re.compile(r"(商务部|安全管制与监管局|不可靠实体清单工作机制)?公告\s*(\d{4})\s*年第\s*(\d+)\s*号")
DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


def is_notice(text: str) -> bool:
    return any(name in simplified(text) for name in LISTS) and bool(HAN.search(text))


def rows_of_notice(text: str) -> Iterator[Row]:
    """A row for each item; the Chinese name is the name, the English one in brackets an alias."""
    plain = simplified(text)
    name = min((plain.index(name), name) for name in LISTS if name in plain)[1]
    number = NUMBER.search(plain)
    days = DAY.findall(plain)
    date = "-".join((days[-1][0], f"{int(days[-1][1]):02d}", f"{int(days[-1][2]):02d}")) if days else ""
    citation = f"商务部公告{number[2]}年第{number[3]}号" if number else ""
    for line in text.split("\n"):
        item = ITEM.match(line)
        if item and HAN.search(item[2]) and "公告" not in item[2]:
            yield Row(
                list=name, name=item[2], aliases=(item[3],), citation=citation, listed=date, date=date, part=citation
            )


def simplified(text: str) -> str:
    from watchword.knowing.fold import simplifier

    return str(simplifier().convert(text))
