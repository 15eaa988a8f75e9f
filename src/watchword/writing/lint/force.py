"""Whether a brief in free English keeps how firmly a text says something: plans, hopes, hearsay, conditions, denials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from watchword.data import Handbook
from watchword.writing.lint.numbers import DAY, numbers_in, undated
from watchword.writing.lint.passages import Passage, any_of, features_in, matched, meanings_in
from watchword.writing.lint.quotes import SHORTEST, quoted
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement, is_chinese
from watchword.writing.lint.strangers import prose

FEWEST, LEAST_SHARE, ALONE = 2, 0.5, 0.66  # meanings in common, and which part of the sentence's
SMALL = 12  # smaller numbers are everywhere


CLAUSES = re.compile(
    r";\s|\s(?=because\s)|,\s+(?=(?:and|but|while)\s)|\s(?=and (?:has|have|had|is|was|were|will|may|could|would|still|then|also|now|it|he|she|they|hopes|plans|aims|expects|wants|says|seeks|intends|promises|[a-z]+ed)\b)"
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


DONE = re.compile(
    r"\b(?:has|have|had)\s+(?:already\s+|now\s+|since\s+)?(?:been\s+)?(?!to\b|not\b|no\b|yet\b|agreed\b|promised\b|pledged\b|planned\b|proposed\b|asked\b|ordered\b)"
    r"(?:\w+(?:ed|en|wn|ght|ilt|ade|old|ent|uck|un|ung|ut|id|one|ome|eld|ost|ept|et|ung|read))\b"
)
SAID = re.compile(r"\b(?:said|says|say|according|reported(?:ly)?|report|claim\w*|subject to|pending|not|no|never)\b")


def kept(text: str, passage: Passage, book: Handbook) -> bool:
    """Whether words say something no more firmly than a passage. Behind *has done* no word of plans helps any more."""
    plain = whole = undated(NOUN.sub(" ", text)).lower()
    if done := DONE.search(plain):
        plain = f"{plain[: done.end()]} {' '.join(SAID.findall(plain[done.end() :]))}"
    keys = {"denial"} if passage.negated else set()
    keys |= {passage.force} if not passage.negated or passage.force in ("plan", "condition") else set()
    forces = [item for item in book.forces if item.key in keys]
    return not forces or any(keeping(item.kept_by).search(whole if item.key == "denial" else plain) for item in forces)


@lru_cache(maxsize=64)
def keeping(words: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(words)


def ours(statement: Statement, against: Against) -> bool:
    """Whether the sentence quotes, so that other rules hold it to the quoted words, or tells the military link."""
    words = [found for found in quoted(statement.text) if len(found) >= SHORTEST]
    return any(found in against.document.text for found in words) or bool(LINK.search(statement.text))


LINK = re.compile(r"\bmilitary link\b", re.IGNORECASE)


def too_firm(statement: Statement, sheet: Sheet, against: Against) -> Iterator[Sequence[Passage]]:
    """What a sentence tells more firmly than all the passages that it can rest on."""
    text = prose(statement, sheet)
    if not text or ours(statement, against):
        return
    for part, before in parts_of(text):
        counted = by_number(part, against)
        firm = any(kept(part, passage, against.book) for found in counted for passage in found)
        for found in (*counted, by_meaning(part, against), *(() if firm else only_weakly(part, against))):
            if found and not any(kept(words, passage, against.book) for passage in found for words in (before, part)):
                yield found
                break


def plans_are_not_told_as_done(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """What the text only plans, hopes, hears or makes depend on something is told with a word that says so."""
    for found in too_firm(statement, sheet, against):
        if not any(passage.negated for passage in found):
            yield f"the text has this as a {found[0].force}: 「{found[0].text.strip()[:40]}」"


def what_is_denied_is_not_told(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A sentence without a word of denial tells nothing that the text has only in a denial."""
    for found in too_firm(statement, sheet, against):
        denial = next((passage for passage in found if passage.negated), None)
        if denial:
            yield f"the text denies this: 「{denial.text.strip()[:40]}」"


AGREED, MOST = 2, 0.8
BEHIND = re.compile(r"\b(?:that|which|who|but|yet)\b.*\b(?:not|never|no)\b|\b(?:not|no)\b.*\byet\b")
NOT = re.compile(r"\b(?:not|never|no(?! less| more| later| sooner| longer))\b|n't\b")


def what_is_told_is_not_denied(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A sentence that denies nearly all of what a passage flatly tells is against the text."""
    text = prose(statement, sheet)
    if not text or ours(statement, against):
        return
    for part, _ in parts_of(text):
        if len(NOT.findall(part)) == 1 and not BEHIND.search(part):
            found = matched(features_in(part, against.book), against.passages, against.book)
            if (
                found
                and found.shared >= AGREED
                and found.share >= MOST
                and not any(p.negated or p.force for p in found.passages)
            ):
                yield f"the text says so: 「{found.passages[0].text.strip()[:40]}」"


def only_weakly(text: str, against: Against) -> list[Sequence[Passage]]:
    """For each meaning of the words that the text has nowhere firmly, its passages, if their sentences tell more of this."""
    said = meanings_in(text, against.book)
    return [
        found
        for key, found in against.places.items()
        if key in said
        and all(p.force or p.negated for p in found)
        and (key in FLAT or DONE.search(text) or any(len(said & against.sentence_of(p)) >= FEWEST for p in found))
    ]


FLAT = frozenset({"death", "hurt", "missing"})  # said of somebody whom a report need not name again


def by_number(text: str, against: Against) -> list[Sequence[Passage]]:
    """For each number of the sentence the passages that have it; days and small numbers are everywhere."""
    values = [value for _, value in numbers_in(DAY.sub(" ", text)) if value > SMALL]
    return [[p for p in against.passages if value in against.values(p)] for value in values]


def by_meaning(text: str, against: Against) -> list[Passage]:
    found = matched(features_in(text, against.book), against.passages, against.book)
    enough = found and ((found.shared >= FEWEST and found.share >= LEAST_SHARE) or found.share >= ALONE)
    return list(found.passages) if found and enough else []


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
    what_is_told_is_not_denied,
    a_reconstruction_is_only_reported,
)
