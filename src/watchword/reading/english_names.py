"""Organisations, places and office-holders in English text, by capitals and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from watchword.data import Handbook
from watchword.model.mention import Mention
from watchword.reading.holders import holder_lexicon
from watchword.reading.lexicon import organisation_lexicon, place_lexicon
from watchword.reading.terms import cut_word
from watchword.reading.view import View

HAN = re.compile("[\u3400-\u9fff]")
RUN = re.compile(
    r"(?:[A-Z][\w’'\-]*(?:\.[A-Z])*\.?|&)(?:(?: of(?: the)?| and| for(?: the)?| on| de)? (?:[A-Z][\w’'\-]*(?:\.[A-Z])*\.?|&)| (?:plc|office|brigade|armed forces|forces|police)\b)*"
)
LISTED = re.compile(r"\s?\((?:ASX|NYSE|NASDAQ|Nasdaq|TSX|TSXV|TSX-V|LSE|OTC\w*|HKEX|SSE|SZSE|AIM)\b")
APPOSITION = re.compile(
    r",?\s(?:a|an|the) [a-z\- ]{0,30}(?:company|firm|producer|miner|group|maker|trader|house|refiner|developer|explorer|supplier)\b"
)
MAKER_BEFORE = re.compile(
    r"(?:company|firm|producer|miner|group|maker|trader|refiner|developer|explorer|supplier|giant|subsidiary|with|by)\s$"
)


class Run(NamedTuple):
    """Words with capitals in a row."""

    start: int
    end: int
    words: tuple[str, ...]


@lru_cache(maxsize=8)
def vocabulary(book: Handbook) -> dict[str, frozenset[str]]:
    names = book.english_names
    return {
        "endings": frozenset(names.organisation_endings), "heads": frozenset(names.organisation_heads),
        "place_endings": frozenset(names.place_endings), "place_heads": frozenset(names.place_heads),
        "sites": frozenset(names.sites), "not_names": frozenset(names.not_names),
    }  # fmt: skip


@lru_cache(maxsize=8)
def title_pattern(book: Handbook) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(book.english_names.titles, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b")


def is_english(text: str, start: int, end: int) -> bool:
    """Whether a sentence is in Latin letters: at most a few Chinese characters in its first hundred."""
    end = min(end, start + 100)
    return len(HAN.findall(text, start, end)) * 12 <= end - start


def find_english_names(view: View, book: Handbook, start: int, end: int) -> Iterator[Mention]:
    """Names in one English sentence of the view, in no particular order and without overlaps."""
    text = view.text
    taken: list[tuple[int, int]] = []

    def free(first: int, last: int) -> bool:
        return not any(one < last and first < two for one, two in taken)

    def named(kind: str, first: int, last: int, ref: str = "", detail: str = "") -> Mention:
        taken.append((first, last))
        span = view.span(first, last)
        return Mention(kind, span, span.of(view.raw), text[first:last], ref=ref, detail=detail)  # type: ignore[arg-type]

    runs = list(runs_of(text, start, end, book))
    for first, last, holders in holder_lexicon(book).longest(text[start:end]):
        if not cut_word(text, start + first, start + last):
            yield named("office_holder", start + first, start + last, detail=holders[0].office)
    for first, last in persons(text, runs, book):
        if free(first, last):
            yield named("office_holder", first, last)
    for first, last in organisations(text, runs, book):
        if free(first, last):
            found = next(
                (
                    items[0]
                    for s, e, items in organisation_lexicon(book).longest(text[first:last])
                    if (s, e) == (0, last - first)
                ),
                None,
            )
            yield named("organisation", first, last, found.key if found else "", found.kind if found else "")
    for s, e, items in organisation_lexicon(book).longest(text[start:end]):
        first, last = start + s, start + e
        if free(first, last) and not cut_word(text, first, last):
            yield named("organisation", first, last, items[0].key, items[0].kind)
    for s, e, places in place_lexicon(book).longest(text[start:end]):
        first, last = start + s, start + e
        if (
            free(first, last)
            and not (text[first].isascii() and cut_word(text, first, last))
            and not goes_on(text, first, last, runs)
        ):
            yield named("place", first, last, places[0].code, places[0].level)
    for first, last in places_by_words(text, runs, book):
        if free(first, last):
            yield named("place", first, last)


def goes_on(text: str, first: int, last: int, runs: list[Run]) -> bool:
    """Whether a place begins a longer name (New York Times); a place that ends or fills its run stands."""
    return any(
        run.start <= first and last < run.end and text[last : last + 1] == " " and "," not in text[last : run.end]
        for run in runs
    )


def runs_of(text: str, start: int, end: int, book: Handbook) -> Iterator[Run]:
    barred = vocabulary(book)["not_names"]
    for match in RUN.finditer(text, start, end):
        first, words = match.start(), match[0].split(" ")
        owner = next((i for i, word in enumerate(words[:-1]) if word.endswith(("'s", "’s"))), None)
        if owner is not None:  # China's Ministry of Commerce: the owner is a name of its own
            yield from run_of(first, words[: owner + 1], barred)
            first += len(" ".join(words[: owner + 1])) + 1
            words = words[owner + 1 :]
        yield from run_of(first, words, barred)


def run_of(first: int, words: list[str], barred: frozenset[str]) -> Iterator[Run]:
    """The run without the words at its ends that belong to no name."""
    if words:
        while words and (words[0].rstrip(".") in barred or words[0] in ("and", "of", "for", "on", "the", "&", "de")):
            first += len(words[0]) + 1
            words = words[1:]
        while words and (words[-1].rstrip(".") in barred or words[-1] in ("and", "of", "for", "on", "the", "&", "de")):
            words = words[:-1]
        if words:
            whole = " ".join(words)
            length = len(whole) - 2 if whole.endswith(("'s", "’s")) else len(whole)
            yield Run(first, first + length, tuple(whole[:length].split(" ")))


def organisations(text: str, runs: list[Run], book: Handbook) -> Iterator[tuple[int, int]]:
    """By an ending (… Metals Ltd.), a head (Department of …), a listing, or what the words around say it is."""
    known = vocabulary(book)
    for run in runs:
        for first, words in parts(run, known["heads"]):
            last = next(
                (
                    i
                    for i in range(len(words) - 1, -1, -1)
                    if words[i] in known["endings"] or words[i].rstrip(".") in known["endings"] or words[i] == "office"
                ),
                None,
            )
            whole = first + len(" ".join(words))
            if (words[0] in known["heads"] and len(words) > 2) or (
                last is not None and any(word in known["heads"] for word in words[:-2]) and "of" in words
            ):
                yield first, trimmed(text, first, whole)
            elif last is not None and last > 0:
                yield first, trimmed(text, first, first + len(" ".join(words[: last + 1])))
            elif (
                LISTED.match(text, whole)
                or APPOSITION.match(text, whole)
                or (MAKER_BEFORE.search(text, max(0, first - 14), first) and len(words) >= 2)
            ):
                yield first, trimmed(text, first, whole)


def trimmed(text: str, first: int, last: int) -> int:
    """Without the full stop of the sentence, unless it is that of an abbreviation."""
    return (
        last - 1
        if text[last - 1] == "." and not re.search(r"\b(?:Corp|Inc|Ltd|Co|S\.A)\.$", text[first:last])
        else last
    )


def parts(run: Run, heads: frozenset[str]) -> Iterator[tuple[int, list[str]]]:
    """A run cut at an "and" that joins two names rather than standing inside one, and at other small words unless a
    head governs them (Department of Energy, Bureau of Industry and Security)."""
    at, words = run.start, list(run.words)
    governed = any(word in heads for word in words)
    if governed or "&" in words:
        yield at, words
        return
    piece: list[str] = []
    first = at
    for word in words:
        if word in ("of", "the", "and", "for", "on", "de"):
            if piece:
                yield first, piece
            piece = []
        else:
            if not piece:
                first = at
            piece.append(word)
        at += len(word) + 1
    if piece:
        yield first, piece


def persons(text: str, runs: list[Run], book: Handbook) -> Iterator[tuple[int, int]]:
    """A name of two or three words right behind a public title, or with one in apposition. No other person is kept."""
    pattern = title_pattern(book)
    titles = frozenset(book.english_names.titles)
    for run in runs:
        before = text[max(0, run.start - 22) : run.start]
        last = max((i for i, word in enumerate(run.words) if word in titles), default=-1)
        name = run.words[last + 1 :]
        titled = last >= 0 or bool(re.search(rf"(?:{pattern.pattern})\s$", before))
        if not titled:
            titled = bool(re.match(rf",\s[^.;,]{{0,60}}?(?:{pattern.pattern})", text[run.end : run.end + 90]))
            name = run.words
        if (
            titled
            and 2 <= len(name) <= 3
            and all(
                re.fullmatch(r"[A-Z][a-zé’'\-]+(?:-[A-Z][a-z]+)?|[A-Z]\.|[A-Z][a-z]+[A-Z][a-z]+", word) for word in name
            )
        ):
            length = len(" ".join(name))
            yield run.end - length, run.end


IN = re.compile(r"\b(?:in|near|at|from|outside|to|across) (?:the )?$")
NOT_AT = frozenset(
    [
        "Critical",
        "Strategic",
        "National",
        "Notice",
        "Order",
        "Section",
        "Chapter",
        "Phase",
        "Stage",
        "Congress",
        "Parliament",
        "Washington's",
    ]
)


def places_by_words(text: str, runs: list[Run], book: Handbook) -> Iterator[tuple[int, int]]:
    """By an ending (Meridian Territory), a head (Port Halden), a dateline, a site, or a preposition of place."""
    known = vocabulary(book)
    sites = re.compile(rf"(?:\s[a-z]+)?\s(?:{'|'.join(known['sites'])})\b")
    for run in runs:
        for first, words in parts(run, known["heads"]):
            last = trimmed(text, first, first + len(" ".join(words)))
            dateline = words[-1].isupper() and len(words[-1]) > 3 and re.match(r"\s?[,–—(-]", text[last : last + 2])
            formed = 1 < len(words) <= 3 and (words[-1] in known["place_endings"] or words[0] in known["place_heads"])
            before = IN.search(text, max(0, first - 14), first)
            plain = len(words) <= 2 and all(word.rstrip(".").isalpha() and len(word) > 2 for word in words)
            placed = before and plain and words[0] not in NOT_AT and not words[0].isupper()
            if dateline or formed or placed or (len(words) <= 2 and before and sites.match(text, last)):
                yield first, last
