"""Organisations in English text: by an ending, a head, a listing, or what the words around say they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.reading.english_runs import Run, parts, personal, trimmed
from watchword.reading.lexicon import place_lexicon

LISTED = re.compile(r"\s?\((?:ASX|NYSE|NASDAQ|Nasdaq|TSX|TSXV|TSX-V|LSE|OTC\w*|HKEX|SSE|SZSE|AIM)\b")


APPOSITION = re.compile(
    r",?\s(?:a|an|the) [a-z\- ]{0,30}(?:company|firm|group|house|refiner|smelter|subsidiary)(?=[,.;)]| (?:that|which|based|in|of|with|listed|whose|and|from)\b)"
)


WITH = re.compile(
    r"\b(?:agreement|contract|deal|memorandum|offtake|venture|partnership|MoU)(?: of understanding)? with (?:the )?$"
)


def ministries(text: str, start: int, end: int, book: Handbook) -> Iterator[tuple[int, int]]:
    """Ministries without a capital, or with a list in their names: the commerce ministry, the Ministry of Economy, Trade
    and Industry."""
    for match in ministry(book).finditer(text, start, end):
        yield match.span()


@lru_cache(maxsize=8)
def ministry(book: Handbook) -> re.Pattern[str]:
    words = "|".join(book.english_names.portfolios)
    lists = r"(?:Ministry|Department) (?:of|for) [A-Z][a-z]+(?:, [A-Z][a-z]+)+,? and [A-Z][a-z]+"
    return re.compile(rf"\b(?:(?:{words})(?: and (?:{words}))? ministry|{lists})\b")


def organisations(text: str, runs: list[Run], book: Handbook) -> Iterator[tuple[int, int]]:
    """By an ending (… Metals Ltd.), a head (Department of …), a listing, or what the words around say it is."""
    names = book.english_names
    for run in runs:
        for part in parts(run, names.organisation_heads):
            words = part.words
            if titled := OF_A_BODY.match(text, part.start, part.end):
                part = Run(titled.end(), part.end, tuple(text[titled.end() : part.end].split(" ")))
                words = part.words
            if words[-1].rstrip(".") in names.documents or " ".join(words) in names.no_organisations:
                continue  # Critical Raw Materials Act
            ends = [i for i, word in enumerate(words) if {word, word.rstrip(".")} & ending_words(book)]
            inner_head = {"of", "for"} & set(words) and any(word in names.organisation_heads for word in words[:-2])
            if (words[0] in names.organisation_heads and len(words) > 2) or (ends and inner_head):
                yield part.start, trimmed(text, part.start, without_country(text, part, book))
            elif personal(part, book):
                continue
            elif ends and TITLE_NEXT.match(" ".join(words[ends[-1] + 1 :])):
                continue  # Deputy Industry Minister
            elif ends and not set(names.documents).isdisjoint(words[ends[-1] + 1 :]):
                continue  # Critical Minerals Strategic Reserve
            elif ends and ends[-1] > 0:
                last = part.start + len(" ".join(words[: ends[-1] + 1]))
                yield part.start, with_form(text, trimmed(text, part.start, last))
            elif (
                LISTED.match(text, part.end)
                or APPOSITION.match(text, part.end)
                or firm_before(book).search(text, max(0, part.start - 20), part.start)
                or (len(words) > 1 and WITH.search(text, max(0, part.start - 44), part.start))
            ) and not is_place(text[part.start : part.end], book):
                yield part.start, trimmed(text, part.start, part.end)


def without_country(text: str, part: Run, book: Handbook) -> int:
    """The end of a body's name without the country whose it is: the Ministry of Mines of the Republic of Namibia."""
    for match in re.finditer(r" of (?:the )?", text[part.start : part.end]):
        at = part.start + match.end()
        whole = any(s == 0 and at + e == part.end for s, e, _ in place_lexicon(book).longest(text[at : part.end]))
        if whole and any(word in OF_STATE for word in part.words[:1]):
            return part.start + match.start()
    return part.end


OF_STATE = frozenset(["Ministry", "Department", "Government", "Embassy"])


TITLE_NEXT = re.compile("Minister|Secretary|Commissioner|Spokes")


# Chairman of Longyuan Nickel Group: the body is what stands behind the last title.
OF_A_BODY = re.compile(
    r"(?:(?:Deputy |Vice |Executive |Managing |General |Chief |Assistant )*(?:Secretary|Chairman|Chairwoman|Chair|President|Director|Director General|Manager|Minister|Governor|Member|Head|Officer)\b(?: General)?(?: of the Party Committee)?(?: and )?)+ ?of (?:the )?|Party Committee of (?:the )?"
)


def is_place(name: str, book: Handbook) -> bool:
    return any(s == 0 and e == len(name) for s, e, _ in place_lexicon(book).longest(name))


def with_form(text: str, last: int) -> int:
    """The end with a legal form behind a comma (Co., Ltd.)."""
    form = COMMA_FORM.match(text, last)
    return form.end() if form else last


COMMA_FORM = re.compile(r",? (?:Ltd|Inc|LLC|Limited)\b\.?|,? A/S\b")


@lru_cache(maxsize=8)
def firm_before(book: Handbook) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(book.english_names.firm_words)})\s$")


@lru_cache(maxsize=8)
def ending_words(book: Handbook) -> frozenset[str]:
    return frozenset(book.english_names.organisation_endings)
