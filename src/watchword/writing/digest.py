"""A digest over many documents: ranked, each with its news, and what was seen for the first time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from watchword.model.brief import Brief
from watchword.model.document import Document
from watchword.model.ranking import Rank
from watchword.writing.as_json import sentence_form
from watchword.writing.event import day
from watchword.writing.headings import HEADINGS
from watchword.writing.markdown import Notes, line

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a digest: its rank, and its brief in the short form."""

    document: Document
    rank: Rank
    brief: Brief


@dataclass(frozen=True, slots=True)
class Digest:
    """The documents of some days, best first. ``firsts``: term, English and document of first use among those held."""

    since: date
    until: date
    documents: int
    copies: int
    entries: tuple[Entry, ...]
    firsts: tuple[tuple[str, str, Document], ...] = ()

    @property
    def title(self) -> str:
        return f"Digest, {day(self.since)} to {day(self.until)}"

    @property
    def counted(self) -> str:
        """How many documents stand behind it."""
        copies = f", {self.copies} of them the same text again" if self.copies else ""
        return f"{self.documents} documents of these days are held{copies}; {len(self.entries)} are told here."


RANKED = "Ranked by relevance x novelty x military link x publisher; the values are ours and not calibrated."


def digest_markdown(digest: Digest) -> str:
    notes = Notes()
    parts = [f"# {digest.title}", f"{digest.counted} {RANKED}"]
    for number, entry in enumerate(digest.entries, 1):
        brief = entry.brief
        banner = [f"> **{brief.banner}**"] if brief.banner else []
        why = " x ".join(f"{part.name} {part.value:.2f} ({part.reason})" for part in entry.rank.parts)
        told = "\n".join(f"- {line(sentence, notes, HEADINGS['en'])}" for sentence in brief.highlights)
        parts += [
            f"## {number}. {brief.title}",
            *banner,
            told,
            f"Score {entry.rank.score:.2f} = {why}. `{entry.document.id[:12]}`",
        ]
    if digest.firsts:
        rows = "\n".join(
            f"- 「{term}」 ({english}): {d.published}, `{d.id[:12]}`" for term, english, d in digest.firsts
        )
        parts.append(
            f"## Seen for the first time among the documents held\n\nWhich says nothing of first use.\n\n{rows}"
        )
    if not digest.entries:
        parts.append("Nothing of these days is held; add documents, or give an earlier day with --since.")
    footnotes = "\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes.lines, 1))
    return "\n\n".join([*parts, footnotes]).rstrip() + "\n"


def digest_json(digest: Digest) -> str:
    """One object; sentences as in a brief."""
    form: dict[str, Any] = {
        "since": digest.since.isoformat(),
        "until": digest.until.isoformat(),
        "documents": digest.documents,
        "copies": digest.copies,
        "entries": [
            {
                "document": entry.document.id,
                "title": entry.brief.title,
                "banner": entry.brief.banner,
                "score": round(entry.rank.score, 4),
                "parts": [
                    {"name": part.name, "value": round(part.value, 4), "reason": part.reason}
                    for part in entry.rank.parts
                ],
                "ritual_share": entry.brief.ritual_share,
                "military_link": entry.brief.military_link,
                "highlights": [sentence_form(sentence) for sentence in entry.brief.highlights],
            }
            for entry in digest.entries
        ],
        "first_seen": [{"term": term, "english": english, "document": d.id} for term, english, d in digest.firsts],
    }
    return json.dumps(form, ensure_ascii=False, indent=1) + "\n"


@lru_cache(maxsize=1)
def template() -> Template:
    from jinja2 import Environment, PackageLoader, select_autoescape

    loader = PackageLoader("watchword.writing", "templates")
    return Environment(
        loader=loader, autoescape=select_autoescape(default=True), trim_blocks=True, lstrip_blocks=True
    ).get_template("digest.html")


def digest_html(digest: Digest) -> str:
    """One self-contained page."""
    return template().render(digest=digest, ranked=RANKED)
