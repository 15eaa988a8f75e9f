"""The queue of doubts and the reviews, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from watchword.judging.reviewed import Doubt
from watchword.model.review import Review
from watchword.writing.draft import shown


def queue_text(doubts: Sequence[Doubt]) -> str:
    """Each doubt on two lines: what was read where, and why to look."""
    lines = []
    for doubt in sorted(doubts, key=lambda doubt: -doubt.weight):
        what = f"{doubt.kind} {doubt.key}" + (f" ({doubt.modality})" if doubt.modality else "")
        lines.append(f"{doubt.document[:12]} {doubt.span.start}-{doubt.span.end}  {what}  「{shown(doubt.quote)}」")
        lines.append(f"    {doubt.reason}")
    return "\n".join([*lines, f"{len(doubts)} to look at"]) + "\n"


def queue_json(doubts: Sequence[Doubt]) -> str:
    rows = [
        {"document": d.document, "kind": d.kind, "start": d.span.start, "end": d.span.end, "key": d.key,
         "modality": d.modality, "quote": d.quote, "reason": d.reason, "weight": d.weight}
        for d in sorted(doubts, key=lambda doubt: -doubt.weight)
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def reviews_text(reviews: Sequence[Review]) -> str:
    """A line for each review: number, what, verdict, who, when."""
    lines = [
        f"{r.number}  {r.document[:12]} {r.span.start}-{r.span.end}  {r.kind} {shown(r.key) or '(missed)'}  {r.verdict}"
        + (f" -> {', '.join(f'{k} {v}' for k, v in r.correction.items())}" if r.correction else "")
        + f"  by {r.by}, {r.at:%Y-%m-%d %H:%M}"
        + (f"  {r.note}" if r.note else "")
        for r in reviews
    ]
    return "\n".join([*lines, f"{len(reviews)} reviews in force"]) + "\n"


def reviews_json(reviews: Sequence[Review]) -> str:
    rows = [
        {"number": r.number, "document": r.document, "kind": r.kind, "verdict": r.verdict, "start": r.span.start,
         "end": r.span.end, "key": r.key, "correction": r.correction, "note": r.note, "by": r.by,
         "at": r.at.isoformat() if r.at else ""}
        for r in reviews
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
