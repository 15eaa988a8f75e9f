"""Finding known words: one dictionary automaton per kind of entry (Aho & Corasick 1975, double array)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from watchword.data import Handbook
from watchword.data.handbook import Place
from watchword.data.schema import Organisation, Pattern, Thing
from watchword.model.term import Term
from watchword.reading.notation import anchors
from watchword.reading.view import fold

Entry = TypeVar("Entry")
Hit: TypeAlias = tuple[int, int, list[Entry]]  # start, end, what stands there


class Lexicon(Generic[Entry]):
    """Words -> entries. ``longest`` yields leftmost-longest hits that don't overlap; ``every`` all hits. An automaton
    is built when it is first asked for: most lexicons are used in one way only."""

    def __init__(self, words: Iterable[tuple[str, Entry]], shadows: Iterable[str] = ()) -> None:
        self.entries: dict[str, list[Entry]] = {}
        for word, entry in words:
            if word:
                self.entries.setdefault(fold(word), []).append(entry)
        self.entries |= {word: [] for word in shadows}
        self.words = list(self.entries)

    @cached_property
    def _longest(self) -> Any:
        from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

        return CharwiseDoubleArrayAhoCorasick(self.words, MATCH_KIND_LEFTMOST_LONGEST)

    @cached_property
    def _every(self) -> Any:
        from daachorse import MATCH_KIND_STANDARD, CharwiseDoubleArrayAhoCorasick

        return CharwiseDoubleArrayAhoCorasick(self.words, MATCH_KIND_STANDARD)

    def longest(self, text: str) -> Iterator[Hit[Entry]]:
        for start, end, index in self._longest.find(text) if self.words else ():
            if self.entries[self.words[index]]:
                yield start, end, self.entries[self.words[index]]

    def in_shadow(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a look-alike stands: longer words in which a word of the lexicon means nothing."""
        for start, end, index in self._longest.find(text) if self.words else ():
            if not self.entries[self.words[index]]:
                yield start, end

    def any(self, text: str) -> bool:
        """Whether a word of the lexicon stands in the text."""
        return bool(self.words) and bool(self._longest.find(text))

    def every(self, text: str) -> Iterator[Hit[Entry]]:
        for start, end, index in self._every.find_overlapping(text) if self.words else ():
            yield start, end, self.entries[self.words[index]]


class Within(Generic[Entry]):
    """The hits of a whole text by stretch: to look through it once is cheaper than once for each sentence."""

    def __init__(self, hits: Iterable[Hit[Entry]]) -> None:
        self._hits = list(hits)
        self._at = 0

    def between(self, start: int, end: int) -> list[Hit[Entry]]:
        """Hits inside ``[start, end)``. Stretches are asked for in text order and don't overlap."""
        hits, at = self._hits, self._at
        while at < len(hits) and hits[at][0] < start:
            at += 1
        first = at
        while at < len(hits) and hits[at][0] < end:
            at += 1
        self._at = at
        return hits[first : at - 1] if at > first and hits[at - 1][1] > end else hits[first:at]


def shadowed(items: Iterable[tuple[Entry, Iterable[str], Iterable[str]]]) -> Lexicon[Entry]:
    """Entries under all their forms; a look-alike takes the place of the form inside it and means nothing."""
    kept = list(items)
    lexicon: Lexicon[Entry] = Lexicon((word, entry) for entry, forms, _ in kept for word in forms)
    shadows = {fold(word) for _, _, words in kept for word in words} - lexicon.entries.keys()
    return Lexicon([*((word, entry) for word in lexicon.words for entry in lexicon.entries[word])], shadows)


@lru_cache(maxsize=8)
def term_lexicon(book: Handbook) -> Lexicon[Term]:
    """Terms by their forms without quotation marks: “十四五”规划 and 十四五规划 are one form."""
    own = (
        (
            term,
            [case for form in (term.term, *term.variants) for case in cases(bare(form))],
            map(bare, term.look_alikes),
        )
        for term in book.terms
    )
    # Behind all terms of their own: what has an entry in English is that.
    rendered = ((term, [case for form in renderings(term, book) for case in cases(form)], ()) for term in book.terms)
    return shadowed(chain(own, rendered))


def renderings(term: Term, book: Handbook) -> Iterator[str]:
    """The English of a phrase, as official translations and wires write it (high-quality development): only of kinds whose
    English is as set as the phrase itself, and of two words or more."""
    if term.category in book.function_words.rendered:
        for english in (term.official_english, *RENDERED.split(term.english)):
            if " " in (form := english.strip()) and len(form) >= SHORTEST_RENDERING:
                yield form


RENDERED = re.compile("[;/()]|, or ")
SHORTEST_RENDERING = 12  # characters: at once, new era


