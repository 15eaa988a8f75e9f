"""A name in Latin letters into its parts: the longest known place, word or form first; the rest is the trade name."""

from __future__ import annotations

import re

from watchword.knowing.parsed import PERSON_TITLE, UNITS, Parsed
from watchword.knowing.words import Tables

SMALL = {"and", "of", "the", "&", "for", "in", "at"}


def parse_latin(raw: str, folded: str, code: str, known: Tables) -> Parsed:
    inner = ""
    for inside in re.findall(r"\(([^()]*)\)", folded):
        if tuple(inside.split()) in known.latin_places:
            inner = inside.strip()
            folded = folded.replace(f"({inside})", " ")
    tokens = re.sub(r"[()]", " ", folded).replace("&", " and ").split()
    places: set[str] = set()
    concepts: list[frozenset[str]] = []
    forms: set[str] = set()
    trade: list[str] = []
    segments: list[tuple[str, str]] = []
    at = 0
    while at < len(tokens):
        for size in range(min(6, len(tokens) - at), 0, -1):
            words = tuple(tokens[at : at + size])
            if words in known.latin_places:
                places.update(known.latin_places[words] if words != ("china",) else ())
                segments.append((" ".join(words), "country" if words == ("china",) else "place"))
            elif words in known.latin_words:
                concepts.append(frozenset(known.latin_words[words]))
                segments.append((" ".join(words), "industry"))
            elif words in known.latin_forms:
                forms.add(known.latin_forms[words])
            elif words[0] in SMALL and size == 1:
                pass
            elif size == 1:
                trade.append(words[0])
                segments.append((words[0], "trade"))
            else:
                continue
            at += size
            break
    return Parsed(
        raw, folded, code, False, frozenset(places), inner, "".join(trade), tuple(concepts),
        frozenset(forms - UNITS), frozenset(forms & UNITS), tuple(segments), bool(PERSON_TITLE.search(folded)),
        "china" in tokens, " ".join(word for word, _ in segments),
    )  # fmt: skip
