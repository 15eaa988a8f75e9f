"""What a sentence in our form restates of the words that it quotes: amounts and names (R20, R22)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model.claim import Claim
from watchword.model.span import Span
from watchword.writing.english import amounts
from watchword.writing.lint.names import HAN_NAME, HAN_RUN, named_in
from watchword.writing.lint.quotes import CLAIM, claims_at, quoted
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import Against, Sheet, Statement
from watchword.writing.lint.words import fold

FIGURES = re.compile(r" \(([^()「\u4e00-\u9fff]*\d[^()「\u4e00-\u9fff]*)\)(?=,|:|$)")
NAMING = re.compile(r", naming (?P<names>.+)$")
NUMBER = re.compile(r"\d[\d,.]*")


def amounts_are_as_read(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """An amount before a quote has the bound, unit, basis and thing with which it was read there."""
    match = CLAIM.match(statement.text)
    figures = FIGURES.search(match["head"]) if match else None
    if not figures or statement.kind not in ("says", "compares"):
        return
    claims = claims_at(statement, sheet, against)
    read = [part for claim in claims for part in parts(claim, against)]
    for told in figures[1].split("; "):
        alike = [part for part in read if NUMBER.findall(part) == NUMBER.findall(told)]
        if claims and told not in read:
            yield f"({told}): the quoted words have {', '.join(alike or read) or 'no amount'}"


def parts(claim: Claim, against: Against) -> list[str]:
    return amounts(claim, against.reading, against.book).split("; ")


def names_stand_in_the_quote(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Whoever and whatever our form names beside a quote stands in it."""
    match = CLAIM.match(statement.text)
    naming = NAMING.search(match["head"]) if match else None
    claims = claims_at(statement, sheet, against) if naming else []
    if not naming or not claims:
        return
    held = fold(words_of(statement, claims, against)).lower()
    han = [m[2] for m in HAN_NAME.finditer(naming["names"])] + HAN_RUN.findall(naming["names"])
    for name in han:
        if fold(name).lower() not in held:
            yield f"{name} is not in the quoted words"
    for item in named_in(naming["names"], against.book):
        if not any(form in held for form in item.forms):
            yield f"{item.english} is not in the quoted words"


def words_of(statement: Statement, claims: list[Claim], against: Against) -> str:
    """The words quoted, whole where the quote is cut short, and the names read there, as cleaned."""
    spans: list[Span] = [claim.span for claim in claims]
    names = [m.name for m in against.reading.mentions if any(span.contains(m.span) for span in spans)]
    return "\n".join((*quoted(statement.text), *(claim.quote for claim in claims), *names))


ALONE = re.compile(r"\b(?:naming only|only|alone|nothing else|nobody else|no other|exclusively)\b")
ALONE_HELD = re.compile(r"只|仅|僅|唯一|独|獨|单|單|全部|全都|\b(?:only|sole|alone|exclusive)")


def alone_is_held(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Before a quote, nothing is told of one alone that the quoted words don't say of it alone."""
    match = CLAIM.match(statement.text)
    alone = ALONE.search(match["head"].replace("largest, only or leading", " ")) if match else None
    if alone and not any(ALONE_HELD.search(words) for words in quoted(statement.text)):
        yield f"“{alone[0]}” is not in the quoted words"


RESTATED_RULES: tuple[Rule, ...] = (amounts_are_as_read, names_stand_in_the_quote, alone_is_held)
