"""Organisations: known by name, or by the structure of Chinese organisation names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import Organisation
from watchword.model.mention import Mention
from watchword.reading.endings import endings
from watchword.reading.lexicon import place_lexicon
from watchword.reading.scan import Scan
from watchword.reading.structure import LOCAL, structured
from watchword.reading.view import View
from watchword.reading.words import Token, a_word

LOCAL_KINDS = frozenset(["government", "party"])


def find_organisations(sentence: Scan, book: Handbook) -> Iterator[Mention]:
    """Known organisations and those that the structure shows, in one sentence."""
    view, text, tokens = sentence.view, sentence.view.text, sentence.tokens
    forms = endings(book)
    known = {s: (e, items[0]) for s, e, items in sentence.organisations if not in_passing(text, s, e, items[0], book)}
    in_full = {
        (s, whole.end())
        for s, (e, item) in known.items()
        if item.kind == "company" and (whole := IN_FULL.match(text, e))
    }
    local_army = {match.span() for match in LOCAL_ARMY.finditer(text, sentence.start, sentence.end)}
    bracket = text.find("(", sentence.start, sentence.end)
    codes = LISTED.finditer(text, sentence.start, sentence.end) if bracket >= 0 else ()
    briefly = {match.span("name") for match in BRIEFLY.finditer(text, sentence.start, sentence.end)}
    listed = (
        local_army
        | {match.span() for match in NATIONAL_TEAM.finditer(text, sentence.start, sentence.end)}
        | {match.span("name") for match in codes}
        | {span for span in briefly if is_trade_name(text, *span)}
        | in_full
    )
    if not tokens and not known and not listed:
        return
    local = {s: e for s, (e, item) in known.items() if item.kind in LOCAL_KINDS and text[s - 1 : s] in LOCAL}
    known = {s: found for s, found in known.items() if s not in local}  # 市发改委 is no ministry
    places = place_lexicon(book).entries
    named_so = [t._replace(tag="ns") if t.tag == "v" and t.word in places else t for t in tokens]  # 包头 is no verb
    atoms = joined(named_so, known)
    named = sorted(
        {
            *structured(text, atoms, forms, known),
            *((s, e) for s, (e, _) in known.items()),
            *listed,
            *((s - 1, e) for s, e in local.items()),
        }
    )
    last = sentence.start
    for first, until in longest_only(named):
        if first >= last:
            found = known.get(first)
            same = found is not None and found[0] == until
            yield mention(
                view, first, until, found[1].key if found and same else "", found[1].kind if found and same else ""
            )
            last = until


# 县人武部, 军分区: the one of the place that the text is about.
LOCAL_ARMY = re.compile(
    "[市县区旗军警](?:(?<![一-龥].)(?:(?<=[市县区旗])(?:人武部|人民武装部)|(?<=军)分区|(?<=警)备区)|(?<=[市县区旗])人武部(?=[部组政]))"
)
# 国家矿山应急救援汾西队
NATIONAL_TEAM = re.compile("国家[一-龥]{2,6}应急救援[一-龥]{2,4}(?:队|基地)")
# 北岭稀土(示例:600000): who has a stock code is a firm.
LISTED = re.compile(r"(?<![一-龥])(?P<name>[*A-Z]{0,3}[一-龥]{2,8})\((?:[^()\d,]{0,8}:)?\s?\d{6}(?:\.[A-Z]{2})?\)")
# 盛新锂能|集团股份有限公司: a firm known by its short name, named in full.
IN_FULL = re.compile(
    "(?:金属|矿业|新材料|材料|科技|技术|高技术|实业|工业|国际|新能源|电池)*(?:\\(集团\\)|集团|控股)*(?:股份)?(?:有限责任公司|有限公司|公司)|(?:集团)(?!军|化)"
)
# 株硬公司, 兴青公司: a firm by two characters of its trade name.
BRIEFLY = re.compile(
    r"(?:(?<![一-龥])|(?<=[对的与和及向由从至到在]))(?P<name>[一-龥]{2}公司(?!章程|法(?!人))|[一-龥]{2}(?:煤|金|铜|铁|铝|铅锌|萤石|钨|锑)矿(?![石区产业权床带山井企]))"
)
NO_TRADE = frozenset(
    "家个该本各某两几多每这那其此总分子母大小新老原前后上下全同类型种批名间所一二三四五六七八九十我你他您股独合资营有是在为并被将使让等与和及对的由向从至到据称因于以也都已还又最外内国省市县区"
)


def is_trade_name(text: str, start: int, end: int) -> bool:
    """Whether the two characters before 公司, or before what a mine yields, are a name: no word of the language, and none of
    them counts or points."""
    stem = text[start : start + 2]
    return NO_TRADE.isdisjoint(stem) and stem not in ("涉事", "涉险", "涉案", "涉矿") and not a_word(stem)


# A source line names who reported, not who acts; the army of an anniversary is the occasion.
DATELINE = re.compile(r"[^,。]{0,14}?(?:\d{1,2}日)?电|报道|记者|讯|消息")
CABINET = re.compile("总理|副总理|常务会议|国务委员|安委办|安委会|办公厅")  # the post or the meeting, not the body
OCCASION_ARMY = re.compile("建军|驻|某|报|成立")


SCHOOLED = re.compile("(?:第[一二三四五六七八九十]+|实验|附属)?(?:小学|中学|幼儿园|医院|社区)")
LEAD = 12  # characters before a short form in which a country says whose it is
BRIEF = 3  # characters of a short form that bodies of several countries share: 央行, 财政部


@lru_cache(maxsize=8)
def abroad(book: Handbook) -> re.Pattern[str]:
    """The other countries, by name."""
    countries = (place.name for place in book.places if place.level == "country" and place.name != "中国")
    return re.compile("|".join(["俄", *map(re.escape, sorted(countries, key=len, reverse=True))]))


def in_passing(text: str, start: int, end: int, item: Organisation, book: Handbook) -> bool:
    """Whether a body is named here without being meant: a post, a paper's title, a dateline, another country's."""
    after = text[end : end + 20]
    if after.startswith("门") and item.name[-1:] == "部":
        return True  # 商务部门 is any office of commerce
    if after.startswith("长") and item.name[-1:] in "部局厅署委":
        return True  # 国防部长 is a post
    if text[start:end].endswith("稀土") and after.startswith("钢"):
        return True  # 包钢稀土钢板 is a steel
    if end - start <= BRIEF and item.kind in LOCAL_KINDS and abroad(book).search(text, max(0, start - LEAD), start):
        return True  # 欧洲央行, 乌克兰议会任命新国防部代部长
    if SCHOOLED.match(after):
        return True  # 包钢第六小学 is a school
    if item.kind == "media":
        return bool(DATELINE.match(after)) or text[max(0, start - 4) : start].endswith(("来源:", "据", "据《", "讯"))
    if item.key == "state_council" and CABINET.match(after):
        return True
    if item.kind in LOCAL_KINDS and text.rfind("《", max(0, start - 30), start) > text.rfind(
        "》", max(0, start - 30), start
    ):
        return True  # in the title of a document
    return item.key == "pla" and bool(OCCASION_ARMY.match(after))


def joined(tokens: list[Token], known: Mapping[int, tuple[int, Organisation]]) -> list[Token]:
    """Known names as single words, whatever the segmenter made of them (工业和信息化部)."""
    if not known:
        return tokens
    atoms: list[Token] = []
    at = -1
    for token in tokens:
        if token.start < at:
            continue
        begin = next((s for s in range(token.start, token.end) if s in known), None)
        if begin is None:
            atoms.append(token)
            continue
        if begin > token.start:
            atoms.append(Token(token.start, begin, token.word[: begin - token.start], token.tag))
        at = known[begin][0]
        atoms.append(Token(begin, at, "", "known"))
    return atoms


def longest_only(named: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of names with one beginning the longest."""
    best: dict[int, int] = {}
    for first, until in named:
        best[first] = max(best.get(first, 0), until)
    yield from sorted(best.items())


def mention(view: View, start: int, end: int, key: str, kind: str) -> Mention:
    span = view.span(start, end)
    return Mention("organisation", span, span.of(view.raw), view.text[start:end], ref=key, detail=kind)
