"""Whom and what a brief names, in English: by the data, or composed from the glossary and pinyin."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from watchword.data import Handbook
from watchword.model.mention import Mention
from watchword.reading.lexicon import bare

SALTS = {
    "氧化": "oxide",
    "碳酸": "carbonate",
    "硫酸": "sulphate",
    "磷酸": "phosphate",
    "氯化": "chloride",
    "氟化": "fluoride",
}


COMPOUND = re.compile(f"({'|'.join(SALTS)})[一二三四五六七]?$")


@lru_cache(maxsize=8)
def words(book: Handbook) -> tuple[dict[str, str], re.Pattern[str]]:
    """Chinese word -> English, from the glossary, the codebook and the list of things; longest first."""
    table = {word.chinese: word.english for word in book.glossary}
    for thing in book.things.values():
        for name in thing.names:
            table.setdefault(name, thing.english)
    for term in book.terms:
        for form in (term.term, *term.variants):
            if not form.isascii():  # a gloss puts English for Chinese
                table.setdefault(form, term.english)
                table.setdefault(bare(form), term.english)
    for place in book.places:
        if place.english:
            table.setdefault(place.name, place.english)
            table.setdefault(
                re.sub("(?:市|省|自治区|壮族自治区|回族自治区|维吾尔自治区)$", "", place.name), place.english
            )
    pattern = re.compile("|".join(re.escape(word) for word in sorted(table, key=len, reverse=True)))
    return table, pattern


def gloss(quote: str, book: Handbook) -> str:
    """Word by word, in the order of the quote: what of it the glossary covers, and which share that is.

    A gloss is no translation and is shown as such; empty where less than a third is covered.
    """
    table, pattern = words(book)
    hits = [(match[0], table[match[0]]) for match in pattern.finditer(quote)]
    letters = sum(character.isalnum() for character in quote) or 1
    covered = sum(len(word) for word, _ in hits) / letters
    if covered < 1 / 3:
        return ""
    parts = dict.fromkeys(english for _, english in hits)
    return f"{' · '.join(parts)} (word gloss, {covered:.0%} of the quote)"


def organisation_name(mention_name: str, book: Handbook) -> str:
    """English name and the Chinese one: official where known, else composed from pinyin and the glossary."""
    for item in book.organisations.values():
        if mention_name in (item.name, *item.short) and item.english:
            english = item.english_short[0] if item.english_short else item.english
            return f"{english} ({mention_name})"
    if not re.search("[\u4e00-\u9fff]", mention_name):
        return mention_name
    composed = compose(mention_name, book)
    return f"{composed} ({mention_name})" if composed else mention_name


@lru_cache(maxsize=8)
def place_words(book: Handbook) -> dict[str, str]:
    """Chinese name, full and short, -> the English one."""
    found: dict[str, str] = {}
    for place in book.places:
        if place.english and place.level != "not_alone":
            short = re.sub("(?:市|省|自治区|壮族自治区|回族自治区|维吾尔自治区)$", "", place.name)
            found.setdefault(place.name, place.english)
            found.setdefault(short, place.english)
    return found


@lru_cache(maxsize=8)
def place_names(book: Handbook) -> dict[str, str]:
    """Code, or name where there is none, -> the English name of a place; the first entry counts."""
    found: dict[str, str] = {}
    for place in book.places:
        if place.english:
            found.setdefault(place.code or place.name, place.english)
    return found


def english_name(mention: Mention, book: Handbook) -> str:
    """Whom or what a mention names, in English; the Chinese beside it where a reader could look it up."""
    if mention.kind in ("material", "product", "system"):
        thing = book.things.get(mention.ref)
        found = COMPOUND.search(mention.name[:-1])
        kind = SALTS[found[1]] if found else ""
        named = thing.english if thing else mention.name
        return f"{named} {kind}" if kind and kind not in named else named
    if mention.kind == "place":
        return place_names(book).get(mention.ref or mention.name, mention.name)
    if mention.kind == "office_holder":
        holder = next((holder for holder in book.holders if mention.name in (holder.name, holder.english)), None)
        return holder.english if holder else mention.name
    return organisation_name(mention.name, book)


FIRM = re.compile("(?:公司|集团|股份|厂|矿|矿业|企业|钢铁|稀土|铝业|材料|科技)(?:[(（].*[)）])?$")


COUNTED = re.compile("[二三四五六七八九十百]|国|军|部队")  # 二十国集团 is no firm with a trade name


SMALL = frozenset(["of", "and", "for", "the", "on", "in"])
TRADE_NAME = 4  # characters in a row that pinyin may stand for: 青岩, 天骄清美; a longer stretch is words we lack


@lru_cache(maxsize=4096)
def compose(name: str, book: Handbook) -> str:
    """``Beiling Rare Earth Steel Group``: glossary words in order, pinyin for a trade name among them; empty if nothing
    is known, or if the glossary lacks more than a trade name."""
    table = {word.chinese: word.english for word in book.glossary}
    place = max((n for n in place_words(book) if name.startswith(n)), key=len, default="")
    if place:
        table[place] = place_words(book)[place]
    pattern = re.compile("|".join(re.escape(word) for word in sorted(table, key=len, reverse=True)))
    if name.endswith("政府") and not place:
        return ""  # whose government, pinyin would guess (安倍政府)
    gaps = [gap for gap in pattern.split(name) if gap]
    if any(len(gap) > TRADE_NAME or COUNTED.search(gap) or not FIRM.search(name) for gap in gaps):
        return ""  # only a firm has a trade name that pinyin may stand for
    parts: list[str] = []
    at = 0
    known = False
    for match in pattern.finditer(name):
        if match.start() > at:
            parts.append(pinyin(name[at : match.start()]))
        parts.append(
            " ".join(word if word in SMALL else word[:1].upper() + word[1:] for word in table[match[0]].split())
        )
        known = True
        at = match.end()
    if at < len(name):
        parts.append(pinyin(name[at:]))
    text = " ".join(part for part in parts if re.search("[A-Za-z]", part))
    return text if known else ""


def pinyin(name: str) -> str:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # its phrase table costs .2 s at import; names need none
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name)).capitalize()


def body_name(mention: Mention, book: Handbook) -> str:
    """A signing body: the Party committee, the veterans' affairs office."""
    table, _ = words(book)
    if re.search("(?:党委|中共.*委员会)$", mention.name):
        return "Party committee"
    found = next(
        (table[mention.name[start:]] for start in range(len(mention.name)) if mention.name[start:] in table), ""
    )
    return found or organisation_name(mention.name, book)
