"""Whether the words of a sentence are as strong, as plain and as near to the text as they may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import HouseRules
from watchword.judging.likelihood import BANDS
from watchword.judging.military import military_link
from watchword.model.term import Term
from watchword.writing.english import predicate
from watchword.writing.lint.names import named_in
from watchword.writing.lint.numbers import SPELT
from watchword.writing.lint.passages import needing_a_ground, told_by
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement
from watchword.writing.lint.words import fold, has_words


def rules(against: Against) -> HouseRules:
    return against.book.house_rules


def no_loaded_words(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """The wording of a brief is plain."""
    for word in has_words(QUOTED.sub(" ", statement.text), rules(against).loaded):
        yield f"loaded wording: {word}"


def no_leaked_prompt(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Nothing of a generator's own talk stands in a brief (R29)."""
    for word in has_words(statement.text, rules(against).leaked):
        yield f"left over from a generator: {word}"


def change_needs_an_earlier_text(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Nothing is called new or changed without an earlier document (R14)."""
    words = has_words(TIMES.sub(" ", QUOTED.sub(" ", statement.text)), rules(against).change)
    if not words or statement.kind == "background":
        return
    if sheet.structured:
        cited = {quote.document for quote in statement.evidence} - {against.document.id}
        if statement.kind != "compares" or not (cited or statement.figures):
            yield f"speaks of change ({words[0]}) without an earlier text"
        return
    days = {str(held.published.year) for held in against.earlier.values() if held.published}
    if not any(day in statement.text for day in days):
        yield f"speaks of change ({words[0]}) and names no earlier text; say what it was compared with"


TIMES = re.compile(r"\bhas changed (?:\w+ ){1,3}times\b")  # counted by the text itself


def terms_of(statement: Statement, against: Against) -> Iterator[Term]:
    """The terms of the document that a sentence speaks of, in either language."""
    refs = {mention.ref for mention in against.reading.of_kind("term")}
    text = fold(statement.text).lower()
    for term in against.book.terms:
        forms = (term.term, *term.variants, term.english, term.official_english)
        if term.term in refs and any(form and fold(form).lower() in text for form in forms):
            yield term


def without_readings(text: str, against: Against) -> str:
    """A judgement without the declared readings that it weighs, which say nothing of the text's own words."""
    for reading in (one for every in against.book.hypothesis_sets for one in every.hypotheses):
        for words in (reading.statement_zh, reading.statement.removeprefix("the text")):
            text = text.replace(words, " ") if words else text
    return text


def slogans_are_told_apart(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A phrase is never rendered as another one that the codebook warns of: 双拥 is no military-civil fusion."""
    if statement.kind == "background":
        return
    entries = {term.term: term for term in against.book.terms}
    held = fold(against.document.text)
    plain = QUOTED.sub(" ", statement.text)
    if statement.kind == "judges":
        plain = without_readings(plain, against)
    for mention in {m.ref: m for m in against.reading.of_kind("term")}.values():
        for other in entries[mention.ref].not_to_be_confused_with if mention.ref in entries else ():
            entry = entries.get(other)
            english = (
                *((entry.english, entry.official_english) if entry else ()),
                *rules(against).renderings.get(other, ()),
            )
            forms = (other, *(entry.variants if entry else ()))
            said = has_words(plain, tuple(filter(None, english))) + [form for form in forms if form in plain]
            if said and not any(fold(form) in held for form in forms) and not APART.search(plain):
                yield f"{said[0]} is not in the text; 「{mention.ref}」 is {entries[mention.ref].english}"


def renderings_have_their_term(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A policy's English name is not used where the document has none of its written forms."""
    if statement.kind == "background":
        return
    held = fold(against.document.text)
    plain = QUOTED.sub(" ", statement.text)
    entries = {term.term: term for term in against.book.terms}
    for name, english in rules(against).renderings.items():
        forms = (name, *(entries[name].variants if name in entries else ()))
        parts = {form[-2:] for form in forms}
        said = has_words(plain, english)
        if said and not any(fold(form) in held for form in (*forms, *parts)) and not APART.search(plain):
            yield f"“{said[0]}” renders 「{name}」, which the text does not have"


APART = re.compile(r"\b(?:not|apart from|other than|unlike|rather than|no)\b")


def decoding_follows_the_codebook(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Where a phrase has an official reading, a sentence that decodes it names no place that neither it nor the text has."""
    if statement.kind == "background":
        return
    held = fold(against.document.text).lower()
    for term in terms_of(statement, against):
        official = [reading for reading in term.interpretations if reading.stance == "official"]
        told = fold(" ".join((term.meaning, *(reading.reading for reading in official)))).lower()
        for item in named_in(statement.text, against.book) if official else ():
            if item.kind == "place" and not any(form in held or form in told for form in item.forms):
                yield f"「{term.term}」 is decoded with {item.english}; its official reading: {official[0].reading}"


SOURCES = re.compile(
    r"\b(two|three|four|five|several|multiple|\d+) (?:independent |separate |other )*(?:sources|reports|outlets|documents) (?:say|confirm|report|agree|state)"
    r"|\b(?:confirmed|corroborated) (?:by|in) (two|three|four|five|several|multiple|\d+)"
    r"|\brests on (two|three|four|five|several|multiple|\d+) (?:independent |separate )*(?:texts|sources|documents)",
    re.IGNORECASE,
)


def copies_are_one_source(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """No more sources are counted than independent publishers are held (R5)."""
    match = SOURCES.search(statement.text)
    if match and statement.kind != "background":
        word = next(filter(None, match.groups())).lower()
        count = int(word) if word.isdigit() else SPELT.get(word, 2)
        if count > sheet.independent:
            yield f"{word} sources are counted; independent publishers held: {sheet.independent}"


LINK = re.compile(r"\bmilitary link is (none|ceremonial|institutional|material)\b", re.IGNORECASE)
RAISED = re.compile(
    r"\b(ceremonial|institutional|material)\b[^.]*\blink\b|\blink\b[^.]*\b(ceremonial|institutional|material)\b",
    re.IGNORECASE,
)


def the_link_follows_its_rule(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """The military link is what the rule gives (R2)."""
    if statement.kind == "background":
        return
    level = military_link(against.reading, against.book).level.label
    plain = LINK.search(statement.text)
    match = plain or RAISED.search(statement.text)
    said = next(filter(None, match.groups())).lower() if match else level
    if said != level and (plain or not APART.search(statement.text)):
        yield f"by its rule the military link is {level}"


def the_likelihood_is_the_findings(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """How likely a judgement is, is what the weighing gave; the linter does not weigh anew."""
    if not sheet.likelihood or statement.kind != "judges" or statement.text.startswith(("We hold", "Rival")):
        return
    said = [band.term for band in BANDS if re.search(rf"\b{band.term}\b", statement.text)]
    said = [term for term in said if not any(term != other and term in other for other in said)]
    if said and sheet.likelihood not in said:
        yield f"“{said[0]}” is not what the weighing gave: {sheet.likelihood}"


def charged_words_have_a_ground(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A ban, a killing, a contract, a missile: what a text would have to say has its like in the document."""
    if statement.kind == "background":
        return
    plain = QUOTED.sub(" ", statement.text)
    if NOTHING.search(plain) or LINK.search(plain) or not needing_a_ground(against.book).search(plain.lower()):
        return
    for known in (
        (*standing(against.book), "signed by") if statement.kind == "judges" else (*read_as(against), "signed by")
    ):
        plain = plain.replace(known, " ")
    names = "\n".join(mention.name for mention in against.reading.mentions)
    held = fold(f"{against.document.title}\n{against.document.text}\n{names}").lower()
    for meaning, said, _, ground in told_by(against.book):
        if meaning.needed and (match := said.search(plain.lower())) and not ground.search(held):
            yield f"“{match[0]}” has nothing in the text to stand on"


def read_as(against: Against) -> list[str]:
    """What the claims of the document are called, the longest first: another rule holds these words to their quotes."""
    kinds = [against.book.claim_types[kind] for kind in {claim.type for claim in against.reading.claims}]
    told = {predicate(claim, against.book) for claim in against.reading.claims}
    told |= {kind.noun for kind in kinds} | {says for kind in kinds for says in kind.says.values()}
    return sorted(told, key=len, reverse=True)


@lru_cache(maxsize=8)
def standing(book: Handbook) -> tuple[str, ...]:
    """The wording of the standing readings and of what separates them: it names kinds of things, whatever the text."""
    told = [h.statement.removeprefix("the text ") for rules in book.hypothesis_sets for h in rules.hypotheses]
    return tuple(told + [item.text for rules in book.hypothesis_sets for item in rules.evidence])


NOTHING = re.compile(
    r"\b(?:no|not|nothing|nobody|none|never|nor|neither|without|denie[sd]|deny)\b|n't\b", re.IGNORECASE
)


WORDING_RULES: tuple[Rule, ...] = (
    no_loaded_words,
    no_leaked_prompt,
    change_needs_an_earlier_text,
    slogans_are_told_apart,
    decoding_follows_the_codebook,
    renderings_have_their_term,
    charged_words_have_a_ground,
    copies_are_one_source,
    the_link_follows_its_rule,
    the_likelihood_is_the_findings,
)
