"""Screening results for a terminal, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from watchword.model.screening import Hit, OwnershipPath, Screening

COLUMNS = (
    "query",
    "verdict",
    "list",
    "list_date",
    "name",
    "hit_verdict",
    "score",
    "for",
    "against",
    "citation",
    "path",
    "note",
)


def screening_json(results: Iterable[Screening]) -> str:
    """One object a name: ``[{query, verdict, hits[], paths[], note}]``."""
    return json.dumps([screening_object(result) for result in results], ensure_ascii=False, indent=1) + "\n"


def screening_object(result: Screening) -> dict[str, Any]:
    found = asdict(result)
    for path in found["paths"]:
        for step in path["steps"]:
            citation = step["citation"]
            step["citation"] = citation["url"] if citation and citation["seen"] else "unverified"
    return found


def screening_text(results: Iterable[Screening]) -> Iterator[str]:
    """A paragraph a name; what all have in common, the lists and that none is no clearance, once at the end."""
    notes: dict[str, None] = {}
    for result in results:
        if result.verdict == "not screened":
            yield f"{result.verdict}  {result.query}: {result.note}\n"
            continue
        notes.setdefault(result.note)
        yield f"{result.verdict:9} {result.query}\n"
        yield from (line for hit in result.hits for line in hit_lines(hit))
        yield from (path_line(path) for path in result.paths)
    yield from (f"{note}.\n" for note in notes)


def hit_lines(hit: Hit) -> Iterator[str]:
    named = hit.name if hit.wording == hit.name else f"{hit.name} (as {hit.wording})"
    ground = "; ".join(filter(None, (hit.citation, f"since {hit.listed}" if hit.listed else "")))
    yield f"  {hit.verdict} on {hit.list}, {hit.list_date}: {named}{f' [{ground}]' if ground else ''}\n"
    if hit.reasons_for:
        yield f"    for: {'; '.join(hit.reasons_for)}\n"
    if hit.reasons_against:
        yield f"    against: {'; '.join(hit.reasons_against)}\n"


def path_line(path: OwnershipPath) -> str:
    """Ownership, never a listing."""
    return f"  by ownership only: {path_words(path)}, and {path.hit.name} is on {path.hit.list}, {path.hit.list_date}\n"


def path_words(path: OwnershipPath) -> str:
    words = [path.steps[0].below]
    for step in path.steps:
        share = f" {step.share}%" if step.share else ""
        seen = step.citation and step.citation.verified
        ground = f"{step.citation.url}" if seen and step.citation else "unverified"
        words.append(f"{step.relation}{share} {step.above} ({ground})")
    return " ← ".join(words)


def screening_csv(results: Iterable[Screening]) -> Iterator[str]:
    """A line for each hit and each path; one for a name without any. For spreadsheets."""
    yield line(COLUMNS)
    for result in results:
        rows = [row_of(result, hit, "") for hit in result.hits]
        rows += [row_of(result, path.hit, path_words(path)) for path in result.paths]
        yield from map(line, rows or [(result.query, result.verdict, *[""] * 9, result.note)])


def row_of(result: Screening, hit: Hit, path: str) -> tuple[str, ...]:
    verdict = "by ownership only" if path else hit.verdict
    said, against = "; ".join(hit.reasons_for), "; ".join(hit.reasons_against)
    return (result.query, result.verdict, hit.list, hit.list_date, hit.name, verdict, f"{hit.score:.2f}", said, against,
            hit.citation, path, result.note)  # fmt: skip


def line(cells: Sequence[str]) -> str:
    """One CSV line; a cell that a spreadsheet would take for a formula is made text."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(
        [f"'{cell}" if cell[:1] in "=+-@\t" and cell else cell for cell in cells]
    )
    return out.getvalue()
