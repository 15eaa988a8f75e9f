"""Sentences and clauses of a cleaned view."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model.span import Span

FINAL = frozenset("。!?;…,:、. \n")  # not part of what is quoted
CLOSING = "”’』」》)\"'"
ABBREVIATED = "".join(
    rf"(?<!\b{word}\.)"
    for word in ("Mr", "Mrs", "Ms", "Dr", "No", "Co", "Ltd", "Inc", "Corp", "Sen", "Rep", "Gov", "Gen", "St", "vs")
)
# Begins with a class of characters, which the engine looks for quickly; what was seen is told apart behind it.
END = re.compile(
    r"[。!?;…\n.](?:(?<=[。!?;…])[。!?;…]*|(?<=\n)\n*"
    rf"|(?<=\.)(?<!\b[A-Z]\.){ABBREVIATED}(?=\s+[A-Z\"“(]))[{CLOSING}]*"
)
CLAUSE_MARK = re.compile(r"[(),:,]|——")
SPEECH_TAG = re.compile(r"(?<![,:])(?:说|称|指出|强调|表示|认为|要求|提出|介绍|透露|约定|同意|宣布)$")
ENGLISH_DATE = re.compile(r",\s(?:19|20)\d\d\b|,\s(?:Ltd|Inc|Co)\b")
LONGEST_SENTENCE = 2000  # a line without punctuation is cut, so that no step is quadratic in its length


def split_sentences(text: str) -> Iterator[Span]:
    """Half-open spans of the view, without the white space around them."""
    start = 0
    for match in END.finditer(text):
        yield from trimmed(text, start, match.end())
        start = match.end()
    yield from trimmed(text, start, len(text))


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end:
        cut = min(end, start + LONGEST_SENTENCE)
        yield Span(start, cut)
        start = cut


def split_clauses(text: str, sentence: Span) -> list[Span]:
    """Clauses of one sentence: at commas and colons, not inside brackets nor inside a number."""
    clauses: list[Span] = []
    start, depth = sentence.start, 0
    for match in CLAUSE_MARK.finditer(text, sentence.start, sentence.end):
        mark, at = match[0], match.start()
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and not (0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()):
            if mark == ":" and text[at + 1 : at + 2].isdigit():
                continue  # 黑钨精矿:32.80万元/标吨
            if mark == "," and ENGLISH_DATE.match(text, at):
                continue
            if at - start <= 24 and SPEECH_TAG.search(text, start, at):
                continue  # who speaks stays with what is said
            if at > start:
                clauses.append(Span(start, at))
            start = match.end()
            while start < sentence.end and text[start] == " ":
                start += 1
    end = sentence.end
    while end > start and text[end - 1] in FINAL:
        end -= 1
    if start < end or not clauses:
        clauses.append(Span(start, max(start, end)))
    return clauses
