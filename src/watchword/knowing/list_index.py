"""The names on the lists loaded, by their words, so that a name meets only the few that it may mean.

Words weigh by how rare they are among the listed names (inverse document frequency). A misspelt word is found by the
letters that are left when one is taken out (symmetric deletion, as in Garbe's SymSpell), a word split or joined by
looking up neighbours as one word.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

from rapidfuzz.distance import OSA

from watchword.data import Handbook
from watchword.knowing.fold import is_han
from watchword.knowing.parse import parse
from watchword.knowing.wording import FORMS, KINDS, SAME, Wording, one_word, wording
from watchword.model.list_edition import ListEdition, ListEntry

COMMON = 400  # listed names that have a word; more common ones find nothing by themselves, only together
SHORTEST = 5  # letters of a word that is looked up with a letter missing: acronyms one letter apart are others
RARE = 60  # listed names that have a word which finds them by itself
REMEMBERED = 200_000  # words whose neighbours are remembered
ASK = 0.5  # least share of the weight of all words: below it two names are not even compared
BEST = 5  # candidates that are looked at closely
FORM_WORDS = FORMS | KINDS.keys()
STUCK = (
    "companylimited",
    "coltd",
    "company",
    "limited",
    "corporation",
    "group",
    "corp",
    "pjsc",
    "ojsc",
    "jsc",
    "llc",
    "ltd",
    "inc",
    "ooo",
    "of",
    "co",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One name or alias on one edition."""

    edition: ListEdition
    entry: ListEntry
    name: str
    wording: Wording
    han: bool


@dataclass(slots=True)
class ListIndex:
    """Look-ups over all listed names."""

    book: Handbook
    names: list[Listed] = field(default_factory=list)
    weight: dict[str, float] = field(default_factory=dict)
    totals: list[float] = field(default_factory=list)  # weight of all words of each name
    unknown: float = 0.0  # weight of a word that no listed name has
    postings: dict[str, Collection[int]] = field(default_factory=dict)
    pairs: dict[str, Collection[int]] = field(default_factory=dict)  # neighbours as one word, and pairs of common words
    exact: dict[str, list[int]] = field(default_factory=dict)  # words in any order, and all letters in a row
    near: dict[str, list[str]] = field(default_factory=dict)
    common: dict[str, list[tuple[str, str]]] = field(
        default_factory=dict
    )  # letters left -> a common word, what it means
    meant: dict[str, str] = field(default_factory=dict)  # what was found for words asked before
    nearby: dict[str, list[str]] = field(default_factory=dict)
    han: dict[str, list[int]] = field(default_factory=dict)  # pairs of Han characters
    codes: dict[str, list[int]] = field(default_factory=dict)
    han_exact: dict[str, list[int]] = field(default_factory=dict)

    @property
    def lists(self) -> tuple[tuple[str, str], ...]:
        return tuple(dict.fromkeys((item.edition.list, item.edition.date) for item in self.names))


def build(editions: Iterable[ListEdition], book: Handbook) -> ListIndex:
    """All names and aliases of the editions."""
    index = ListIndex(book)
    for edition in editions:
        for entry in edition.entries:
            for name in dict.fromkeys((entry.name, *entry.aliases)):
                index.names.append(Listed(edition, entry, name, wording(name), is_han(name)))
    counts = Counter(word for item in index.names for word in set(item.wording.words))
    total = len(index.names) + 1
    index.weight = {word: math.log(total / count) for word, count in counts.items()}
    index.unknown = math.log(total)
    index.totals = [sum(index.weight[word] for word in item.wording.words) for item in index.names]
    tables: dict[str, defaultdict[str, list[int]]] = {
        name: defaultdict(list) for name in ("postings", "pairs", "exact", "han", "codes", "han_exact")
    }
    for at, item in enumerate(index.names):
        for code in item.entry.codes:
            tables["codes"][code].append(at)
        if item.han:
            core = parse(item.name, book).core
            tables["han_exact"][core].append(at)
            for first, second in pairwise(core):
                tables["han"][first + second].append(at)
        words = item.wording.words
        if not words:
            continue
        tables["exact"][item.wording.ordered].append(at)
        if len(words) > 1:
            tables["exact"][item.wording.joined].append(at)
        for word in set(words):
            if counts[word] <= COMMON:
                tables["postings"][word].append(at)
        for first, second in pairwise(words):
            tables["pairs"][first + second].append(at)
    index.postings = {word: quick(places) for word, places in tables["postings"].items()}
    index.pairs = {word: quick(places) for word, places in tables["pairs"].items()}
    index.exact = dict(tables["exact"])
    index.han, index.codes, index.han_exact = (dict(tables[name]) for name in ("han", "codes", "han_exact"))
    near: defaultdict[str, list[str]] = defaultdict(list)
    for word in (*index.postings, *(pair for pair in index.pairs if pair not in index.postings)):
        if len(word) >= SHORTEST and not word.isdigit():
            for left in deletions(word):
                near[left].append(word)
    index.near = dict(near)
    common: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    frequent = {word: word for word, count in counts.items() if count > COMMON}
    for word, meant in {**frequent, **SAME, **{form: form for form in FORM_WORDS}}.items():
        if len(word) >= (5 if word in FORM_WORDS else 6):
            for left in deletions(word):
                common[left].append((word, meant))
    index.common = dict(common)
    return index


def quick(places: list[int]) -> Collection[int]:
    """Each listed name once. Long rows are asked whether they have a name, short ones are run through."""
    return frozenset(places) if len(places) > RARE else list(dict.fromkeys(places))


