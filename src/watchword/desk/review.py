"""Review: what needs a look, what people made of it, and their labels as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import get_args

from watchword.desk.desk import Desk, DeskError
from watchword.judging.reviewed import Doubt, doubts
from watchword.model.claim import Modality
from watchword.model.document import Document
from watchword.model.review import Review, ReviewKind, ReviewVerdict
from watchword.model.span import Span


def queue(desk: Desk, document: Document) -> list[Doubt]:
    """The doubtful claims and senses of a held document that nobody has settled, most telling first."""
    settled = desk.workspace.reviews(document.id)
    return doubts(document, desk.read(document), desk.book, settled)


def settle(
    desk: Desk, document: Document, kind: ReviewKind, verdict: ReviewVerdict, span: Span, key: str,
    correction: dict[str, str], *, by: str, note: str = "",
) -> int:  # fmt: skip
    """Keep a verdict; it holds for every later reading and brief of the document. Returns its number.

    Raises:
        DeskError: the words, the type, the modality or the term are none.
    """
    if not desk.exists or not desk.workspace.holds(document.id):
        raise DeskError(f"{document.title or 'the document'}: only held documents are reviewed; add it first")
    if not by.strip():
        raise DeskError("a review says who made it; give --by")
    if span.end > len(document.text) or not len(span):
        raise DeskError(
            f"[{span.start}, {span.end}) is no range of the text, which has {len(document.text)} characters"
        )
    check(desk, kind, verdict, key, correction)
    return desk.workspace.review(
        Review(document.id, kind, verdict, span, key, {k: v for k, v in correction.items() if v}, note, by.strip())
    )


LOOK_BACK = 30  # days of documents that the queue holds where none is named


def last_days(desk: Desk) -> list[Document]:
    """The documents of the last days that are held: those up to the newest."""
    newest = next(iter(desk.workspace.documents(limit=1)), None) if desk.exists else None
    if newest is None or newest.published is None:
        return []
    return [*desk.workspace.documents(since=newest.published - timedelta(days=LOOK_BACK))]


def span_of(written: str) -> Span:
    """``298-325`` as the queue shows it.

    Raises:
        DeskError: it is no range.
    """
    start, mark, end = written.partition("-")
    if not mark or not start.isdigit() or not end.isdigit() or int(end) < int(start):
        raise DeskError(f"{written!r}: no range of characters; write it as 298-325 with --at")
    return Span(int(start), int(end))


def check(desk: Desk, kind: ReviewKind, verdict: ReviewVerdict, key: str, correction: dict[str, str]) -> None:
    """Whether a correction names what exists."""
    given = {name: value for name, value in correction.items() if value}
    if verdict == "correct" and not given:
        raise DeskError("a correction says what is right; give --type, --modality, --term or --text")
    if given.get("type", key if kind == "claim" else "") not in ("", *desk.book.claim_types):
        raise DeskError(f"{given.get('type', key)}: no such claim type; see the reference of claim types")
    if given.get("modality", "asserted") not in get_args(Modality):
        raise DeskError(f"{given['modality']}: no such modality; choose one of {', '.join(get_args(Modality))}")
    if "term" in given and given["term"] not in {term.term for term in desk.book.terms}:
        raise DeskError(f"{given['term']}: not in the codebook; see `watchword terms`")
    if kind == "claim" and not key and "type" not in given:
        raise DeskError("a claim that was missed needs its type; give --type")


def labels(desk: Desk) -> Iterator[str]:
    """A JSON line for each reviewed document: the text's claims as people left them, in the form that `eval` reads.

    Only documents with at least one reviewed claim are written, with every claim of their reading as it stands.
    """
    for id in dict.fromkeys(review.document for review in desk.workspace.reviews() if review.kind == "claim"):
        if not desk.workspace.holds(id):
            continue
        document = desk.workspace.document(id)
        claims = [{"type": c.type, "quote": c.quote, "modality": c.modality} for c in desk.read(document).claims]
        marks = [
            {"kind": r.kind, "verdict": r.verdict, "start": r.span.start, "end": r.span.end, "key": r.key, "by": r.by,
             "at": r.at.isoformat() if r.at else "", "correction": r.correction}
            for r in desk.workspace.reviews(id)
        ]  # fmt: skip
        record = {
            "id": id,
            "url": document.url,
            "title": document.title,
            "text": document.text,
            "gold": {"claims": claims},
            "reviews": marks,
        }
        yield json.dumps(record, ensure_ascii=False)
