"""Holders of public office in English text. No other person is kept (R16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.reading.english_runs import Run
from watchword.reading.lexicon import place_lexicon

CAPITAL, SMALL = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"  # Sebastián Piñera
NAME_WORD = re.compile(
    rf"[{CAPITAL}][{SMALL}’'\-]+(?:-[{CAPITAL}][{SMALL}]+)?|[{CAPITAL}]\.|[{CAPITAL}][{SMALL}]+[{CAPITAL}][{SMALL}]+"
)
PORTFOLIO = re.compile(
    r"(?: (?:of|for) (?:the )?[A-Z][a-z]+(?:(?:, | and |, and | )[A-Z][a-z]+)*?){1,2} "
    r"(?P<name>[A-Z][a-zé’'\-]+(?:-[A-Z][a-z]+)? (?:[A-Z]\. (?:[A-Z][a-z\-]+ )?)?[A-Z][a-z\-]+)$"
)
BECAME = r"\s(?:has been|had been|was|is|were) (?:appointed|named|elected|endorsed|confirmed|sworn in)(?: as)?"
UNDER = "Under "  # no part of a run where it begins a sentence: Under Secretary
DOCTOR = re.compile(r"(?:(?:Dr|Mr|Ms|Mrs)\. )?")
INITIAL = re.compile("[A-Z]\\.")
BEFORE, BEHIND = 40, 90  # characters in which a title, and what it is of, are looked for


@lru_cache(maxsize=8)
def title_pattern(book: Handbook) -> re.Pattern[str]:
    names = book.english_names
    words = "|".join(re.escape(word) for word in sorted((*names.titles, *names.shared_titles), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})(?!\w)")


@lru_cache(maxsize=8)
def public_pattern(book: Handbook) -> re.Pattern[str]:
    """Words that make a title one of the state: Commerce Secretary, Chinese President, ministry spokesperson."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in book.english_names.public_words)})\b")


def persons(text: str, runs: list[Run], book: Handbook) -> Iterator[tuple[int, int]]:
    """A name of two or three words right behind a public title, with one in apposition behind it, or given one."""
    title = title_pattern(book)
    for run in runs:
        first = run.start - len(UNDER) if text.endswith(UNDER, 0, run.start) else run.start
        inside = list(title.finditer(text, first, run.end))
        before = list(title.finditer(text, max(0, run.start - BEFORE), run.start))
        behind = re.compile(rf"(?:,|{BECAME})\s[^.;,]{{0,60}}?({title.pattern})").match(text, run.end, run.end + BEHIND)
        if inside and text[inside[-1].end() : inside[-1].end() + 1] == " ":
            of = PORTFOLIO.match(text, inside[-1].end(), run.end)
            if of:  # Minister of Mines Jean-Paul Mbayo
                yield of.start("name"), of.end("name")
                continue
            start, named = inside[-1].end() + 1, public(text, inside[-1].start(), inside[-1].end(), run.end, book)
        elif before and beside(text[before[-1].end() : run.start], text[run.end : run.end + 1]):
            start, named = run.start, public(text, before[-1].start(), before[-1].end(), run.end, book)
        elif behind:
            start, named = run.start, public(text, behind.start(1), behind.end(1), behind.end(1), book)
        else:
            continue
        end = text.find(" of ", start, run.end)  # Governor Alphonse Mukendi of Lufira
        end = end if end >= 0 else run.end
        start += len(DOCTOR.match(text, start)[0])  # type: ignore[index]  # it matches nothing, at least
        words = text[start:end].split(" ")
        if (
            named
            and 2 <= len(words) <= 3 + (len(words) > 1 and INITIAL.fullmatch(words[1]) is not None)
            and all(NAME_WORD.fullmatch(word) for word in words)
        ):
            yield start, end


def beside(between: str, after: str) -> bool:
    """Whether a title stands right before a name, or before it in apposition (Namibia's mines minister, Tomas Shikongo,)."""
    return not between.strip() or (between == ", " and after == ",")


def public(text: str, first: int, last: int, behind: int, book: Handbook) -> bool:
    """Whether a title is one of the state. Firms have presidents, secretaries and spokesmen too: such a title counts
    with a ministry, a portfolio or a nationality before it, or with what it is of (a body of state, a place) behind."""
    if text[first:last] in book.english_names.titles:
        return True
    before = re.split(r"[,.;:]", text[max(0, first - BEFORE) : first])[-1]
    if public_pattern(book).search(before) or place_ends(before, book):
        return True
    of = re.match(r"\s(?:of|for) (?:the )?(?P<whose>[^.;,]{1,60})", text[behind : behind + BEHIND])
    return bool(of and (public_pattern(book).search(of["whose"]) or place_begins(of["whose"], book)))


def place_ends(text: str, book: Handbook) -> bool:
    """Whether a registered place stands right at the end (US President, Australia's Treasurer)."""
    whole = re.sub(r"['’]s$", "", text.rstrip())
    return any(end == len(whole) for _, end, _ in place_lexicon(book).longest(whole))


def place_begins(text: str, book: Handbook) -> bool:
    return any(start == 0 and text[end : end + 1] in ("", " ") for start, end, _ in place_lexicon(book).longest(text))
