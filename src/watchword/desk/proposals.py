"""Proposed phrases: taken into the workspace's own codebook, rejected for good, or put back to wait.

``watchword terms --discover --propose`` writes them to ``proposals/terms.yaml``. An accepted one moves to a file of
``data/terms``, as somebody would move it with an editor; a rejected one moves to a file beside, so that discovery does
not propose it again. Who decided when stands as a comment above the entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from watchword.data.error import DataError
from watchword.desk.desk import Desk, DeskError, write_whole
from watchword.desk.phrases import entry_of

WAITING, ACCEPTED, REJECTED = "proposals/terms.yaml", "data/terms/accepted.yaml", "proposals/rejected.yaml"
LONGEST: Mapping[str, int] = {"term": 60, "english": 200, "meaning": 1000, "category": 40}
DECIDED = re.compile(r"# (accepted|rejected) by (.+) at (\d{4}-\d\d-\d\d [\d:.]+)")
WAS = re.compile(r"# proposed as (.+)")
HEAD = re.compile(
    "# (?:Proposed by|To accept|data/terms of|browser either|Proposed phrases|Phrases accepted|Phrases rejected)"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A phrase that was proposed. ``counted`` is what discovery found of it, and what people noted above it; ``verdict`` and what follows are empty while it
    waits; ``proposed`` is the phrase as discovery had it."""

    entry: Mapping[str, Any]
    counted: tuple[str, ...] = ()
    verdict: Literal["accepted", "rejected", ""] = ""
    by: str = ""
    at: str = ""  # UTC
    proposed: str = ""

    @property
    def term(self) -> str:
        return str(self.entry["term"])


def waiting(desk: Desk) -> list[Proposal]:
    """Proposals that nobody has decided on, but for phrases that the codebook has by now."""
    return [one for one in _held(desk, WAITING) if entry_of(one.term, desk.book) is None]


def decided(desk: Desk) -> list[Proposal]:
    """Proposals that were accepted or rejected, the last decided first."""
    made = [one for name in (REJECTED, ACCEPTED) for one in _held(desk, name) if one.verdict]
    return sorted(made, key=lambda one: one.at, reverse=True)


def rejected(desk: Desk) -> set[str]:
    """The phrases that are not to be proposed again."""
    return {one.proposed or one.term for one in _held(desk, REJECTED)}


def accept(desk: Desk, phrase: str, given: Mapping[str, str], *, by: str) -> None:
    """Move a proposal into the workspace's codebook, with its English and its meaning; ``term`` puts the phrase right.

    Raises:
        DeskError: there is no such proposal, something is blank or too long, or the codebook has the phrase.
    """
    words = {name: " ".join(given.get(name, "").split()) for name in LONGEST}

    def moved(old: Proposal) -> Proposal:
        term, proposed = words["term"] or old.term, old.proposed or old.term
        entry = {**old.entry, **{name: word for name, word in words.items() if word}, "term": term}
        for name in ("english", "meaning"):
            if not str(entry.get(name, "")).strip():
                raise DeskError(f"{old.term}: {name} is blank; fill it in before the phrase is accepted")
        for name, most in LONGEST.items():
            if len(str(entry[name])) > most:
                raise DeskError(f"{old.term}: {name} has more than {most} characters")
        if entry_of(term, desk.book):
            raise DeskError(f"{term}: the codebook has it already")
        if term != old.term:
            from watchword.desk.phrases import spoken

            entry["pinyin"] = spoken(term)
        return Proposal(
            entry,
            old.counted,
            "accepted",
            by,
            f"{desk.now():%Y-%m-%d %H:%M:%S.%f}",
            proposed if proposed != term else "",
        )

    _move(desk, phrase, WAITING, ACCEPTED, moved)


