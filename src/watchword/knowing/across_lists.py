"""Which listed names a Chinese name may mean: Chinese ones by pairs of characters, English ones by sound and sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from watchword.data import Handbook
from watchword.knowing.list_index import ListIndex
from watchword.knowing.parse import parse
from watchword.knowing.parsed import Parsed
from watchword.knowing.pinyin import readings
from watchword.knowing.wording import one_word
from watchword.knowing.words import stem_of, tables

MOST = 4
LETTERS = re.compile(r"[a-z0-9]{2,}")


def han_candidates(name: str, index: ListIndex) -> list[int]:
    """Chinese listed names with the same core, or most of its pairs of characters."""
    if not index.han:
        return []
    core = parse(name, index.book).core
    exact = index.han_exact.get(core, [])
    counts: dict[int, int] = {}
    for start in range(len(core) - 1):
        for at in index.han.get(core[start : start + 2], ()):
            counts[at] = counts.get(at, 0) + 1
    least = max(1, (len(core) - 1) // 2)
    enough = [at for at, count in counts.items() if count >= least]
    return list(dict.fromkeys((*exact, *sorted(enough, key=counts.__getitem__, reverse=True)[:MOST])))


def across_candidates(name: str, index: ListIndex) -> list[int]:
    """English listed names that have the trade name as it sounds and something else in common with the Chinese one;
    without a trade name, all its places and industries."""
    parsed = parse(name, index.book)
    sounds = trade_sounds(parsed)
    senses = english_words(parsed, index)
    found: dict[int, int] = {}
    for sound in sorted(sounds):
        for at in index.postings.get(sound, ()) or index.pairs.get(sound, ()):
            words = index.names[at].wording.words
            shared = sum([word in senses for word in words])
            if shared or len(sound) >= 8 or len(words) == 1:
                found[at] = max(found.get(at, 0), 1 + shared)
    if not sounds:
        rare = [word for word in sorted(senses) if word in index.postings]
        for word in rare:
            for at in index.postings[word]:
                words = index.names[at].wording.words
                shared = sum(other in senses for other in words)
                if 2 * shared > len(words):
                    found[at] = shared
        for at in index.exact.get(" ".join(sorted(senses)), ()):
            found[at] = len(senses) + 1
    return [
        at
        for at, _ in sorted(found.items(), key=lambda item: (-item[1], len(index.names[item[0]].wording.words)))[:MOST]
    ]


def trade_sounds(parsed: Parsed) -> set[str]:
    """The trade name as it sounds, character by character; letters and digits in it as they stand."""
    found = set(LETTERS.findall(parsed.folded))
    if 2 <= len(parsed.trade) <= 6 and not found:
        options = [sounds(letter) for letter in parsed.trade]
        found |= {"".join(parts) for parts in islice(product(*options), 8)}
    return found


def place_and_sound(name: str, index: ListIndex) -> Iterator[tuple[int, str]]:
    """Listed names that have the place of a Chinese name and the sound of the first two characters of its trade name,
    with the words for it: for words of industry that no table has."""
    parsed = parse(name, index.book)
    if len(parsed.trade) < 2 or not parsed.places:
        return
    first = parsed.trade[:2]
    places: set[str] = set()
    for sound in dict.fromkeys("".join(parts) for parts in product(*(sounds(letter) for letter in first))):
        for at in index.postings.get(sound, ()):
            places = places or {
                english for word, role in parsed.segments if role == "place" for english in spelt(word, index)
            }
            shared = places & set(index.names[at].wording.words)
            if shared:
                yield at, f"both are in {min(shared)}, and {first} is read {sound}"


def spelt(place: str, index: ListIndex) -> set[str]:
    """How a place may be written in Latin letters."""
    return place_words(index.book).get(place, set()) | set(readings(stem_of(place)))


@lru_cache(maxsize=20_000)
def sounds(letter: str) -> tuple[str, ...]:
    return tuple(sorted(readings(letter)))[:3]


def english_words(parsed: Parsed, index: ListIndex) -> set[str]:
    """The words with which English would render places and industries."""
    known = tables(index.book)
    words: set[str] = set()
    for word, role in parsed.segments:
        if role == "place":
            words |= place_words(index.book).get(word, set())
        elif role == "country":
            words.add("china")
        elif role != "trade":
            words |= sense_words(index.book).get(known.han_words.get(word, ""), set())
    return words


@lru_cache(maxsize=8)
def place_words(book: Handbook) -> dict[str, set[str]]:
    """The English words of a place, by its name with and without 省, 市, 县."""
    found: dict[str, set[str]] = {}
    for place in book.places:
        for name in (place.name, stem_of(place.name)):
            found.setdefault(name, set()).update(place.english.casefold().replace("'", "").split())
    return found


@lru_cache(maxsize=8)
def sense_words(book: Handbook) -> dict[str, set[str]]:
    """The English words of an industry, by its concept."""
    return {
        word.chinese[0]: {one_word(part) for english in word.english for part in english.split()}
        for word in book.name_words
    }
