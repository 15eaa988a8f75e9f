"""What stands in the place of a phrase where texts are otherwise alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from watchword.desk.desk import Desk
from watchword.desk.phrase_forms import documents_with
from watchword.desk.phrases import forms_of
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.reuse import Reuse
from watchword.model.span import Span
from watchword.store.inbox import InboxStore

LONGEST_CLAUSE = 30  # characters
_HAN = re.compile(r"[一-鿿]")
_STOP = re.compile(r"[，,。；;：:、！？!?\n（）()“”《》]")


@dataclass(frozen=True, slots=True)
class Substitution:
    """Words that stand where an earlier text, otherwise alike, has others. ``document`` and ``at`` show it."""

    earlier: str
    later: str
    documents: int
    document: str
    at: int
    published: date | None


def substitutions(desk: Desk, phrase: str) -> tuple[list[Substitution], int]:
    """What the newest documents with a phrase have in its place, or it in theirs, against the earlier text that they are
    otherwise like; the most frequent first. And how many documents were looked at."""
    shown: dict[tuple[str, str], list[Substitution]] = defaultdict(list)
    documents, forms = documents_with(desk, phrase, desk.book), forms_of(phrase, desk.book)
    kept = kept_comparisons(desk, documents)
    earlier = {
        text.id: text.text
        for text in desk.workspace.several(
            list({r.latest.document for found in kept.values() for r in found.reuses if r.latest and r.edits})
        )
    }
    for document in documents:
        for one in swapped(document, kept.get(document.id), earlier, forms):
            shown[one.earlier, one.later].append(one)
    found = [
        Substitution(earlier, later, len({one.document for one in those}), those[0].document, those[0].at, those[0].published)
        for (earlier, later), those in shown.items()
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.documents, one.earlier, one.later)), len(documents)


def swapped(
    document: Document, comparison: Comparison | None, texts: Mapping[str, str], forms: Sequence[str]
) -> Iterator[Substitution]:
    """The replacements of a document in which a form of the phrase stands on one side and not on the other. ``texts`` are
    those of the earlier documents that are still held."""
    for reuse in comparison.reuses if comparison else ():
        if reuse.latest is None or not reuse.edits or reuse.latest.document not in texts:
            continue
        earlier = texts[reuse.latest.document]
        for edit in replaced(reuse):
            ours, theirs = whole_words(edit, document.text, earlier, forms)
            clauses = clause(ours, document.text), clause(theirs, earlier)
            ours, theirs = clauses if max(map(len, clauses)) <= LONGEST_CLAUSE else (ours, theirs)
            here, there = ours.of(document.text), theirs.of(earlier)
            one_sided = any(form in here for form in forms) != any(form in there for form in forms)
            if one_sided and is_wording(here) and is_wording(there):
                yield Substitution(there, here, 1, document.id, ours.start, document.published)


def whole_words(edit: tuple[Span, Span], here: str, there: str, forms: Sequence[str]) -> tuple[Span, Span]:
    """A replacement with the rest of the phrase that it cuts into; what stands beside it is alike on both sides."""
    ours, theirs = edit
    for text, span in ((here, ours), (there, theirs)):
        for form in forms:
            start = text.find(form, max(0, span.start - len(form) + 1), span.end + len(form) - 1)
            if start >= 0 and len(span):
                before, behind = max(0, span.start - start), max(0, start + len(form) - span.end)
                return (
                    Span(max(0, ours.start - before), min(len(here), ours.end + behind)),
                    Span(max(0, theirs.start - before), min(len(there), theirs.end + behind)),
                )
    return ours, theirs


def replaced(reuse: Reuse) -> Iterator[tuple[Span, Span]]:
    """The replacements of an aligned passage, those that only a character or two part taken as one."""
    edits = sorted((edit for edit in reuse.edits if edit.kind == "replace"), key=lambda edit: edit.here.start)
    joined: list[tuple[Span, Span]] = []
    for edit in edits:
        if joined and edit.here.start - joined[-1][0].end <= 2 and 0 <= edit.there.start - joined[-1][1].end <= 2:
            ours, theirs = joined.pop()
            joined.append((Span(ours.start, edit.here.end), Span(theirs.start, edit.there.end)))
        else:
            joined.append((edit.here, edit.there))
    yield from joined


def clause(span: Span, text: str) -> Span:
    """The words between two marks that hold a span."""
    start = max((mark.end() for mark in _STOP.finditer(text, max(0, span.start - 40), span.start)), default=span.start)
    end = _STOP.search(text, span.end)
    return Span(start, end.start() if end else span.end)


def is_wording(text: str) -> bool:
    """Han words of one clause: no figures, and no passage that merely moved."""
    return 1 < len(text) <= LONGEST_CLAUSE and bool(_HAN.search(text)) and not re.search(r"[\d。；;\n]", text)


def kept_comparisons(desk: Desk, documents: Sequence[Document]) -> dict[str, Comparison]:
    """The comparisons kept with the ranks; of a small workspace also those made now."""
    found = InboxStore(desk.workspace.database).comparisons([document.id for document in documents], desk.book.version)
    if len(desk.corpus) <= 2_000:
        lacking = (document for document in documents if document.id not in found)
        found |= {document.id: desk.compare(document, desk.read(document)) for document in lacking}
    return found
