"""Whether a brief in free English keeps how firmly a text says something: plans, hopes, hearsay, conditions, denials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.data import Handbook
from watchword.writing.lint.numbers import DAY, numbers_in
from watchword.writing.lint.passages import Passage, features_in, known, matched, meanings_in
from watchword.writing.lint.quotes import SHORTEST, quoted
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement, is_chinese
from watchword.writing.lint.strangers import prose
from watchword.writing.lint.words import has_words

FEWEST, LEAST_SHARE, ALONE = 2, 0.5, 0.66  # meanings in common, and which part of the sentence's
SMALL = 12  # smaller numbers are everywhere


CLAUSES = re.compile(
    r";\s|,\s+(?=(?:and|but|while)\s)|\s(?=and (?:has|have|had|is|was|were|will|it|he|she|they|[a-z]+ed)\b)"
)
FINITE = re.compile(
    r"^(?:,?\s*(?:and|but|while)\s+)?(?:it |he |she |they )?(?:has|have|had|was|were|is|are|will|did)\b"
)
NOUN = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Aa]|[Tt]his) (?:\w+ )?(?:plan|draft|proposal|programme|target)s?\b(?= (?:has|have|had) )"
)


def parts_of(text: str) -> Iterator[tuple[str, str]]:
    """The clauses of a sentence, each with the words whose hedges hold for it too."""
    before = ""
    for part in CLAUSES.split(text):
        yield part, ("" if FINITE.match(part) else before)
        before = f"{before} {part}"


def kept(text: str, passage: Passage, book: Handbook) -> bool:
    """Whether words say something no more firmly than a passage."""
    force = next((item for item in book.forces if item.key == passage.force), None)
    return force is None or bool(has_words(NOUN.sub(" ", text), force.kept_by))


def ours(statement: Statement, against: Against) -> bool:
    """Whether the sentence quotes, so that other rules hold it to the quoted words, or tells the military link."""
    words = [found for found in quoted(statement.text) if len(found) >= SHORTEST]
    return any(found in against.document.text for found in words) or bool(LINK.search(statement.text))


LINK = re.compile(r"\bmilitary link\b", re.IGNORECASE)


def plans_are_not_told_as_done(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """What the text only plans, hopes, hears or makes depend on something is told with a word that says so."""
    text = prose(statement, sheet)
    if not text or ours(statement, against):
        return
    for part, before in parts_of(text):
        grounds = by_number(part, against)
        told = by_meaning(part, against) if not any(grounds) else []
        for found in (*grounds, told):
            if found and not any(kept(f"{before} {part}", passage, against.book) for passage in found):
                yield f"the text has this as a {found[0].force}: 「{found[0].text.strip()[:40]}」"
                break


def by_number(text: str, against: Against) -> list[list[Passage]]:
    """For each number of the sentence the passages that have it; days and small numbers are everywhere."""
    values = [value for _, value in numbers_in(DAY.sub(" ", text)) if value > SMALL]
    return [[p for p in against.passages if value in against.values(p)] for value in values]


def by_meaning(text: str, against: Against) -> list[Passage]:
    found = matched(features_in(text, against.book), against.passages, against.book)
    enough = found and ((found.shared >= FEWEST and found.share >= LEAST_SHARE) or found.share >= ALONE)
    return list(found.passages) if found and enough else []


def what_is_denied_is_not_told(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A sentence without a word of denial tells nothing that the text has only in a denial."""
    text = prose(statement, sheet)
    book = against.book
    if not text or ours(statement, against) or has_words(text, book.house_rules.negations):
        return
    told = by_meaning(text, against)
    if told and all(passage.negated for passage in told):
        yield f"the text denies this: 「{told[0].text.strip()[:40]}」"
        return
    said = meanings_in(text, book)
    for key, where in only_denied(against).items():
        alone = key in said and (key in FLAT or any(len(passage.features & said) >= FEWEST for passage in where))
        if alone:
            yield f"the text denies this: 「{where[0].text.strip()[:40]}」"
            return


FLAT = frozenset({"death", "hurt", "missing"})  # said of somebody whom a report need not name again


def only_denied(against: Against) -> dict[str, list[Passage]]:
    """The meanings that stand in the text in denials alone, and where."""
    where: dict[str, list[Passage]] = {}
    for passage in against.passages:
        for key in passage.features & known(against.book):
            where.setdefault(key, []).append(passage)
    return {key: found for key, found in where.items() if all(passage.negated for passage in found)}


PUBLISHED = re.compile(r"\b(?:publish|issue|releas|circulat)\w*|\bput out\b|\bsent out\b")
BY_REPORT = re.compile(r"\breport|\breconstruct|\bsaid to\b|\baccording\b|\balleg", re.IGNORECASE)


def a_reconstruction_is_only_reported(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Of a text that is at hand only as others reported it, nobody is flatly said to have published it."""
    if (
        against.document.publisher.kind == "reconstruction"
        and statement.kind == "says"
        and not is_chinese(statement, sheet)
    ):
        match = PUBLISHED.search(QUOTED.sub(" ", statement.text))
        if match and not BY_REPORT.search(statement.text):
            yield f"{match[0]}: the text is a reconstruction from reports; say that it is reported"


FORCE_RULES: tuple[Rule, ...] = (
    plans_are_not_told_as_done,
    what_is_denied_is_not_told,
    a_reconstruction_is_only_reported,
)
