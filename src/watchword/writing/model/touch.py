"""What a language model may do to a brief, and the checks that its words must pass.

It translates the quote of a sentence, or rewords the sentence; the quote itself, its place, its grade and what the
sentence rests on stay as they were. Words that fail a check are thrown away and the rule-based ones stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from watchword.model.brief import Brief, Sentence
from watchword.model.claim import Claim, Modality
from watchword.writing.error import WritingError
from watchword.writing.lint import Against, Message
from watchword.writing.lint.comparisons import changes_keep_their_basis
from watchword.writing.lint.honours import honours_have_a_base_rate
from watchword.writing.lint.names import names_are_held
from watchword.writing.lint.numbers import numbers_are_held
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import Sheet, Statement
from watchword.writing.lint.structure import likelihood_and_confidence_apart, quoted_words_have_spans
from watchword.writing.lint.titles import offices_fit_their_holders
from watchword.writing.lint.tolls import tolls_are_the_latest
from watchword.writing.lint.wording import (
    change_needs_an_earlier_text,
    copies_are_one_source,
    decoding_follows_the_codebook,
    no_leaked_prompt,
    no_loaded_words,
    slogans_are_told_apart,
)  # fmt: skip
from watchword.writing.lint.words import has_words
from watchword.writing.model.endpoint import Port

Mode = Literal["translate", "rephrase"]
TRANSLATE = (
    "You translate official Chinese into plain English for analysts. Answer with the translation of the quoted words and "
    "nothing else: one sentence, no comment. Keep every number, unit, name and date. Keep how firm the wording is: what is "
    "planned, hoped, ordered or reported stays so. Add nothing."
)
REPHRASE = (
    "You reword one sentence of an analyst's brief in plain English. Answer with the sentence and nothing else. Keep every "
    "number, unit, name and date and how firm it is; add nothing, judge nothing, and do not repeat the Chinese quote."
)
RULES: tuple[Rule, ...] = (
    numbers_are_held, names_are_held, tolls_are_the_latest, changes_keep_their_basis, quoted_words_have_spans,
    likelihood_and_confidence_apart, no_loaded_words, no_leaked_prompt, change_needs_an_earlier_text,
    slogans_are_told_apart, decoding_follows_the_codebook, honours_have_a_base_rate, copies_are_one_source,
    offices_fit_their_holders,
)  # fmt: skip
WEAK: tuple[Modality, ...] = (
    "planned", "pledged", "draft", "reported", "hoped", "hedged", "suspended", "denied", "self-claimed", "ordered",
)  # fmt: skip
QUOTE = re.compile(r": 「[^」]*」\.$")
LONGEST = 4  # times the characters of a Chinese quote; a translation that is longer has added something


def touched(brief: Brief, port: Port, against: Against, mode: Mode) -> Brief:
    """The brief with translated quotes or reworded sentences where the checks let them stand; the rest is as it was.

    The endpoint's failure ends its part, never the brief: the gap says so.
    """
    stopped = ""
    refused = 0

    def one(sentence: Sentence) -> Sentence:
        nonlocal stopped, refused
        claims = [c for c in against.reading.claims if sentence.evidence and c.span == sentence.evidence[0].span]
        if stopped or sentence.kind not in ("says", "compares") or not claims or not QUOTE.search(sentence.text):
            return sentence
        try:
            changed = CHANGES[mode](sentence, claims, port, against)
        except WritingError as error:
            stopped = str(error)
            return sentence
        refused += changed is None
        return changed or sentence

    done = replace(brief, highlights=tuple(map(one, brief.highlights)), body=tuple(map(one, brief.body)))
    gaps = [f"The language model's part ended early: {stopped}."] if stopped else []
    gaps += (
        [f"{refused} answers of the language model failed the checks; the rule-based words stand."] if refused else []
    )
    return replace(done, gaps=(*done.gaps, *gaps))


def translated(sentence: Sentence, claims: list[Claim], port: Port, against: Against) -> Sentence | None:
    """The translation of the quote in the place of the word gloss, or nothing where it fails a check."""
    quote = sentence.evidence[0].text
    answer = flat(port.ask(TRANSLATE, quote))
    if len(answer) > LONGEST * len(quote) + 40 or faults(answer, sentence, claims, against):
        return None
    name = port.endpoint.model
    return replace(sentence, gloss=f"“{answer}” (translated by {name}, checked by rule)", model=name)


def reworded(sentence: Sentence, claims: list[Claim], port: Port, against: Against) -> Sentence | None:
    """The model's wording before the same quote, or nothing where it fails a check."""
    match = QUOTE.search(sentence.text)
    assert match is not None
    head, quote = sentence.text[: match.start()], match[0]
    answer = flat(port.ask(REPHRASE, f"{head}.\nIt stands for these words: {sentence.evidence[0].text}")).rstrip(".")
    if not answer or faults(answer, sentence, claims, against):
        return None
    return replace(sentence, text=f"{answer}{quote}", model=port.endpoint.model)


CHANGES: dict[Mode, Callable[[Sentence, list[Claim], Port, Against], Sentence | None]] = {
    "translate": translated,
    "rephrase": reworded,
}


def flat(answer: str) -> str:
    return " ".join(answer.split()).strip('"“”「」 ')


def faults(words: str, sentence: Sentence, claims: list[Claim], against: Against) -> list[Message]:
    """What the checks have against the model's words: a number, name or quote that is not there, a hedge lost, or
    anything that the linter refuses in a sentence by people."""
    statement = Statement(sentence.id, words, "says", "body", sentence.evidence[:1])
    sheet = Sheet((statement,), structured=False)
    found = [
        Message(sentence.id, rule.__name__, message) for rule in RULES for message in rule(statement, sheet, against)
    ]
    weak = all(claim.modality in WEAK for claim in claims)
    if weak and not has_words(words, against.book.house_rules.hedges):
        found.append(Message(sentence.id, "hedges_survive", f"the text only has it {claims[0].modality}"))
    if re.search("[\u3400-\u9fff]", words) and not any(
        part in sentence.evidence[0].text for part in re.findall("[\u3400-\u9fff]+", words)
    ):
        found.append(Message(sentence.id, "quoted_words_have_spans", "Chinese words that are not in the quote"))
    if missing(words, sentence, against):
        found.append(Message(sentence.id, "numbers_are_kept", "a number of the quote is lost"))
    return found


def missing(words: str, sentence: Sentence, against: Against) -> bool:
    """Whether a quantity of the quote is not in the words; a model that leaves numbers out tells less than the text."""
    from watchword.writing.lint.numbers import numbers_in

    said = {value for _, value in numbers_in(words)}
    span = sentence.evidence[0].span
    inside = [
        m.quantity.value
        for m in against.reading.of_kind("quantity")
        if m.quantity and span.contains(m.span) and not m.quantity.ordinal and m.quantity.value > 2
    ]
    return any(not any(abs(value - other) <= 0.005 * value for other in said) for value in inside)