def deletions(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def mended(found: Wording, index: ListIndex) -> Wording:
    """A wording without what only looks like words: legal forms and common words misspelt, split, or stuck to another."""
    weight = index.weight
    if all(map(weight.__contains__, found.words)) and not any(map(is_form, map("".join, pairwise(found.raw)))):
        return found
    words: list[str] = []
    at = 0
    while at < len(found.words):
        word = found.words[at]
        following = found.words[at + 1] if at + 1 < len(found.words) else ""
        pair = found.raw[at] + found.raw[at + 1] if following else ""
        if pair and is_form(pair):
            at += 1
        elif pair and (word not in weight or following not in weight) and one_word(pair) in weight:
            words.append(one_word(pair))
            at += 1
        elif word in weight:
            words.append(word)
        else:
            if word not in index.meant:
                if len(index.meant) > REMEMBERED:
                    index.meant.clear()
                index.meant[word] = slip_of(word, index) or unstuck(word, index)
            meant = index.meant[word]
            if meant not in FORM_WORDS:
                words.append(meant)
        at += 1
    return Wording(tuple(words), found.kinds, tuple(words)) if words else found


def parted(found: Wording, index: ListIndex) -> Wording:
    """A wording in which words that no listed name has are two that some have, where they can be parted so."""
    words = [part for word in found.words for part in two_of(word, index)]
    return Wording(tuple(words), found.kinds, tuple(words)) if words else found


def two_of(word: str, index: ListIndex) -> tuple[str, ...]:
    if len(word) >= 8 and word not in index.weight:
        for cut in range(3, len(word) - 3):
            first, second = one_word(word[:cut]), one_word(word[cut:])
            if (first in index.weight or first in FORM_WORDS) and (second in index.weight or second in FORM_WORDS):
                return tuple(part for part in (first, second) if part not in FORM_WORDS)
    return (word,)


def is_form(word: str) -> bool:
    return len(word) > 4 and word in FORM_WORDS


def slip_of(word: str, index: ListIndex) -> str:
    """The legal form or common word that is one letter away; empty where there is none."""
    if len(word) < 4 or word in index.weight:
        return ""
    for left in deletions(word):
        for other, meant in index.common.get(left, ()):
            if OSA.distance(word, other, score_cutoff=1) <= 1:
                return meant
    return ""


def unstuck(word: str, index: ListIndex) -> str:
    """The word before or behind a legal form that sticks to it, where some listed name has that word."""
    for form in STUCK:
        for rest in (word.removesuffix(form), word.removeprefix(form)):
            if rest and rest != word and (rest in FORM_WORDS or one_word(rest) in index.weight):
                return one_word(rest)
    return word


def same_words(found: Wording, index: ListIndex) -> Sequence[int]:
    """Listed names with the same words in any order, or the same letters in a row."""
    if not found.words:
        return ()
    return tuple(dict.fromkeys((*index.exact.get(found.ordered, ()), *index.exact.get(found.joined, ()))))


def candidates(found: Wording, index: ListIndex) -> list[int]:
    """The listed names that share the rarest words, or words one letter apart; the best first, few."""
    total = common = 0.0
    shared: list[tuple[int, float, Collection[int]]] = []  # how many listed names, the weight, which
    words = found.words
    for word in words:
        weight = index.weight.get(word)
        total += index.unknown if weight is None else weight
        if weight is None:
            if word not in index.nearby:
                if len(index.nearby) > REMEMBERED:
                    index.nearby.clear()
                index.nearby[word] = nearest(word, index)
            for other in index.nearby[word]:
                gather(other, 0.85, shared, index)
        elif word in index.postings:
            gather(word, 1.0, shared, index)
        else:
            common += weight
    for first, second in pairwise(words):
        gather(first + second, 1.0, shared, index)
    # No more than this can be shared: what was found, and the common words; of the heavier of the two names.
    least = 0.999 * ASK * total - common
    if sum(map(itemgetter(1), shared)) < least:
        return []
    scores: dict[int, float] = {}
    for size, weight, places in sorted(shared, key=itemgetter(0)):
        if not scores:
            scores = dict.fromkeys(places, weight)
        elif size > RARE and scores:  # a common word adds to those that a rare one found
            for at in scores:
                if at in places:
                    scores[at] += weight
        else:
            for at in places:
                scores[at] = scores.get(at, 0.0) + weight
    if not scores:
        return []
    totals = index.totals
    best = [
        (bound, at)
        for at, score in scores.items()
        if score >= least and (bound := (score + common) / max(total, totals[at])) >= ASK
    ]
    best.sort(key=lambda item: (-item[0], totals[item[1]]))
    return [at for _, at in best[:BEST]]


def nearest(word: str, index: ListIndex) -> list[str]:
    """Words of listed names that differ in one letter: one more, one less, another, or two swapped."""
    if len(word) < SHORTEST - 1 or word.isdigit():
        return []
    found = list(index.near.get(word, ()))
    for at in range(len(word)):
        found += index.near.get(word[:at] + word[at + 1 :], ())
    return list(dict.fromkeys(found))[:20]


def gather(word: str, factor: float, shared: list[tuple[int, float, Collection[int]]], index: ListIndex) -> None:
    """The listed names that have a word, or two words that make it, with its weight."""
    places: Collection[int] = index.postings.get(word) or index.pairs.get(word) or ()
    if places and len(places) <= COMMON:
        shared.append((len(places), factor * index.weight.get(word, index.unknown * 0.8), places))
