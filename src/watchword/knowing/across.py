"""Names in Latin letters against names in either script, part by part."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from watchword.data import Handbook
from watchword.knowing.parse import Parsed
from watchword.knowing.pinyin import is_pinyin, readings
from watchword.knowing.shorts import short_forms
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
    hits, lost, words = industries(han, latin, known, taken)
    place, place_words = places(han.places, latin.places)
    if proper < 0 or place < 0:
        return 0.0, said if proper < 0 else place_words
    if proper == 0:  # neither has a trade name: place (or country) and industry must say all
        if not hits or not (place > 0 or (han.country and latin.country and not (han.places or latin.places))):
            return 0.0, "no trade name, and place and industry don't both agree"
        value = 1.0
    else:
        value = proper
        if place == 0 and (han.places or latin.places) and "place" not in taken:
            value -= 0.08 if han.places else 0.15
    value -= lost
    if han.country != latin.country and "all" not in taken:
        value -= 0.1 if proper else 0.5
    if said.startswith("read") and not hits and place <= 0:
        value = min(value, SOUND_ALONE if len(han.trade) < 4 else 0.8)
    return max(0.0, min(1.0, value)), "; ".join(filter(None, (said, place_words, words)))


def proper_across(han: Parsed, latin: Parsed, book: Handbook) -> tuple[float, str, frozenset[str]]:
    """Trade names: by pinyin, by translation, or by the pinyin of a short form. Below 0 is a conflict."""
    known = tables(book)
    translated = known.han_words.get(han.trade, "")
    if translated in known.proper and any(translated in word for word in latin.industries):
        return (
            (1.0, f"{han.trade} is translated", frozenset())
            if not latin.trade
            else (-1.0, "another trade name", frozenset())
        )
    if not han.trade and not latin.trade:
        return 0.0, "", frozenset()
    if latin.trade:
        if han.trade and latin.trade in readings(han.trade):
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


def industries(a: Parsed, b: Parsed, known: Tables, taken: frozenset[str]) -> tuple[int, float, str]:
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
            lost += cost(concept, known)
    lost += sum(cost(concept, known) for concept in rest)
    if hits:
        return hits, min(lost, 0.9), f"both say {', '.join(words)}"
    return 0, min(lost, 0.9), "industries differ" if lost and a.industries and b.industries else ""


def cost(concept: frozenset[str], known: Tables) -> float:
    """What a word that only one name has costs: most where it names, least where it is general."""
    if "国家" in concept:
        return 0.0  # China National … is 中国…
    if concept & known.general:
        return 0.08
    return 0.6 if concept & known.proper else 0.3


def places(a: frozenset[str], b: frozenset[str]) -> tuple[float, str]:
    """1 where a place of one is or lies in one of the other, -1 where they exclude each other, 0 where one is silent."""
    if not a or not b:
        return 0.0, ""
    if any(one.startswith(two) or two.startswith(one) for one in a for two in b):
        return 1.0, "same place"
    return -1.0, "other places"
