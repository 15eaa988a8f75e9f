"""Organisations, places and office-holders in English text, by capitals and the words around them.

Where words could mean a private person, nothing is named (R16): a missed firm is cheaper than a kept name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from watchword.data import Handbook
from watchword.model.mention import Mention, MentionKind
from watchword.reading.english_people import persons
from watchword.reading.english_runs import OWNER, Run, parts, runs_of, trimmed
from watchword.reading.holders import holder_lexicon
from watchword.reading.lexicon import organisation_lexicon, place_lexicon
from watchword.reading.terms import cut_word
from watchword.reading.view import View

HAN = "\u3400-\u9fff"
LISTED = re.compile(r"\s?\((?:ASX|NYSE|NASDAQ|Nasdaq|TSX|TSXV|TSX-V|LSE|OTC\w*|HKEX|SSE|SZSE|AIM)\b")
APPOSITION = re.compile(
    r",?\s(?:a|an|the) [a-z\- ]{0,30}(?:company|firm|group|house|refiner|smelter|subsidiary)(?=[,.;)]| (?:that|which|based|in|of|with|listed|whose|and|from)\b)"
)
WITH = re.compile(
    r"\b(?:agreement|contract|deal|memorandum|offtake|venture|partnership|MoU)(?: of understanding)? with (?:the )?$"
)
IN = re.compile(
    r"(?<!confidence )(?<!trust )(?<!faith )(?<!belief )(?<!interest )(?<!shares )(?<!stake )(?<!invest )(?<!invested )(?<!investment )\b(?:in|near|outside|across) (?:the )?$",
    re.I,
)
AT = re.compile(r"\b(?:in|near|at|from|outside|to|across|the|its|their|[a-z]+'s)(?: wholly[ -]owned)? (?:the )?$", re.I)


def is_english(text: str, start: int, end: int) -> bool:
    """Whether a sentence is in Latin letters: at most one in twelve of its first hundred characters is Chinese."""
    end = min(end, start + 100)
    return more_han_than((end - start) // 12).match(text, start, end) is None


@cache
def more_han_than(count: int) -> re.Pattern[str]:
    """What matches as soon as it has seen one Chinese character too many."""
    return re.compile(f"(?:[^{HAN}]*+[{HAN}]){{{count + 1}}}")


def find_english_names(view: View, book: Handbook, start: int, end: int) -> Iterator[Mention]:
    """Names in one English sentence of the view, in no particular order and without overlaps."""
    text = view.text
    taken: list[tuple[int, int]] = []
    for kind, first, last, ref, detail in candidates(text, book, start, end):
        if not any(one < last and first < two for one, two in taken):
            taken.append((first, last))
            span = view.span(first, last)
            yield Mention(kind, span, span.of(view.raw), text[first:last], ref=ref, detail=detail)


Candidate = tuple[MentionKind, int, int, str, str]  # kind, start, end, reference, detail


def candidates(text: str, book: Handbook, start: int, end: int) -> Iterator[Candidate]:
    """What may be a name, the surer kinds first: whatever overlaps an earlier one is none."""
    line = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    runs = [] if line and headline(text[start:end]) else list(runs_of(text, start, end, book.english_names))
    for s, e, holders in holder_lexicon(book).longest(text[start:end]):
        if not cut_word(text, start + s, start + e):
            yield "office_holder", start + s, start + e, "", holders[0].office
    for first, last in persons(text, runs, book):
        yield "office_holder", first, last, "", ""
    known = [(start + s, start + e, items[0]) for s, e, items in organisation_lexicon(book).longest(text[start:end])]
    whole = {(first, last): item for first, last, item in known}
    for first, last in (*ministries(text, start, end, book), *organisations(text, runs, book)):
        found = whole.get((first, last))
        yield "organisation", first, last, found.key if found else "", found.kind if found else ""
    for first, last, item in known:
        quoted = text[first - 1 : first] == "(" and text[last : last + 1] == ":"  # (ASX: DRE) is where a firm is listed
        if not cut_word(text, first, last) and not quoted:
            yield "organisation", first, last, item.key, item.kind
    for s, e, places in place_lexicon(book).longest(text[start:end]):
        first, last = start + s, start + e
        if text[first].isascii() and (cut_word(text, first, last) or attributive(text, first, last)):
            continue
        if not goes_on(text, first, last, runs):
            yield "place", first, last, places[0].code, places[0].level
    for first, last in places_by_words(text, runs, book):
        yield "place", first, last, "", ""


SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "up",
        "with",
        "via",
    ]
)
IN_CAPITALS = 0.9  # of its words
HEADLINE_WORDS = 5  # words from which on a line can be a headline


def headline(line: str) -> bool:
    """Whether a line is a headline With All Its Words in Capitals, in which capitals tell no name."""
    words = [word for word in line.split() if word[0].isalpha() and word not in SMALL]
    return (
        len(words) >= HEADLINE_WORDS and line.rstrip()[-1:] not in '.!?”"' and all(word[0].isupper() for word in words)
    )


ABBREVIATED = frozenset(["US", "U.S.", "UK", "EU"])
STANDS = re.compile(
    r"[.,;:)”\"'’]|$| (?:and|or|to|in|on|for|from|by|has|have|had|is|was|were|will|would|said|says|as|at|since|with|but|that)\b"
)


def attributive(text: str, first: int, last: int) -> bool:
    """US$35 million, U.S. imports: an abbreviated country before a noun is an adjective, before a dollar a currency."""
    return text[first:last] in ABBREVIATED and not STANDS.match(text, last)


def goes_on(text: str, first: int, last: int, runs: list[Run]) -> bool:
    """Whether a place begins a longer name (New York Times); a place that ends or fills its run stands."""
    return any(
        run.start <= first
        and last < run.end
        and text[last : last + 1] == " "
        and not ENDED.match(text, last)
        and "," not in text[last : run.end]
        for run in runs
    )


ENDED = re.compile(" (?:and|for|on|of) ")  # Japan and South Korea


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


def personal(run: Run, book: Handbook) -> bool:
    """Whether two or three words look like a person's name (Jane Gold): it begins with a given name."""
    return run.words[0] in book.english_names.given_names and len(run.words) <= 3 and not legal_form(run, book)


