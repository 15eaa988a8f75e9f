"""Titles of honour, by the words around them and by how they end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model.mention import Mention
from watchword.reading.view import View

ENDINGS = (
    "模范城(?:\\(县\\))?|模范单位|模范集体|模范个人|先进集体|先进单位|先进个人|先进企业|文明单位|文明城市|示范市|示范区|示范企业|示范单位|"
    "劳动模范|劳动奖状|劳动奖章|奖章|一等奖|二等奖|三等奖|特等奖|金奖|科技进步奖|五一劳动奖状|标兵|百强企业|冠军企业|先锋号|红旗手|功臣"
)
LEVELS = "全国|国家级|国家|省级|自治区|自治区级|市级|省|中国|央企|全军|世界"
AN_ENDING = re.compile(f"{ENDINGS}|称号|模范")  # quick to look for; most texts have none
HONOUR = re.compile(
    rf"(?:(?:{LEVELS})[^,。;!?、“”\s]{{0,12}}?(?:{ENDINGS})|[双雙][拥擁]模范(?:城|县|区|单位)|“(?P<quoted>[^”]{{2,20}})”(?:荣誉)?称号)"
)


def find_honours(view: View) -> Iterator[Mention]:
    """Honours as the text names them; the quotation marks of “…”称号 stay outside."""
    for match in HONOUR.finditer(view.text) if AN_ENDING.search(view.text) else ():
        start, end = match.span("quoted") if match["quoted"] else match.span()
        span = view.span(start, end)
        yield Mention("honour", span, span.of(view.raw), view.text[start:end])
