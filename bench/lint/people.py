"""Briefs by people: our own wording in Markdown, with faults noted in braces, ``{right|kind: wrong|kind: wrong}``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutant import Mutant
from sources import HERE

CHOICE = re.compile(r"\{([^{}|]*)((?:\|[^{}|]*)+)\}")


def clean(marked: str) -> str:
    return tidy(CHOICE.sub(lambda found: found.group(1), marked))


def mutants_of(name: str, marked: str) -> Iterator[Mutant]:
    """One for each fault noted; every other place is as it should be."""
    for found in CHOICE.finditer(marked):
        for wrong in found.group(2)[1:].split("|"):
            kind, _, words = wrong.partition(":")
            text = clean(marked[: found.start()]) + words.strip() + clean(marked[found.end() :])
            yield Mutant(kind.strip(), "people", name, f"{found.group(1)} -> {words.strip()}", text=tidy(text))


def tidy(text: str) -> str:
    """Without the blanks and lines that an empty choice leaves."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" ([.,;])", r"\1", re.sub(r"(?<=\S) {2,}", " ", text)))


def marked_briefs() -> list[tuple[str, str]]:
    return [(path.stem, path.read_text(encoding="utf-8")) for path in sorted((HERE / "people").glob("*.md"))]
