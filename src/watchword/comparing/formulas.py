"""Discovery of formulas (tifa): strings that many documents share and that stand free on both sides.

Counted level by level, from four characters up to thirty: a string can only be frequent where the
strings one shorter at its start and at its end are (Agrawal & Srikant 1994). A string that one
continuation takes over, before or behind it, is a piece of something longer and not a unit (the
accessor variety of Feng, Chen, Deng & Zheng 2004, as a share); a formula also begins and ends clauses now
and then, which pieces of words never do, and what stands in quotation marks is a unit. What contains what
is kept as a lattice of variants and never deleted: 人类命运共同体 must survive 构建人类命运共同体.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from watchword.comparing.batch import sources_in_time
from watchword.comparing.corpus import Corpus
from watchword.comparing.recurring import SHORTEST, end_to_end, recurring

CENSORED = 365  # days from a corpus's beginning within which what is seen first may be older


@dataclass(frozen=True, slots=True)
class Formula:
    """A phrase and its life in a corpus. ``first_seen`` is the first day here, which is the first day of
    the phrase only where the corpus reaches back before it: ``censored`` says that it doesn't."""

    phrase: str
    documents: int
    first_seen: date | None
    last_seen: date | None
    censored: bool  # seen within a year of the corpus's first day
    issuers: int
    by_year: tuple[tuple[int, int], ...]  # documents of each year that has any
    freedom: float  # 1 less the share of the commonest continuation: 1 stands alone everywhere
    within: tuple[str, ...] = ()  # formulas that contain it


def discover(corpus: Corpus, at_least: int = 15) -> list[Formula]:
    """The formulas that at least so many dated documents have, most documents first."""
    sources = [s for s in sources_in_time(corpus) if corpus.runs[s[0]].published(s[1]) is not None]
    found = recurring(*end_to_end(corpus.runs[r].text(number) for r, number in sources), at_least)
    days = [corpus.runs[r].published(number) for r, number in sources]
    issuer = [corpus.runs[r].issuer_of(number) for r, number in sources]
    inside = _containers([phrase for phrase, _, _ in found])
    formulas = []
    for phrase, documents, freedom in found:
        seen = [day for d in documents.tolist() if (day := days[d])]
        years = Counter(day.year for day in seen)
        formulas.append(
            Formula(
                phrase=phrase,
                documents=len(documents),
                first_seen=seen[0],
                last_seen=seen[-1],
                censored=days[0] is not None and (seen[0] - days[0]).days < CENSORED,
                issuers=len({issuer[d] for d in documents.tolist()}),
                by_year=tuple(sorted(years.items())),
                freedom=round(freedom, 3),
                within=inside.get(phrase, ()),
            )
        )
    return sorted(formulas, key=lambda formula: (-formula.documents, formula.phrase))


def _containers(phrases: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """For each phrase, the others that contain it."""
    known = set(phrases)
    inside: dict[str, list[str]] = {}
    for phrase in phrases:
        for length in range(SHORTEST, len(phrase)):
            for at in range(len(phrase) - length + 1):
                part = phrase[at : at + length]
                if part in known:
                    inside.setdefault(part, []).append(phrase)
    return {part: tuple(dict.fromkeys(containers)) for part, containers in inside.items()}
