"""Two names in Latin letters word by word: what they share, and what only one of them says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from watchword.knowing.list_index import ListIndex
from watchword.knowing.wording import Wording


@dataclass(frozen=True, slots=True)
class Aligned:
    """``share`` is the weight of the shared words in that of all, 0 to 1; a word one letter apart counts .85."""

    share: float
    near: tuple[tuple[str, str], ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


def align(first: Wording, second: Wording, index: ListIndex) -> Aligned:
    weight, unknown = index.weight, index.unknown
    rest = list(second.words)
    alone: list[str] = []
    both = 0.0
    for word in first.words:
        if word in rest:
            rest.remove(word)
            both += weight.get(word, unknown)
        else:
            alone.append(word)
    near: list[tuple[str, str]] = []
    for word in tuple(alone):
        match = next((other for other in rest if one_slip(word, other)), None)
        if match is not None:
            alone.remove(word)
            rest.remove(match)
            near.append((word, match))
            both += 0.85 * weight.get(match, unknown)
    if len(alone) + len(rest) > 2 and alone and rest:
        both += joined(alone, rest, near, index) + joined(rest, alone, near, index)
    lost = 0.0
    for word in alone:
        lost += weight.get(word, unknown)
    for word in rest:
        lost += weight.get(word, unknown)
    for _, match in near:
        lost += 0.15 * weight.get(match, unknown)
    return Aligned(both / (both + lost) if both + lost else 0.0, tuple(near), tuple(alone), tuple(rest))


def joined(parts: list[str], wholes: list[str], near: list[tuple[str, str]], index: ListIndex) -> float:
    """Words that one name writes as one and the other as two or three."""
    gained = 0.0
    for whole in tuple(wholes):
        for size in (2, 3):
            for at in range(len(parts) - size + 1):
                made = "".join(parts[at : at + size])
                if whole in wholes and (made == whole or (len(whole) > 6 and one_slip(made, whole))):
                    gained += max(index.weight.get(whole, index.unknown) * 0.95, 0.1)
                    near.append((" ".join(parts[at : at + size]), whole))
                    wholes.remove(whole)
                    del parts[at : at + size]
    return gained


@lru_cache(maxsize=200_000)
def one_slip(word: str, other: str) -> bool:
    """One letter more, less, other or swapped in words of four letters and more; two in words of nine and more.
    Numbers must be equal: the 38th institute is not the 54th."""
    longest = max(len(word), len(other))
    if abs(len(word) - len(other)) > 2 or min(len(word), len(other)) < 4 or longest < 5:
        return False
    if not (word.isalpha() and other.isalpha()):
        return False
    return OSA.distance(word, other, score_cutoff=2) <= (2 if longest >= 9 else 1)
