"""The claims of a whole text put right: a headline tells what the text tells again, and a rumour that the text denies
is no claim of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from watchword.data import Handbook
from watchword.model.claim import Claim, Modality
from watchword.model.span import Span
from watchword.reading.view import View

HEAD_LINES = 3  # lines in which a headline stands
LONGEST_HEAD = 140  # characters of one
CLOSED = re.compile(r"[。.!?;:：；！？…]\s*$")
DENIED_WITHIN = 300  # characters behind a rumour in which a text answers it
# 一、协议签署概况: the heading of a section; Q1:公司军品业务情况如何?
SECTION = re.compile(r"^\s*(?:\(?[一二三四五六七八九十]{1,3}[、)]|\d{1,2}[.、])\s*[^,，。;；:：]{2,14}$")
QUESTION = re.compile(r"[?？][\s”\"」]*$")


class Doubted(NamedTuple):
    """A claim, and whether its sentence only passes on what is rumoured."""

    claim: Claim
    rumoured: bool


def says_nothing(sentence: str) -> bool:
    """Whether a sentence asks, or only heads a section."""
    return QUESTION.search(sentence) is not None or SECTION.match(sentence) is not None


@lru_cache(maxsize=8)
def hearsay(book: Handbook) -> re.Pattern[str]:
    """The words from which on a sentence passes on what is rumoured."""
    return re.compile("|".join(book.function_words.hearsay), re.IGNORECASE)


def settled(view: View, found: Sequence[Doubted], title: str) -> Iterator[Claim]:
    """The claims without those of the headline that the text makes again, and without rumours that it denies."""
    heads = list(headlines(view, title))
    denials = [claim.span.start for claim, _ in found if claim.type == "DENIAL"]
    told = {claim.type for claim, _ in found if not within(heads, claim.span)}
    for claim, rumoured in found:
        if within(heads, claim.span) and claim.type in told:
            continue
        if rumoured and any(0 <= at - claim.span.start <= DENIED_WITHIN for at in denials):
            continue
        yield claim


def once(claims: Iterable[Claim], book: Handbook) -> Iterator[Claim]:
    """One event, told several times by one actor (or by nobody named), counts where it is told first."""
    told: dict[tuple[str, Modality], list[str]] = {}
    for claim in claims:
        if book.claim_types[claim.type].once:
            actors = told.setdefault((claim.type, claim.modality), [])
            if any(claim.actor in actor or actor in claim.actor for actor in actors):
                continue
            actors.append(claim.actor)
        yield claim


def specific(claims: list[Claim], book: Handbook) -> Iterator[Claim]:
    """Without the claims whose type gives way to another that the same clause makes."""
    for claim in claims:
        stronger = book.claim_types[claim.type].yields_to
        if not any(other.type in stronger and other.span.overlaps(claim.span) for other in claims):
            yield claim


def merged(view: View, claims: list[Claim], book: Handbook) -> Iterator[Claim]:
    """Neighbouring claims of one merging type and one modality become one, quoted across."""
    held: list[Claim] = []
    for claim in claims:
        previous = next((item for item in reversed(held) if item.type == claim.type), None)
        if previous is not None and book.claim_types[claim.type].merges and previous.modality == claim.modality:
            span = Span(previous.span.start, max(previous.span.end, claim.span.end))
            held[held.index(previous)] = replace(previous, span=span, quote=span.of(view.raw))
        elif previous is None or not previous.span.contains(claim.span):
            held.append(claim)
    yield from held


def within(heads: list[Span], span: Span) -> bool:
    return any(head.contains(span) for head in heads)


def headlines(view: View, title: str) -> Iterator[Span]:
    """The first lines that close with no mark, and the title wherever it stands again; spans of the raw text."""
    at, lines = 0, 0
    for line in view.text.split("\n"):
        words = line.strip()
        if words and (lines < HEAD_LINES or words == title):
            lines += 1
            if len(words) <= LONGEST_HEAD and not CLOSED.search(words):
                yield view.span(at, at + len(line))
        at += len(line) + 1
