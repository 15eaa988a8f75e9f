"""What kind of text it is, who issues it, and for what occasion: quick enough to run on every text added."""

from __future__ import annotations

import re
from dataclasses import dataclass

from watchword.data import Handbook
from watchword.model.document import Document
from watchword.model.reading import Issuer, Occasion
from watchword.model.span import Span
from watchword.reading.issuer import find_issuer
from watchword.reading.numerals import number
from watchword.reading.view import View, clean, fold, needle


@dataclass(frozen=True, slots=True)
class Identity:
    """Issuer and occasion, as far as a quick look tells."""

    issuer: Issuer
    occasion: Occasion


def identify(document: Document, book: Handbook) -> Identity:
    """Issuer and occasion of a document; what was given wins over what is read."""
    view = clean(document.text)
    return Identity(find_issuer(document, view, book), find_occasion(document, view, book))


def find_occasion(document: Document, view: View, book: Handbook) -> Occasion:
    """The recurring occasion named in the title or the first screen; the number of the anniversary where it is told."""
    if document.occasion:
        known = next((rule for rule in book.occasions if document.occasion in (rule.key, rule.english)), None)
        return Occasion(
            known.key if known else document.occasion, known.english if known else document.occasion, basis="given"
        )
    start, name = view.text[:400], fold(document.title)
    for rule in book.occasions:
        if not any(needle(word) in start or needle(word) in name for word in rule.words):
            continue
        head, title = without(start, rule.not_in), without(name, rule.not_in)
        hits = [(head.find(needle(word)), needle(word)) for word in rule.words]
        hits = [hit for hit in hits if hit[0] >= 0]
        in_title = any(needle(word) in title for word in rule.words)
        if not in_title and (not hits or min(hits)[0] >= 200):
            continue
        if not in_title and not festive(head, rule.numbered):
            continue
        count, span = anniversary(view, rule.numbered)
        if span is None and hits:
            at, word = min(hits)
            span = view.span(at, at + len(word))
        return Occasion(rule.key, rule.english, count, span, "text" if span else "title")
    return Occasion()


def without(text: str, words: tuple[str, ...]) -> str:
    """The text with longer words that only hold the occasion's blanked; offsets are kept."""
    for word in words:
        text = text.replace(needle(word), " " * len(word))
    return text


def festive(head: str, numbered: str) -> bool:
    """八一路 is a street: the day counts only beside a word of the feast or its number."""
    return bool(re.search(r"建军节|节日|周年|建党节|劳动节|佳节", head)) or bool(numbered and numbered + "周年" in head)


def anniversary(view: View, numbered: str) -> tuple[int | None, Span | None]:
    if not numbered:
        return None, None
    match = re.search(rf"{re.escape(numbered)}([\d〇零一二三四五六七八九十百]{{1,5}})(?:周年|年)", view.text)
    if not match:
        return None, None
    value = number(match[1])
    return (int(value) if value else None), view.span(*match.span())
