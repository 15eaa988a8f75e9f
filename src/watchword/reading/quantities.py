"""How much: numbers with unit, scale, bound, basis and change (R21)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import Unit
from watchword.model.mention import Mention
from watchword.model.quantity import Bound, Quantity
from watchword.model.span import Span
from watchword.reading.numerals import number
from watchword.reading.view import View, fold

ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
HAN = "零〇一二两三四五六七八九十百千"
BOUNDS: dict[str, Bound] = {
    "不超过": "at_most", "不高于": "at_most", "不低于": "at_least", "不少于": "at_least", "至少": "at_least",
    "超过": "more_than", "超": "more_than", "逾": "more_than", "突破": "more_than", "突破了": "more_than", "近": "nearly",
    "约": "about", "大约": "about", "约占": "about", "左右": "about", "余": "more_than", "多": "more_than",
    "以上": "at_least", "及以上": "at_least", "以下": "at_most", "以内": "at_most", "以来": "exact", "几": "about",
}  # fmt: skip
BASES = (
    "不含税", "含税", "干量", "干重", "湿重", "实物量", "折氧化物", "氧化物", "金属量", "标量", "年产", "日产", "累计",
    "出厂价", "现货", "到岸价", "离岸价", "净重", "环比", "同比", "平均品位", "边界品位",
)  # fmt: skip
CURRENCIES = frozenset(["CNY", "USD", "AUD", "EUR", "JPY", "CAD", "GBP", "HKD"])
PER_UNIT = {"吨": "t", "公斤": "kg", "千克": "kg", "克": "g", "标吨": "standard t", "磅": "lb"}
GRADE_BEFORE = re.compile(r"REO\s*(?:=|每增减|为)?\s*$|WO3\s*=?\s*$")
GRADE = re.compile(r"(?:REO|TREO|WO3|品位)\s*[=＝为≥]?\s*\d+(?:\.\d+)?%", re.IGNORECASE)


@lru_cache(maxsize=8)
def quantity_pattern(book: Handbook) -> tuple[re.Pattern[str], dict[str, Unit]]:
    units = {fold(unit.written): unit for unit in book.units}
    measures = "|".join(
        re.escape(w) for w in sorted((w for w, u in units.items() if not u.counter), key=len, reverse=True)
    )
    counters = "|".join(re.escape(w) for w in sorted((w for w, u in units.items() if u.counter), key=len, reverse=True))
    source = (
        # begins with a class of characters, which the engine looks for quickly; what was seen is told apart behind it
        rf"(?P<number>[\d{HAN}几](?:(?<=\d)\d*(?:,\d{{3}})*(?:\.\d+)?|(?<=[{HAN}])[{HAN}]*|(?<=几))(?:[万亿](?:{ARABIC})?)*)"
        rf"(?P<rough>余|多|几)?(?:(?<=\d) )?(?P<scale>[万亿千百]+)?(?P<rough2>余|多)?(?:(?<=[万亿]) )?"
        rf"(?:(?:至|到|-|—|~|～)(?P<high>{ARABIC}[万亿千]*))?"
        rf"(?P<unit>(?:{measures})(?<!成)|成(?![立为果功员本熟长交就效绩品都分份对])|(?:{counters})(?!月|别|体|性|人武))"
        rf"(?:(?:至|到|-|—|~|～)(?P<upper>{ARABIC}[万亿千]*)(?P=unit))?"
        r"(?P<after>(?<!%)及以上|以上|以下|以内|左右|\((?:套|件|辆|组|次)\))?"
    )
    return re.compile(source), units


# What may stand before the number; looked for backwards, so that the pattern above begins with a digit and is quick.
LEAD = re.compile(
    r"(?P<each>每(?:吨|公斤|千克|克|标吨|磅))?(?P<before>不超过|不高于|不低于|不少于|至少|超过|大约|突破了?|第|海拔|约|近|逾|超)? ?$"
)


# What is counted belongs to the surface where the counter alone says nothing.
OBJECT_FOLLOWS = {
    "人": re.compile("死亡|遇难|失联|失踪|受伤|被困|重伤|轻伤|获救|生还|脱险"),
    "个": re.compile(
        "问题|摊位|岗位|部门|单位|企业|城市|矿区|矿山|矿种|品种|税号|支部|班组|车间|标段|旗区|苏木乡镇街道|嘎查村社区|省区市|县区|乡镇|街道|社区|村|国家和地区|国家|省份|项目|科目|小组|应急排|分队|方面军|产品|型号|品牌|平台|基地|园区|家庭|窗口|环节|专业|学科"
    ),
}
NOTHING = re.compile(r"(?!)")
NAMED_ROUND = re.compile("世界大战|全国|党代|代表大会|全体会议|全会|会议|国内|工业革命|鸦片战争")
YEAR_BEFORE = re.compile(r"(?:19|20)\d\d年$")  # 2024年第46号: the year belongs to the number of a notice
SKIPPED_UNITS = frozenset("届年日月度级道门列车面组对期只环间")
ONE_WORDS = re.compile(
    r"^(?:一|两|几)(?:个|种|级|位|家|处|面|对|场|期|组|门|道|起|支|套|批|件|项|轮|次|篇|张|级|类|片|间|环|名|人|户|部|届)$"
)


TENTH = re.compile("[一二三四五六七八九半](?![一-龥]{0,1}(?:个|家|名|人|吨|万|次|项))")
LASTING = re.compile("(?:为期|长达|有效期(?:为|限)?|服务年限(?:为|约)?|期限(?:为)?|有期徒刑)$")
IDIOM = re.compile("底线|红线|主线|战线|腿|路子|路径|道路|心")
LARGE = 100
REPEATED = re.compile("一一")
LONG_INDEX = 3  # digits of an index; a clock has fewer
SIGNED = re.compile(r"(?:^|[^\dA-Za-z)])[-+]$")
LIST_ITEM = re.compile(r"^\s*(?P<at>(?P<item>\d{1,2})[.．])(?=\d)", re.MULTILINE)


def markers(text: str) -> dict[int, int]:
    """Where a line begins with its number in a list, and how long that is: of 1.55%黑钨精矿 the 55% is the grade, where
    the lines around begin with 2. or 3."""
    lines = {match["at"] for match in re.finditer(r"^\s*(?P<at>\d{1,2}[.．])", text, re.MULTILINE)}
    items = {int(line[:-1]) for line in lines}
    found = (match for match in LIST_ITEM.finditer(text) if {int(match["item"]) - 1, int(match["item"]) + 1} & items)
    return {match.start("at"): len(match["at"]) for match in found}


def find_quantities(view: View, book: Handbook) -> Iterator[Mention]:
    """Quantities in text order; counts that stand together are one (6章41条)."""
    held: Mention | None = None
    for mention in quantities(view, book):
        if held and held.span.end == mention.span.start and mention.quantity and not mention.quantity.unit.isascii():
            span = Span(held.span.start, mention.span.end)
            held = replace(held, span=span, surface=span.of(view.raw), name=held.name + mention.name)
            continue
        if held:
            yield held
        held = mention
    if held:
        yield held


def quantities(view: View, book: Handbook) -> Iterator[Mention]:
    """Each quantity by itself. Calendar units are no units here, so dates don't come in."""
    pattern, units = quantity_pattern(book)
    text = view.text
    listed = markers(text)
    yield from shares(view)
    for match in pattern.finditer(text):
        start, end = match.span()
        digits = match["number"]
        if start in listed:
            digits, start = digits[listed[start] :], start + listed[start]
        unit = units[match["unit"]]
        lead = LEAD.search(text, max(0, start - 7), start)
        before, each = (lead["before"] or "", lead["each"]) if lead else ("", None)
        value = number(digits + (match["scale"] or "")) if wanted(match, before, unit, text) else None
        if value is None:
            continue
        if high := match["high"]:
            lowest = low_end(digits + (match["scale"] or ""), high)
            if lowest is None:  # 2-1吨 is no range
                start, value, before = match.start("high"), number(high) or 0.0, ""
            else:
                value = lowest
        if unit.written == "成" and (tenth := TENTH.match(text, end)):  # 九成三
            end, value = tenth.end(), value + (number(tenth[0]) or 5.0) / unit.factor
        if noun := OBJECT_FOLLOWS.get(match["unit"], NOTHING).match(text, end):
            end = noun.end()
        each = each if unit.unit in CURRENCIES else None
        if lead and (each or before):
            start = lead.start("each" if each else "before")
        if unit.written == "号" and (year := YEAR_BEFORE.search(text, max(0, start - 5), start)):
            start = year.start()
        if unit.written == "米" and SIGNED.search(text, max(0, start - 2), start):
            start, value = start - 1, -value if text[start - 1] == "-" else value  # -40米中段
        span = view.span(start, end)
        quantity = Quantity(
            value=round(value * unit.factor, 6),
            unit=unit.unit + (f"/{PER_UNIT[each[1:]]}" if each else ""),
            bound=bound_of(match, before),
            basis=basis_of(text, start, match.end()),
            change=change_of(text, start),
            ordinal=before == "第",
        )
        yield Mention("quantity", span, span.of(view.raw), text[start:end], quantity=quantity)


