"""What discovery finds often and an analyst would throw away: pieces of longer phrases, procedure, bare
verbs with an adverb, headings of statistics, names of persons, bodies and places.

Nothing is taken out of the lattice: ``ranked`` chooses and orders what a person is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.comparing.formulas import Formula
from watchword.comparing.recurring import SHORTEST
from watchword.data import Handbook

PIECE = 0.8  # share of a phrase's documents that have one longer phrase with it: it lives in that one

_ADVERB = (
    "进一步|不断|继续|切实|认真|积极|逐步|全面|深入|扎实|稳步|充分|广泛|坚决|严格|大幅度?|适当|合理|加快|十分|高度|更加|大力|持续"
    "|努力|坚定不移地?|千方百计|迅速|严肃|基本|超额|圆满"
)
_VERB = (
    "提高|加强|发展|完善|扩大|改善|增强|深化|推进|发挥|开展|落实|做好|增加|减少|重视|突出|贯彻|坚持|利用|调整|实施|执行|控制|解决|支持"
    "|维护|制止|引导|推动|建设|保障|使用|纠正|查处|打击|完成|实现|发展和?"
)
_BARE = re.compile(rf"^(?:{_ADVERB}|稳妥|地|要|我们|必须|和|巩固|关心|保护|合理|完成)*(?:{_VERB}|执行)(?:执行|落实)?$")
_PROCEDURE = re.compile(
    "各位代表|请予审议|代表国务院|向大会|工作报告?$|以下工作|的感谢$|提出意见|^过去一年|^新的一年|^今年|做好.{0,3}政府工作|政府工作$|主要目标"
    "|预期目标|现在.{0,3}报告|会议指出|会议强调|会议认为|同志们|本台|记者|消息|报道|编辑"
)
_VAGUE = re.compile(
    "措施$|(?:进展|成绩|成效|成果|成就)$|重要作用$|意义$|^有关|有条件的|^这[些个]|^其他|^另一|^许多|^绝大多数|^各种|^多种形式|^有利条件|^创造条件"
    "|^实践证明|^我们[^要]{0,2}[信望]|必须坚持$|^加以|^主要做了|^总结经验|来之不易|^各[行条级]|^整个|^一切|^年[^轻]"
)
_SUBJECT = re.compile(
    "^(?:广大|世界各国|全国|我国|我国各族|城乡)?(?:人民|人民群众|群众|干部和群众|发展中国家|领导干部|人民生活)(?:水平)?$|地区$|人口$|条件下$|以来$"
    "|管理体制(?:改革)?$|的(?:发展|改善|提高|现代化)$|^社会主义(?:市场|经济|社会|国家|思想)$|^.{2,3}经济和?社会发展$|^经济和?社会发展$|市场$"
    "|^特别是|生活$|^有了|^做了|困难$"
)
_FIGURES = re.compile(
    "(?:纯收入|生产总值|固定资产投资|直接投资|建设投资|财政收入|居民收入|生产率|融资规模|国债规模|标准|减少|实际增长|增长|达到|下降|上涨|总额|增长速度|万人|以上|以下|左右|比上年|预期目标|总产值|经费)$|^比上年|^[人年]均|人均.{2,8}收入$|^新增|百分"
)
_BODIES = re.compile(
    r"(?:自治区|自治州|行政区|[省市州镇村港湾岛]|共和国|联邦|委员会|常委会|办公室|研究院|研究所|大学|学院|银行|公司|集团|总局|部长|总理|总统|主席|首相|外长"
    r"|书记|司令员?|大使|秘书长|大会堂|机场|电视台|日报|组织|论坛|峰会|博览会|运动会|锦标赛|世界杯|发言人|发布会|负责人|主持人|教授|院士|检察院|法院|国务院"
    r"|中央军委|政治局|代表团|解放军|中国共产党|民主党派|代表大会)$"
)
_TRUNCATED = re.compile(r"^[、的]|[、的]$|^向|(?:使|将|由|被|并|或|以及|等)$|^(?:同|从|由|对|使|让|并|或|要在)")
_LETTER = re.compile(r"[^“”、·]")


def weight(formula: Formula) -> int:
    """Documents times twice the letters beyond three and a half: long phrases don't recur by chance, and of
    four letters most are the name of a subject."""
    return formula.documents * (2 * len(_LETTER.findall(formula.phrase)) - 2 * SHORTEST + 1)


def ranked(formulas: Sequence[Formula], book: Handbook) -> list[Formula]:
    """The formulas that are worth a person's look, the weightiest first."""
    persons = sorted({holder.name for holder in book.holders}, key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, persons)) or r"(?!)")
    places = {place.name for place in book.places}
    pieces = _pieces(formulas)
    chosen = [
        one
        for one in formulas
        if one.phrase not in pieces
        and not is_noise(one.phrase)
        and one.phrase not in places
        and not _holder(one, named)
    ]
    return sorted(chosen, key=lambda one: (-weight(one), one.phrase))


def is_noise(phrase: str) -> bool:
    """Whether a phrase's own form shows that it is none to keep."""
    patterns = (_BARE, _PROCEDURE, _VAGUE, _SUBJECT, _FIGURES, _BODIES, _TRUNCATED)
    return any(pattern.search(phrase) for pattern in patterns)


def _holder(formula: Formula, named: re.Pattern[str]) -> bool:
    """Whether it names a person: a leader's name within the title of a doctrine is a part of that."""
    rest = re.sub("习近平(?:新时代|强军|法治|经济|外交|生态|文化|同志为核心)|邓小平理论|毛泽东思想", "", formula.phrase)
    return bool(named.search(rest))


def _pieces(formulas: Sequence[Formula]) -> set[str]:
    """Phrases nearly all of whose documents have one longer formula around it."""
    documents = {one.phrase: one.documents for one in formulas}
    return {
        one.phrase
        for one in formulas
        if max((documents[longer] for longer in one.within), default=0) >= PIECE * one.documents
    }
