"""English by grammar: who says what how strongly, with names composed from parts."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import Pattern
from watchword.judging.tried import tried
from watchword.model.claim import Claim, Modality
from watchword.model.mention import Mention
from watchword.model.quantity import Quantity
from watchword.model.reading import Reading
from watchword.reading.lexicon import bare

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
# What is told of a claim whose kind isn't sure: that the text says these words, and with what force.
FORCE: dict[Modality, str] = {
    "asserted": "says",
    "suspended": "speaks of a suspension",
    "denied": "denies",
    "ordered": "speaks of what is to be done",
    "planned": "speaks of what is planned or expected",
    "pledged": "pledges",
    "draft": "proposes in a draft",
    "self-claimed": "claims, unchecked,",
    "reported": "passes on, as reported by others,",
    "hoped": "voices a hope",
    "hedged": "says, with a hedge,",
}
UNITS = {
    "人": "persons", "名": "persons", "位": "persons", "家": "firms or bodies", "t": "t", "CNY/t": "yuan a tonne",
    "CNY": "yuan", "AUD": "Australian dollars", "EUR": "euros", "GBP": "pounds", "HKD": "Hong Kong dollars", "%": "%", "次": "times", "支": "units", "件": "items", "条": "items", "JPY": "yen", "CAD": "Canadian dollars", "dry t": "dry t", "mtu": "metric ton units", "USD": "US dollars",
}  # fmt: skip
ONE = {
    "persons": "person", "firms or bodies": "firm or body", "times": "time", "units": "unit", "items": "item",
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
    """``orders an export control``: the declared predicate of the type, else verb and noun; only the force where the
    kind of claim isn't sure."""
    if not tried(claim, book):
        return FORCE[claim.modality]
    kind = book.claim_types[claim.type]
    own = next((item.says for item in kind.patterns if item.match == claim.pattern and fits(item, claim)), "")
    return own or kind.says.get(claim.modality) or f"{VERBS[claim.modality]} {kind.noun}"


def fits(pattern: Pattern, claim: Claim) -> bool:
    """Whether a pattern's own words have the claim's force: they are written for its modality, else for what is asserted."""
    return claim.modality == (pattern.modality or "asserted")


BASES = {
    "不含税": "without tax", "含税": "with tax", "干量": "dry", "干重": "dry", "湿重": "wet", "折氧化物": "as oxide", "氧化物": "as oxide",
    "金属量": "metal content", "标量": "standard tonnes", "实物量": "gross weight", "年产": "a year", "日产": "a day", "累计": "cumulative",
    "出厂价": "ex works", "现货": "spot", "到岸价": "CIF", "离岸价": "FOB", "净重": "net weight", "平均品位": "mean grade",
    "边界品位": "cut-off grade", "同比": "on the year before", "环比": "on the period before", "较上年": "on the year before",
    "较去年": "on the year before", "比上年": "on the year before",
}  # fmt: skip


def amount(quantity: Quantity, what: str = "") -> str:
    """``at most 230,000 t of rare earths, as oxide``: the basis behind it, so that no number travels without (R21)."""
    value = f"{quantity.value:,.10g}" if quantity.value != int(quantity.value) else f"{int(quantity.value):,}"
    unit = UNITS.get(quantity.unit, quantity.unit)
    unit = ONE.get(unit, unit) if quantity.value == 1 else unit
    written = f"{value}{unit}" if unit == "%" else f"{value} {unit}"
    grade = unit == "%"  # a grade is a share; 以1%为边界品位的矿石2.14亿吨 is no grade of 214 million tonnes
    basis = dict.fromkeys(
        BASES[word]
        for word in (*quantity.basis, quantity.change)
        if word in BASES and (grade or not word.endswith("品位"))
    )
    of = f" of {what}" if what else ""
    return BOUNDS[quantity.bound] + written + of + "".join(f", {words}" for words in basis)


