"""What speaks for and against two names being one organisation: a declared list of weighted features.

Each feature is a plain function from a pair of names to a value 0 to 1 with a reason, or nothing. Evidence doesn't add
up (a name is matched in the best way that works); what is against is subtracted. A new feature is one line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from watchword.data import Handbook
from watchword.knowing import across, forms
from watchword.knowing.known import former_keys, known_keys
from watchword.knowing.parsed import Parsed
from watchword.knowing.pinyin import readings
from watchword.knowing.shorts import short_forms
from watchword.knowing.words import tables

Said = tuple[float, str] | None


@dataclass(frozen=True, slots=True)
class Feature:
    """One line of the matcher. A negative weight speaks against."""

    name: str
    weight: float
    value: Callable[[Parsed, Parsed, Handbook], Said]


def same_code(a: Parsed, b: Parsed, _: Handbook) -> Said:
    return (1.0, f"same credit code {a.code}") if a.code and a.code == b.code else None


def other_code(a: Parsed, b: Parsed, _: Handbook) -> Said:
    return (1.0, f"credit codes {a.code} and {b.code} differ") if a.code and b.code and a.code != b.code else None


def same_known(a: Parsed, b: Parsed, book: Handbook) -> Said:
    first, second = known_keys(a.raw, book), known_keys(b.raw, book)
    both = first & second
    if not both:
        return None
    if len(first | second) == 1:
        return 1.0, f"both are known names of {next(iter(both))}"
    return 0.7, f"a name that {len(first | second)} organisations share: {', '.join(sorted(first | second))}"


def other_known(a: Parsed, b: Parsed, book: Handbook) -> Said:
    first, second = known_keys(a.raw, book), known_keys(b.raw, book)
    if not first or not second or first & second:
        return None
    return 1.0, f"known as {', '.join(sorted(first))} and as {', '.join(sorted(second))}"


def former_name(a: Parsed, b: Parsed, book: Handbook) -> Said:
    if former_keys(a.raw, book) & known_keys(b.raw, book) or former_keys(b.raw, book) & known_keys(a.raw, book):
        return 1.0, "one is the name of a predecessor of the other"
    return None


def same_core(a: Parsed, b: Parsed, _: Handbook) -> Said:
    if a.core and a.han == b.han and a.core == b.core:
        return 1.0, f"both are {a.core} but for script, width, punctuation and legal form"
    return None


def short_form(a: Parsed, b: Parsed, book: Handbook) -> Said:
    if not (a.han and b.han) or a.core == b.core:
        return None
    sure, short, full = max(
        (short_forms(b.raw, book).get(a.core, 0.0), a.core, b.core),
        (short_forms(a.raw, book).get(b.core, 0.0), b.core, a.core),
    )
    legal = {"shares", "limited", "group", "group shares"}
    if len(short) > 3 and not full.endswith(short) and {forms.kind_of(a), forms.kind_of(b)} <= legal:
        sure = min(sure, 0.75)  # two full legal names, and one has a word more: seldom one firm
    return (sure, f"{short} is a short form of {full}") if sure else None


def parts(a: Parsed, b: Parsed, book: Handbook) -> Said:
    if (a.han and b.han) or a.core == b.core:
        return None
    value, words = across.alike(a, b, book)
    return (value, words) if value else None


def form(a: Parsed, b: Parsed, _: Handbook) -> Said:
    value, words = forms.conflict(a, b)
    return (value, words) if value else None


def unit(a: Parsed, b: Parsed, _: Handbook) -> Said:
    differ = a.units ^ b.units
    return (1.0, f"{', '.join(sorted(differ))} stands in one name only") if differ else None


def inner_place(a: Parsed, b: Parsed, book: Handbook) -> Said:
    if a.inner_place == b.inner_place or (a.inner_place and b.inner_place and a.han != b.han):
        return None
    for one, two in ((a, b), (b, a)):
        if one.inner_place and set(tables(book).han_places.get(one.inner_place, ())) & two.places:
            return None  # the other name says the same place elsewhere
    return 1.0, f"a regional unit: {' / '.join(sorted(filter(None, (a.inner_place, b.inner_place))))}"


def person(a: Parsed, b: Parsed, book: Handbook) -> Said:
    if known_keys(a.raw, book) or known_keys(b.raw, book):
        a, b = (replace(name, person=name.person and not known_keys(name.raw, book)) for name in (a, b))
    if a.person and b.person:
        return 1.0, "both may be persons' names, and persons are not matched here"
    if a.person != b.person:
        return 0.5, f"{(a if a.person else b).folded} may be a person's name"
    return None


def homophone(a: Parsed, b: Parsed, _: Handbook) -> Said:
    if a.han and b.han and a.core != b.core and len(a.core) == len(b.core) <= 12:
        same = [one for one, two in zip(a.core, b.core, strict=True) if one == two]
        if 2 * len(same) >= len(a.core) and readings(a.core) & readings(b.core):
            return 1.0, f"{a.core} and {b.core} sound alike and are written with other characters"
    return None


FEATURES = (
    Feature("same credit code", 1.0, same_code),
    Feature("same known organisation", 1.0, same_known),
    Feature("same name", 0.97, same_core),
    Feature("short form", 1.0, short_form),
    Feature("parts agree across scripts", 0.97, parts),
    Feature("predecessor", 0.65, former_name),
    Feature("other credit code", -1.0, other_code),
    Feature("other known organisation", -1.0, other_known),
    Feature("other legal form", -0.5, form),
    Feature("other unit", -0.6, unit),
    Feature("regional unit", -0.5, inner_place),
    Feature("person", -0.5, person),
    Feature("homophone", -1.0, homophone),
)
CODES = ("same credit code", "other credit code")  # either settles it: nothing else is asked
KNOWN = ("same known organisation", "other known organisation")  # so do these, where there is no code
FIRST = tuple(tuple(feature for feature in FEATURES if feature.name in names) for names in (CODES, KNOWN))
THEN = tuple(feature for feature in FEATURES if feature.name not in CODES + KNOWN)