def reject(desk: Desk, phrase: str, *, by: str) -> None:
    """Move a proposal out of the way for good.

    Raises:
        DeskError: there is no such proposal.
    """
    at = f"{desk.now():%Y-%m-%d %H:%M:%S.%f}"
    _move(desk, phrase, WAITING, REJECTED, lambda old: Proposal(old.entry, old.counted, "rejected", by, at))


def take_back(desk: Desk, phrase: str) -> None:
    """Put an accepted or rejected phrase back among those that wait, as it was proposed; what was written stays with it.

    Raises:
        DeskError: nobody decided on such a phrase.
    """
    name = next((name for name in (ACCEPTED, REJECTED) if phrase in {one.term for one in _held(desk, name)}), ACCEPTED)
    _move(
        desk, phrase, name, WAITING, lambda old: Proposal({**old.entry, "term": old.proposed or old.term}, old.counted)
    )


def _move(desk: Desk, phrase: str, source: str, target: str, changed: Callable[[Proposal], Proposal]) -> None:
    """Out of one file into another, while nobody else writes; the target first, so that nothing is ever lost."""
    with desk.workspace.writing():
        here, there = _held(desk, source), _held(desk, target)
        old = next((one for one in here if one.term == phrase), None)
        if old is None:
            raise DeskError(f"{phrase}: no such proposal; load the page again")
        _write(desk, target, [*there, changed(old)])
        _write(desk, source, [one for one in here if one is not old])


def _held(desk: Desk, name: str) -> list[Proposal]:
    """The entries of a file with what stands in comments above each."""
    path = desk.path / name
    if not path.is_file():
        return []
    found: list[Proposal] = []
    for block in _blocks(path.read_text(encoding="utf-8")):
        try:
            loaded = yaml.safe_load(block)
        except yaml.YAMLError as error:
            raise DataError(f"{path}: not valid YAML ({' '.join(str(error).split())}); mend the entry") from None
        if not isinstance(loaded, list) or not all(isinstance(one, dict) and one.get("term") for one in loaded):
            raise DataError(f"{path}: an entry has no term; mend it or take it out")
        comments = [line for line in block.splitlines() if line.startswith("# ")]
        counted = tuple(
            line[2:] for line in comments if not (HEAD.match(line) or DECIDED.match(line) or WAS.match(line))
        )
        made = next(filter(None, map(DECIDED.fullmatch, comments)), None)
        was = next(filter(None, map(WAS.fullmatch, comments)), None)
        verdict, by, at = made.groups() if made else ("", "", "")
        found += [Proposal(one, counted, verdict, by, at, was[1] if was else "") for one in loaded]  # type: ignore[arg-type]
    return found


def _blocks(text: str) -> list[str]:
    """The text entry by entry, comments with the entry below them."""
    lines, blocks, block, begun = text.splitlines(), list[str](), list[str](), False
    for line in lines:
        if begun and (line.startswith(("- ", "#")) or not line.strip()):
            blocks.append("\n".join(block))
            block, begun = [], False
        begun = begun or line.startswith("- ")
        block.append(line)
    return [*blocks, "\n".join(block)] if begun else blocks


def _write(desk: Desk, name: str, proposals: list[Proposal]) -> None:
    path = desk.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    head = {
        WAITING: "# Proposed phrases that nobody has decided on.\n",
        ACCEPTED: "# Phrases accepted in review. Add citations that you read; an entry may move to another file here.\n",
        REJECTED: "# Phrases rejected in review: discovery does not propose them again.\n",
    }[name]
    write_whole(path, head + "".join(map(_block, proposals)))


def _block(one: Proposal) -> str:
    comments = [*one.counted]
    comments += [f"proposed as {one.proposed}"] if one.proposed else []
    comments += [f"{one.verdict} by {' '.join(one.by.split())} at {one.at}"] if one.verdict else []
    entry = yaml.safe_dump([dict(one.entry)], allow_unicode=True, sort_keys=False, width=120)
    return "\n" + "".join(f"# {line}\n" for line in comments) + entry
