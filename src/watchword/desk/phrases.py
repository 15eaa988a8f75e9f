"""Phrases of a workspace: how hot, since when, by whom; which there are; proposals for the codebook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from watchword.comparing.formulas import Formula, discover
from watchword.comparing.heat import Grouping, Heat, heat
from watchword.comparing.level import levels
from watchword.comparing.life import Life, life, whole_years
from watchword.comparing.noise import ranked
from watchword.comparing.succession import Fading, Succession, fading, successions
from watchword.data import Handbook
from watchword.data.phrases import load_phrases
from watchword.model.term import Term
from watchword.reading.lexicon import bare
from watchword.reading.view import fold

if TYPE_CHECKING:
    from watchword.comparing.corpus import Corpus

LEAST_LETTERS = 6  # of a proposal: shorter discovered phrases are mostly names of subjects


@dataclass(frozen=True, slots=True)
class Phrases:
    """What discovery finds: the set phrases, those whose yearly rate has fallen, and what rose in their place."""

    formulas: tuple[Formula, ...]
    fading: tuple[Fading, ...]
    successions: tuple[Succession, ...]


def entry_of(wanted: str, book: Handbook) -> Term | None:
    """The codebook's entry of which the words are a written form."""
    return entries(book).get(fold(bare(wanted)))


@lru_cache(maxsize=4)
def entries(book: Handbook) -> dict[str, Term]:
    """Every written form of the codebook, folded and without its quotation marks, with the first entry that has it."""
    found: dict[str, Term] = {}
    for term in book.terms:
        for form in (term.term, *term.variants):
            found.setdefault(fold(bare(form)), term)
    return found


def forms_of(wanted: str, book: Handbook) -> tuple[str, ...]:
    """All written forms of a phrase; a phrase that the codebook lacks has one."""
    entry = entry_of(wanted, book)
    return (entry.term, *entry.variants) if entry else (wanted,)


def heat_of(wanted: str, by: Grouping, corpus: Corpus, book: Handbook) -> list[Heat]:
    """How hot a phrase is in the documents held, in all its written forms."""
    return heat(forms_of(wanted, book), corpus, by, levels(book))


def life_of(wanted: str, corpus: Corpus, book: Handbook) -> tuple[Life, Term | None]:
    """The life of a phrase in the documents held, and its entry in the codebook."""
    return life(wanted, forms_of(wanted, book), corpus, levels(book)), entry_of(wanted, book)


def phrases_of(corpus: Corpus, book: Handbook, at_least: int) -> Phrases:
    """The set phrases of the documents held without the noise, the weightiest first; what fades, what follows it."""
    found = ranked(discover(corpus, at_least), book)
    of = whole_years(corpus)
    return Phrases(tuple(found), tuple(fading(found, of)), tuple(successions(found, of)))


def proposals(found: Sequence[Formula], book: Handbook) -> list[Formula]:
    """Of the formulas those that neither the codebook nor the shipped table of phrases knows."""
    known = {fold(form) for term in book.terms for form in (term.term, *term.variants)}
    known |= {fold(entry.phrase) for entry in load_phrases()}
    known |= {phrase.strip("“”") for phrase in known}
    return [one for one in found if len(one.phrase) >= LEAST_LETTERS and fold(one.phrase).strip("“”") not in known]


def proposal_file(found: Sequence[Formula], corpus: Corpus, today: date, pinyin: Callable[[str], str]) -> str:
    """Entries in the form of the codebook, for an analyst to complete.

    What was counted stands in comments and in ``life.first_seen``; ``english`` and ``meaning`` are blank, and
    ``watchword data check`` refuses an entry of ``data/terms`` in which they are.
    """
    days = corpus.span_of_days
    span = f"{days[0]} to {days[1]}" if days else "no dates"
    head = (
        f"# Proposed by `watchword terms --discover --propose` on {today} from {len(corpus)} documents, {span}.\n"
        "# To accept an entry: fill in english and meaning, add citations that you read, and move it to a file in\n"
        "# data/terms of the workspace. Then run `watchword data check`. To reject one, delete it; in the review of the\n"
        "# browser either is one key.\n"
    )
    return head + "".join(_proposal(one, pinyin) for one in found)


def _proposal(one: Formula, pinyin: Callable[[str], str]) -> str:
    years = ", ".join(f"{year}: {count}" for year, count in one.by_year)
    seen = f"{one.first_seen}" + (" or earlier" if one.censored else "")
    lines = [
        "",
        f"# {one.documents} documents; issuers: {one.issuers}; {years}",
        *([f"# also within {'、'.join(one.within[:5])}"] if one.within else []),
        f"- term: '{one.phrase}'",
        f"  pinyin: '{pinyin(one.phrase)}'",
        "  english: ''",
        "  meaning: ''",
        "  category: proposed",
        f"  life: {{first_seen: '{seen}'}}",
    ]
    return "\n".join(lines) + "\n"


def spoken(phrase: str) -> str:
    """Pinyin with tones, marks left out."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(phrase, style=Style.TONE, errors="ignore"))


def check_terms(folder: Path) -> None:
    """Raise ``DataError`` where a local entry lacks its English or its meaning: a proposal not yet completed."""
    from watchword.data.error import DataError
    from watchword.data.files import line_of, read_entries

    for path in sorted(folder.glob("terms/*.yaml")):
        for number, term in enumerate(read_entries(path, Term)):
            for field in ("english", "meaning"):
                if not getattr(term, field).strip():
                    raise DataError(
                        f"{path}:{line_of(path, (number, field))}: term {term.term!r}: {field} is blank; fill it in, or "
                        "take the entry out"
                    )
