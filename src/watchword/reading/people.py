"""Office-holders, and nobody else (R16): a name is kept only beside a public title, or where the register of
holders has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from watchword.data import Handbook
from watchword.data.handbook import PACKAGED
from watchword.model.mention import Mention
from watchword.reading.holders import known_holders, titles
from watchword.reading.lexicon import place_lexicon
from watchword.reading.repair import HAN
from watchword.reading.scan import Scan
from watchword.reading.words import Token

# What follows a name of two or three characters: a mark, or a word of these parts of speech (verb, time, preposition,
# conjunction, adverb, particle, noun as in 签约代表).
FOLLOWING = frozenset(["x", "v", "vn", "t", "p", "c", "d", "r", "m", "n", "nt", "f", "zg", "k", "y", "a", "ad", "b"])
FOLLOWING |= {"u", "uj", "ul", "ud", "i", "l", "j"}
GOING_ON = frozenset("到率在赴带")  # whatever the segmenter makes of it (黄某|到部)
GIVEN_VERBS = frozenset("治立成兴武建安达胜")  # verbs that end many a given name (治|带队)
ALIKE = frozenset(["中等", "平等", "高等", "同等", "初等", "相等"])  # 书记范某中|等
NAMELIKE = frozenset(["n", "nz", "x", "nrt", "nrfg", "nr"])  # what the segmenter may take a rare name for
# Titles that may stand behind a full name (赵乐际委员长); 主任 and the like stand behind anybody's.
BEHIND = re.compile(
    "总书记|国家主席|主席|总理|副总理|国务委员|委员长|副委员长|部长|外长|省长|市长|州长|司令员|政委|董事长|总经理|大使|特使|总统"
)
# 习近平总书记重要讲话精神 names a text, nobody who acts.
REFERENCE = re.compile(
    "(?:总书记|主席|同志)?(?:系列|近期|最新)?(?:的?重要(?:讲话|指示|论述|批示|回信|贺信)|关于|新时代|法治思想|外交思想|强军思想|经济思想|文化思想|生态文明思想|对[^,。]{2,16}的?(?:重要|亲切))"
)
# 选举汲望舒先生为公司第五届董事会董事长
CHOSEN = re.compile(
    rf"(?:选举|聘任|任命|推选|提名|决定)(?P<name>[{HAN}]{{2,4}}?)(?:先生|女士|同志)?(?:为|担任|任)(?P<post>[^,。;]{{2,24}})"
)
# 陆玉恒同志任集团党委书记; 免去韦忠诚同志的党委书记职务
TAKES = re.compile(rf"(?<![{HAN}])(?P<name>[{HAN}]{{2,4}}?)同志(?:任|担任|兼任|不再担任)(?P<post>[^,。;]{{2,24}})")
# 韦国策由于年龄原因,卸下集团党委书记职务; 覃晓岚担任集团党委副书记
SERVES = re.compile(
    rf"(?:(?<![{HAN}])|(?<=[由了])|(?<=决定))(?!由)(?P<name>[{HAN}]{{2,4}}?)(?:(?:由于|因|因为)[{HAN}]{{2,8}},)?(?:不再担任|出任|担任|接任|继任|卸任|卸下|辞去|任)(?P<post>[^,。;]{{2,24}})"
)
LEAVES = re.compile(rf"免去(?P<name>[{HAN}]{{2,4}}?)(?:同志|先生|女士)的?(?P<post>[^,。;]{{2,24}}职务)")
# 总经理由郭秉言担任
HELD_BY = re.compile(rf"(?P<post>[{HAN}]{{2,16}})由(?P<name>[{HAN}]{{2,4}}?)(?:同志)?(?:担任|出任|兼任|接任)")
# 李承恩、金鹤、吴成武等县领导出席
LEADERS = re.compile(
    rf"(?<![{HAN}])(?P<names>[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})*)等(?:[省市县区旗州盟校]|集团|公司|自治区)?(?:党政)?(?:主要)?(?:领导(?!小组|干部|班子)|负责同志|负责人)"
)
NO_NAMES = frozenset(["干部", "干警", "干群", "成员", "班子", "党员", "同志", "代表", "公司", "党组"])  # 海西州领导干部
POSTS = ("组长", "主任", "书记", "部长", "局长", "队长", "院长", "校长", "会长")  # 由市长任组长
BODY_ENDS = ("部", "局", "厅", "委", "署", "处", "办")
ADDRESS = frozenset(["先生", "女士", "同志"])
NO_GIVEN = frozenset(["v", "p", "c", "u", "uj", "ul", "ud", "f", "m", "r", "x"])  # what goes on behind a name
AFTER_NAMES = frozenset("处局省市县区院长后前时案人率携偕")
NOT_IN_NAMES = frozenset(
    "由又还再均即曾已正先只却更很最亲特应将须需因受致作称的了在是和与及并说称对向把被为从到等也又还就均都以第、会办"
)


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    path: Path = PACKAGED / "surnames.txt"
    return frozenset(path.read_text(encoding="utf-8").strip())


@lru_cache(maxsize=1)
def compound_surnames() -> frozenset[str]:
    """Surnames of two characters, and what Tibetan and Mongolian names begin with."""
    return frozenset((PACKAGED / "compound_surnames.txt").read_text(encoding="utf-8").split())


def find_holders(sentence: Scan, book: Handbook) -> Iterator[Mention]:
    """Holders of public office in one sentence; ``detail`` is the title as written."""
    view, tokens, start, end = sentence.view, sentence.tokens, sentence.start, sentence.end
    text = view.text
    known = known_holders(text, sentence.holders, book, start, end)
    found: dict[int, tuple[int, str]] = {first: (last, "") for first, last in known}
    places = place_lexicon(book).entries
    at_word: dict[int, int] = {}
    for match in titles(book).finditer(text, start, end) if tokens else ():
        at_word = at_word or {token.start: index for index, token in enumerate(tokens)}
        if text[max(0, match.start() - 3) : match.start()] in ("董事局", "董事会"):
            continue  # the chair of a firm of any kind
        since = max((last for last, _ in found.values() if last <= match.start()), default=0)
        title = title_before(text, match.start(), match.end(), since)
        if any(last == match.start() for last, _ in found.values()):
            continue  # 习近平总书记来这里: the title's holder stands before it
        for first, last in names_after(text, match.end(), end, tokens, at_word):
            found[first] = (last, title)
        if BEHIND.match(match[0]) and (before := name_before(text, match.start(), tokens, at_word)):
            found.setdefault(before[0], (before[1], match[0]))
    changes = (match for form in (CHOSEN, TAKES, SERVES, LEAVES, HELD_BY) for match in form.finditer(text, start, end))
    for match in changes if tokens else ():
        first, last = match.span("name")
        if titles(book).search(match["post"]) and is_name(match["name"]):
            found.setdefault(first, (last, match["post"]))
    for match in LEADERS.finditer(text, start, end) if tokens else ():
        names = re.finditer(f"[{HAN}]+", match["names"])
        listed = [(match.start() + name.start(), match.start() + name.end()) for name in names]
        if all(is_name(text[first:last]) for first, last in listed):
            found |= {first: (last, "领导") for first, last in listed if first not in found}
    for first, (last, title) in sorted(found.items()):
        if REFERENCE.match(text, last) or text[first:last] in places:
            continue
        last += torn(text[max(0, first - AROUND) : last + AROUND], text[first:last])
        span = view.span(first, last)
        yield Mention("office_holder", span, span.of(view.raw), text[first:last], detail=title)


def torn(text: str, name: str) -> int:
    """1 where the segmenter tore off the last character of a name (潘立|群到): wherever the text has the two characters
    the same third one follows, and what stands behind that differs. ``text`` is what stands around it."""
    if len(name) != SHORTEST:
        return 0
    ends = [match.end() for match in re.finditer(re.escape(name), text)]
    third = {text[at : at + 1] for at in ends}
    behind = {text[at + 1 : at + 2] for at in ends}
    if len(third) != 1 or len(behind) == 1:
        return 0
    last = third.pop()
    return int(is_name(name + last) or (last == "和" and not behind.isdisjoint("、,")))  # 马某和、


SHORTEST = 2  # characters of a name
AROUND = 1000  # characters on each side in which it is looked for again


def title_before(text: str, start: int, end: int, since: int) -> str:
    """The title with the body before it, back to the nearest mark or verb, or to the holder named before (``since``)."""
    head = re.search(rf"[{HAN}()]{{0,16}}$", text[max(since, start - 16) : start])
    return (head[0] if head else "").lstrip("和与及同暨由") + text[start:end]


def names_after(
    text: str, at: int, end: int, tokens: list[Token], at_word: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """The name behind a title, and those that a list goes on with (部长甲、乙、丙)."""
    at += text[at : at + 1] == " "  # 县长 穆云阶
    length = name_length(text, at, end, tokens, at_word)
    while length:
        yield at, at + length
        at += length
        if text[at : at + 1] != "、":
            return
        at += 1
        index = at_word.get(at)
        length = name_length(text, at, end, tokens, at_word) if index is not None and tokens[index].person else 0


def name_length(text: str, at: int, end: int, tokens: list[Token], at_word: dict[int, int]) -> int:
    """2 to 5 where a personal name begins at ``at``, else 0. The segmenter's word for a name decides; where it has
    none, a surname with a fitting continuation does."""
    if addressed := next(
        (n for n in (3, 2, 4) if text[at + n : at + n + 2] in ADDRESS and is_name(text[at : at + n])), 0
    ):
        return addressed  # 董事长丁栩然先生
    index = at_word.get(at)
    given = tokens[at_word[at + 1]] if at + 1 in at_word else None
    if given and given.person and len(given.word) == 2 and is_name(text[at : at + 3]):
        return 3  # 曾|海涛, 主|任何|凌波: the segmenter keeps the given name
    if index is None:
        return 0
    word = tokens[index]
    if text[at : at + 2] in compound_surnames():
        return next(
            (n for n in (4, 3) if is_name(text[at : at + n]) and follows(text, at + n, end, at_word, tokens)), 0
        )
    if word.person and 2 <= len(word.word) <= 5 and follows(text, word.end, end, at_word, tokens):
        joined = tokens[index + 1] if index + 1 < len(tokens) else None
        if joined and len(word.word) == 2 and (ends := last_of_name(text, joined)):
            whole = word.word + ends
            if is_name(whole) or ends == "和":
                return 3
        if joined and len(word.word) == 2 and joined.tag not in NO_GIVEN and len(joined.word) == 1:
            whole = word.word + joined.word
            if is_name(whole) and joined.word not in AFTER_NAMES and follows(text, joined.end, end, at_word, tokens):
                return 3
        if word.word.endswith((*BODY_ENDS, "某", *ADDRESS, "小姐")):
            return 0
        if len(word.word) == 3 and word.word[-1] in NOT_IN_NAMES and is_name(word.word[:2]):
            return 2  # 郝建为其揭牌
        glued = (
            len(word.word) == 4
            and word.tag == "nr"
            and is_name(word.word[:3])
            and word.word[:2] not in compound_surnames()
        )
        return 3 if glued else len(word.word)
    if (
        word.tag == "ns"
        and len(word.word) == 3
        and is_name(word.word)
        and follows(text, word.end, end, at_word, tokens)
    ):
        return 3  # 许汝棣: what the segmenter takes for a place; a registered one falls later
    if len(word.word) >= 2 and (word.tag not in NAMELIKE or word.word in NO_NAMES):
        return 0
    rest = text[at : min(end, at + 4)]
    for length in (3, 2):
        candidate = rest[:length]
        if len(candidate) == length and is_name(candidate) and follows(text, at + length, end, at_word, tokens):
            return length
    return 0


def last_of_name(text: str, behind: Token) -> str:
    """The character that the segmenter tore off a name of three, where it can be nothing else: 和 before a mark in a list, the
    first of 中等, a verb before a verb (治|带队)."""
    if behind.word == "和" and text[behind.end : behind.end + 1] in ("、", ",", "等", ")"):
        return "和"
    if behind.word in ALIKE:
        return behind.word[0]
    return behind.word if behind.word in GIVEN_VERBS and behind.tag.startswith("v") else ""


def follows(text: str, at: int, end: int, at_word: dict[int, int], tokens: list[Token]) -> bool:
    """Whether a name may end here: at the end, at a mark, or before a whole word that can follow a name."""
    if at >= end:
        return True
    index = at_word.get(at)
    return index is not None and (tokens[index].tag in FOLLOWING or not text[at].isalpha() or text[at] in GOING_ON)


def name_before(text: str, at: int, tokens: list[Token], at_word: dict[int, int]) -> tuple[int, int] | None:
    """The full name right before a high title, by the segmenter's word for a name."""
    index = at_word.get(at)
    if index is None or index == 0:
        return None
    word = tokens[index - 1]
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if behind and behind.person:
        return None  # 海岚主席梁先生: the firm stands before the title, whoever bears it behind
    return (word.start, word.end) if word.person and 2 <= len(word.word) <= 4 and is_name(word.word) else None


AMIDST = frozenset("正先致应")  # adverbs behind a name; between a surname and another character a part of it (奚正平)


def inner(candidate: str) -> str:
    """A name without what may stand in its middle only."""
    return candidate[0] + candidate[2] if len(candidate) == 3 and candidate[1] in AMIDST else candidate


def is_name(candidate: str) -> bool:
    """Whether it can be a Chinese name: a surname and one or two (after a double surname, three or four in all)
    characters that are no particles."""
    return (
        re.fullmatch(f"[{HAN}]{{2,4}}", candidate) is not None
        and (candidate[0] in surnames() or candidate[:2] in compound_surnames())
        and not any(character in NOT_IN_NAMES for character in inner(candidate))
        and not candidate.endswith(POSTS)
    )
