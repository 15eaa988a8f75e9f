"""Decisions on who is who, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from watchword.model.decision import Decision


def decisions_text(found: Sequence[Decision]) -> str:
    lines = []
    for item in found:
        verb = {"is": "is", "different": "is not"}.get(item.verdict, "may be")
        undone = f", taken back {item.undone:%Y-%m-%d}" if item.undone else ""
        lines.append(
            f"{item.number}: {item.left} {verb} {item.right} ({item.by}, {item.at:%Y-%m-%d}{undone}): {'; '.join(item.reasons)}\n"
        )
    return "".join(lines) or "no decisions\n"


def decisions_json(found: Sequence[Decision]) -> str:
    return (
        json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=1, default=lambda day: day.isoformat())
        + "\n"
    )
