"""Counties and towns by their bare names, where what stands beside them tells that a place is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.model.mention import Mention
from watchword.reading.lexicon import Lexicon
from watchword.reading.people import surnames
from watchword.reading.scan import Scan
from watchword.reading.words import Token

LEVELS = frozenset("省市州盟")
SUFFIXES = ("县", "市", "区", "旗")
# The segmenter's tags of names; a county whose name is a word (资源, 合作, 会同) has another.
NAMED = frozenset(["ns", "nr", "nrt", "nz"])
BEFORE = frozenset("在于从到赴往至驻抵")  # prepositions of place
OTHERS = frozenset("镇乡村路街")
ROW = frozenset("、和")
GRAMMATICAL = BEFORE | ROW
# What no register has, by how it closes: 锡矿山, 钦州港
UNKNOWN = re.compile("[一-龥]{2,3}[州港山江河湖海岛湾屯堡寨岭沟坪坝窑桥错淖滩]")
# 赣北, 桂北: a part of a province by its sign
PROVINCES = frozenset("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕甘陇青宁新疆")
PARTS = frozenset("东西南北中")


AUTONOMOUS = re.compile(
    "(?<=^..)(?:[一-龥]{1,4}?族)+(?:各族)?自治[县旗]$|(?<=^...)(?:[一-龥]{1,4}?族)+自治[县旗]$|自治[县旗]$"
)  # 环江毛南族自治县


@lru_cache(maxsize=8)
def county_shorts(book: Handbook) -> frozenset[str]:
    """Names of counties and districts without what they are, from two characters on."""
    names = (place.name for place in book.places if place.level == "county")
    shorts = (AUTONOMOUS.sub("", name) if "自治" in name else name[:-1] for name in names if name[-1] in SUFFIXES)
    return frozenset(short for short in shorts if len(short) > 1)


@lru_cache(maxsize=8)
def county_lexicon(book: Handbook) -> Lexicon[str]:
    """The bare names of counties that the segmenter takes for names."""
    import rjieba

    tags = ((short, rjieba.tag(short)) for short in sorted(county_shorts(book)))
    return Lexicon((short, short) for short, tagged in tags if len(tagged) == 1 and tagged[0][1] in NAMED)


SIGN = re.compile(
    f"[{''.join(sorted(PROVINCES))}][{''.join(sorted(PARTS))}]|[{''.join(sorted(BEFORE))}]{UNKNOWN.pattern}"
)


def may_stand_alone(text: str, start: int, end: int, book: Handbook) -> bool:
    """Whether a sentence has what a place alone must have; most have not, and are never segmented for it."""
    if SIGN.search(text, start, end):
        return True
    found = county_lexicon(book).longest(text[start:end])
    beside = ((text[start + s - 1 : start + s], text[start + e : start + e + 1]) for s, e, _ in found)
    return any(before in BEFORE or before in ROW or behind in ROW for before, behind in beside)


def counties_behind(sentence: Scan, found: list[Mention], book: Handbook) -> Iterator[tuple[int, int]]:
    """Counties by their short names right behind a larger place (四川雅江), where such a word means nothing else."""
    text, shorts = sentence.view.text, county_lexicon(book).entries
    for name in dict.fromkeys(mention.name for mention in found if mention.detail in ("province", "prefecture")):
        at = sentence.start
        while (at := text.find(name, at, sentence.end)) >= 0:
            at += len(name)
            at += 2 if text.startswith("地区", at) else text[at : at + 1] in LEVELS
            size = next((n for n in (4, 3, 2) if text[at : at + n] in shorts), 0)
            if size and text[at + size : at + size + 1] not in SUFFIXES:
                yield at, at + size


def places_alone(sentence: Scan, book: Handbook) -> Iterator[tuple[int, int]]:
    """A county's bare name, or a name of a place that no register has, behind a preposition of place (在大余, 从石屏);
    the members of a row that one of them opens (大余和崇义); a part of a province (桂北)."""
    text, shorts = sentence.view.text, county_shorts(book)
    if not may_stand_alone(text, sentence.start, sentence.end, book):
        return
    words = sentence.words
    last = -1  # where the place ends that a row goes on from
    for number, token in enumerate(words):
        before, behind = text[token.start - 1 : token.start], text[token.end : token.end + 1]
        county = token.word in shorts and token.tag in NAMED
        if token.tag == "ns" and len(token.word) == 2 and token.word[0] in PROVINCES and token.word[1] in PARTS:
            yield token.start, token.end
        elif behind in SUFFIXES or behind in OTHERS or (before in surnames() and before not in GRAMMATICAL):  # 吴|成武
            continue
        elif (before in BEFORE and (county or (token.tag == "ns" and UNKNOWN.fullmatch(token.word)))) or (
            county
            and ((before in ROW and last == token.start - 1) or opens_row(words[number + 1 : number + 3], behind))
        ):
            yield token.start, token.end
            last = token.end


def opens_row(following: list[Token], behind: str) -> bool:
    """Whether another place is named right behind (宣汉、渠县)."""
    return behind in ROW and len(following) == 2 and following[1].tag in NAMED
