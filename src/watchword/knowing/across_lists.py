"""Which listed names a Chinese name may mean: Chinese ones by pairs of characters, English ones by sound and sense."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise

from watchword.data import Handbook
from watchword.knowing.list_index import COMMON, ListIndex
from watchword.knowing.parse import parse
from watchword.knowing.parsed import Parsed
from watchword.knowing.pinyin import readings
from watchword.knowing.wording import one_word
from watchword.knowing.words import stem_of, tables

MOST = 4


def han_candidates(name: str, index: ListIndex) -> list[int]:
    """Chinese listed names with the same core, or most of its pairs of characters."""
    if not index.han:
        return []
    core = parse(name, index.book).core
    exact = index.han_exact.get(core, [])
    found: Counter[int] = Counter(at for pair in pairwise(core) for at in index.han.get("".join(pair), ()))
    least = max(1, (len(core) - 1) // 2)
    return list(dict.fromkeys((*exact, *(at for at, count in found.most_common(MOST) if count >= least))))


def across_candidates(name: str, index: ListIndex) -> list[int]:
    """English listed names that have the trade name as it sounds and something else in common with the Chinese one;
    without a trade name, all its places and industries."""
    parsed = parse(name, index.book)
    sounds = trade_sounds(parsed)
    senses = english_words(parsed, index)
    found: Counter[int] = Counter()
    for sound in sounds:
        for at in index.postings.get(sound, ()) or index.pairs.get(sound, ()):
            words = index.names[at].wording.words
            shared = sum(word in senses for word in words)
            if shared or len(sound) >= 8 or len(words) == 1:
                found[at] = max(found[at], 1 + shared)
    if not sounds:
        rare = [word for word in senses if word in index.postings]
        for word in rare:
            for at in index.postings[word][:COMMON]:
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
    """The trade name as it sounds."""
    return set(readings(parsed.trade)) if len(parsed.trade) > 1 else set()


def english_words(parsed: Parsed, index: ListIndex) -> set[str]:
    """The words with which English would render places and industries."""
    known = tables(index.book)
    words: set[str] = set()
    for word, role in parsed.segments:
        if role == "place":
            words |= set(readings(stem_of(word))) | place_words(index.book).get(word, set())
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
