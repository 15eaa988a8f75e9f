"""What changed in a span of days: every document ranked, the first ones briefed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

from watchword.desk.desk import Desk, DeskError
from watchword.judging.features import Case
from watchword.judging.ranking import rank
from watchword.model.document import Document
from watchword.model.ranking import Rank
from watchword.writing.digest import Digest, Entry

SPAN = re.compile(r"(\d+)([dw])")


def first_day(since: str, until: date) -> date:
    """``7d``, ``2w`` or a day.

    Raises:
        DeskError: it is neither.
    """
    match = SPAN.fullmatch(since)
    if match:
        return until - timedelta(days=int(match[1]) * (7 if match[2] == "w" else 1) - 1)
    try:
        return date.fromisoformat(since)
    except ValueError:
        raise DeskError(f"{since}: no span of days; write 7d, 2w or 2025-07-31 with --since") from None


def last_day(until: str) -> date:
    """The day given; today for none."""
    return day_given(until, "--until") or datetime.now(UTC).date()


def day_given(written: str, option: str) -> date | None:
    """A day as people write it, if one is given.

    Raises:
        DeskError: it is none.
    """
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise DeskError(f"{written}: no day; write it as 2025-07-31 with {option}") from None


def digest(desk: Desk, since: date, until: date, top: int, *, seen: Callable[[str], None] = lambda _: None) -> Digest:
    """Rank the documents of the days ``since`` to ``until``, both included, and brief the first ``top`` of them.

    The same text is told once; what repeats earlier ones has little novelty and sinks (R5).

    Raises:
        DeskError: there is no workspace.
    """
    if not desk.exists:
        raise DeskError(f"{desk.path}: no workspace is here; make one with `watchword add`")
    ranked: list[tuple[Rank, Document]] = []
    for document in desk.workspace.documents(since=since, until=until):
        seen(document.title)
        reading = desk.read(document)
        comparison = desk.compare(document, reading)
        ranked.append((rank(Case(document, reading, comparison, desk.book)), document))
    ranked.sort(key=lambda item: -item[0].score)
    told: list[Entry] = []
    hashes: set[str] = set()
    for score, document in ranked:
        if len(told) == top:
            break
        if document.text_hash not in hashes:
            hashes.add(document.text_hash)
            told.append(Entry(document, score, desk.brief(document, "flash")))
    copies = len(ranked) - len({document.text_hash for _, document in ranked})
    return Digest(since, until, len(ranked), copies, tuple(told), tuple(first_seen(desk, told, since)))


MOST_TERMS = 40  # looked for in all that is held


def first_seen(desk: Desk, told: list[Entry], since: date) -> Iterator[tuple[str, str, Document]]:
    """Codebook terms of the told documents that nothing held before the span has, with their English and the text."""
    terms = {item.term.term: (item.term, entry.document) for entry in told for item in entry.brief.terms}
    for term, document in list(terms.values())[:MOST_TERMS]:
        forms = (term.term, *term.variants)
        oldest = [desk.workspace.search(f"“{form}”", limit=1, order="oldest") for form in forms]
        days = [hits[0].published for hits in oldest if hits]
        if days and all(day is not None and day >= since for day in days):
            yield term.term, term.english, document
