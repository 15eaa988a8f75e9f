"""What stands around a text on a page: navigation, tools, lists of search words. It is kept, and not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model.span import Span

FIRST_LINES, LAST_LINES = 12, 8
FURNITURE = re.compile(
    r"当前位置|您的位置|首页\s*[>》|]|设为首页|加入收藏|字体[:大【\[]|【?打印(?:本页|】)|分享到|扫一扫|浏览次数|点击数|阅读次数|责任编辑|责编[:]|"
    r"关键词[:]|关键字[:]|标签[:]|相关(?:阅读|搜索|链接|新闻)|上一篇|下一篇|版权所有|ICP备|百度快照|网页快照|免责声明|"
    r"Skip to (?:main )?content|Cookie (?:policy|settings)|All rights reserved|Share this|Read more:"
)
SENTENCE_END = re.compile(r"[。!?;]|[a-z]\.(?:\s|$)")
# Five or more short items with nothing but a separator between them: words for search engines.
KEYWORD_LIST = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z0-9]{2,12}\s?[_|]\s?){3,}[\u4e00-\u9fffA-Za-z0-9]{2,12}|(?:[\u4e00-\u9fff]{2,8}[,、 ]){6,}"
)
LONGEST_HEAD = 400


def find_debris(text: str) -> Iterator[tuple[Span, str]]:
    """Stretches of the view that are no running text, with why: ``furniture`` or ``keywords``."""
    lines: list[Span] = []
    at = 0
    for row in text.split("\n"):
        lines.append(Span(at, at + len(row)))
        at += len(row) + 1
    edge = lines if len(lines) <= FIRST_LINES + LAST_LINES else lines[:FIRST_LINES] + lines[-LAST_LINES:]
    for line in edge:
        words = text[line.start : line.end]
        if len(words) <= 160 and FURNITURE.search(words) and not SENTENCE_END.search(words):
            yield line, "furniture"
    head = KEYWORD_LIST.match(text[:LONGEST_HEAD].lstrip("\n "))
    if head:
        start = len(text) - len(text.lstrip("\n "))
        separators = re.findall(r"[_|]", head[0])
        # A list of places or bodies also has commas; words for search engines share a stem (稀土价格,稀土股票,稀土永磁).
        items = [item for item in re.split(r"[_|,、 ]+", head[0]) if item]
        if separators or len({item[:2] for item in items}) * 2 <= len(items):
            yield Span(start, start + head.end()), "keywords"
