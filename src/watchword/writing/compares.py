"""Comparison -> sentences with figures."""

from __future__ import annotations

from collections.abc import Iterator

from watchword.model.brief import Figure, Sentence
from watchword.model.comparison import Change, YearOnYear
from watchword.model.span import Quote, Span
from watchword.writing.draft import Draft, shown
from watchword.writing.event import day, text_noun

SHOWN_CHANGES = 3


def ritual_share(draft: Draft) -> Iterator[Sentence]:
    """How much of the text is ritual, against what, over which time; or why that can't be said."""
    comparison = draft.case.comparison
    count = len(comparison.comparable)
    if comparison.ritual_share is None:
        text = f"A ritual share can't be given: {comparison.reason or 'nothing comparable is held'}."
        figure = Figure("documents compared with", comparison.compared_with, "earlier documents in the workspace")
        yield draft.sentence(text, "compares", figures=(figure,))
        return
    share = comparison.ritual_share
    window = ""
    basis = f"{count} comparable documents"
    if comparison.look_back:
        start, end = comparison.look_back
        window = f" (the documents held run from {day(start)} to {day(end)})"
        basis += f"; look-back {day(start)} to {day(end)}"
    noun = "letter" if text_noun(draft) == "letter" else "text"
    against = f"earlier {noun}" if count == 1 else f"earlier {noun}s"
    if not comparison.own:
        text = (
            f"No earlier text of this issuer for this occasion is held; against {count} {against} of others{window}, "
            f"{share:.0%} of its letters and digits are ritual."
        )
    else:
        text = f"Against {count} comparable {against}{window}, {share:.0%} of its letters and digits are ritual."
    yield draft.sentence(
        text, "compares", figures=(Figure("ritual share", share, basis), Figure("comparable documents", count, basis))
    )


def year_on_year(draft: Draft) -> Iterator[Sentence]:
    """Counts of clauses, then the added ones, then what was dropped though several earlier texts had it (R15)."""
    found = draft.case.comparison.year_on_year
    if found is None:
        return
    counts = {
        kind: sum(change.kind == kind for change in found.changes)
        for kind in ("kept", "changed", "moved", "added", "dropped")
    }
    listed = ", ".join(f"{value} {kind}" for kind, value in counts.items() if value)
    basis = f"clauses of this text and of {found.document[:12]}"
    figures = tuple(Figure(f"clauses {kind}", value, basis) for kind, value in counts.items())
    text = f"Clause by clause against the issuer's {text_noun(draft)} of {day(found.published)}: {listed}."
    dated = Figure("earlier text", None, day(found.published))
    yield draft.sentence(text, "compares", figures=(*figures, dated))


def news(draft: Draft) -> list[Change]:
    """Added clauses, and changed ones; in text order, those with letters only."""
    found = draft.case.comparison.year_on_year
    if found is None:
        return []
    return [
        change
        for change in found.changes
        if change.kind in ("added", "changed") and change.here and has_words(draft, change.here)
    ]


def has_words(draft: Draft, span: Span) -> bool:
    return sum(character.isalpha() for character in span.of(draft.document.text)) >= 4


def added(draft: Draft, found: YearOnYear, told: set[Span]) -> Iterator[Sentence]:
    """What the earlier text lacks, quoted; at most a few."""
    fresh = [c for c in news(draft) if c.kind == "added" and c.here and not any(c.here.overlaps(span) for span in told)]
    if fresh:
        spans = [change.here for change in fresh[:SHOWN_CHANGES] if change.here]
        quoted = "; ".join(f"「{shown(span.of(draft.document.text), 40)}」" for span in spans)
        more = f" (and {len(fresh) - SHOWN_CHANGES} more)" if len(fresh) > SHOWN_CHANGES else ""
        also = "Also new" if told else "New"
        text = f"{also} since the {text_noun(draft)} of {day(found.published)}: {quoted}{more}."
        figures = (
            Figure(
                "clauses added",
                len(fresh),
                f"against the text of {day(found.published)}; {len(fresh) - SHOWN_CHANGES} more",
            ),
        )
        yield draft.sentence(text, "compares", evidence=tuple(draft.quote(span) for span in spans), figures=figures)
    yield from substituted(draft, found)


def substituted(draft: Draft, found: YearOnYear) -> Iterator[Sentence]:
    """The changed clauses side by side: what stood there and what stands here."""
    pairs = [
        (c.there, c.here)
        for c in found.changes
        if c.kind == "changed" and c.here and c.there and has_words(draft, c.here)
    ]
    if pairs:
        evidence: list[Quote] = []
        parts = []
        for there, here in pairs[:SHOWN_CHANGES]:
            old, new = draft.quote_earlier(found.document, there), draft.quote(here)
            evidence += [old, new]
            parts.append(f"「{shown(old.text, 30)}」 became 「{shown(new.text, 30)}」")
        text = f"Changed wording: {'; '.join(parts)}."
        yield draft.sentence(text, "compares", evidence=tuple(evidence))


def dropped(draft: Draft, found: YearOnYear) -> Iterator[Sentence]:
    """A clause left out counts only where at least two and half of the issuer's earlier texts had it, and this text
    has it nowhere; the count is told (R15)."""
    told = 0
    own = [draft.earlier[name] for name in draft.case.comparison.own if name in draft.earlier]
    for change in found.changes:
        if change.kind != "dropped" or change.there is None:
            continue
        words = change.there.of(draft.earlier[found.document].text).strip("，。；、 \n")
        holding = sum(words in document.text for document in own)
        expected = holding >= 2 and 2 * holding >= len(own)
        if expected and told < SHOWN_CHANGES and len(words) >= 4 and words not in draft.document.text:
            told += 1
            text = (
                f"Left out, though {holding} of {len(own)} earlier texts of the issuer have it: 「{shown(words, 40)}」."
            )
            figures = (Figure("earlier texts with the clause", holding, f"{len(own)} earlier texts of the issuer"),)
            yield draft.sentence(
                text, "compares", evidence=(draft.quote_earlier(found.document, change.there),), figures=figures
            )
