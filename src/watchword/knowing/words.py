"""The tables of names: places, industries and legal forms, ready for the longest match in either language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from watchword.data import Handbook

SUFFIXES = (
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "特别行政区",
    "自治区",
    "自治州",
    "地区",
    "省",
    "市",
    "县",
    "区",
    "旗",
    "盟",
    "州",
)
LEVELS = {"country", "province", "prefecture", "county"}


@dataclass(frozen=True, slots=True)
class Tables:
    """Lookups by folded wording. A word's value is its concept: the first Chinese word of its entry."""

    han_places: dict[str, tuple[str, ...]]  # 包头, 包头市 -> codes
    county_stems: frozenset[str]
    full_places: re.Pattern[str]  # 江西省, 包头市: down to prefectures
    stems: dict[str, str]  # code -> the place without its suffix
    synonyms: dict[str, tuple[str, ...]]  # other Chinese words of a concept
    latin_places: dict[tuple[str, ...], tuple[str, ...]]
    han_words: dict[str, str]
    latin_words: dict[tuple[str, ...], tuple[str, ...]]  # one English word may render several concepts
    general: frozenset[str]
    proper: frozenset[str]
    han_forms: dict[str, str]  # 有限公司 -> limited
    form_sizes: tuple[int, ...]  # their lengths, longest first
    latin_forms: dict[tuple[str, ...], str]
    surnames: frozenset[str]


@lru_cache(maxsize=8)
def tables(book: Handbook) -> Tables:
    han_places: dict[str, set[str]] = {}
    latin_places: dict[tuple[str, ...], set[str]] = {}
    county_stems: set[str] = set()
    for place in book.places:
        if place.level not in LEVELS:
            continue
        code = place.code or place.name
        han_places.setdefault(place.name, set()).add(code)
        stem = stem_of(place.name)
        if len(stem) > 1 and stem != place.name:
            if place.level == "county":
                county_stems.add(stem)
            else:
                han_places.setdefault(stem, set()).add(code)
        if place.english:
            latin_places.setdefault(tuple(place.english.casefold().replace("'", "").split()), set()).add(code)
    han_words: dict[str, str] = {}
    latin_words: dict[tuple[str, ...], set[str]] = {}
    kinds: dict[str, set[str]] = {"general": set(), "proper": set(), "industry": set()}
    for word in book.name_words:
        kinds[word.kind].add(word.chinese[0])
        for chinese in word.chinese:
            han_words[chinese] = word.chinese[0]
        for english in word.english:
            latin_words.setdefault(tuple(english.split()), set()).add(word.chinese[0])
    full = {
        place.name
        for place in book.places
        if place.level in ("province", "prefecture") and stem_of(place.name) != place.name
    }
    synonyms = {
        chinese: tuple(other for other in word.chinese if other != chinese and len(other) > 1)
        for word in book.name_words for chinese in word.chinese
    }  # fmt: skip
    forms = [(chinese, form.kind) for form in book.name_forms for chinese in form.chinese]
    return Tables(
        {name: tuple(sorted(codes)) for name, codes in han_places.items()},
        frozenset(county_stems),
        re.compile("|".join(sorted(full, key=len, reverse=True)) or "(?!)"),
        {place.code: stem_of(place.name) for place in book.places if place.code and place.level != "county"},
        synonyms,
        {words: tuple(sorted(codes)) for words, codes in latin_places.items()},
        han_words,
        {words: tuple(sorted(found)) for words, found in latin_words.items()},
        frozenset(kinds["general"]),
        frozenset(kinds["proper"]),
        dict(reversed(forms)),
        tuple(sorted({len(ending) for ending, _ in forms}, reverse=True)),
        {tuple(english.split()): form.kind for form in book.name_forms for english in form.english},
        surnames(),
    )


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    from watchword.data.handbook import PACKAGED

    lines = (PACKAGED / "surnames.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(letter for line in lines if not line.startswith("#") for letter in line.strip())


@lru_cache(maxsize=50_000)
def stem_of(place: str) -> str:
    for suffix in SUFFIXES:
        if place.endswith(suffix) and len(place) - len(suffix) >= 2:
            return place[: -len(suffix)]
    return place
