"""Names in Latin letters against names in either script, part by part."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

from rapidfuzz.distance import Levenshtein

from watchword.data import Handbook
from watchword.knowing.forms import kind_of
from watchword.knowing.parsed import Parsed
from watchword.knowing.pinyin import is_pinyin, readings
from watchword.knowing.shorts import short_forms, shortened
from watchword.knowing.words import Tables, stem_of, tables

SOUND_ALONE = 0.65  # pinyin without place or industry: homophones can't be told apart


def alike(a: Parsed, b: Parsed, book: Handbook) -> tuple[float, str]:
    """How far the parts agree, 0 to 1, and in words. At least one name is in Latin letters."""
    if a.han or b.han:
        han, latin = (a, b) if a.han else (b, a)
        proper, said, taken = proper_across(han, latin, book)
    else:
        han, latin = sorted((a, b), key=lambda name: name.folded)
        proper, said, taken = proper_within(han, latin)
    known = tables(book)
    if "short" in taken:
        return proper, said
    hits, lost, words = industries(han, latin, known, taken, bool(proper > 0))
    place, place_words = places(han.places, latin.places)
    if proper < 0 or place < 0:
        return 0.0, said if proper < 0 else place_words
    if proper == 0:  # neither has a trade name: place (or country) and industry must say all
        if not hits or not (place == 1 or (han.country and latin.country and not (han.places or latin.places))):
            return 0.0, "no trade name, and place and industry don't both agree"
        value = 1.0
    else:
        value = proper
        if place == 0 and (han.places or latin.places) and "place" not in taken:
            value -= 0.05 if is_short(han) else 0.08 if han.places else 0.15
    value -= lost
    if han.country != latin.country and "all" not in taken:
        value -= 0.1 if proper else 0.5
    if said.startswith("read") and not hits and place <= 0:
        value = min(value, {4: 0.9, 3: 0.8}.get(min(len(han.trade), 4), SOUND_ALONE))
    return max(0.0, min(1.0, value)), "; ".join(filter(None, (said, place_words, words)))


def proper_across(han: Parsed, latin: Parsed, book: Handbook) -> tuple[float, str, frozenset[str]]:
    """Trade names: by pinyin, by translation, or by the pinyin of a short form. Below 0 is a conflict."""
    known = tables(book)
    brand = "".join(word for word, role in han.segments if role == "brand")
    if (
        brand
        and not han.trade
        and not latin.trade
        and all(
            any(known.han_words[word] in other for other in latin.industries)
            for word, role in han.segments
            if role == "brand"
        )
    ):
        return 1.0, f"{brand} is translated", frozenset()
    if 2 <= len(han.core) <= 4 and latin.industries and latin.places and not latin.trade:
        sure = rendered_shorts(latin, book).get(han.core, 0.0)
        if sure:
            return sure, f"{han.core} is a short form of its Chinese", frozenset({"place", "all", "short"})
    if not han.trade and not latin.trade:
        return 0.0, "", frozenset()
    if latin.trade:
        if brand + han.trade and latin.trade in readings(brand + han.trade):
            return 1.0, f"read {latin.trade}", frozenset()
        sounds = short_sounds(han.raw, book)
        if latin.trade in sounds:
            return sounds[latin.trade], f"read {latin.trade}, as a short form", frozenset({"place", "all"})
        joined = "".join(word.replace(" ", "") for word, role in latin.segments if role in ("place", "trade"))
        stem = "".join(stem_of(word) for word, role in han.segments if role in ("place", "trade"))
        if stem and joined in readings(stem):
            return 1.0, f"read {joined}", frozenset({"place"})
    return -1.0, "trade names differ" if han.trade and latin.trade else "only one has a trade name", frozenset()


@lru_cache(maxsize=50_000)
def short_sounds(name: str, book: Handbook) -> dict[str, float]:
    """Pinyin of the surer short forms of a Chinese name."""
    found: dict[str, float] = {}
    for short, sure in short_forms(name, book).items():
        if sure >= 0.75 and 2 <= len(short) <= 4:
            for sound in readings(short):
                found[sound] = max(found.get(sound, 0.0), sure)
    return found


def proper_within(a: Parsed, b: Parsed) -> tuple[float, str, frozenset[str]]:
    """Trade names of two Latin names: equal letters, or one slip that makes no other pinyin."""
    if a.trade == b.trade:
        return (1.0, f"trade name {a.trade}", frozenset()) if a.trade else (0.0, "", frozenset())
    if not a.trade or not b.trade:
        first, second = (
            "".join(word.replace(" ", "") for word, role in name.segments if role in ("place", "trade"))
            for name in (a, b)
        )
        return (
            (1.0, f"both {first}", frozenset({"place"}))
            if first and first == second
            else (-1.0, "only one has a trade name", frozenset())
        )
    near = Levenshtein.distance(a.trade, b.trade, score_cutoff=1) <= 1
    if near and min(len(a.trade), len(b.trade)) >= 6 and not (is_pinyin(a.trade) and is_pinyin(b.trade)):
        return 0.92, f"{a.trade} and {b.trade} differ in one letter", frozenset()
    return -1.0, f"trade names {a.trade} and {b.trade} differ", frozenset()


def industries(a: Parsed, b: Parsed, known: Tables, taken: frozenset[str], named: bool) -> tuple[int, float, str]:
    """How many words of industry agree, what the others cost, and in words."""
    rest = list(b.industries)
    hits, lost = 0, 0.0
    words: list[str] = []
    for concept in a.industries:
        match = next((other for other in rest if concept & other), None)
        if match is not None:
            rest.remove(match)
            hits += 1
            words += sorted(concept & match)[:1]
        elif "all" not in taken:
            lost += cost(concept, known, named)
    short = (
        a.han and not kind_of(a) and (hits or (a.trade and len(a.trade) > 2))
    )  # 华能国际: a short form leaves words out
    lost += sum(min(cost(concept, known, named), 0.1 if short and named else 1.0) for concept in rest)
    if hits:
        return hits, min(lost, 0.9), f"both say {', '.join(words)}"
    return 0, min(lost, 0.9), "industries differ" if lost and a.industries and b.industries else ""


def cost(concept: frozenset[str], known: Tables, named: bool) -> float:
    """What a word that only one name has costs: most where it names, least where it is general."""
    if "国家" in concept:
        return 0.0  # China National … is 中国…
    if concept & known.general:
        return 0.08 if named else 0.25
    return 0.6 if concept & known.proper else 0.3


def is_short(name: Parsed) -> bool:
    """A Chinese name with no legal form: short names leave place and general words out."""
    return name.han and not kind_of(name)


def places(a: frozenset[str], b: frozenset[str]) -> tuple[float, str]:
    """1 where the narrowest places are the same, 0.5 where one lies in the other, -1 where they exclude each other,
    0 where one name is silent."""
    if not a or not b:
        return 0.0, ""
    if {code for code in a if len(code) == max(map(len, a))} & {code for code in b if len(code) == max(map(len, b))}:
        return 1.0, "same place"
    if any(one.startswith(two) or two.startswith(one) for one in a for two in b):
        return 0.5, "one place lies in the other"
    return -1.0, "other places"


@lru_cache(maxsize=50_000)
def rendered_shorts(latin: Parsed, book: Handbook) -> dict[str, float]:
    """Short forms of the Chinese that an English name of places and industries may render: 重钢 of Chongqing Iron and Steel."""
    known = tables(book)
    found: dict[str, float] = {}
    stems = [known.stems[code] for code in sorted(latin.places, key=len)[-1:] if code in known.stems]
    for concepts in islice(product(*(sorted(word) for word in latin.industries)), 12):
        words = [(word, "general" if word in known.general else "industry") for word in concepts]
        for short, sure in shortened((*((stem, "place") for stem in stems), *words), book).items():
            found[short] = max(found.get(short, 0.0), sure)
    return found
