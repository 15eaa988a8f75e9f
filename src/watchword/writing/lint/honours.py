"""Whether an honour stands beside how many others hold it (R3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model.term import Term
from watchword.writing.lint.numbers import numbers_in
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import Against, Sheet, Statement
from watchword.writing.lint.words import has_words


def honours_have_a_base_rate(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Nothing is made of an honour without how many others hold it (R3)."""
    if statement.kind == "background" or not has_words(
        statement.text, (*against.book.house_rules.telling, *against.book.house_rules.rarity)
    ):
        return
    rare = has_words(RARE_DENIED.sub(" ", statement.text), against.book.house_rules.rarity)
    if rare and HONOUR.search(statement.text) and not FIRST.search(against.document.text):
        yield f"“{rare[0]}”: nothing says how many others hold the honour"
    stated = {value for _, value in numbers_in(statement.text)}
    for mention in {m.ref: m for m in against.reading.of_kind("term", "honour")}.values():
        term = next((term for term in against.book.terms if term.term == mention.ref), None)
        if term and term.base_rate and speaks_of(statement, term, against):
            rates = {value for _, value in numbers_in(term.base_rate.text) if value > 12}  # smaller ones count terms
            given = {value for other in sheet.statements for _, value in numbers_in(other.text)}
            if not rare and not (stated | given) & rates:
                yield f"makes something of 「{term.term}」 without its base rate: {term.base_rate.text}"


HONOUR = re.compile(r"\b(?:honou?rs?|titles?|awards?|prizes?|medals?|model|distinction|named|star)\b", re.IGNORECASE)
FIRST = re.compile(r"首个|首家|唯一|首次|罕见|\bonly\b|\bfirst\b|\brare\b")
RARE_DENIED = re.compile(r"\b(?:not|no|nothing|neither|nor|hardly|far from|isn't|aren't|anything but)\b[^.;]*")


def speaks_of(statement: Statement, term: Term, against: Against) -> bool:
    english = (term.english, term.official_english, *against.book.house_rules.renderings.get(term.term, ()))
    return bool(has_words(statement.text, tuple(filter(None, english)))) or term.term in statement.text


def base_rates_stand_by(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A brief of ours that cites an honour, and has a background, gives the honour's base rate there."""
    told = [other.text for other in sheet.statements if other.kind == "background"]
    if not sheet.structured or statement.kind != "says" or not told:
        return
    spans = [quote.span for quote in statement.evidence if quote.document == against.document.id]
    cited = {m.ref for m in against.reading.terms_of_their_own() if any(span.contains(m.span) for span in spans)}
    for term in against.book.terms:
        rate = term.base_rate
        verified = rate is not None and any(citation.verified for citation in rate.citations)
        if (
            term.term in cited
            and rate
            and verified
            and not any(text.endswith((rate.text, rate.text_zh or rate.text)) for text in told)
        ):
            yield f"「{term.term}」 stands without its base rate: {rate.text}"


HONOUR_RULES: tuple[Rule, ...] = (honours_have_a_base_rate, base_rates_stand_by)