def cases(form: str) -> tuple[str, ...]:
    """A form as it stands, and an English one also as in a heading: Offtake agreement, Offtake Agreement, OFFTAKE
    AGREEMENT, Care and Maintenance."""
    if not form.isascii():
        return (form,)
    every = HEAD_OF_WORD.sub(lambda head: head[0].upper(), form)
    title = SMALL_WORD.sub(lambda word: word[0].lower(), every)
    return tuple(dict.fromkeys((form, form[:1].upper() + form[1:], every, title, after_hyphens(title), form.upper())))


def after_hyphens(title: str) -> str:
    """Small letters behind hyphens: Cut-off Grade, beside Cut-Off Grade."""
    return re.sub("-[A-Z](?=[a-z])", lambda head: head[0].lower(), title)


HEAD_OF_WORD = re.compile(r"(?<![A-Za-z0-9'])[a-z]")
SMALL_WORD = re.compile(r"(?<= )(?:And|By|For|In|Of|Or|The|To)(?= )")


def bare(form: str) -> str:
    """A written form without quotation marks."""
    return A_MARK.sub("", form)


MARKS = '“”‘’「」『』〝〞"'
A_MARK = re.compile(f"[{MARKS}]")


@lru_cache(maxsize=8)
def thing_lexicon(book: Handbook) -> Lexicon[Thing]:
    return shadowed((thing, thing.names, thing.look_alikes) for thing in book.things.values())


@lru_cache(maxsize=8)
def organisation_lexicon(book: Handbook) -> Lexicon[Organisation]:
    known = book.organisations.values()
    return Lexicon(
        (word, item) for item in known for word in (item.name, *item.short, item.english, *item.english_short)
    )


STRIPPED = ("市", "省", "自治区", "地区", "盟", "特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区")


PEOPLES = "朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|哈萨克|柯尔克孜"
AUTONOMOUS = re.compile(rf"(?:(?:{PEOPLES})族?)+自治州$")  # 红河哈尼族彝族自治州
UPPER = 3  # letters up to which a name in capitals is rather an abbreviation


def place_words(places: Iterable[Place]) -> Iterator[tuple[str, Place]]:
    """Full names, and short ones from prefecture level up: a county's short form (公安) is a word of its own."""
    barred = {place.name for place in places if place.level == "not_alone"}
    for place in places:
        if place.level == "not_alone":
            continue
        if place.name not in barred:  # any mine has a 矿区
            yield place.name, place
        if place.english:
            yield place.english, place
            if len(place.english) > UPPER:  # KINSHASA, in a dateline
                yield place.english.upper(), place
        if (short := AUTONOMOUS.sub("", place.name)) != place.name and short != "海南":  # the province has that name
            yield short, place
            if place.name.endswith("自治州"):
                yield f"{short}州", place  # 凉山州
        elif place.level in ("province", "prefecture"):
            for suffix in sorted(STRIPPED, key=len, reverse=True):
                short = place.name.removesuffix(suffix)
                if short != place.name:
                    if len(short) >= 2 and short not in barred:
                        yield short, place
                    break


@lru_cache(maxsize=8)
def place_lexicon(book: Handbook) -> Lexicon[Place]:
    return Lexicon(place_words(book.places))


class Trigger(NamedTuple):
    """A claim pattern with one of the groups of literals that it can't do without, as a bit; ``all`` has all bits."""

    type: str
    pattern: Pattern
    group: int
    all: int


@lru_cache(maxsize=8)
def trigger_lexicon(book: Handbook) -> Lexicon[Trigger]:
    """The literals without which no claim pattern can match, in lower case: patterns take no notice of case."""

    def words() -> Iterator[tuple[str, Trigger]]:
        for claim_type in book.claim_types.values():
            for pattern in claim_type.patterns:
                groups = (*anchors(pattern.wording), *(anchors(pattern.company) if pattern.company else ()))
                for number, group in enumerate(groups):
                    for literal in group:
                        yield literal.lower(), Trigger(claim_type.type, pattern, 1 << number, (1 << len(groups)) - 1)

    return Lexicon(words())


def triggered(text: str, book: Handbook) -> list[Trigger]:
    """The patterns that a sentence in lower case can match at all, in the order of their first literal."""
    seen: dict[int, int] = {}
    found: dict[int, Trigger] = {}
    for _, _, triggers in trigger_lexicon(book).every(text):
        for trigger in triggers:
            key = id(trigger.pattern)
            mask = seen.get(key, 0)
            if mask != trigger.all:
                seen[key] = mask | trigger.group
                if seen[key] == trigger.all:
                    found[key] = trigger
    return list(found.values())
