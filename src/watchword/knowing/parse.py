"""A name into its parts: place + trade name + industry + legal form, in either language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from watchword.data import Handbook
from watchword.knowing.credit_code import split_code
from watchword.knowing.fold import fold, is_han
from watchword.knowing.words import Tables, stem_of, tables

SMALL = {"and", "of", "the", "&", "for", "in", "at"}
COUNTRY = ("中国", "中华", "全国")
UNITS = {"branch", "plant", "mine", "institute", "university", "hospital", "party", "union", "bureau"}
NO_PERSON = "部局委厅院署办社会团队校站所司处室"  # a name that ends so is a body's
PARTY = re.compile("(?:中共|中国共产党)(.{3,}(?:公司|集团|厂|院|所|大学))委员会")
PERSON_TITLE = re.compile(
    r"(?:先生|女士|同志|董事长|总经理|书记|总裁|院士)$|^(?:董事长|总经理|党委书记|总裁|创始人)|^(?:mr|mrs|ms|dr)\s"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parts of one name. ``segments`` are the words of a Chinese core in order, each with its role."""

    raw: str
    folded: str
    code: str
    han: bool
    places: frozenset[str]
    inner_place: str  # in brackets or before 分公司: a regional unit
    trade: str
    industries: tuple[frozenset[str], ...]  # concepts, one set a word: an English word may render several
    forms: frozenset[str]
    units: frozenset[str]
    segments: tuple[tuple[str, str], ...]  # (word, place | country | brand | trade | industry | general)
    person: bool

    country: bool
    core: str  # all but the legal form: what two names of one firm share in full


@lru_cache(maxsize=200_000)
def parse(name: str, book: Handbook) -> Parsed:
    """The parts of a name; nothing raises, an unknown word belongs to the trade name."""
    bare, code = split_code(name)
    folded = fold(bare)
    return (parse_han if is_han(folded) else parse_latin)(name, folded, code, tables(book))


def parse_han(raw: str, folded: str, code: str, known: Tables) -> Parsed:
    title = PERSON_TITLE.search(folded)
    text, inner = folded.replace(" ", ""), ""
    for inside in re.findall(r"\(([^()]*)\)", text):
        if inside in known.han_places and inside not in COUNTRY:
            inner = inside
            text = text.replace(f"({inside})", "")
    text = known.full_places.sub(lambda match: stem_of(match[0]), re.sub(r"[()&]", "", text))
    forms: set[str] = set()
    committee = PARTY.fullmatch(text)
    if committee:  # 中共北岭稀土集团委员会: the Party committee of a firm
        text = committee[1]
        forms.add("party")
    stripped = True
    while stripped:
        stripped = False
        for ending, kind in known.han_forms:
            if text.endswith(ending) and len(text) > len(ending):
                text = text[: -len(ending)]
                forms.add(kind)
                stripped = True
                break
    for word, kind in (
        ("股份有限公司", "shares"),
        ("有限责任公司", "limited"),
        ("有限公司", "limited"),
        ("集团", "group"),
        ("控股", "holding"),
    ):
        at = text.find(word)
        if at > 1:
            forms.add(kind)
            text = text[:at] + text[at + len(word) :]
    if "branch" in forms:
        tail = next(
            (text[-size:] for size in (6, 5, 4, 3, 2) if text[-size:] in known.han_places and len(text) > size + 1), ""
        )
        inner, text = (tail or inner), text.removesuffix(tail)
    segments = tuple(segment_han(text, known))
    places = frozenset(code for word, role in segments if role == "place" for code in known.han_places[word])
    brands = [word for word, role in segments if role == "brand"]
    trade = "".join(word for word, role in segments if role == "trade")
    concepts = tuple(frozenset({known.han_words[word]}) for word, role in segments if role in ("industry", "general"))
    if brands:  # 北方, 中航: a trade name that English translates
        concepts = (*(frozenset({known.han_words[brand]}) for brand in brands), *concepts)
    person = bool(title) or (
        not forms
        and 2 <= len(text) <= 3
        and len(segments) == 1
        and segments[0][1] == "trade"
        and text[0] in known.surnames
        and text[-1] not in NO_PERSON
    )
    return Parsed(
        raw, folded, code, True, places, inner, trade, concepts, frozenset(forms - UNITS), frozenset(forms & UNITS), segments, person,
        any(role == "country" for _, role in segments), "".join(word for word, _ in segments),
    )  # fmt: skip


def segment_han(text: str, known: Tables) -> list[tuple[str, str]]:
    """Places at the head, industries from the tail; what is left between is the trade name."""
    head: list[tuple[str, str]] = []
    for country in COUNTRY:
        if text.startswith(country) and len(text) > len(country):
            head.append((country, "country"))
            text = text[len(country) :]
    text = take_places(text, head, known)
    while brand := next((text[:size] for size in (4, 3, 2) if known.han_words.get(text[:size]) in known.proper), ""):
        head.append((brand, "brand"))
        text = take_places(text[len(brand) :], head, known)
    tail: list[tuple[str, str]] = []
    found = True
    while found and text:
        found = False
        for size in range(min(8, len(text)), 0, -1):
            word = text[-size:]
            if (
                word in known.han_words
                and known.han_words[word] not in known.proper
                and (size > 1 or (tail and len(text) > 2) or len(text) > 3)
            ):
                tail.insert(0, (word, "general" if known.han_words[word] in known.general else "industry"))
                text, found = text[:-size], True
                break
    if not text and not head and tail:
        text, tail = "", tail
    return [*head, *([(text, "trade")] if text else []), *tail]


def take_places(text: str, head: list[tuple[str, str]], known: Tables) -> str:
    """The text without the places at its head, which join ``head``; something is always left."""
    found = True
    while found:
        found = False
        for size in range(min(9, len(text) - 1), 1, -1):
            if text[:size] in known.han_places and text[:size] not in COUNTRY:
                head.append((text[:size], "place"))
                text, found = text[size:], True
                break
    return text


def parse_latin(raw: str, folded: str, code: str, known: Tables) -> Parsed:
    inner = ""
    for inside in re.findall(r"\(([^()]*)\)", folded):
        if tuple(inside.split()) in known.latin_places:
            inner = inside.strip()
            folded = folded.replace(f"({inside})", " ")
    tokens = re.sub(r"[()]", " ", folded).replace("&", " and ").split()
    places: set[str] = set()
    concepts: list[frozenset[str]] = []
    forms: set[str] = set()
    trade: list[str] = []
    segments: list[tuple[str, str]] = []
    at = 0
    while at < len(tokens):
        for size in range(min(6, len(tokens) - at), 0, -1):
            words = tuple(tokens[at : at + size])
            if words in known.latin_places:
                places.update(known.latin_places[words] if words != ("china",) else ())
                segments.append((" ".join(words), "country" if words == ("china",) else "place"))
            elif words in known.latin_words:
                concepts.append(frozenset(known.latin_words[words]))
                segments.append((" ".join(words), "industry"))
            elif words in known.latin_forms:
                forms.add(known.latin_forms[words])
            elif words[0] in SMALL and size == 1:
                pass
            elif size == 1:
                trade.append(words[0])
                segments.append((words[0], "trade"))
            else:
                continue
            at += size
            break
    return Parsed(
        raw, folded, code, False, frozenset(places), inner, "".join(trade), tuple(concepts),
        frozenset(forms - UNITS), frozenset(forms & UNITS), tuple(segments), bool(PERSON_TITLE.search(folded)),
        "china" in tokens, " ".join(word for word, _ in segments),
    )  # fmt: skip
