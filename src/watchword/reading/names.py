"""Organisations and places: known by name, or by the structure of Chinese organisation names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from watchword.data import Handbook
from watchword.model.mention import Mention
from watchword.reading.lexicon import organisation_lexicon, place_lexicon
from watchword.reading.view import View, fold

# Parts of speech (rjieba's, after ICTCLAS) that can stand inside a name.
NAMING = frozenset(
    [
        "n",
        "ns",
        "nt",
        "nz",
        "nr",
        "nrt",
        "nrfg",
        "j",
        "b",
        "vn",
        "eng",
        "ng",
        "s",
        "an",
        "l",
        "a",
        "m",
        "i",
        "f",
        "g",
        "v",
    ]
)
NEVER = frozenset(["p", "c", "u", "uj", "ul", "uz", "ug", "ud", "d", "r", "y", "e", "o", "t", "q", "k", "zg"])
OPEN = frozenset("(·-")
LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the segmenter, with its part of speech."""

    start: int
    end: int
    word: str
    tag: str


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Words with parts of speech; offsets of the view."""
    import rjieba

    found: list[Token] = []
    at = start
    for word, tag in rjieba.tag(text[start:end]):
        found.append(Token(at, at + len(word), word, tag))
        at += len(word)
    return found


@dataclass(frozen=True, slots=True)
class Endings:
    """How organisation names end and what bounds them, folded."""

    every: tuple[str, ...]
    generic: frozenset[str]
    boundaries: frozenset[str]
    last: frozenset[str]


@lru_cache(maxsize=8)
def endings(book: Handbook) -> Endings:
    forms = book.organisation_forms
    every = tuple(sorted((fold(word) for word in forms.endings), key=len, reverse=True))
    return Endings(
        every,
        frozenset(map(fold, forms.generic)),
        frozenset(map(fold, forms.boundaries)),
        frozenset(w[-1] for w in every),
    )


def find_organisations(view: View, tokens: list[Token], book: Handbook, start: int, end: int) -> Iterator[Mention]:
    """Known organisations and those that the structure shows, in one sentence ``[start, end)`` of the view."""
    text = view.text
    forms = endings(book)
    known = {s + start: (e + start, items[0]) for s, e, items in organisation_lexicon(book).longest(text[start:end])}
    covered = start
    for first, last in structured(text, tokens, forms, known, book):
        for s in sorted(known):  # known names that stand before or outside the structured one
            e, item = known[s]
            if covered <= s and e <= first:
                yield mention(view, s, e, item.key, item.kind)
                covered = e
        inside = known.get(first)
        if inside and inside[0] == last:
            yield mention(view, first, last, inside[1].key, inside[1].kind)
        else:
            yield mention(view, first, last, "", "")
        covered = max(covered, last)
    for s in sorted(known):
        e, item = known[s]
        if covered <= s:
            yield mention(view, s, e, item.key, item.kind)
            covered = e


def mention(view: View, start: int, end: int, key: str, kind: str) -> Mention:
    span = view.span(start, end)
    return Mention("organisation", span, span.of(view.raw), view.text[start:end], ref=key, detail=kind)


def structured(
    text: str, tokens: list[Token], forms: Endings, known: Mapping[int, tuple[int, object]], book: Handbook
) -> Iterator[tuple[int, int]]:
    """Runs of name-like words that close with an ending; each run yields its longest name."""
    run: list[Token] = []
    for token in [*tokens, Token(10**9, 10**9, "", "x")]:
        if joins(token, run, forms):
            run.append(token)
            continue
        yield from name_in(text, run, forms, known, book)
        run = []


def joins(token: Token, run: list[Token], forms: Endings) -> bool:
    word = token.word
    if not word or word in forms.boundaries:
        return False
    if word in "()·":
        return bool(run) or word == "("
    if token.tag in NEVER and not ends_name(word, forms):
        return False
    if token.tag == "v" and not (len(word) >= 2 and word[-1] in forms.last) and word not in INNER_VERBS:
        return False
    return token.tag in NAMING or word[-1] in forms.last


INNER_VERBS = frozenset(
    [
        "控股",
        "检测",
        "服务",
        "管理",
        "监督",
        "投资",
        "研究",
        "设计",
        "工程",
        "建设",
        "发展",
        "指挥",
        "动员",
        "应急",
        "教导",
        "勘查",
        "开发",
        "进出口",
        "贸易",
        "冶炼",
        "分离",
        "保障",
        "领导",
        "工作",
        "运营",
        "咨询",
        "运输",
        "制造",
        "加工",
        "总",
    ]
)


def name_in(
    text: str, run: list[Token], forms: Endings, known: Mapping[int, tuple[int, object]], book: Handbook
) -> Iterator[tuple[int, int]]:
    last = next((i for i in range(len(run) - 1, -1, -1) if ends_name(run[i].word, forms)), None)
    if last is None:
        return
    first = beginning(run, last, known, book)
    start, end = run[first].start, run[last].end
    name = text[start:end]
    if name.count("(") != name.count(")"):
        opening = name.find("(")
        if name.count("(") < name.count(")") or opening <= 0:
            return
        end = start + opening
        name = text[start:end]
    if name in forms.generic or len(name) < 3 or len(name) > LONGEST_NAME or not distinct(name, forms):
        return
    yield start, end


def ends_name(word: str, forms: Endings) -> bool:
    return any(word.endswith(ending) for ending in forms.every)


def distinct(name: str, forms: Endings) -> bool:
    """Whether something is left of the name when its generic ending is taken away."""
    for ending in forms.every:
        if name.endswith(ending):
            rest = name[: -len(ending)]
            if not rest:
                return ending not in forms.generic
            return rest not in COMMON_HEADS and not (
                ending in forms.generic and len(rest) < 2 and rest not in "市省区县"
            )
    return False


COMMON_HEADS = frozenset(
    [
        "有关",
        "相关",
        "各级",
        "全体",
        "多个",
        "下属",
        "所属",
        "国有",
        "民营",
        "中央",
        "地方",
        "上市",
        "重点",
        "骨干",
        "大型",
        "龙头",
        "科技",
        "矿山",
        "稀土",
        "钢铁",
        "军工",
        "企业",
        "主管",
        "行业",
        "基层",
        "党政",
        "政府",
        "当地",
        "本地",
        "两国",
        "双方",
        "外国",
        "国外",
        "境外",
        "美国",
        "我国",
        "全国",
        "各地",
        "各",
        "该",
        "本",
        "我",
        "医疗",
        "金融",
        "职能",
        "业务",
        "法律",
        "子",
        "分",
        "母",
        "总",
        "国家",
        "省属",
        "市属",
        "央企",
        "各类",
        "高等",
        "普通",
        "工作",
        "管理",
        "中心",
        "生产",
        "产业",
        "农业",
        "工业",
        "组织",
        "机关",
        "专业",
        "新",
        "老",
        "原",
        "主要",
        "其他",
        "省级",
        "市级",
        "县级",
        "国家级",
        "国际",
        "社会",
        "经济",
        "公共",
        "服务",
        "应急",
        "救援",
        "消防",
        "安全",
        "现代",
        "技术",
        "创新",
        "研发",
        "制造",
        "商业",
        "银行",
        "贸易",
        "教育",
        "文化",
        "体育",
        "旅游",
        "卫生",
        "交通",
        "能源",
        "水利",
        "环保",
        "建设",
        "投资",
        "控股",
        "民间",
        "独立",
        "联合",
        "综合",
        "志愿",
        "电力",
        "通信",
        "新闻",
        "宣传",
        "执法",
        "司法",
        "公安",
        "检察",
        "边防",
        "驻地",
        "驻军",
        "解放军",
        "武警",
        "军队",
        "海军",
        "空军",
        "陆军",
    ]
)


def beginning(run: list[Token], last: int, known: Mapping[int, tuple[int, object]], book: Handbook) -> int:
    """Where the name begins: at a known name or place inside the run if there is one, else at the run's start."""
    for index in range(last + 1):
        token = run[index]
        if token.start in known and known[token.start][0] <= run[last].end:
            return index
        if token.tag == "ns" and index < last:
            return index
    return 0


def find_places(view: View, book: Handbook, start: int, end: int) -> Iterator[Mention]:
    """Places by the register. Not where the word goes on as a road, a ship or an animal."""
    text = view.text
    for s, e, items in place_lexicon(book).longest(text[start:end]):
        s, e = s + start, e + start
        if text[e : e + 1] in NOT_A_PLACE_BEFORE:
            continue
        place = items[0]
        span = view.span(s, e)
        yield Mention("place", span, span.of(view.raw), text[s:e], ref=place.code, detail=place.level)


NOT_A_PLACE_BEFORE = frozenset("路街舰号镇村乡")
