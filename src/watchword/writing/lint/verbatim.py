"""Whether words quoted after a plain *says* are whole, and said by whoever is named (R20)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model.span import Span
from watchword.writing.lint.quotes import quoted
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement
from watchword.writing.lint.words import fold, has_words

SHORTEST = 3  # characters of a quote whose place is sought
TURNED = re.compile(
    r"(?:(?:不|未|没|沒|无|無|非|勿)(?:予|会|會|得|能|可|曾|再|有|存在|对|對)?|拒绝|拒絕|禁止|\b(?:not|no|never|neither|nor|without|n't) (?:be |been |to )?)$",
    re.IGNORECASE,
)
SPEAKER = re.compile(
    r"^(?P<who>[^:「(]+ \((?P<han>[\u3400-\u9fff·]+)\)) (?:said|says|demanded|stressed|called|added|told|noted)\b"
)


def places(words: str, text: str) -> list[Span]:
    least = len(words) >= SHORTEST
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), text)] if least else []


def quotes_keep_their_negation(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """No quote begins behind the *not* that turns it round, unless the sentence says so."""
    if statement.kind not in ("says", "compares"):
        return
    text, house = against.document.text, against.book.house_rules
    head = QUOTED.sub(" ", statement.text)
    for words in quoted(statement.text):
        found = places(words, text)
        turned = [TURNED.search(text[max(0, span.start - 12) : span.start]) for span in found]
        if found and all(turned) and not has_words(head, house.negations) and not has_words(head, house.negations_zh):
            cut = next(filter(None, turned))[0].strip()
            yield f"the quote is cut behind {cut}"


def who_said_it(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Whoever is said to have said quoted words is named in their sentence, or in the one before."""
    match = SPEAKER.match(statement.text)
    if not match or statement.kind != "says":
        return
    text = against.document.text
    for words in quoted(statement.text):
        around = [near(span, against) for span in places(words, text)]
        if around and not any(fold(match["han"]) in fold(one.of(text)) for one in around):
            yield f"{match['who']} is not who says these words"


def near(span: Span, against: Against) -> Span:
    """The sentence of a quote with the one before it."""
    before = [s for s in against.reading.sentences if s.start <= span.start]
    start = before[-2].start if len(before) > 1 else 0
    return Span(start, max(span.end, before[-1].end if before else span.end))


VERBATIM_RULES: tuple[Rule, ...] = (quotes_keep_their_negation, who_said_it)