SHARE = re.compile(
    f"(?P<before>约|近|逾|超过|不到|不足)?(?P<whole>[{HAN}万]+)分之(?P<part>[{HAN}点\\d]+)(?P<after>以上|以下|左右)?(?!成)"
)


def shares(view: View) -> Iterator[Mention]:
    """Shares in words, in per cent: 近五分之一, 百分之三十."""
    for match in SHARE.finditer(view.text) if "分之" in view.text else ():
        whole, part = number(match["whole"]), number(match["part"])
        if whole and part and part < whole:
            bound = BOUNDS.get(match["after"] or match["before"] or "", "exact")
            bound = "at_most" if match["before"] in ("不到", "不足") else bound
            span = view.span(*match.span())
            share = Quantity(round(100 * part / whole, 4), "%", bound, change=change_of(view.text, match.start()))
            yield Mention("quantity", span, span.of(view.raw), match[0], quantity=share)


def low_end(low: str, high: str) -> float | None:
    """The low end of a range whose unit stands behind the high one (5-8万吨); ``None`` where it isn't the lower."""
    scale = high.lstrip("0123456789,.")
    value = number(low if low.endswith(("万", "亿", "千")) else low + scale)
    top = number(high)
    return value if value is not None and top is not None and value < top else None


def wanted(match: re.Match[str], before: str, unit: Unit, text: str) -> bool:
    """Idiom and calendar are not quantities: 一个, 两项, 第一次, 2024年."""
    written, digits = match["unit"], match["number"]
    if ONE_WORDS.match(digits + written):
        return False
    magnitude = written == "级" and "." in digits  # 3.0级地震
    if written == "年" and spans_years(match, before, text):
        return True
    if written in SKIPPED_UNITS and not magnitude and not (written == "日" and text.startswith("内", match.end())):
        return False
    if REPEATED.fullmatch(digits) or (written == "股" and text.startswith("票", match.end())):
        return False  # 唯一一家, 603799 股票简称
    if written == "点" and not (digits.isdigit() and len(digits) >= LONG_INDEX):
        return False  # 下午3点
    if written == "次" and (before == "第" or text[match.start() - 1 : match.start()] == "届"):
        # 第九次集体学习 counts; 第一次, 十三届七次全会 and 第二次世界大战 are names
        return before == "第" and digits not in ("一", "1") and not NAMED_ROUND.match(text, match.end())
    if written == "个" and not OBJECT_FOLLOWS["个"].match(text, match.end()):
        # of what, the counter alone doesn't say; a large number is told all the same
        return (number(digits + (match["scale"] or "")) or 0) >= LARGE
    if unit.counter and len(digits) == 1 and not digits.isascii() and not casualties(match, text):
        return bool(match["rough"] or match["rough2"] or before in ("近", "约", "逾", "超"))
    if written == "%" and GRADE_BEFORE.search(
        text, max(0, match.start() - len(before) - 8), match.start() - len(before)
    ):
        return False  # REO=50% is the basis of the price before it
    if written == "小时" and digits == "24" and not text.startswith(("内", "之内", "以内"), match.end()):
        return False  # 24小时值班: around the clock
    if written == "条" and IDIOM.match(text, match.end()):
        return False  # 守住两条底线
    if written in ("天", "处", "场") and not digits[0].isdigit():
        return False
    if written in ("号", "类") and not before:
        return False
    if before == "第" and written not in ("条", "号", "批", "次"):
        return False
    return not (before == "第" and written in ("批", "条") and not digits[0].isdigit())


