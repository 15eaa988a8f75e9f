"""A comparison as a stable JSON form, and as text for a terminal."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.reuse import Reuse, Segment

MARKS = {"ritual": " ", "copied": "=", "varied": "~", "new": "+"}


def comparison_form(document: Document, found: Comparison) -> dict[str, Any]:
    """``{ritual_share, reason, look_back, comparable, spans: [{start, end, kind, source, identity}]}``."""
    return {
        "document": document.id,
        "ritual_share": found.ritual_share,
        "reason": found.reason,
        "look_back": [day.isoformat() for day in found.look_back] if found.look_back else None,
        "comparable": len(found.comparable),
        "spans": [span_form(segment, reuse_of(segment, found)) for segment in found.partition],
    }


def reuse_of(segment: Segment, found: Comparison) -> Reuse | None:
    """The most alike passage that holds the segment."""
    holding = [reuse for reuse in found.reuses if reuse.span.overlaps(segment.span)] if segment.kind != "new" else []
    return max(holding, key=lambda reuse: reuse.identity, default=None)


def span_form(segment: Segment, reuse: Reuse | None) -> dict[str, Any]:
    origin = segment.origin or (reuse.latest if reuse else None)
    source = {"document": origin.document, "start": origin.span.start, "end": origin.span.end} if origin else None
    identity = round(reuse.identity, 4) if reuse else None
    return {
        "start": segment.span.start,
        "end": segment.span.end,
        "kind": segment.kind,
        "source": source,
        "identity": identity,
    }


def comparison_json(document: Document, found: Comparison) -> str:
    return json.dumps(comparison_form(document, found), ensure_ascii=False, indent=1) + "\n"


def comparison_text(document: Document, found: Comparison) -> str:
    """The share, then the text with a mark before each piece: + new, ~ varied, = copied, blank ritual."""
    share = "none" if found.ritual_share is None else f"{found.ritual_share:.0%}"
    head = (
        f"ritual share {share}; {len(found.comparable)} comparable documents, {found.compared_with} earlier ones held"
    )
    if found.reason:
        head += f"; {found.reason}"
    lines = [head, "marks: + new   ~ varied   = copied   (blank) ritual", ""]
    for segment in found.partition:
        words = " ".join(segment.span.of(document.text).split())
        if words:
            lines.append(f"{MARKS[segment.kind]} {words}")
    return "\n".join(lines) + "\n"


def summary_form(found: Comparison) -> dict[str, Any]:
    """``{document, published, ritual_share, reason, comparable, characters, year_on_year}``: no text, little room."""
    characters = dict.fromkeys(MARKS, 0)
    for segment in found.partition:
        characters[segment.kind] += len(segment.span)
    last = found.year_on_year
    return {
        "document": found.document,
        "ritual_share": None if found.ritual_share is None else round(found.ritual_share, 4),
        "reason": found.reason,
        "comparable": len(found.comparable),
        "characters": characters,
        "passages": len(found.reuses),
        "last_year": last.document if last else None,
        "changes": dict(Counter(change.kind for change in last.changes)) if last else {},
    }


def summary_json(found: Comparison) -> str:
    """One line of JSON."""
    return json.dumps(summary_form(found), ensure_ascii=False, separators=(",", ":"))


def summary_text(found: Comparison) -> str:
    """Id, ritual share, characters of each kind."""
    form = summary_form(found)
    share = "   -" if found.ritual_share is None else f"{found.ritual_share:4.0%}"
    kinds = "  ".join(f"{kind} {count:6}" for kind, count in form["characters"].items())
    return f"{found.document[:12]}  ritual share {share}  {kinds}  comparable {form['comparable']}"
