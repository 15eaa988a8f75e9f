"""Scores for a terminal, and as JSON equal to the fixed scorer's."""

from __future__ import annotations

import json

from watchword.judging.scoring import Score


def evaluation_json(found: Score) -> str:
    return json.dumps(found.figures, ensure_ascii=False, indent=1) + "\n"


def evaluation_text(found: Score, *, misses: bool) -> str:
    """One line a field; then each miss: which text, which field, what."""
    lines = []
    for name, figures in found.figures.items():
        if "count" in figures:
            lines.append(f"{name:28} {figures['count']}")
            continue
        if not figures["n"]:  # nothing to find: no share can be told
            lines.append(f"{name:28} precision {'-':5}  recall {'-':5} [-, -]{'':6}  F1 {'-':5}  n 0")
            continue
        low, high = figures["recall_95"]
        shown = f"precision {figures['precision']:.3f}  recall {figures['recall']:.3f} [{low:.2f}, {high:.2f}]  F1 {figures['f1']:.3f}"
        lines.append(f"{name:28} {shown}  n {figures['n']}")
    if misses:
        lines += ["", *(f"{m.document}  {m.field:18} {m.side:8} {m.what}" for m in found.misses)]
    return "\n".join(lines) + "\n"
