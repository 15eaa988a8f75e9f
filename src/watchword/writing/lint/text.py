"""A brief written by people, or kept as JSON -> the sentences that the linter looks at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from watchword.judging.likelihood import BANDS
from watchword.model.brief import Figure, SentenceKind
from watchword.model.span import Quote, Span
from watchword.writing.error import WritingError
from watchword.writing.lint.statement import Section, Sheet, Statement

HEADING = re.compile(r"^#{1,6}\s+(.*)$")
FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
SENTENCE = re.compile(r"[^.!?。！？]*(?:[.!?。！？](?!\s|$|[”」\")])[^.!?。！？]*)*(?:[.!?。！？]+[”」\")]*|$)")
JUDGING = re.compile(
    rf"\b(?:we (?:assess|judge|hold|think)|our judgement|in our view|suggests|implies|appears|{'|'.join(band.term for band in BANDS)})\b",
    re.IGNORECASE,
)
SKIPPED = ("sources", "how it was made", "terms decoded", "what it touches", "gaps")
SECTIONS: dict[str, Section] = {"highlight": "highlights", "background": "background", "takeaway": "takeaway"}


def sheet_of_text(text: str) -> Sheet:
    """Sentences of Markdown or plain text, by their headings; what stands under *Background* is background."""
    statements: list[Statement] = []
    section: Section = "body"
    skipping = False
    title = ""
    for line in text.splitlines():
        heading = HEADING.match(line.strip()) or re.match(r"^\*\*([^*]+)\*\*:?$", line.strip())
        if heading:
            title = title or heading[1]
            name = heading[1].lower()
            section = next((value for key, value in SECTIONS.items() if key in name), "body")
            skipping = name.startswith(SKIPPED)
            continue
        if skipping or line.startswith("[^"):
            continue
        for sentence in sentences(line):
            number = len(statements) + 1
            statements.append(Statement(f"s{number}", sentence, kind_of(sentence, section), section))
    if not statements:
        raise WritingError("the brief holds no sentence; give Markdown, plain text, or the JSON of `watchword brief`")
    return Sheet(tuple(statements), title=title, structured=False)


DOT = "\N{ONE DOT LEADER}"  # stands for the point of an abbreviation while sentences are cut
ABBREVIATION = re.compile(r"\b(Co|Ltd|Inc|Corp|No|Mr|Ms|Dr|St|vs|approx|U\.S|S\.A)\.(?=,? )")
# What our own Markdown adds to its sentences: computed, and checked in the JSON.
COMPUTED = re.compile(
    r"^(?:Ritual share: |Likelihood: )|of its letters and digits are ritual\.$|^Clause by clause against |^Made by Watchword "
)
WEIGHT = re.compile(r" \(weight \d+% of the readings considered\)| \(our judgement\)|\*\([^)]*\)\*")


def sentences(line: str) -> Iterator[str]:
    plain = FOOTNOTE.sub("", re.sub(r"^\s*(?:[-*>]|\d+[.)])\s+", "", line)).replace("**", "").strip()
    plain = ABBREVIATION.sub(lambda match: match[1] + DOT, WEIGHT.sub("", plain))
    for match in SENTENCE.finditer(plain):
        sentence = match[0].replace(DOT, ".").strip()
        if len(sentence) > 3 and not COMPUTED.search(sentence):
            yield sentence


def kind_of(sentence: str, section: Section) -> SentenceKind:
    if section == "background":
        return "background"
    return "judges" if JUDGING.search(sentence) else "says"


def sheet_of_json(text: str) -> Sheet:
    """The sentences of a brief in its JSON form.

    Raises:
        WritingError: it is no such JSON; with what is missing.
    """
    try:
        form: dict[str, Any] = json.loads(text)
        takeaway = form["takeaway"]
        parts: tuple[tuple[Section, list[dict[str, Any]]], ...] = (
            ("highlights", form["highlights"]),
            ("body", form["body"]),
            ("background", form["background"]),
            ("takeaway", [takeaway["sentence"], takeaway["confidence"]["sentence"], *takeaway["rivals"]]),
        )
        statements = tuple(statement_of(item, section) for section, items in parts for item in items)
        independent = {
            s["publisher"] for s in form["sources"] if s["kind"] not in ("copy", "example", "reconstruction")
        }
        return Sheet(
            statements, form["title"], rivals=len(takeaway["rivals"]), would_change=len(takeaway["would_change"]),
            independent=len(independent), likelihood=takeaway["likelihood"]["term"], ritual_share=form["ritual_share"],
            documents=form["made"]["documents"],
        )  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise WritingError(
            f"not the JSON of a brief ({error!r}); make it with `watchword brief --format json`"
        ) from None


def statement_of(item: dict[str, Any], section: Section) -> Statement:
    return Statement(
        item["id"],
        item["text"],
        item["kind"],
        section,
        tuple(Quote(q["document"], Span(q["start"], q["end"]), q["quote"]) for q in item["evidence"]),
        tuple(Figure(f["name"], f["value"], f["basis"]) for f in item["figures"]),
        tuple(item["rests_on"]),
        len(item["facts"]),
        sum(fact["seen"] == "no" for fact in item["facts"]),
    )
