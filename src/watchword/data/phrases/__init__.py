"""Stock phrases measured over official texts, so that a new workspace already knows what is formula.

``phrases.tsv`` has, of each phrase, how many documents of a corpus have it, in which years, and when it was
first seen there; no running text. Corpora: ``reports``, the State Council's reports to the National
People's Congress, 1954-2025 (1989-1991, 1996 and 2020 missing); ``broadcasts``, items of the evening
television news, July 2012 to December 2025. Made by ``bench/compare/phrases.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, cast

TABLE = Path(__file__).with_name("phrases.tsv")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stock phrase in one corpus. ``first_seen`` is its first day there, not its first use; where it is
    ``censored`` the phrase was there within a year of the corpus's beginning and may be far older."""

    phrase: str
    corpus: Literal["reports", "broadcasts"]
    documents: int
    first_seen: date
    censored: bool
    last_seen: date
    by_year: tuple[tuple[int, int], ...]


@cache
def load_phrases(path: Path = TABLE) -> tuple[Phrase, ...]:
    """The table, the commonest of each corpus first."""
    return tuple(_phrase(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()[1:])


def _phrase(fields: list[str]) -> Phrase:
    phrase, corpus, documents, first, censored, last, years = fields
    counts = (pair.split(":") for pair in years.split())
    return Phrase(
        phrase,
        cast(Literal["reports", "broadcasts"], corpus),
        int(documents),
        date.fromisoformat(first),
        censored == "1",
        date.fromisoformat(last),
        tuple((int(year), int(count)) for year, count in counts),
    )
