"""Words and their parts of speech, as a segmenter cuts them."""

from __future__ import annotations

import re
from itertools import accumulate, repeat
from typing import NamedTuple


class Token(NamedTuple):
    """A word of the segmenter, with its part of speech (tags after ICTCLAS)."""

    start: int
    end: int
    word: str
    tag: str

    @property
    def person(self) -> bool:
        return self.tag.startswith("nr")


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Words of ``text[start:end]``; offsets of the view."""
    import rjieba

    part = text[start:end]
    tagged = rjieba.tag(part)
    if not tagged:
        return []
    words, tags = zip(*tagged, strict=True)
    bounds = list(accumulate(map(len, words), initial=start))
    found = list(map(tuple.__new__, repeat(Token), zip(bounds, bounds[1:], words, tags, strict=False)))
    if "业" in part or "和" in part:
        found = whole_words(found)
    return with_places(found) if SUFFIX.search(text, start, end) else found


# What ministries are for: the "and" in it joins no two bodies.
FUNCTIONS = re.compile(
    "工业和信息化|住房和城乡建设|人力资源和社会保障|文化和旅游|发展和改革|自然资源和规划|林业和草原|粮食和物资储备|科学技术和工业信息化|工业和科技"
)
ELEMENTS = (
    "钨钼锑锡铋铟镓锗铼钒钛铌钽锆铪铍锂钴镍铬锰铀铜铝锌铅碲硒镁硅镧铈镨钕钐铕钆铽镝钬铒铥镱镥钪钇"  # in one character
)


def whole_words(tokens: list[Token]) -> list[Token]:
    """The segmenter's words with what it tears apart made whole: 工业和信息化, 铟业."""
    out: list[Token] = []
    text, start = "".join([token.word for token in tokens]), tokens[0].start if tokens else 0
    inside = (
        [(start + match.start(), start + match.end()) for match in FUNCTIONS.finditer(text)] if "和" in text else []
    )
    for token in tokens:
        torn = token.word == "业" and out and out[-1].word[-1] in ELEMENTS
        joined = inside and out and any(one <= out[-1].start and token.end <= two for one, two in inside)
        if token.word == "和县" and out and out[-1].tag not in ("ns", "p", "v", "x"):  # 刘新宇和县人武部部长
            out += (Token(token.start, token.start + 1, "和", "c"), Token(token.start + 1, token.end, "县", "n"))
        elif torn or joined:
            before = out.pop()
            out.append(Token(before.start, token.end, before.word + token.word, "n"))
        else:
            out.append(token)
    return out


SUFFIXES = ("自治区", "自治州", "自治县", "省", "市", "县", "旗")
LAST = frozenset("区州县省市旗")
SUFFIX = re.compile("[省市县旗]|自治[区州]")
BEFORE_PLACE = frozenset("驻在到赴至从由经往")  # characters that the segmenter glues to a place it doesn't know
NO_STEM = frozenset("全各该本我外跨多一两几城超股楼门都夜集上下大小新老某每哪那这此有无及与和同省市县")
STEM_TAGS = frozenset(["ns", "nr", "nz", "n", "a", "j", "s", "b", "v", "f", "nrt"])


def with_places(tokens: list[Token]) -> list[Token]:
    """Words of a place that the segmenter doesn't know joined to one (白 + 鹿市, 白桦 + 县): a stem of two or three
    characters before a suffix of an administrative place, at least one of the words a name."""
    out: list[Token] = []
    for token in tokens:
        if token.word[-1] not in LAST:
            out.append(token)
            continue
        suffix = next((suffix for suffix in SUFFIXES if token.word.endswith(suffix)), "")
        stem = token.word[: len(token.word) - len(suffix)] if suffix else ""
        if not suffix or len(stem) >= 2 or (len(token.word) > 1 and token.tag != "ns") or not out:
            out.append(token)
            continue
        before = out[-1]
        word, start = before.word, before.start
        if len(word) > 1 and word[0] in BEFORE_PLACE:
            word, start = word[1:], start + 1
        whole = word + stem
        known = ("ns" in (token.tag, before.tag) or before.tag in ("nr", "nz", "nrt")) and not (
            before.tag == "ns"
            and token.tag == "ns"
            and len(token.word) > 1
            and len(word) > 1  # 甘肃 + 岷县: two places
        )
        if (
            before.end != token.start
            or not 2 <= len(whole) <= 3
            or before.tag not in STEM_TAGS
            or not known
            or whole[0] in NO_STEM
            or (before.tag == "v" and token.tag == "ns" and len(token.word) > 1)  # 得到 + 勉县
        ):
            out.append(token)
            continue
        out.pop()
        if start > before.start:
            out.append(Token(before.start, start, before.word[:1], "p"))
        out.append(Token(start, token.end, word + token.word, "ns"))
    return out


def a_word(characters: str) -> bool:
    """Whether the segmenter's dictionary has them as one word."""
    import rjieba

    return len(rjieba.cut(characters, False)) == 1
