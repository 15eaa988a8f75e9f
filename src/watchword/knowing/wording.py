"""A name in Latin letters as the words that tell it apart, made fast: screening asks for millions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

INITIALS = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")
WORDS = re.compile(r"[a-z0-9]+")
# Legal forms and small words say nothing of who it is.
FORMS = frozenset(
    [
        "a",
        "ab",
        "ag",
        "ao",
        "as",
        "asa",
        "bhd",
        "bv",
        "bvba",
        "co",
        "company",
        "corp",
        "corporate",
        "corporation",
        "cjsc",
        "doo",
        "eood",
        "fze",
        "fzc",
        "fzco",
        "fzllc",
        "gmbh",
        "inc",
        "incorporated",
        "incorporation",
        "jsc",
        "kg",
        "kk",
        "limited",
        "liability",
        "llc",
        "llp",
        "ltd",
        "mbh",
        "nv",
        "oao",
        "oju",
        "ojsc",
        "ooo",
        "oy",
        "oyj",
        "pao",
        "pjsc",
        "plc",
        "pte",
        "pty",
        "pvt",
        "private",
        "pt",
        "sa",
        "sarl",
        "sdn",
        "sia",
        "spa",
        "srl",
        "sro",
        "ltda",
        "the",
        "of",
        "and",
        "for",
        "in",
        "at",
        "on",
        "de",
        "joint",
        "stock",
        "open",
        "public",
        "no",
        "number",
    ]
)
KINDS = {"group": "group", "groups": "group", "holding": "holding", "holdings": "holding"}
# Short for the same word.
SAME = {
    "tech": "technology", "technologies": "technology", "technological": "technology", "technical": "technology", "intl": "international",
    "int": "international", "ind": "industry", "industrial": "industry", "industries": "industry", "mfg": "manufacturing",
    "manufacture": "manufacturing", "dev": "development", "develop": "development", "univ": "university", "inst": "institute",
    "sci": "science", "scientific": "science", "eng": "engineering", "engg": "engineering", "elec": "electronic", "electronics": "electronic",
    "electron": "electronic", "electrical": "electric", "natl": "national", "trade": "trading", "imp": "import", "exp": "export",
    "chem": "chemical", "chemicals": "chemical", "chemistry": "chemical", "mech": "machinery", "machine": "machinery",
    "mechanical": "machinery", "equip": "equipment", "semicon": "semiconductor", "comm": "communication", "telecom": "telecommunication",
    "academy": "institute", "centre": "center", "prc": "china", "chinese": "china", "innovative": "innovation",
    "metals": "metal", "metallurgy": "metallurgical",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a name without its legal form, in order; what it says of being a group stands apart."""

    words: tuple[str, ...]
    kinds: frozenset[str]
    raw: tuple[str, ...]  # the same words as written

    @property
    def joined(self) -> str:
        return "".join(self.words)

    @property
    def ordered(self) -> str:
        return " ".join(sorted(self.words))


@lru_cache(maxsize=100_000)
def one_word(word: str) -> str:
    """Abbreviations and plurals made one; an ordinal is its number."""
    word = SAME.get(word, word)
    if word[0].isdigit():
        return re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word)
    if len(word) > 5 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        single = word[:-3] + "y" if word.endswith("ies") else word[:-1]
        return SAME.get(single, single)
    return word


def wording(name: str) -> Wording:
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.replace("ı", "i"))
        name = "".join(letter for letter in plain if not unicodedata.combining(letter))
    lowered = name.lower().replace("'", "").replace("’", "").replace("`", "")
    words: list[str] = []
    raw: list[str] = []
    kinds: set[str] = set()
    for word in WORDS.findall(INITIALS.sub("", lowered) if "." in lowered else lowered):
        if word in KINDS:
            kinds.add(KINDS[word])
        elif word in ("hk", "hongkong"):
            words += ("hong", "kong")
            raw += ("hong", "kong")
        elif word not in FORMS:
            words.append(one_word(word))
            raw.append(word)
    return Wording(tuple(words), frozenset(kinds), tuple(raw))
