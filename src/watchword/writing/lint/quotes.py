"""What a sentence makes of the words that it quotes: the right claim, its actor, and no more force than it has (R20)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.model.claim import Claim, Modality
from watchword.model.span import Span
from watchword.writing.english import predicate
from watchword.writing.lint.names import HAN_NAME, HEAD
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement
from watchword.writing.lint.structure import ANY_QUOTED
from watchword.writing.lint.words import fold, has_words

UNDONE: frozenset[Modality] = frozenset({"planned", "pledged", "draft", "hoped", "hedged"})
SHORTEST = 6  # characters of a quote that finds its place


def quoted_claims(statement: Statement, sheet: Sheet, against: Against, most: bool = True) -> list[Claim]:
    """The claims at the words that a sentence by people quotes, those of which it quotes ``most`` or those that it touches;
    our own sentences name their spans and are checked by them."""
    if sheet.structured or statement.kind == "background":
        return []
    text, found = against.document.text, []
    for words in quoted(statement.text):
        places = [m.start() for m in re.finditer(re.escape(words), text)] if len(words) >= SHORTEST else []
        for start in places:
            least = [(claim, len(claim.span) / 2 if most else 0) for claim in against.reading.claims]
            found += [claim for claim, least_of in least if shared(claim.span, start, start + len(words)) > least_of]
    return found


def claims_at(statement: Statement, sheet: Sheet, against: Against) -> list[Claim]:
    """The claims that a sentence in our form restates: at the span that it cites, or at the words that it quotes."""
    if sheet.structured:
        cited = [quote.span for quote in statement.evidence if quote.document == against.document.id]
        return [claim for claim in against.reading.claims if claim.span in cited]
    return quoted_claims(statement, sheet, against, most=False)


def quoted(text: str) -> list[str]:
    """The words between quotation marks: Chinese ones, and any between 「 and 」."""
    found = {match.start(): match[1] for pattern in (ANY_QUOTED, QUOTED) for match in pattern.finditer(text)}
    return [words.removesuffix("…") for words in found.values()]


def shared(span: Span, start: int, end: int) -> int:
    """How many characters of a span lie in a range."""
    return min(span.end, end) - max(span.start, start)


@lru_cache(maxsize=8)
def nouns(book: Handbook) -> dict[str, str]:
    """What a claim type is called in English -> the type, longest first."""
    names = {kind.noun.split(" ", 1)[-1]: name for name, kind in book.claim_types.items()}
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


def told_as_read(claim: Claim, head: str, against: Against) -> bool:
    """Whether the words before a quote tell the claim with its kind and force; a comma before the colon is left out."""
    return predicate(claim, against.book).rstrip(",") in head


def quotes_are_what_they_are_called(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Words introduced as an accident hold an accident; those that hold a denial are introduced as one."""
    claims = quoted_claims(statement, sheet, against)
    head = QUOTED.sub(" ", ANY_QUOTED.sub(" ", statement.text))
    types = {claim.type for claim in claims}
    called = [
        (noun, kind) for noun, kind in nouns(against.book).items() if re.search(rf"\ban? {re.escape(noun)}\b", head)
    ]
    if claims and called and not types & {kind for _, kind in called}:
        yield f"the quoted words hold no {called[0][0]}, but {', '.join(sorted(types))}"
    as_read = any(told_as_read(claim, head, against) for claim in claims)
    if types == {"DENIAL"} and not as_read and not has_words(head, against.book.house_rules.negations):
        yield "the quoted words deny something, and the sentence does not say so"


NEUTRAL = re.compile(
    r"^(?:In words that the \w+ of [^,]+ lacks, )?[^,「]*? (?:says|said|stressed|demanded|added|writes|wrote)$"
)


WEAK: frozenset[Modality] = frozenset({"reported", "hedged", "draft"})  # whose words may stand outside the quote


def plainly_said(head: str, claims: list[Claim]) -> bool:
    """Whether words before a quote only hand it on (*The text says*, *Song Yuanhang (宋远航) said*), and the quoted words
    say by themselves with what force."""
    weak = bool(claims) and all(claim.modality in WEAK for claim in claims)
    return not weak and NEUTRAL.match(HAN_NAME.sub("X", head)) is not None


CLAIM = re.compile(r"^(?P<head>[^「]+): 「")


def claims_are_read(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A sentence in our form that reports a claim says what the reader read at that place, no more strongly (R20)."""
    match = CLAIM.match(statement.text)
    if statement.kind not in ("says", "compares") or not match or (sheet.structured and len(statement.evidence) != 1):
        return
    claims = claims_at(statement, sheet, against)
    if plainly_said(match["head"], claims):
        return
    if sheet.structured and statement.kind == "says" and not claims:
        yield "no claim of the declared types stands at the cited words"
    elif claims and not any(told_as_read(claim, match["head"], against) for claim in claims):
        read = "; ".join(predicate(claim, against.book) for claim in claims)
        yield f"the cited words were read as: {read}"


def quotes_keep_their_force(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Quoted words that plan or hope are not introduced as done."""
    claims = quoted_claims(statement, sheet, against)
    head = QUOTED.sub(" ", ANY_QUOTED.sub(" ", statement.text))
    plain = plainly_said(head.strip(" .:"), claims)
    if plain or any(told_as_read(claim, head, against) for claim in claims):
        return
    if claims and all(c.modality in UNDONE for c in claims) and not has_words(head, against.book.house_rules.hedges):
        yield f"the quoted words only have it {claims[0].modality}"


def quotes_keep_their_actor(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Who stands as the subject before quoted words acts in them; where nobody does, their sentence names him at least."""
    match = HEAD.match(statement.text)
    claims = quoted_claims(statement, sheet, against) if match else []
    if not match or not claims:
        return
    name = fold(match["han"] or match["who"])
    acting = [fold(claim.actor) for claim in claims if claim.actor]
    about = (s for s in against.reading.sentences if any(s.contains(claim.span) for claim in claims))
    named = not acting and any(name in fold(sentence.of(against.document.text)) for sentence in about)
    if not named and not any(name in actor or actor in name for actor in acting):
        yield f"{match['who']} is not who acts in the quoted words"


QUOTE_RULES: tuple[Rule, ...] = (
    claims_are_read,
    quotes_are_what_they_are_called,
    quotes_keep_their_force,
    quotes_keep_their_actor,
)
