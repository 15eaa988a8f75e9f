"""Screening results for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from watchword.model.screening import Screening


def screening_json(results: Sequence[Screening]) -> str:
    """``[{query, list, list_date, name, verdict, score, reasons[]}]``."""
    return json.dumps([asdict(result) for result in results], ensure_ascii=False, indent=1) + "\n"


def screening_text(results: Sequence[Screening]) -> str:
    lines = []
    for item in results:
        found = f" {item.name}" if item.name else ""
        lines.append(f"{item.verdict:9}{item.query} — {item.list}, {item.list_date}:{found} {'; '.join(item.reasons)}")
    return "\n".join(lines) + "\n"
