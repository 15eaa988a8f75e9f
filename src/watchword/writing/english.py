"""English by grammar: who says what how strongly, with names composed from parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from watchword.data import Handbook
from watchword.data.schema import Pattern
from watchword.judging.tried import tried
from watchword.model.claim import Claim, Modality
from watchword.model.mention import Mention
from watchword.model.quantity import Quantity
from watchword.model.reading import Reading
from watchword.writing.naming import COMPOUND, SALTS, english_name

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
    "planned": "speaks of what is planned, expected or to be done",
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


def salt(claim: Claim, thing: Mention | None) -> str:
    """In what compound an element is counted, whose tonnes are not the element's own (氧化锂28.4万吨): ``, as oxide``."""
    if thing is None:
        return ""
    at = thing.span.start - claim.span.start
    found = COMPOUND.search(claim.quote[max(0, at - 3) : at])
    return f", as {SALTS[found[1]]}" if found else ""
