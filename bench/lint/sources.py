"""The texts that the briefs are about: the example letters, the labelled texts of our own wording, and texts.jsonl."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from watchword.desk import Desk
from watchword.desk.lint import against
from watchword.model.brief import Brief
from watchword.model.document import Document
from watchword.writing.lint import Against

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LETTERS = ROOT / "examples" / "letters"
LABELLED = ROOT / "bench" / "read" / "labelled"


@dataclass(frozen=True)
class Case:
    """A text, our brief on it, and what a person noted of it."""

    name: str
    document: Document
    brief: Brief
    against: Against
    bodies: tuple[str, ...]  # in the text's own words
    persons: tuple[str, ...]


@contextmanager
def open_desk() -> Iterator[Desk]:
    """A workspace that holds the example letters, with a clock that stands still."""
    with (
        TemporaryDirectory() as folder,
        Desk(Path(folder), create=True, now=lambda: datetime(2026, 1, 31, tzinfo=UTC)) as desk,
    ):
        desk.add(sorted(LETTERS.glob("*.txt")))
        yield desk


def cases(desk: Desk, only: frozenset[str] = frozenset()) -> list[Case]:
    """Every text, or those named, in a fixed order."""
    found = []
    for path in sorted(LETTERS.glob("*.txt")):
        if not only or path.stem in only:
            found.append(case(desk, path.stem, desk.document(str(path)), {}))
    for name in (LABELLED / "tuning.jsonl", LABELLED / "held_out.jsonl", HERE / "texts.jsonl"):
        for line in name.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if not only or entry["id"] in only:
                gold = entry.get("gold", {})
                day = entry.get("published") or gold.get("date") or ""
                document = Document(
                    text=entry["text"],
                    source=f"example:{entry['id']}",
                    title=entry["title"],
                    published=date.fromisoformat(day) if len(day) == 10 else None,
                    language=entry["lang"],
                )
                found.append(case(desk, entry["id"], document, gold))
    return found


def case(desk: Desk, name: str, document: Document, gold: dict[str, list[str]]) -> Case:
    return Case(
        name,
        document,
        desk.brief(document),
        against(desk, document),
        tuple(gold.get("orgs", ())),
        tuple(gold.get("official_persons", ())),
    )
