"""How much, in English: money, measures, counted things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import Unit
from watchword.model.mention import Mention
from watchword.model.quantity import Bound, Quantity
from watchword.reading.view import View

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"  # 159 000 t
GROUPING = re.compile("[, \u00a0\u202f]")
WORDS = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "a dozen": 12}
SCALES = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
}
CURRENCIES = {
    "$": "USD", "US$": "USD", "USD": "USD", "USD $": "USD", "A$": "AUD", "AUD": "AUD", "AU$": "AUD", "C$": "CAD", "CAD": "CAD",
    "CA$": "CAD", "CAD $": "CAD", "CAD$": "CAD", "HK$": "HKD", "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "¥": "CNY",
    "RMB": "CNY", "Rmb": "CNY", "CNY": "CNY", "Yuan ": "CNY", "R$": "BRL", "NZ$": "NZD", "JPY": "JPY", "KRW": "KRW",
}  # fmt: skip
BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("at least", "at_least"), ("no less than", "at_least"), ("up to", "at_most"), ("no more than", "at_most"),
    ("at most", "at_most"), ("capped at", "at_most"), ("more than", "more_than"), ("over", "more_than"), ("nearly", "nearly"),
    ("almost", "nearly"), ("about", "about"), ("around", "about"), ("approximately", "about"), ("some", "about"),
    ("roughly", "about"), ("less than", "at_most"), ("an estimated", "about"),
)  # fmt: skip
KINDS = "(?i:chinese|american|russian|japanese|european|australian|foreign|local|new|more|other|additional|further|mining|state-owned)"
# What a grade is of belongs to it: 0.92% Sn, 38 g/t In.
GRADED = (
    r"(?<=[%tm])\s(?:Sn|In|Sb|W|WO3|Cu|Ni|Co|Li2O|TREO|REO|TREE|Ga|Ge|Mg|Ti|TiO2|V2O5|Ta2O5|Nb2O5|CaF2|MnO|Zn|Pb|Au|Ag|TGC"
    r"|antimony|tin|tungsten|copper|lithium|graphite|nickel|cobalt|zinc|gallium|germanium)(?![\w-])"
)
PER = r"(?:\s?(?:per|a|/)\s?(?:metric ton(?:ne)? unit|dry metric ton(?:ne)?|metric ton(?:ne)?|dmt|wmt|tonne|ton|kilogram|kg|pound|lb|ounce|unit|share|mtu|(?:year|month|day)(?! (?:earlier|ago|before|later))|annum)\b|/t\b)"


@lru_cache(maxsize=8)
def amount_pattern(book: Handbook) -> tuple[re.Pattern[str], dict[str, Unit]]:
    units = {unit.written: unit for unit in book.english_units}
    written = "|".join(re.escape(word) for word in sorted(units, key=len, reverse=True))
    money = "|".join(re.escape(word) for word in sorted(CURRENCIES, key=len, reverse=True))
    scale = "(?i:million|billion|trillion|thousand|bn|mn)|[mkMKB](?=[\\s.,;)]|$)"
    source = (
        rf"(?<![\w$€£¥.,])(?:(?P<currency>{money})\s?(?P<price>{DIGITS})(?:[\s-]?(?P<price_scale>{scale}))?"
        rf"(?:(?:–|-| to )(?:(?P=currency)\s?)?(?P<top>{DIGITS})(?![\d])(?:[\s-]?(?P<top_scale>{scale}))?)?(?P<per>{PER})?"
        rf"|(?P<number>(?:between (?:{DIGITS}) and |(?:{DIGITS})(?: to |-|–))?(?:{DIGITS})|\b(?i:{'|'.join(WORDS)})\b)(?:\s(?P<scale>(?i:million|billion|thousand)))?"
        rf"(?:[\s-]?)(?:(?:{KINDS})\s)?(?P<unit>{written})(?:s|es)?(?![A-Za-z])(?P<grade>{GRADED})?(?P<rate>(?:(?:-per-|\sper\s|\sa\s|/)(?:year|annum|month|day)(?! (?:earlier|ago|before|later))|/(?:yr|y|a)\b))?)"
    )
    return re.compile(source), units


def find_english_quantities(view: View, book: Handbook) -> Iterator[Mention]:
    """Quantities of an English text, in text order."""
    pattern, units = amount_pattern(book)
    text = view.text
    yield from fractions(view)
    for match in pattern.finditer(text):
        start, end = match.span()
        ranged = False
        if match["currency"]:
            told = match["price_scale"] or match["top_scale"] or ""  # $3-4 million
            value, ranged = float(GROUPING.sub("", match["price"])) * SCALES.get(told.lower(), 1), bool(match["top"])
            currency = "JPY" if match["currency"] == "¥" and japanese(text) else CURRENCIES[match["currency"]]
            unit = currency + (f"/{measure_of(match['per'])}" if match["per"] else "")
        else:
            number, known = match["number"].lower(), units[match["unit"]]
            if year := YEAR_TO.match(number):  # from 41,000 tonnes in 2024 to 17,500
                start, number = start + year.end(), number[year.end() :]
            if known.counter and number in ("one", "1"):
                continue
            value, ranged = low_end(number)
            value, unit = (
                value * SCALES.get((match["scale"] or "").lower(), 1) * known.factor,
                known.unit + ("/a" if match["rate"] else ""),
            )
        span = view.span(start, end)
        bound: Bound = "at_least" if ranged else bound_before(text, start)
        quantity = Quantity(round(value, 6), unit, bound, change=change_before(text, start))
        yield Mention("quantity", span, span.of(view.raw), text[start:end], quantity=quantity)


def japanese(text: str) -> bool:
    """Whether ¥ is the yen in a text: it speaks of Japan and of no yuan."""
    return bool(re.search(r"\b(?:Japan\w*|Tokyo|Osaka|yen)\b", text)) and not re.search(
        r"\b(?:yuan|RMB|CNY|renminbi)\b", text
    )


def measure_of(per: str) -> str:
    """What a price is for: kg of "per kg", the metric ton unit of 10 kg contained by its short name."""
    return "mtu" if per.endswith("ton unit") else per.split()[-1].strip("/")


YEAR_TO = re.compile(r"(?:19|20)\d\d(?: to |-|–)(?=\d{1,3},\d{3}|(?!(?:19|20)\d\d\b)\d)")
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
FRACTION = re.compile(
    rf"\b(?P<count>{'|'.join(COUNTS)})[ -](?P<part>{'|'.join(PARTS)})s?\b(?! (?:time|party|quarter|country|day|year|phase|round))"
)


def fractions(view: View) -> Iterator[Mention]:
    """Shares in words (by a fifth, two-thirds), in per cent."""
    for match in FRACTION.finditer(view.text):
        span = view.span(*match.span())
        share = Quantity(
            round(100 * COUNTS[match["count"]] / PARTS[match["part"]], 1), "%", bound_before(view.text, match.start())
        )
        yield Mention("quantity", span, span.of(view.raw), match[0], quantity=share)


def low_end(number: str) -> tuple[float, bool]:
    """The value, and whether it is the low end of a range; of a pair that doesn't rise (2025-26) the last number."""
    if number in WORDS:
        return WORDS[number], False
    ends = [float(GROUPING.sub("", end)) for end in re.findall(DIGITS, number)]
    ranged = len(ends) > 1 and ends[0] < ends[-1]
    return (ends[0] if ranged else ends[-1]), ranged


def bound_before(text: str, start: int) -> Bound:
    before = text[max(0, start - 18) : start].rstrip().lower()
    return next((bound for words, bound in BOUNDS if before.endswith(words)), "exact")


def change_before(text: str, start: int) -> str:
    """``up`` or ``down`` where a verb of change stands right before the number."""
    before = text[max(0, start - 24) : start].rstrip().lower()
    if re.search(r"\b(?:up|rose|rise of|grew|gained|increased|jumped|surged|climbed)(?: by)?$", before):
        return "up"
    return "down" if re.search(r"\b(?:down|fell|fall of|dropped|declined|decreased|slid)(?: by)?$", before) else ""
