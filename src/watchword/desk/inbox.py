"""The inbox: documents ranked beforehand, so that a list costs no reading, and asked for by words and filters."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from watchword.desk.desk import Desk, DeskError
from watchword.judging.features import Case
from watchword.judging.military import military_link
from watchword.judging.ranking import rank
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.error import WatchwordError
from watchword.model.inbox import Inbox, Ranked, Wanted
from watchword.model.reading import Reading
from watchword.store.inbox import MOST_COUNTED, InboxStore
from watchword.store.inbox_list import Asked
from watchword.store.search import Query

BATCH = 20  # documents ranked in one transaction: short, so that nobody waits for it
PAGE = 50
PAUSE = 5.0  # seconds between looks for new documents
FIELDS = ("since", "until", "issuer", "publisher")
_WORD = re.compile(
    r"(?P<without>-?)(?:(?P<field>since|until|issuer|publisher):)?(?P<phrase>[\"“「][^\"“”「」]+[\"”」]|\S+)"
)


def inbox(desk: Desk, wanted: Wanted, account: str, *, size: int = PAGE, after: int = 0) -> Inbox:
    """One page of the inbox.

    Raises:
        DeskError: the words can't be read as a query.
    """
    store = InboxStore(desk.workspace.database)
    wanted, asked = understood(wanted)
    held = store.count(wanted, asked, account)
    items, more = store.page(wanted, asked, account, size=size, after=after, frequent=held > MOST_COUNTED)
    return Inbox(
        items=tuple(items),
        held=min(held, MOST_COUNTED),
        counted=held <= MOST_COUNTED,
        more=after + size if more else None,
        waiting=store.waiting(desk.book.version),
        views=tuple(store.views(account)),
    )


def understood(wanted: Wanted) -> tuple[Wanted, Asked]:
    """The words of a query as fields and phrases.

    Raises:
        DeskError: a day is none, or a part has only words that must not be there.
        StoreError: a phrase has no letters or digits.
    """
    fields: dict[str, str] = {}
    groups: list[tuple[list[str], list[str]]] = [([], [])]
    for word in _WORD.finditer(wanted.words):
        phrase = word["phrase"]
        if word["field"]:
            fields[word["field"]] = phrase.strip('"“”「」')
        elif phrase == "OR" and not word["without"]:
            groups.append(([], []))
        else:
            groups[-1][1 if word["without"] else 0].append(phrase)
    groups = [group for group in groups if any(group)]
    if any(not inside for inside, _ in groups):
        raise DeskError(f"{wanted.words!r}: a search needs a word that must be there; only words with - were given")
    alternatives = tuple(
        (Query.parse(" ".join(inside)), tuple(Query.parse(phrase) for phrase in without)) for inside, without in groups
    )
    days = {name: day_of(fields[name]) for name in ("since", "until") if name in fields}
    names = {name: fields[name] for name in ("issuer", "publisher") if name in fields}
    return replace(wanted, **days, **names), Asked(alternatives)  # type: ignore[arg-type]


def day_of(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise DeskError(f"{written}: no day; write it as 2025-07-31") from None


def rank_all(desk: Desk, *, most: int | None = None, seen: Callable[[str], None] = lambda _: None) -> int:
    """Rank what has no rank by the data at hand, newest first; returns how many were ranked.

    May be interrupted at any time: what was ranked is kept, and the next call goes on.
    """
    store, oldest = InboxStore(desk.workspace.database), Oldest(desk)
    done = 0
    while most is None or done < most:
        upto = store.highest()  # before the documents are read: what comes while they are ranked spoils their rank
        batch = store.unranked(desk.book.version, BATCH)
        if not batch:
            break
        ranked = []
        documents = [document for _, document in batch]
        desk.keep_readings(
            desk.read_plainly(documents)
        )  # which takes a profile of a much-named body from seconds to little
        for (number, document), reading in zip(batch, desk.read_several(documents), strict=True):
            comparison = desk.compare(document, reading)
            ranked.append((number, document, ranked_of(desk, document, reading, comparison, oldest), comparison))
            seen(document.title)
        store.keep(ranked, upto)
        done += len(batch)
    return done


def keep_ranking(path: Path) -> None:
    """Rank whatever comes, with low priority, until the process that started this one has ended."""
    os.nice(10)
    parent = os.getppid()
    while os.getppid() == parent:
        if (path / "watchword.db").exists():
            with suppress(WatchwordError), Desk(path) as desk:  # a damaged index is told where people look
                while os.getppid() == parent and rank_all(desk, most=BATCH):
                    pass
        time.sleep(PAUSE)


def ranked_of(desk: Desk, document: Document, reading: Reading, comparison: Comparison, oldest: Oldest) -> Ranked:
    """The rank of one document with all that the list shows of it."""
    scored = rank(Case(document, reading, comparison, desk.book))
    shares = dict.fromkeys(("ritual", "copied", "varied", "new"), 0)
    for segment in comparison.partition:
        shares[segment.kind] += sum(c.isalnum() for c in segment.span.of(document.text))
    named = dict.fromkeys(mention.ref for mention in reading.of_kind("term") if mention.ref)
    terms = named if comparison.compared_with and document.published else {}  # in the first text held all is new
    return Ranked(
        score=scored.score,
        parts=scored.parts,
        shares=shares,
        ritual_share=comparison.ritual_share,
        military_link=military_link(reading, desk.book).level.label,
        genre=reading.genre,
        first_seen=tuple(term for term in terms if oldest(term) == document.published),
        data_version=desk.book.version,
    )


class Oldest:
    """The day of the oldest document held that has a codebook term, looked up once each."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._days = desk, dict[str, date | None]()
        self._forms = {term.term: (term.term, *term.variants) for term in desk.book.terms}

    def __call__(self, term: str) -> date | None:
        if term not in self._days:
            forms = self._forms.get(term, (term,))
            hits = [hit for form in forms for hit in self._desk.workspace.search(f'"{form}"', limit=1, order="oldest")]
            self._days[term] = min((hit.published for hit in hits if hit.published), default=None)
        return self._days[term]


def comparison_of(desk: Desk, document: Document, reading: Reading) -> Comparison:
    """The comparison kept with the document's rank where it still holds, else a fresh one."""
    kept = InboxStore(desk.workspace.database).comparison(document, desk.book.version) if desk.exists else None
    return kept or desk.compare(document, reading)
