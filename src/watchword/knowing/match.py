"""Whether two names mean one organisation: the front door is ``compare_names``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.knowing.features import CODES, FIRST, KNOWN, THEN, Feature
from watchword.knowing.forms import conflict, is_group
from watchword.knowing.known import former_keys, known_keys, register, relation_of
from watchword.knowing.parse import parse
from watchword.knowing.parsed import Parsed
from watchword.knowing.shorts import short_forms
from watchword.model.name_match import NameMatch, Reason, Relation, Same

IS = 0.8  # our judgement, set on the tuning part of the bench
POSSIBLY = 0.5
INVERSE: dict[Relation, Relation] = {"parent": "subsidiary", "subsidiary": "parent"}


def compare_names(a: str, b: str, book: Handbook) -> NameMatch:
    """``is``, ``possibly`` or ``different``, with the relation, a score 0 to 1 and every reason that moved it.

    The order of the names changes nothing but the direction of the relation. Names of private persons are not matched.
    """
    left, right = parse(a, book), parse(b, book)
    score, reasons = weigh(left, right, book)
    decided = any(reason.feature in CODES + KNOWN for reason in reasons)
    if not decided and score < IS:
        score, reasons = by_other_names(left, right, book) or (score, reasons)
    relation = relation_between(left, right, book)
    verdict: Same = "is" if score >= IS else "possibly" if score >= POSSIBLY else "different"
    return NameMatch(verdict, "none" if verdict == "is" else relation, round(score, 4), reasons)


def weigh(a: Parsed, b: Parsed, book: Handbook) -> tuple[float, tuple[Reason, ...]]:
    """The best evidence, less what is against; a credit code or two known names settle it alone."""
    for settling in FIRST:
        alone = tuple(said_by(settling, a, b, book))
        if alone:
            return max(0.0, max(reason.value * reason.weight for reason in alone)), alone
    reasons = tuple(said_by(THEN, a, b, book))
    best = max((reason.value * reason.weight for reason in reasons if reason.weight > 0), default=0.0)
    against = sum(reason.value * reason.weight for reason in reasons if reason.weight < 0)
    return max(0.0, min(1.0, best + against)), reasons


def said_by(features: Iterable[Feature], a: Parsed, b: Parsed, book: Handbook) -> Iterator[Reason]:
    for feature in features:
        said = feature.value(a, b, book)
        if said is not None:
            yield Reason(feature.name, round(said[0], 4), feature.weight, said[1])


def by_other_names(a: Parsed, b: Parsed, book: Handbook) -> tuple[float, tuple[Reason, ...]] | None:
    """Where one name is known and the other is not: the other against the known one's further names."""
    options: list[tuple[float, tuple[Reason, ...]]] = []
    for known, other in ((a, b), (b, a)):
        keys = known_keys(known.raw, book)
        if len(keys) != 1 or known_keys(other.raw, book) or other.code:
            continue
        who = register(book).known[next(iter(keys))]
        against = conflict(parse(who.name, book), other)[0]
        for name in sorted(who.names):
            further = parse(name, book)
            if name != known.folded and further.han == other.han:
                score, reasons = weigh(further, other, book)
                reasons = tuple(reason for reason in reasons if reason.feature not in KNOWN)
                through = Reason("by another known name", 1.0, 0.0, f"{known.folded} is also {name}")
                if against and not any(reason.feature == "other legal form" for reason in reasons):
                    score = max(0.0, score - against / 2)
                    reasons = (*reasons, Reason("other legal form", against, -0.5, f"the known one is {who.name}"))
                options.append((score, (*reasons, through)))
    best = max(options, key=lambda option: option[0], default=None)
    return best if best and best[0] >= POSSIBLY else None


def relation_between(a: Parsed, b: Parsed, book: Handbook) -> Relation:
    first, second = known_keys(a.raw, book), known_keys(b.raw, book)
    if former_keys(a.raw, book) & second or former_keys(b.raw, book) & first:
        return "predecessor"
    if first and second:
        found = relation_of(min(first), min(second), book)
        return found if found != "none" else by_form(a, b, book)
    return by_form(a, b, book)


def by_form(a: Parsed, b: Parsed, book: Handbook) -> Relation:
    """What names alone suggest: a branch, plant or listed company carries the name of the one above it."""
    if leads(a, b, book):
        return "subsidiary" if leads(b, a, book) else "parent"
    return "subsidiary" if leads(b, a, book) else "none"


@lru_cache(maxsize=100_000)
def leads(a: Parsed, b: Parsed, book: Handbook) -> bool:
    if not a.core or not b.core or a.han != b.han or a.units - b.units or a.person or b.person:
        return False
    shorts = short_forms(a.raw, book).items()
    names = {short for short, sure in shorts if sure >= 0.75 and not a.core.startswith(short)} | {a.core}
    shared = any(b.core.startswith(name) for name in names)
    if not shared:
        return False
    if b.units - a.units or (b.inner_place and not a.inner_place):
        return True
    return is_group(a) and (not is_group(b) or b.core not in names)
