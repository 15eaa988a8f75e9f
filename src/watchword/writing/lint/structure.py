"""Whether each sentence has the ground that its kind needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.judging.likelihood import BANDS
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement

ANY_QUOTED = re.compile('[「“"]([^「」“”"]*[\u3400-\u9fff][^「」“”"]*)[」”"]')
OTHER_BANDS = re.compile(r"\b(?:probabl[ey]|improbable|almost certainly|highly likely|remote)\b", re.IGNORECASE)
CONFIDENCE_WORDS = re.compile(
    r"\b(?:low|moderate|high) confidence\b|\bconfidence (?:in it |in this )?is (?:low|moderate|high)\b", re.IGNORECASE
)


def quotes_exist(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Every quote stands at its offsets in its document."""
    for quote in statement.evidence:
        text = against.text(quote.document)
        if text is None:
            yield f"document {quote.document[:12]} is not at hand"
        elif quote.span.of(text) != quote.text:
            yield f"the words at [{quote.span.start}, {quote.span.end}) are not “{quote.text[:30]}”"


def quoted_words_have_spans(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Chinese words between quotation marks are those of a cited span, or of the document where none is cited."""
    if statement.kind == "background":
        return
    quoted = [*QUOTED.finditer(statement.text), *(() if sheet.structured else ANY_QUOTED.finditer(statement.text))]
    for match in {match.start(): match for match in quoted}.values():
        shown = match[1].removesuffix("…")
        words = " ".join(against.words(statement).split())
        if statement.kind in ("says", "compares") and " ".join(shown.split()) not in words:
            yield f"「{shown[:30]}」 is in no cited span"


def kind_has_its_ground(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """says: spans; compares: figures or spans; background: facts that were seen and no span; judges: sentences."""
    if not sheet.structured:
        return
    if statement.kind == "says" and not statement.evidence:
        yield "says something without a span"
    if statement.kind == "compares" and not (statement.figures or statement.evidence):
        yield "compares without a figure or a span"
    if statement.kind == "background":
        if not statement.cited:
            yield "background without a citation"
        if statement.evidence:
            yield "background must not cite the document"
        if statement.unread:
            yield "background rests on a citation that was not read"
    if statement.kind == "judges":
        if not statement.rests_on:
            yield "a judgement rests on nothing"
        for name in statement.rests_on:
            if sheet.by_id(name) is None:
                yield f"rests on {name}, which is no sentence of the brief"


def background_stays_apart(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Background is never a highlight (R4)."""
    if statement.kind == "background" and statement.section == "highlights":
        yield "background stands among the highlights"


def likelihood_and_confidence_apart(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """One set of likelihood words, never in a sentence with confidence (R25)."""
    words = [band.term for band in BANDS if re.search(rf"\b{band.term}\b", statement.text)]
    words += [match[0] for match in OTHER_BANDS.finditer(statement.text)]
    if words and CONFIDENCE_WORDS.search(statement.text):
        yield f"“{words[0]}” and a level of confidence share a sentence"


def background_is_called_so(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """What a note of the data says is not told as the document's own words (R4)."""
    if statement.kind != "background" and any(statement.text in (n.text, n.text_zh) for n in against.book.background):
        yield "this is background, and not what the document says"


def background_is_as_noted(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A background sentence of ours is word for word a note or a base rate of the data."""
    if statement.kind == "background" and sheet.structured:
        notes = {text for note in against.book.background for text in (note.text, note.text_zh)}
        told = (term.base_rate for term in against.book.terms if term.base_rate)
        rates = [text for rate in told for text in (rate.text, rate.text_zh) if text]
        if statement.text not in notes and not any(statement.text.endswith(rate) for rate in rates):
            yield "this is not what the cited note says"


STRUCTURE_RULES: tuple[Rule, ...] = (
    quotes_exist,
    quoted_words_have_spans,
    kind_has_its_ground,
    background_stays_apart,
    likelihood_and_confidence_apart,
    background_is_as_noted,
    background_is_called_so,
)
