"""Runs of words with capitals in English text: what a name can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from watchword.data import Handbook
from watchword.data.schema import EnglishNames

WORD = r"(?:[A-Z][\w’'\-]*(?:\.[A-Z])*\.?|&)"
JOINED = r" of(?: the)?| and| for(?: the)?|(?<=Committee) on|(?<=Commission) on|(?<=Council) on|(?<=Board) on| de| du"
RUN = re.compile(rf"{WORD}(?:(?:{JOINED})? {WORD}| (?:plc|office|brigade|armed forces|forces|police)\b)*")
JOINING = frozenset(["and", "of", "for", "on", "the", "&", "de", "du"])
ABBREVIATION = re.compile(r"\b(?:Corp|Inc|Ltd|Co|S\.A|B\.V|N\.V|S\.p\.A)\.$")
ENUMERATOR = re.compile(
    r"[IVX]+\.|[A-Z]\.|[A-Z][a-z]+-(?:listed|based|owned|led|backed|registered|headquartered)"
)  # IV. The Ministry
OWNER = ("'s", "’s")


class Run(NamedTuple):
    """Words with capitals in a row; offsets are those of the view."""

    start: int
    end: int
    words: tuple[str, ...]


def runs_of(text: str, start: int, end: int, names: EnglishNames) -> Iterator[Run]:
    """The runs of a sentence; the owner in "China's Ministry of Commerce" is a run of its own."""
    for match in RUN.finditer(text, start, end):
        first, words = match.start(), match[0].split(" ")
        owner = next((i for i, word in enumerate(words[:-1]) if word.endswith(OWNER) and word[:-2] != "People"), -1)
        for piece in (words[: owner + 1], words[owner + 1 :]):
            run = run_of(first, piece, names)
            if run.words:
                yield run
            first += len(" ".join(piece)) + 1 if piece else 0


def run_of(first: int, words: list[str], names: EnglishNames) -> Run:
    """The run without the words at its ends that belong to no name; empty where nothing is left."""
    barred = {word for word in words if word in JOINING or word.rstrip(".") in names.not_names}
    while words and (words[0] in barred or (ENUMERATOR.fullmatch(words[0]) and len(words) > 1)):
        first += len(words[0]) + 1
        words = words[1:]
    while words and words[-1] in barred:
        words = words[:-1]
    whole = " ".join(words)
    whole = whole[:-2] if whole.endswith(OWNER) else whole
    return Run(first, first + len(whole), tuple(whole.split(" ")) if whole else ())


def parts(run: Run, heads: tuple[str, ...]) -> Iterator[Run]:
    """A run cut at an "and" that joins two names rather than standing inside one, and at other small words unless a
    head governs them (Department of Energy, Bureau of Industry and Security)."""
    if "&" in run.words or any(word in heads for word in run.words):
        yield run
        return
    at, first = run.start, run.start
    piece: list[str] = []
    for word in (*run.words, "and"):
        if word in JOINING:
            if piece:
                yield Run(first, first + len(" ".join(piece)), tuple(piece))
            piece = []
        else:
            first = first if piece else at
            piece.append(word)
        at += len(word) + 1


def trimmed(text: str, first: int, last: int) -> int:
    """The end without the full stop of the sentence, unless it is that of an abbreviation."""
    return last - 1 if text[last - 1] == "." and not ABBREVIATION.search(text[first:last]) else last


def personal(run: Run, book: Handbook) -> bool:
    """Whether two or three words look like a person's name (Jane Gold): it begins with a given name."""
    return run.words[0] in book.english_names.given_names and len(run.words) <= 3 and not legal_form(run, book)


def legal_form(run: Run, book: Handbook) -> bool:
    return run.words[-1].rstrip(".") in book.english_names.legal_forms