def amounts(claim: Claim, reading: Reading, book: Handbook) -> str:
    """The quantities of a claim, in text order, as one phrase; empty where it has none with a known unit."""
    told = [
        change(number, claim)
        + amount(told_in_full(number, claim), english_name(what, book) if what else "")
        + salt(claim, what)
        for number, what in measured(claim, reading)
        if number.quantity
    ]
    return "; ".join(dict.fromkeys(told))


EACH = re.compile("每[吨噸](?:人民[币幣])?$")
ABOUT = re.compile("(?:约合|約合|折合)(?:人民[币幣])?$")


RISE = re.compile("(?:上调|上涨|提高|增加|涨)[了约]?$")
FALL = re.compile("(?:下调|下跌|降低|减少|跌)[了约]?$")


def change(number: Mention, claim: Claim) -> str:
    """A sum by which a price is raised is no price: ``up`` or ``down`` before it. A percentage says so by its basis."""
    before = claim.quote[: max(0, number.span.start - claim.span.start)]
    if number.quantity is None or number.quantity.unit == "%":
        return ""
    return "up " if RISE.search(before) else "down " if FALL.search(before) else ""


def told_in_full(number: Mention, claim: Claim) -> Quantity:
    """The quantity with what stands before it in the quote: for each tonne, and a sum that another one comes to."""
    quantity, before = number.quantity, claim.quote[: max(0, number.span.start - claim.span.start)]
    if quantity is None:
        raise ValueError(f"{number.name}: a mention of a quantity holds one")
    if quantity.unit == "CNY" and EACH.search(before):
        quantity = replace(quantity, unit="CNY/t")
    return replace(quantity, bound="about") if quantity.bound == "exact" and ABOUT.search(before) else quantity


BETWEEN = re.compile(
    "(?:产量|销量|产能|储量|出口量|进口量|总量|指标)?(?:为|达到?|约|的)?"
)  # a thing, and how much of it


def measured(claim: Claim, reading: Reading) -> Iterator[tuple[Mention, Mention | None]]:
    """The quantities of a claim with a known unit, each with the thing that stands right before or behind it."""
    things = [m for m in reading.of_kind("material", "product") if claim.span.contains(m.span)]
    for number in reading.of_kind("quantity"):
        quantity, span = number.quantity, number.span
        if not quantity or quantity.ordinal or quantity.unit not in UNITS or not claim.span.contains(span):
            continue
        behind = next((thing for thing in things if thing.span.start == span.end), None)
        before = next(
            (
                thing
                for thing in things
                if thing.span.end <= span.start
                and BETWEEN.fullmatch(claim.quote[thing.span.end - claim.span.start : span.start - claim.span.start])
            ),
            None,
        )
        yield number, (behind or before) if quantity.unit == "t" else None


SALTS = {
    "氧化": "oxide",
    "碳酸": "carbonate",
    "硫酸": "sulphate",
    "磷酸": "phosphate",
    "氯化": "chloride",
    "氟化": "fluoride",
}
COMPOUND = re.compile(f"({'|'.join(SALTS)})[一二三四五六七]?$")


def salt(claim: Claim, thing: Mention | None) -> str:
    """In what compound an element is counted, whose tonnes are not the element's own (氧化锂28.4万吨): ``, as oxide``."""
    if thing is None:
        return ""
    at = thing.span.start - claim.span.start
    found = COMPOUND.search(claim.quote[max(0, at - 3) : at])
    return f", as {SALTS[found[1]]}" if found else ""


@lru_cache(maxsize=8)
def words(book: Handbook) -> tuple[dict[str, str], re.Pattern[str]]:
    """Chinese word -> English, from the glossary, the codebook and the list of things; longest first."""
    table = {word.chinese: word.english for word in book.glossary}
    for thing in book.things.values():
        for name in thing.names:
            table.setdefault(name, thing.english)
    for term in book.terms:
        for form in (term.term, *term.variants):
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
        parts.append(" ".join(word[:1].upper() + word[1:] for word in table[match[0]].split()))
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
