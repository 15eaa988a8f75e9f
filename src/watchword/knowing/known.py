"""Whom a name is known to mean, from the data on organisations."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from watchword.data import Handbook
from watchword.knowing.fold import fold
from watchword.knowing.forms import conflict
from watchword.knowing.parse import parse
from watchword.knowing.parsed import Parsed
from watchword.model.name_match import Relation

HEADS = {"company", "limited"}


@dataclass(frozen=True, slots=True)
class Known:
    """One organisation as the data know it; names are folded."""

    key: str
    name: str
    names: frozenset[str]
    formerly: frozenset[str] = frozenset()
    part_of: str = ""


@dataclass(slots=True)
class Register:
    """Known organisations by key, by folded name, and by what a name says without punctuation and legal form."""

    known: dict[str, Known] = field(default_factory=dict)
    by_name: dict[str, set[str]] = field(default_factory=dict)
    by_wording: dict[str, set[str]] = field(default_factory=dict)
    former: dict[str, set[str]] = field(default_factory=dict)


@lru_cache(maxsize=8)
def register(book: Handbook) -> Register:
    found = Register()
    names: dict[str, set[str]] = {}
    heads: dict[str, str] = {}
    part_of: dict[str, str] = {}
    formerly: dict[str, set[str]] = {}
    keys: dict[str, str] = {}
    same_as: dict[str, str] = {}
    for item in book.organisations.values():
        key = keys.setdefault(wording(parse(item.name, book)), item.key)  # one body entered twice is one body
        same_as[item.key] = key
        heads.setdefault(key, item.name)
        given = {item.name, *item.name.replace("]", "").split("["), item.english, *item.short, *item.english_short}
        names.setdefault(key, set()).update(fold(name) for name in given if name)
        if item.part_of:
            part_of[key] = item.part_of
    for extra in book.known_names:
        key = keys.setdefault(wording(parse(extra.name, book)), fold(extra.name))
        heads.setdefault(key, extra.name)
        names.setdefault(key, set()).update(fold(name) for name in (extra.name, *extra.aliases))
        formerly.setdefault(key, set()).update(fold(name) for name in extra.formerly)
        if extra.part_of:
            part_of.setdefault(key, wording(parse(extra.part_of, book)))
    same_as.update(joined(heads, names, book))
    for key, every in names.items():
        up = part_of.get(key, "")
        past = frozenset(formerly.get(key, ()))
        found.known[key] = Known(key, heads[key], frozenset(every), past, home(up, same_as, keys))
        for name in every:
            found.by_name.setdefault(name, set()).add(key)
            found.by_wording.setdefault(wording(parse(name, book)), set()).add(key)
        for name in past:
            found.former.setdefault(name, set()).add(key)
    return found


def home(key: str, same_as: dict[str, str], keys: dict[str, str]) -> str:
    """The key under which an entry stands in the end."""
    key = keys.get(key, key)
    return same_as.get(same_as.get(key, key), same_as.get(key, key))


def joined(heads: dict[str, str], names: dict[str, set[str]], book: Handbook) -> dict[str, str]:
    """Entries that are one body: the head of one is a name of just one other, and no legal form stands against it.

    Their names move to that other; returned are the keys that went, with where to."""
    gone: dict[str, str] = {}
    for key, head in heads.items():
        others = [other for other, every in names.items() if other != key and other not in gone and fold(head) in every]
        if len(others) != 1 or forms_conflict(head, heads[others[0]], book):
            continue
        gone[key] = others[0]
        names[others[0]] |= names.pop(key)
    return gone


def forms_conflict(first: str, second: str, book: Handbook) -> bool:
    return conflict(parse(first, book), parse(second, book))[0] > 0.3


def wording(parsed: Parsed) -> str:
    """What is left of a name without punctuation, small words and legal form; group, shares and units are kept."""
    kinds = "+".join(sorted((parsed.forms - HEADS) | parsed.units))
    words = parsed.core if parsed.han else " ".join(word for word, _ in parsed.segments)
    return f"{words.replace(' and ', ' ')}|{kinds}|{parsed.inner_place}"


@lru_cache(maxsize=20_000)
def known_keys(name: str, book: Handbook) -> frozenset[str]:
    """Whom a name may mean: exactly as known, else the same wording; more than one where the name is shared."""
    parsed = parse(name, book)
    found = register(book)
    exact = found.by_name.get(parsed.folded) or found.by_wording.get(wording(parsed)) or set()
    if len(exact) > 1:  # a shared short form means the one whose legal form it bears
        fit = {key for key in exact if not conflict(parsed, parse(found.known[key].name, book))[0]}
        exact = fit or exact
    return frozenset(exact)


@lru_cache(maxsize=20_000)
def former_keys(name: str, book: Handbook) -> frozenset[str]:
    return frozenset(register(book).former.get(parse(name, book).folded, ()))


def relation_of(first: str, second: str, book: Handbook) -> Relation:
    """What the first known organisation is to the second; siblings share a parent or a predecessor in the data."""
    found = register(book).known
    if first in lineage(second, found):
        return "parent"
    if second in lineage(first, found):
        return "subsidiary"
    if set(lineage(first, found)) & set(lineage(second, found)):
        return "sibling"
    if first in found and second in found and found[first].formerly & found[second].formerly:
        return "sibling"  # both came out of one predecessor
    return "none"


def lineage(key: str, known: dict[str, Known]) -> list[str]:
    every: list[str] = []
    while key in known and known[key].part_of and known[key].part_of not in every and len(every) < 8:
        key = known[key].part_of
        every.append(key)
    return every
