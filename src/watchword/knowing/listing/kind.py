"""Whether a row of a list names an organisation. Lists mix firms, persons, ships and bare addresses, often unmarked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from watchword.data import Handbook
from watchword.knowing.fold import HAN, fold, is_han
from watchword.knowing.parse import parse
from watchword.knowing.pinyin import is_pinyin
from watchword.knowing.words import tables

Kind = Literal["organisation", "natural person", "address", "vessel or aircraft"]
GIVEN_KINDS: dict[str, Kind] = {
    "individual": "natural person", "person": "natural person", "vessel": "vessel or aircraft",
    "aircraft": "vessel or aircraft", "entity": "organisation", "organization": "organisation", "company": "organisation",
}  # fmt: skip
PATRONYMIC = re.compile(r"(?:ovich|evich|ovna|evna|yevich)$")
LAST_FIRST = re.compile(
    r"^[^\W\d]+(?:[ '-][^\W\d]+)*, (?!Inc|Ltd|Llc|Co\b|Corp|S\.|Gmbh)[^\W\d]+\.?(?: [^\W\d]+\.?){0,3}$"
)
BIRTH = re.compile(r"\b(?:date|place) of birth\b|\bDOB\b|\bborn\b|\bpassport\b", re.IGNORECASE)


def kind_of_row(name: str, aliases: Iterable[str], given: str, notes: str, book: Handbook) -> Kind:
    """What a row names: as the list says, else by the words.

    Two to four plain words without any word of an organisation are taken for a person: keeping a person's name would
    be worse than leaving a firm out that the report of the import shows, so that it can be named with ``keep``.
    """
    if given.casefold() in GIVEN_KINDS:
        return GIVEN_KINDS[given.casefold()]
    if re.fullmatch(r"Address \d+", name):
        return "address"
    if BIRTH.search(notes):
        return "natural person"
    if says_organisation(name, book):
        return "organisation"
    if looks_like_person(name, book):
        return "natural person"
    others = [alias for alias in aliases if alias]
    if any(says_organisation(alias, book) for alias in others):
        return "organisation"
    if is_han(name):
        return "natural person" if parse(name, book).person else "organisation"
    words = re.findall(r"[^\W\d]+", name)
    if len(words) == 1:
        return "natural person" if any(looks_like_person(alias, book) for alias in others) else "organisation"
    return "natural person" if 2 <= len(words) <= 4 else "organisation"


@lru_cache(maxsize=20_000)
def says_organisation(name: str, book: Handbook) -> bool:
    """A word of organisations, a place, a number, an acronym among other words, or four Han characters and more."""
    if is_han(name):
        return len(HAN.findall(name)) >= 4
    if re.search(r"\d|&|/|\+|@", name):
        return True
    known, words = tables(book), fold(name).replace("(", " ").replace(")", " ").split()
    if any(word in book.row_words.organisation for word in words):
        return True
    if any(word.endswith(book.row_words.organisation_endings) and len(word) > 6 for word in words):
        return True
    if any(
        (word,) in known.latin_places or (word,) in known.latin_words or (word,) in known.latin_forms for word in words
    ):
        return True
    if any(pair in known.latin_places for pair in pairwise(words)):
        return True
    capitals = [word for word in re.findall(r"[^\W\d_]+", name) if word.isupper() and len(word) > 1]
    return bool(capitals) and not name.isupper()


@lru_cache(maxsize=20_000)
def looks_like_person(name: str, book: Handbook) -> bool:
    """Positive signs of a person's name only: a given name, a patronymic, ``Last, First``, a Chinese surname with a
    given name of one or two syllables."""
    if is_han(name):
        return parse(name, book).person
    if says_organisation(name, book) or not 2 <= len(re.findall(r"[^\W\d]+", name)) <= 5:
        return False
    if LAST_FIRST.match(name):
        return True
    words = [word for word in fold(name).split() if len(word) > 1]
    if any(word in book.row_words.given_names or PATRONYMIC.search(word) for word in words):
        return True
    plain = [part for word in words for part in word.split("-")]
    if 2 <= len(plain) <= 3 and all(is_pinyin(word) and len(word) <= 11 for word in plain):
        return plain[0] in book.row_words.surnames or plain[-1] in book.row_words.surnames
    return False
