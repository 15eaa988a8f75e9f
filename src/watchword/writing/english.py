"""English by grammar: who says what how strongly, with names composed from parts."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from watchword.data import Handbook
from watchword.model.claim import Claim, Modality
from watchword.model.mention import Mention
from watchword.model.quantity import Quantity
from watchword.model.reading import Reading

# Verb strength falls from top to bottom; a sentence never says more than its claim (R20).
VERBS: dict[Modality, str] = {
    "asserted": "reports",
    "suspended": "suspends",
    "denied": "denies",
    "ordered": "orders",
    "planned": "announces as planned",
    "pledged": "pledges",
    "draft": "proposes in a draft",
    "self-claimed": "claims, as an unchecked superlative,",
    "reported": "passes on, as reported by others,",
    "hoped": "voices the hope of",
    "hedged": "speaks, with a hedge, of",
}
UNITS = {
    "人": "persons", "名": "persons", "位": "persons", "家": "firms or bodies", "t": "t", "CNY/t": "yuan a tonne",
    "CNY": "yuan", "%": "%", "次": "times", "支": "units", "件": "items", "条": "articles", "USD": "US dollars",
}  # fmt: skip
BOUNDS = {
    "about": "about ",
    "more_than": "more than ",
    "at_most": "at most ",
    "at_least": "at least ",
    "nearly": "nearly ",
    "exact": "",
}


def predicate(claim: Claim, book: Handbook) -> str:
    """``orders an export control``: the declared predicate of the type, else verb and noun."""
    kind = book.claim_types[claim.type]
    return kind.says.get(claim.modality) or f"{VERBS[claim.modality]} {kind.noun}"


def amount(quantity: Quantity) -> str:
    """``at most 230,000 t``; the basis follows in brackets, so that a number never travels without it (R21)."""
    value = f"{quantity.value:,.10g}" if quantity.value != int(quantity.value) else f"{int(quantity.value):,}"
    unit = UNITS.get(quantity.unit, quantity.unit)
    written = f"{value}{unit}" if unit == "%" else f"{value} {unit}"
    return BOUNDS[quantity.bound] + written


def amounts(claim: Claim, reading: Reading) -> str:
    """The quantities of a claim, in text order, as one phrase; empty where it has none with a known unit."""
    known = [
        amount(m.quantity)
        for m in reading.of_kind("quantity")
        if m.quantity and claim.span.contains(m.span) and not m.quantity.ordinal and m.quantity.unit in UNITS
    ]
    return "; ".join(dict.fromkeys(known))


@lru_cache(maxsize=8)
def words(book: Handbook) -> tuple[dict[str, str], re.Pattern[str]]:
    """Chinese word -> English, from the glossary, the codebook and the list of things; longest first."""
    table = {word.chinese: word.english for word in book.glossary}
    for thing in book.things.values():
        for name in thing.names:
            table.setdefault(name, thing.english)
    for term in book.terms:
        table.setdefault(term.term, term.english)
        for variant in term.variants:
            table.setdefault(variant, term.english)
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


def compose(name: str, book: Handbook) -> str:
    """``Beiling Rare Earth Steel Group``: glossary words in order, pinyin for the rest; empty if nothing is known."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # its phrase table costs .2 s at import; names need none
    from pypinyin import lazy_pinyin

    table = {word.chinese: word.english for word in book.glossary}
    pattern = re.compile("|".join(re.escape(word) for word in sorted(table, key=len, reverse=True)))
    parts: list[str] = []
    at = 0
    known = False
    for match in pattern.finditer(name):
        if match.start() > at:
            parts.append("".join(lazy_pinyin(name[at : match.start()])).capitalize())
        parts.append(" ".join(word[:1].upper() + word[1:] for word in table[match[0]].split()))
        known = True
        at = match.end()
    if at < len(name):
        parts.append("".join(lazy_pinyin(name[at:])).capitalize())
    text = " ".join(part for part in parts if re.search("[A-Za-z]", part))
    return text if known else ""


def body_name(mention: Mention, book: Handbook) -> str:
    """A signing body: the Party committee, the veterans' affairs office."""
    table, _ = words(book)
    if re.search("(?:党委|中共.*委员会)$", mention.name):
        return "Party committee"
    found = next(
        (table[mention.name[start:]] for start in range(len(mention.name)) if mention.name[start:] in table), ""
    )
    return found or organisation_name(mention.name, book)
