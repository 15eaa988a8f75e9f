"""The front door of this room: a text against what came before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from watchword.comparing import compiled
from watchword.comparing.comparable import Comparable, Neighbour, comparable
from watchword.comparing.corpus import Corpus
from watchword.comparing.held import UNDATED, Held, Order, held
from watchword.comparing.kinds import classed
from watchword.comparing.known import known_formulas
from watchword.comparing.partition import told
from watchword.comparing.preset import preset_for
from watchword.comparing.search import Target
from watchword.comparing.view import normalise
from watchword.comparing.year_on_year import year_on_year
from watchword.model.comparison import Comparison, YearOnYear
from watchword.model.document import Document

_MANY = 500  # documents for which loading the compiled kernel pays
ANOTHER_ROUND = timedelta(days=90)  # a text for the occasion less old than this is a reprint, not last year's


def compare(document: Document, corpus: Corpus, *, issuer: str = "", occasion: str = "") -> Comparison:
    """Say what of a text is new and where the rest comes from.

    ``issuer`` and ``occasion`` are what reading identified, given values heeded. Only documents
    that stand earlier in time are looked at: of an earlier day, or of the same day and by a body
    rather than the press, by the press rather than a copy, else in a fixed arbitrary order. A
    document without a date is compared with all dated ones and is never an origin. The result depends
    on the documents held and not on how they came to be.
    """
    return compare_held(held(document, issuer, occasion), corpus.order_of(document), corpus)


def compare_all(corpus: Corpus) -> Iterator[Comparison]:
    """Compare every document held, in time order, with those before it: what ``compare`` would have said
    of each, had they come one by one."""
    if len(corpus) >= _MANY and compiled.available():
        compiled.align_pairs()  # from here on each single search uses it too
    places = [(run.order(number), r, number) for r, run in enumerate(corpus.runs) for number in range(len(run))]
    for order, r, number in sorted(places):
        yield compare_held(corpus.runs[r].held(number), order, corpus)


def compare_held(document: Held, order: Order, corpus: Corpus) -> Comparison:
    """``compare`` for a document as the corpus knows it, at its place in time."""
    neighbours = comparable(document, order, corpus)
    view = normalise(document.text)
    preset = preset_for(view.codes, corpus.sensitivity)
    passages = corpus.passages(Target(view.codes, order, neighbours.nearest(corpus)))
    kinds = classed(corpus.told(view, passages), passages, document, order, len(view), preset.gram)
    account = told(document.text, view, kinds, corpus.runs, known_formulas(view.codes, document.published))
    reason = _reason(document, order, neighbours, len(view), corpus)
    return Comparison(
        document=document.id,
        ritual_share=None if reason else account.ritual_share,
        reason=reason,
        look_back=_look_back(order, corpus),
        comparable=tuple(_ids(sorted([*neighbours.own, *neighbours.peers], key=lambda n: n.order), corpus)),
        own=tuple(_ids(neighbours.own, corpus)),
        compared_with=sum(run.before(order) for run in corpus.runs),
        reuses=account.reuses,
        partition=account.partition,
        year_on_year=_year_on_year(document, order, neighbours, corpus),
    )


def _reason(document: Held, order: Order, neighbours: Comparable, letters: int, corpus: Corpus) -> str:
    """Why there is no ritual share; empty where there is one."""
    if not letters:
        return "the text has no letters or digits"
    if neighbours.own or neighbours.peers:
        return ""
    if not any(run.before(order) for run in corpus.runs):
        return "no earlier document is held"
    if not document.issuer and not document.occasion:
        return "neither issuer nor occasion is known, so nothing held is comparable"
    known = " nor ".join(
        [f"by {document.issuer}"] * bool(document.issuer) + [f"for {document.occasion}"] * bool(document.occasion)
    )
    return f"no earlier text {known} is held"


def _look_back(order: Order, corpus: Corpus) -> tuple[date, date] | None:
    """First and last day of the documents compared with."""
    days: list[date] = []
    for run in corpus.runs:
        count = run.before(order)
        days += [day for day in (run.published(0), run.published(count - 1)) if day] if count else []
    return (min(days), max(days)) if days else None


def _ids(neighbours: list[Neighbour] | tuple[Neighbour, ...], corpus: Corpus) -> Iterator[str]:
    return (corpus.runs[r].id(number) for r, number in (neighbour.source for neighbour in neighbours))


def _year_on_year(document: Held, order: Order, neighbours: Comparable, corpus: Corpus) -> YearOnYear | None:
    """Against the nearest earlier text of the same issuer for another round of the same occasion."""
    rounds = [n for n in neighbours.own if n.same_occasion]
    if order.when != UNDATED:
        newest = (date.fromordinal(order.when >> 3) - ANOTHER_ROUND).toordinal()
        rounds = [n for n in rounds if n.order.when >> 3 <= newest]
    if not rounds:
        return None
    r, number = rounds[-1].source
    earlier = corpus.runs[r].held(number)
    return year_on_year(document.text, earlier.text, earlier.id, earlier.published)
