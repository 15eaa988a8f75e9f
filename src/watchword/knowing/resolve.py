"""Which known organisation a name means: *is* one, or may be one of several; with decisions of people taken into account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from watchword.data import Handbook
from watchword.knowing.block import NameIndex, candidates
from watchword.knowing.fold import fold
from watchword.knowing.known import known_keys, register
from watchword.knowing.match import compare_names
from watchword.model.decision import Decision
from watchword.model.profile import Neighbour


@dataclass(frozen=True, slots=True)
class Resolved:
    """``keys`` are the known organisations that the name is, one where it is clear; ``further`` the names that people
    decided are the same. Neighbours may be the same one: nothing is taken from them."""

    keys: tuple[str, ...]
    further: tuple[str, ...]
    decisions: tuple[Decision, ...]


def resolve(name: str, book: Handbook, decisions: Sequence[Decision] = ()) -> Resolved:
    """Known names first; then what people decided, as far as it reaches from name to name."""
    reached = {fold(name)}
    used: list[Decision] = []
    grown = True
    while grown:
        grown = False
        for decision in decisions:
            ends = {fold(decision.left), fold(decision.right)}
            if decision.verdict == "is" and decision not in used and any(same(end, reached, book) for end in ends):
                reached |= ends
                used.append(decision)
                grown = True
    apart = {
        key
        for decision in decisions
        if decision.verdict == "different" and {fold(decision.left), fold(decision.right)} & reached
        for other in (decision.left, decision.right)
        if fold(other) not in reached
        for key in known_keys(other, book)
    }
    used += [
        decision
        for decision in decisions
        if decision.verdict == "different" and {fold(decision.left), fold(decision.right)} & reached
    ]
    keys = {key for one in reached for key in known_keys(one, book)} - apart
    own = known_keys(name, book) - apart
    named = tuple(
        end
        for decision in used
        if decision.verdict == "is"
        for end in (decision.left, decision.right)
        if fold(end) != fold(name)
    )
    return Resolved(tuple(sorted(own if len(own) == 1 else keys)), tuple(dict.fromkeys(named)), tuple(used))


def same(end: str, reached: set[str], book: Handbook) -> bool:
    """Whether a name is among those reached, or the sure name of an organisation that one of them is."""
    if end in reached:
        return True
    keys = known_keys(end, book)
    return len(keys) == 1 and any(known_keys(one, book) == keys for one in reached)


def neighbours(key: str, names: Sequence[str], book: Handbook, decisions: Sequence[Decision] = ()) -> list[Neighbour]:
    """Known organisations that may be the same as this one by a name, unless somebody decided; the closest first."""
    decided = {frozenset((fold(item.left), fold(item.right))) for item in decisions}
    own = {fold(name) for name in names}
    best: dict[str, Neighbour] = {}
    for name, other in candidates(names, known_index(book), most=12):
        for found in known_keys(other, book) - {key}:
            match = compare_names(name, other, book)
            if match.verdict != "possibly" or any(frozenset((one, fold(other))) in decided for one in own):
                continue
            who = register(book).known[found]
            if found not in best or match.score > best[found].score:
                reasons = (f"{name} / {other}", *(reason.words for reason in match.reasons))
                best[found] = Neighbour(who.name, match.score, reasons)
    return sorted(best.values(), key=lambda item: -item.score)[:8]


def near_names(name: str, book: Handbook) -> list[str]:
    """Known organisations that a name may mean, the likeliest first; three at most."""
    found: dict[str, float] = {}
    for _, other in candidates([name], known_index(book), most=12):
        score = compare_names(name, other, book).score
        for key in known_keys(other, book):
            caption = register(book).known[key].name
            if score >= 0.5:
                found[caption] = max(found.get(caption, 0.0), score)
    return sorted(found, key=lambda caption: -found[caption])[:3]


@lru_cache(maxsize=4)
def known_index(book: Handbook) -> NameIndex:
    index = NameIndex(book)
    index.add(sorted(name for who in register(book).known.values() for name in who.names))
    return index
