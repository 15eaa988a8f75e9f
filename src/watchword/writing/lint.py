"""The gate: every sentence of a brief against the rule of its kind.

The rules are declared as a list of plain functions from a brief and a sentence to messages, so that a refusal
always says which rule it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from watchword.judging.likelihood import BANDS
from watchword.model.brief import Brief, Sentence

LOADED = (
    "weaponis", "weaponiz", "stranglehold on", "ominous", "alarming", "chilling", "shocking", "unmistakable", "sinister",
    "reading between the lines", "make no mistake", "tighten its grip", "game-chang", "clearly shows", "proves that",
)  # fmt: skip
CHANGE = re.compile(
    r"\b((?:also )?new since|no longer|for the first time|now drops|has changed|deeper alignment|has deepened)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
QUOTED = re.compile(r"「([^」]+)」")
CONFIDENCE_WORDS = re.compile(r"\b(?:low|moderate|high) confidence\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong with which sentence, by which rule."""

    sentence: str
    rule: str
    message: str


Rule = Callable[[Brief, Sentence, Mapping[str, str]], Iterator[str]]


def quotes_exist(brief: Brief, sentence: Sentence, texts: Mapping[str, str]) -> Iterator[str]:
    """Every quote stands at its offsets in its document."""
    for quote in sentence.evidence:
        text = texts.get(quote.document)
        if text is None:
            yield f"document {quote.document[:12]} is not at hand"
        elif quote.span.of(text) != quote.text:
            yield f"the words at [{quote.span.start}, {quote.span.end}) are not “{quote.text[:30]}”"


def quoted_words_have_spans(brief: Brief, sentence: Sentence, texts: Mapping[str, str]) -> Iterator[str]:
    """Chinese words between quotation marks are those of a cited span."""
    if sentence.kind in ("says", "compares"):
        held = "".join(quote.text for quote in sentence.evidence)
        for match in QUOTED.finditer(sentence.text):
            shown = match[1].removesuffix("…")
            if shown not in held:
                yield f"「{shown[:30]}」 is in no cited span"


def kind_has_its_ground(brief: Brief, sentence: Sentence, texts: Mapping[str, str]) -> Iterator[str]:
    """says: spans; compares: figures or spans; background: facts that were seen and no span; judges: sentences."""
    known = {item.id for item in brief.sentences}
    if sentence.kind == "says" and not sentence.evidence:
        yield "says something without a span"
    if sentence.kind == "compares" and not (sentence.figures or sentence.evidence):
        yield "compares without a figure or a span"
    if sentence.kind == "background":
        if not sentence.facts:
            yield "background without a citation"
        if sentence.evidence:
            yield "background must not cite the document"
        if any(fact.citation.seen is None for fact in sentence.facts):
            yield "background rests on a citation that was not read"
    if sentence.kind == "judges":
        if not sentence.rests_on:
            yield "a judgement rests on nothing"
        for name in set(sentence.rests_on) - known:
            yield f"rests on {name}, which is no sentence of the brief"


def background_stays_apart(brief: Brief, sentence: Sentence, texts: Mapping[str, str]) -> Iterator[str]:
    """Background is never a highlight (R4)."""
    if sentence.kind == "background" and any(item.id == sentence.id for item in brief.highlights):
        yield "background stands among the highlights"


def likelihood_and_confidence_apart(brief: Brief, sentence: Sentence, texts: Mapping[str, str]) -> Iterator[str]:
    """One set of likelihood words, never in a sentence with confidence (R25)."""
    words = [band.term for band in BANDS if re.search(rf"\b{band.term}\b", sentence.text)]
    if words and CONFIDENCE_WORDS.search(sentence.text):
        yield f"“{words[0]}” and a level of confidence share a sentence"


def numbers_have_a_basis(brief: Brief, sentence: Sentence, texts: Mapping[str, str]) -> Iterator[str]:
    """A number of a comparison is one of its figures, or stands in its spans."""
    if sentence.kind != "compares":
        return
    held = " ".join([*(quote.text for quote in sentence.evidence), *(f"{f.value} {f.basis}" for f in sentence.figures)])
    shares = {f"{figure.value:.0%}"[:-1] for figure in sentence.figures if isinstance(figure.value, float)}
    given = set(NUMBER.findall(held)) | shares
    for number in NUMBER.findall(QUOTED.sub("", sentence.text)):
        if number not in given and number.lstrip("0") not in given and number not in brief.title:
            yield f"{number} is no figure of the sentence"


def change_needs_an_earlier_text(brief: Brief, sentence: Sentence, texts: Mapping[str, str]) -> Iterator[str]:
    """Nothing is called new or changed without an earlier document (R14)."""
    if CHANGE.search(sentence.text):
        documents = {quote.document for quote in sentence.evidence}
        if sentence.kind != "compares" or not (documents - {brief.document} or sentence.figures):
            yield "speaks of change without an earlier text"


def double_support_is_not_fusion(brief: Brief, sentence: Sentence, texts: Mapping[str, str]) -> Iterator[str]:
    """双拥 is never rendered as fusion or integration."""
    about = "双拥" in sentence.text or any("双拥" in quote.text for quote in sentence.evidence)
    fusion = re.search(
        r"(?:civil[- ]military|military[- ]civil(?:ian)?) (?:fusion|integration)", sentence.text, re.IGNORECASE
    )
    if about and fusion and sentence.kind != "background" and "军民融合" not in sentence.text:
        yield "double support is rendered as military-civil fusion"


def no_loaded_words(brief: Brief, sentence: Sentence, texts: Mapping[str, str]) -> Iterator[str]:
    """The wording of a brief is plain."""
    lower = sentence.text.lower()
    for word in LOADED:
        if word in lower:
            yield f"loaded wording: {word}"


RULES: tuple[Rule, ...] = (
    quotes_exist,
    quoted_words_have_spans,
    kind_has_its_ground,
    background_stays_apart,
    likelihood_and_confidence_apart,
    numbers_have_a_basis,
    change_needs_an_earlier_text,
    double_support_is_not_fusion,
    no_loaded_words,
)


def lint(brief: Brief, texts: Mapping[str, str]) -> list[Message]:
    """Messages for every sentence that breaks a rule; ``texts`` are the documents that it quotes, by id."""
    found = [
        Message(sentence.id, rule.__name__, message)
        for sentence in brief.sentences
        for rule in RULES
        for message in rule(brief, sentence, texts)
    ]
    if not brief.takeaway.rivals:
        found.append(Message(brief.takeaway.sentence.id, "takeaway_has_a_rival", "no rival reading is given"))
    if not brief.takeaway.would_change:
        found.append(Message(brief.takeaway.sentence.id, "takeaway_can_change", "nothing would change the view"))
    return found
