"""Which names are worth comparing: those that share a key, so that not every name meets every other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from watchword.data import Handbook
from watchword.knowing.across import rendered_shorts
from watchword.knowing.known import known_keys
from watchword.knowing.parse import parse
from watchword.knowing.parsed import Parsed
from watchword.knowing.pinyin import readings
from watchword.knowing.shorts import short_forms
from watchword.knowing.words import tables

MOST = 50  # names a query is compared with at most, those with the rarest shared keys first


@dataclass(slots=True)
class NameIndex:
    """Names by key. Add names, then ask with :func:`candidates`."""

    book: Handbook
    names: list[str] = field(default_factory=list)
    postings: dict[str, list[int]] = field(default_factory=dict)

    def add(self, names: Iterable[str]) -> None:
        for name in names:
            at = len(self.names)
            self.names.append(name)
            for key in keys_of(name, self.book):
                self.postings.setdefault(key, []).append(at)


def candidates(names: Iterable[str], index: NameIndex, most: int = MOST) -> Iterator[tuple[str, str]]:
    """Pairs (name, name of the index) that share a key, the likeliest first; a key counts by how rare it is."""
    for name in names:
        weights: Counter[int] = Counter()
        for key in keys_of(name, index.book):
            found = index.postings.get(key, ())
            for at in found:
                weights[at] += 1 / len(found)  # type: ignore[assignment]
        for at, _ in weights.most_common(most):
            yield name, index.names[at]


def keys_of(name: str, book: Handbook) -> set[str]:
    """Alias key, credit code, short forms, their pinyin, pairs of Han characters, Latin words, place with industry."""
    parsed = parse(name, book)
    keys = {f"known {key}" for key in known_keys(name, book)}
    if parsed.code:
        keys.add(f"code {parsed.code}")
    keys |= set(han_keys(parsed, book)) if parsed.han else set(latin_keys(parsed, book))
    proper = tables(book).proper
    for concept in parsed.industries:
        for word in concept:
            if word in proper:
                keys.add(f"brand {word}")
            keys |= {f"does {word} in {place[:4]}" for place in parsed.places or ("",)}
    return keys


def han_keys(parsed: Parsed, book: Handbook) -> Iterator[str]:
    for short, sure in short_forms(parsed.raw, book).items():
        if sure >= 0.75:
            yield f"short {short}"
            if len(short) <= 4:
                for sound in readings(short):
                    yield f"sound {sound}"
    for first, second in zip(parsed.core, parsed.core[1:], strict=False):
        yield f"pair {first}{second}"
    if parsed.trade:
        for sound in readings(parsed.trade):
            yield f"sound {sound}"


def latin_keys(parsed: Parsed, book: Handbook) -> Iterator[str]:
    if parsed.trade:
        yield f"sound {parsed.trade}"
        yield f"start {parsed.trade[:4]}"
    elif parsed.places:
        for short, sure in rendered_shorts(parsed, book).items():
            if sure >= 0.75:
                yield f"short {short}"
    for word, role in parsed.segments:
        if role == "trade":
            yield f"word {word}"