def spans_years(match: re.Match[str], before: str, text: str) -> bool:
    """Whether years last, by a bound or a word for how long: 超过40年, 为期三年; 2024年 and 三年行动 are none."""
    if len(match["number"]) > 3 or before == "第" or match["scale"]:
        return False
    bound = before in ("超过", "逾", "约", "不少于", "至少", "不超过") or match["rough"] or match["after"] == "以上"
    return bool(bound or LASTING.search(text, max(0, match.start() - 6), match.start()))


def casualties(match: re.Match[str], text: str) -> bool:
    """Whether people are counted who died, are missing or were hurt: of these two are told too."""
    return match["unit"] in ("人", "名") and OBJECT_FOLLOWS["人"].search(text, match.end(), match.end() + 6) is not None


def bound_of(match: re.Match[str], before: str) -> Bound:
    if match["upper"] or match["high"]:
        return "at_least"  # the value of a range is its low end
    for words in (before, match["after"], match["rough"], match["rough2"]):
        found = BOUNDS.get(words or "")
        if found:
            return found
    return "exact"


def basis_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """Words of basis in the 12 characters before and, in brackets, after the number."""
    before = re.split(r"\d|[,、;。]", text[max(0, start - 12) : start])[
        -1
    ]  # what stands before another number is its own
    after = text[end : end + 24]
    after = after[: after.find(")") + 1] if after.startswith("(") else ""
    found = [word for word in BASES if word in before or word in after]
    if "不含税" in found and "含税" in found and "含税" not in (before + after).replace("不含税", ""):
        found.remove("含税")
    return (*found, *(match[0] for match in GRADE.finditer(after)))


def change_of(text: str, start: int) -> str:
    before = text[max(0, start - 10) : start]
    return next((word for word in ("同比", "环比", "较上年", "较去年", "比上年") if word in before), "")
