"""Places in English text: by form, by what they are said to be, and by the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.data import Handbook
from watchword.reading.english_runs import OWNER, Run, parts, personal, trimmed

IN = re.compile(
    r"(?<!confidence )(?<!trust )(?<!faith )(?<!belief )(?<!interest )(?<!shares )(?<!stake )(?<!invest )(?<!invested )(?<!investment )\b(?:in|near|outside|across) (?:the )?$",
    re.I,
)


AT = re.compile(r"\b(?:in|near|at|from|outside|to|across|the|its|their|[a-z]+'s)(?: wholly[ -]owned)? (?:the )?$", re.I)


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


# KINSHASA, Sept 21; CLARKVALE, Tenn.; a heading in capitals is none.
DATELINE = re.compile(r" ?(?:,|\(| ?[–—-]+ (?![A-Z]{2}))")


FUNCTION = (
    r"(?:to|and|the|for|that|which|of|in|on|at|by|with|from|after|before|as|has|had|is|was|will|said|it|its|their)\b"
)


ADMINISTRATIVE = frozenset(["Province", "City", "Prefecture"])


def places_by_words(text: str, runs: list[Run], book: Handbook) -> Iterator[tuple[int, int]]:
    """By an ending (Meridian Territory), a head (Port Halden), a dateline, a site, or a preposition of place."""
    names = book.english_names
    sites = re.compile(rf"(?:\s(?!{FUNCTION})[a-zA-Z\-]+){{0,4}}\s(?:{'|'.join(names.sites)}|Project|Mine|Deposit)\b")
    for run in runs:
        for part in parts(run, names.organisation_heads):
            words, last = part.words, trimmed(text, part.start, part.end)
            if personal(part, book) or text.startswith(OWNER, last):
                continue
            dateline = words[-1].isupper() and words[-1].isalpha() and len(words[-1]) > 3 and DATELINE.match(text, last)
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
                bare = last - len(words[-1]) - 1 if formed and words[-1] in ADMINISTRATIVE else last
                yield part.start, bare  # Jiangxi Province: the name is Jiangxi
