"""What a name says of itself, part by part."""

from __future__ import annotations

import re
from dataclasses import dataclass

UNITS = {"branch", "plant", "mine", "institute", "university", "hospital", "party", "union", "bureau"}
PERSON_TITLE = re.compile(
    r"(?:先生|女士|同志|董事长|总经理|书记|总裁|院士)$|^(?:董事长|总经理|党委书记|总裁|创始人)|^(?:mr|mrs|ms|dr)\s"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parts of one name. ``segments`` are the words of a Chinese core in order, each with its role."""

    raw: str
    folded: str
    code: str
    han: bool
    places: frozenset[str]
    inner_place: str  # in brackets or before 分公司: a regional unit
    trade: str
    industries: tuple[frozenset[str], ...]  # concepts, one set a word: an English word may render several
    forms: frozenset[str]
    units: frozenset[str]
    segments: tuple[tuple[str, str], ...]  # (word, place | country | brand | trade | industry | general)
    person: bool

    country: bool
    core: str  # all but the legal form: what two names of one firm share in full