def legal_form(run: Run, book: Handbook) -> bool:
    return run.words[-1].rstrip(".") in book.english_names.legal_forms


# KINSHASA, Sept 21; CLARKVALE, Tenn.; a heading in capitals is none.
DATELINE = re.compile(r" ?(?:,|\(| ?[–—-]+ (?![A-Z]{2}))")


FUNCTION = (
    r"(?:to|and|the|for|that|which|of|in|on|at|by|with|from|after|before|as|has|had|is|was|will|said|it|its|their)\b"
)


def places_by_words(text: str, runs: list[Run], book: Handbook) -> Iterator[tuple[int, int]]:
    """By an ending (Meridian Territory), a head (Port Halden), a dateline, a site, or a preposition of place."""
    names = book.english_names
    sites = re.compile(rf"(?:\s(?!{FUNCTION})[a-zA-Z\-]+){{0,4}}\s(?:{'|'.join(names.sites)}|Project|Mine|Deposit)\b")
    for run in runs:
        for part in parts(run, names.organisation_heads):
            words, last = part.words, trimmed(text, part.start, part.end)
            if personal(part, book) or text.startswith(OWNER, last):
                continue
            dateline = words[-1].isupper() and len(words[-1]) > 3 and DATELINE.match(text, last)
            formed = 1 < len(words) <= 3 and (words[-1] in names.place_endings or words[0] in names.place_heads)
            short = len(words) <= 2
            plain = short and all(word.rstrip(".").isalpha() and len(word) > 2 for word in words)
            placed = (
                plain
                and words[0] not in names.not_places
                and words[0] not in names.public_words
                and not words[0].isupper()
            )
            if (
                dateline
                or formed
                or (placed and IN.search(text, max(0, part.start - 24), part.start))
                or (short and AT.search(text, max(0, part.start - 14), part.start) and sites.match(text, last))
            ):
                yield part.start, last
