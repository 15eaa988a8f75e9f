"""Names against lists: organisations only, and never a clearance."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from watchword.data import Handbook
from watchword.model.screening import Screening, Verdict

NOT_CLEARANCE = "Not on the lists loaded is not clearance"
FORMS = re.compile(
    r"\b(?:co|company|corp|corporation|inc|incorporated|ltd|limited|llc|plc|gmbh|group|holdings?|the|of|and)\b\.?",
    re.IGNORECASE,
)
POSSIBLE = 88.0  # ours: below this, names made by changing the place of a listed one begin to pass


@dataclass(frozen=True, slots=True)
class Listed:
    """One organisation on one edition of a list."""

    list: str
    date: str
    name: str
    aliases: tuple[str, ...] = ()


def screen(query: str, entries: Iterable[Listed], book: Handbook) -> list[Screening]:
    """The best result per list, also where it is ``none``; English names of a known Chinese one are tried too.

    Equal after folding is a match; close in wording is possible, with the reason; the rest is none.
    """
    forms = {query, *known_names(query, book)}
    best: dict[tuple[str, str], Screening] = {}
    for entry in entries:
        result = compare_with(query, forms, entry)
        key = (entry.list, entry.date)
        if key not in best or result.score > best[key].score:
            best[key] = result
    return list(best.values())


def known_names(query: str, book: Handbook) -> Iterator[str]:
    for item in book.organisations.values():
        if query in (item.name, item.english, *item.short, *item.english_short):
            yield from filter(None, (item.name, item.english, *item.english_short))


def folded(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(FORMS.sub(" ", re.sub(r"[^\w]+", " ", plain)).split())


def compare_with(query: str, forms: set[str], entry: Listed) -> Screening:
    score, reason = 0.0, "no listed name is close"
    for form in sorted(forms):
        left = folded(form)
        for listed in (entry.name, *entry.aliases):
            right = folded(listed)
            if left and left == right:
                said = "same name after folding case, punctuation and legal form" + (
                    "" if form == query else f", by the known name {form!r}"
                )
                return Screening(query, entry.list, entry.date, listed, "match", 1.0, (said, NOT_CLEARANCE))
            close = fuzz.token_sort_ratio(left, right)
            if close > score:
                score, reason = close, f"{close:.0f} of 100 alike in wording with {listed!r}"
    verdict: Verdict = "possible" if score >= POSSIBLE else "none"
    name = entry.name if verdict == "possible" else ""
    return Screening(query, entry.list, entry.date, name, verdict, round(score / 100, 4), (reason, NOT_CLEARANCE))
