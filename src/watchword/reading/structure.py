"""Names of Chinese organisations by their structure: an ending, and what can stand before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from watchword.data.schema import Organisation
from watchword.reading.endings import Endings
from watchword.reading.people import is_name
from watchword.reading.words import Token, a_word

# Parts of speech (rjieba's, after ICTCLAS) that can stand inside a name.
NOUNS = frozenset(["n", "ns", "nt", "nz", "nr", "nrt", "nrfg", "ng", "j", "s", "f", "l", "i"])
NAMING = NOUNS | {"b", "vn", "eng", "an", "a", "m", "g", "v"}
NEVER = frozenset(["p", "c", "u", "uj", "ul", "uz", "ug", "ud", "d", "r", "y", "e", "o", "t", "q", "k", "zg"])
LONGEST_NAME = 30
BRACKETS = frozenset("()·")
LOCAL = frozenset("省市县区旗盟州")  # 县人武部: the place of the text
OWN = frozenset(["公司", "集团", "企业", "单位", "学校", "机关"])  # 公司安全环保部 is a part of who speaks
EXTENDING = frozenset(["institute", "company", "army", "foreign"])
FULL_FORMS = ("有限公司", "有限责任公司", "股份公司", "集团公司")
JOINT = frozenset(["指挥部", "调查组", "工作组", "专班", "办公室"])  # 市应急救援联合指挥部; else 联合 is jointly
PROPER = frozenset(["ns", "nr", "nrt", "nrfg", "nz", "nt", "j", "eng", "known"])
NUMBERED = re.compile("(?:集团军|军|师|旅|团|营|连|部队|局|院|厂|中学|医院|小学|队|大队|公司|所|矿|研究所|研究院|地质)")


def structured(
    text: str, tokens: list[Token], forms: Endings, known: Mapping[int, tuple[int, Organisation]]
) -> Iterator[tuple[int, int]]:
    """Names by their endings: from each ending back over the words that can stand in a name. A known name bounds it
    unless that is a firm, an academy or an army, whose institutes and units carry its name on; after a ministry its
    bureaus are part of it."""
    covered = len(tokens)
    for last in range(len(tokens) - 1, -1, -1):
        if last >= covered or not forms.end(tokens[last].word) or not joins(tokens[last], forms):
            continue
        first, muted = last, False
        while first > 0:
            before = tokens[first - 1]
            if before.tag == "known":
                branch = tokens[first].tag == "ns" and tokens[last].word.endswith("局")  # 国家矿山安监局福建局
                muted = known[before.start][1].kind not in EXTENDING and not branch
                first -= not muted
                break
            of_firm = tokens[last].word in FULL_FORMS and (
                of_trade_name(tokens, first - 1, forms) or behind_place(tokens, first - 1, forms)
            )
            joint = before.word == "联合" and tokens[first].word in JOINT
            if not (of_firm or joint or joins(before, forms)) or (
                before.tag == "m" and not numbers_a_unit(tokens, first - 1)
            ):
                break
            first -= 1
        covered = first
        while first < last and tokens[first].word in BRACKETS and tokens[first].tag != "known":
            first += 1
        if not muted:
            for start, end in name_in(text, tokens[first : last + 1], forms):
                yield torn_off(tokens, start) if start == tokens[first].start else start, end


# Single characters that stand before a firm's name and belong to the sentence.
OF_SENTENCE = frozenset(
    "赴到在是有让使向对给由为与和及把被将等从以因于叫称说访进来去找请系据经自同跟或但且也又还均都已曾了着过的地得之其该本我你他她它这那各每某一两几多个座项批"
)


def of_trade_name(tokens: list[Token], index: int, forms: Endings) -> bool:
    """Whether it may be a trade name of which the segmenter makes nothing: a character torn off (天脉锂|能|股份有限公司), a
    word behind a place (青海省|兴青|工贸集团有限公司) or before one in brackets (可可|(包头)稀土永磁科技有限公司)."""
    word = tokens[index].word
    if not HAN_ONLY.fullmatch(word):
        return False
    if len(word) == 1:
        return word not in OF_SENTENCE
    placed = index > 0 and tokens[index - 1].tag == "ns"
    match tokens[index + 1 : index + 4]:
        case [Token(word="("), Token(tag="ns"), Token(word=")")]:
            placed = True
    return placed and word not in forms.boundaries and tokens[index].tag not in NEVER


SHORT_RUN = 3  # words between a place and what is taken for a firm's name


def behind_place(tokens: list[Token], index: int, forms: Endings) -> bool:
    """Whether a place stands close before a word, and nothing between that can't be of a firm's name: 四川产业|振兴|基金投资集团
    有限公司."""
    for at in range(index, max(-1, index - SHORT_RUN - 1), -1):
        token = tokens[at]
        if token.tag == "ns":
            return at < index
        if (
            len(token.word) < 2
            or forms.end(token.word)
            or token.word in forms.boundaries
            or token.tag in NEVER
            or not HAN_ONLY.fullmatch(token.word)
        ):
            return False
    return False


UNKNOWN = frozenset(["q", "zg", "g", "ng", "ag", "vg", "x", "n", "nr", "ns", "nz", "a", "b", "j"])
JOINTS = frozenset(["p", "c", "uj"])  # 由, 与, 的: the name begins behind it
HAN_ONLY = re.compile("[一-龥]+")
LONGEST_HEAD = 3  # characters of a name that the segmenter may tear off


def torn_off(tokens: list[Token], start: int) -> int:
    """Where a name really begins whose first characters the segmenter took for something else (泓|岭镁业): only where
    they fill what is left of the clause before it."""
    index = next((i for i, token in enumerate(tokens) if token.start == start), 0)
    first = index
    while first > 0 and tokens[first - 1].tag not in JOINTS and HAN_ONLY.fullmatch(tokens[first - 1].word):
        first -= 1
    head = tokens[first:index]
    fits = 0 < start - tokens[first].start <= LONGEST_HEAD and all(
        token.tag in UNKNOWN and (len(token.word) == 1 or token.tag in PROPER) and token.word not in OF_SENTENCE
        for token in head
    )
    return tokens[first].start if fits else start


def numbers_a_unit(tokens: list[Token], index: int) -> bool:
    """第73集团军, 一建集团, 三鑫公司: the number belongs to the name; 3000多家, 1985年 do not."""
    word = tokens[index].word
    if word.startswith("第") or (index and tokens[index - 1].word == "第"):
        return True
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is not None and (NUMBERED.match(after.word) is not None or (len(word) == 1 and after.tag in PROPER))


def joins(token: Token, forms: Endings) -> bool:
    """Whether a word can stand inside a name."""
    word, tag = token.word, token.tag
    if not word or word in forms.boundaries:
        return False
    if word in BRACKETS or word in LOCAL:
        return True
    if tag in NEVER:
        return (
            forms.end(word) or word in forms.inner_verbs or (tag == "zg" and word.isalpha())
        )  # rare characters (岬) are tagged so
    if tag == "x":
        return word.isalpha() and not word.isascii()
    if tag == "v":
        return word in forms.inner_verbs or (len(word) >= 2 and forms.end(word))
    return tag in NAMING or forms.end(word)


# Parts of a body that stand for it: the name is that of the body.
SUBUNIT = re.compile(
    r"(?:民兵组织|人民武装部|武装部|人武部|党委|党组|工会|团委|党支部|作业部|炼钢作业部|控股子公司|全资子公司|分会场)$"
)
FIRM_COMMITTEE = re.compile("(?:中共|中国共产党)(?P<firm>.{3,}(?:公司|集团|厂|学院|大学))委员会")
TITLE_FOLLOWS = re.compile(r"书记|副书记|常委|委员|秘书长|领导")
PAPER = re.compile(r"[^,。、\s]{0,6}(?:报(?![道告名送批备请价导盘关考销应])|网)")
COUNTED_PLACES = re.compile(r"[一二三四五六七八九十两几多\d]处$")
PARTY_BODIES = re.compile(r"^(?:自治区|省|市|区|县|旗|盟|州)?(?:党委|委)$")
BARE = ("党委", "委")  # of whom, the text doesn't say here


def name_in(text: str, run: list[Token], forms: Endings) -> Iterator[tuple[int, int]]:
    """The name that a run of words closing with an ending holds, if it holds one."""
    last = len(run) - 1
    bracketed = last > 1 and run[1].word == "("  # 中稀(赣州)稀土新材料有限公司
    head = 0 if bracketed else head_of(run, last, forms)
    start, end = run[head].start, run[last].end
    if text[start] in TAKEN_IN or re.match(
        "[经从于](?:[省市县区]|自治区|[一-龥]{2,3}[省市县区])", text[start : start + 5]
    ):
        start += 1
    if text[start] == "区" and text.endswith("自治", 0, start):
        start -= 2  # 自治区国资委
    start = seat_of(text, start, end)
    name = text[start:end]
    if run[head].word in OWN or described(run[head : last + 1], forms) or "是" in name or name.startswith("驻"):
        return
    if committee := FIRM_COMMITTEE.fullmatch(name):  # 中共岚谷钨业集团有限公司委员会
        yield start + committee.start("firm"), start + committee.end("firm")
        return
    if PARTY_BODIES.match(name):
        if not TITLE_FOLLOWS.match(text[end : end + 3]) and len(name) <= 3 and name not in BARE:
            yield start, end
        return
    while (shorter := SUBUNIT.sub("", name)) != name:
        if shorter in LOCAL or all(word.tag == "ns" or word.word in LOCAL for word in run[head:last]):
            break  # 县人武部, 合肥市武装部: what is left is no body
        name, end = shorter, start + len(shorter)
        if not (forms.end(name) or len(name) <= 4) or re.search("[个首级]|(?:基层|企业|家)$", name):
            return
    if name.count("(") != name.count(")"):
        opening = name.find("(")
        if name.count("(") < name.count(")") or opening <= 0:
            return
        end = start + opening
        name = text[start:end]
    if name.endswith("部") and text.startswith("门", end):
        return  # 应急管理部门 is any office of the kind
    if COUNTED_PLACES.search(name):
        return  # 洪岭、东坑两处矿山
    if name in forms.generic or not 3 <= len(name) <= LONGEST_NAME or not distinct(name, forms):
        return
    yield start, end


# 贵州省清镇市人武部, 王爷府镇金峰萤石矿, 川煤集团杉木树煤矿: what stands before it is where it lies or whose it is.
STACKED = re.compile("[一-龥]{2,7}?(?:省|自治区|市|州|盟)(?=[一-龥]{2,6}?[市县区旗州盟](?![场政委]))")
SITE = re.compile("(?:[一-龥]{2,12}?(?:省|自治区|市|州|盟|县|区|旗|镇|乡|集团|公司|矿业))+(?=[一-龥]{2,}矿$)")


def seat_of(text: str, start: int, end: int) -> int:
    """Where a body's own name begins behind larger places; a mine's behind every place and the firm that has it."""
    if text.endswith("公司", start, end):
        return start
    found = SITE.match(text, start, end) if text.endswith("矿", start, end) else STACKED.match(text, start, end)
    return found.end() if found else start


def head_of(run: list[Token], last: int, forms: Endings) -> int:
    """Where the name begins: at a place inside the run, unless a body or a fixed prefix stands before it; verbs and
    adjectives in front of it are not part of it."""
    head = 0
    for i in range(1, last):
        before = run[i - 1]
        if run[i].tag == "ns" and len(run[i].word) > 1 and before.tag not in ("ns", "known"):
            trade_name = before.tag in PROPER and i == 1 and not is_name(before.word)  # 格木盐湖锂业有限公司
            head = 0 if before.word in forms.prefixes or forms.end(before.word) or trade_name else i
            break
    head = max([head, *(i + 1 for i in range(last) if run[i].word in OF_A_KIND or in_zone(run, i))])
    glued = (i for i in range(head + 1, last) if run[i].word[0] in TAKEN_IN and not a_word(run[i].word))
    head = max([head, *glued])  # 补给舰由沧澜造船集团: cut before 由, which falls
    while head < last and (
        run[head].word in DONE_TO_IT
        or (run[head].tag in ("v", "vn", "a", "f") and run[head].word not in forms.inner_verbs)
    ):
        head += 1
    return head


def in_zone(run: list[Token], index: int) -> bool:
    """Whether a zone stands before a firm of its own (经济开发区瑞氟新材料有限公司)."""
    return run[index].word.endswith(ZONES) and run[-1].word.endswith("公司") and index + 1 < len(run) - 1


ZONES = ("开发区", "工业区", "工业园", "产业园", "园区", "高新区")
# 国有控股企业北岬石墨股份有限公司: the name begins behind it
OF_A_KIND = frozenset(["企业", "国企", "央企", "民企", "单位", "股东", "子公司", "母公司"])
# 控股惠绒矿业; inside a name they stand behind its head
DONE_TO_IT = frozenset(["促进", "控股", "推动", "部署", "服务"])
TAKEN_IN = frozenset("称由据为系")  # 报道称北重集团, 由沅洲有色控股集团: the segmenter takes it in


def described(words: list[Token], forms: Endings) -> bool:
    """Whether these words only describe a kind of institution (儿童医院, 社区服务中心): no proper name among them."""
    if not words[-1].word.endswith(forms.need_proper):
        return False
    name = "".join(word.word for word in words)
    if name.endswith(FULL_FORMS) or words[0].word in forms.prefixes or (words[0].word or "?")[0] in LOCAL:
        return False
    if any(forms.end(word.word) and word.word not in forms.generic for word in words[:-1]):  # 云渡钨业公司
        return False
    return not any(word.tag in PROPER for word in words)


def distinct(name: str, forms: Endings) -> bool:
    """Whether something is left of the name when its generic ending is taken away."""
    for ending in forms.every:
        if name.endswith(ending):
            rest = name[: -len(ending)]
            if not rest:
                return ending not in forms.generic
            return rest not in forms.common_heads and not (
                ending in forms.generic and len(rest) < 2 and rest not in "市省区县"
            )
    return len(name) >= 3
