"""A name into its parts: place + trade name + industry + legal form, in either language."""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.data import Handbook
from watchword.knowing.credit_code import split_code
from watchword.knowing.fold import fold, is_han
from watchword.knowing.latin import parse_latin
from watchword.knowing.parsed import PERSON_TITLE, UNITS, Parsed
from watchword.knowing.words import Tables, stem_of, tables

COUNTRY = ("中国", "中华", "全国")
NO_PERSON = "部局委厅院署办社会团队校站所司处室"  # a name that ends so is a body's
BRACKETED = re.compile(r"\(([^()]*)\)")
NO_SIGNS = str.maketrans("", "", "()&")
INSIDE = (
    ("股份有限公司", "shares"),
    ("有限责任公司", "limited"),
    ("有限公司", "limited"),
    ("集团", "group"),
    ("控股", "holding"),
)  # legal forms with something behind them
PARTY = re.compile("(?:中共|中国共产党)(.{3,}(?:公司|集团|厂|院|所|大学))委员会")


@lru_cache(maxsize=20_000)
def parse(name: str, book: Handbook) -> Parsed:
    """The parts of a name; nothing raises, an unknown word belongs to the trade name."""
    bare, code = split_code(name)
    folded = fold(bare)
    return (parse_han if is_han(folded) else parse_latin)(name, folded, code, tables(book))


def parse_han(raw: str, folded: str, code: str, known: Tables) -> Parsed:
    title = PERSON_TITLE.search(folded)
    text, inner = folded.replace(" ", ""), ""
    for inside in BRACKETED.findall(text) if "(" in text else ():
        if inside in known.han_places and inside not in COUNTRY:
            inner = inside
            text = text.replace(f"({inside})", "")
    text = known.full_places.sub(lambda match: stem_of(match[0]), text.translate(NO_SIGNS))
    forms: set[str] = set()
    committee = PARTY.fullmatch(text)
    if committee:  # 中共北岭稀土集团委员会: the Party committee of a firm
        text = committee[1]
        forms.add("party")
    while ending := form_at_end(text, known):
        text = text[: -len(ending)]
        forms.add(known.han_forms[ending])
    for word, kind in INSIDE if "公司" in text or "集团" in text or "控股" in text else ():
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


def form_at_end(text: str, known: Tables) -> str:
    """The longest legal form that a text ends with; something is always left before it."""
    for size in known.form_sizes:
        if size < len(text) and text[-size:] in known.han_forms:
            return text[-size:]
    return ""


def segment_han(text: str, known: Tables) -> list[tuple[str, str]]:
    """Places at the head, industries from the tail; what is left between is the trade name."""
    head: list[tuple[str, str]] = []
    for country in COUNTRY:
        if text.startswith(country) and len(text) > len(country):
            head.append((country, "country"))
            text = text[len(country) :]
    text = take_places(text, head, known)
    while brand := brand_at_head(text, known):
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


def brand_at_head(text: str, known: Tables) -> str:
    for size in (4, 3, 2):
        if known.han_words.get(text[:size]) in known.proper:
            return text[:size]
    return ""


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
