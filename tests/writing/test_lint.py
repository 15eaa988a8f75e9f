"""The linter refuses planted faults; each test plants one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.conftest import LETTERS

from watchword.desk import Desk
from watchword.desk.lint import against as against_of
from watchword.model.brief import Brief, Fact, Sentence
from watchword.model.citation import Citation
from watchword.model.span import Quote, Span
from watchword.writing.lint import Against, lint

SEEN = Citation("https://example.org", seen=date(2026, 1, 1))


@pytest.fixture(scope="module")
def clean(demo: Desk) -> tuple[Brief, Against]:
    document = demo.document(str(LETTERS / "beiling-2025.txt"))
    return demo.brief(document), against_of(demo, document)


def in_body(brief: Brief, sentence: Sentence) -> Brief:
    return replace(brief, body=(*brief.body, sentence))


def first_says(brief: Brief) -> Sentence:
    return next(s for s in brief.body if s.kind == "says" and s.evidence)


FAULTS: dict[str, tuple[str, Callable[[Brief], Brief]]] = {
    "a quote whose offsets lie": (
        "quotes_exist",
        lambda b: in_body(b, replace(first_says(b), id="x", evidence=(Quote(b.document, Span(0, 3), "并非原"),))),
    ),
    "Chinese words that no span holds": (
        "quoted_words_have_spans",
        lambda b: in_body(b, replace(first_says(b), id="x", text="It says 「向军方供货」.")),
    ),
    "a statement without a span": (
        "kind_has_its_ground",
        lambda b: in_body(b, Sentence("x", "It supplies radars.", "says")),
    ),
    "background from memory": (
        "kind_has_its_ground",
        lambda b: in_body(
            b,
            Sentence("x", "Magnets go into motors.", "background", facts=(Fact("f", Citation("https://example.org")),)),
        ),
    ),
    "background among the highlights": (
        "background_stays_apart",
        lambda b: replace(
            b,
            highlights=(
                *b.highlights,
                Sentence("x", "Magnets go into motors.", "background", facts=(Fact("f", SEEN),)),
            ),
        ),
    ),
    "likelihood and confidence in one sentence": (
        "likelihood_and_confidence_apart",
        lambda b: in_body(b, Sentence("x", "It is likely, with high confidence, ritual.", "judges", rests_on=("s1",))),
    ),
    "a judgement on nothing": (
        "kind_has_its_ground",
        lambda b: in_body(b, Sentence("x", "It is likely ritual.", "judges")),
    ),
    "a judgement on a sentence that is not there": (
        "kind_has_its_ground",
        lambda b: in_body(b, Sentence("x", "It is likely ritual.", "judges", rests_on=("s999",))),
    ),
    "a figure from nowhere": (
        "numbers_are_held",
        lambda b: replace(
            b, body=tuple(replace(s, text=s.text + " 77777 more.") if s.kind == "compares" else s for s in b.body)
        ),
    ),
    "change without an earlier text": (
        "change_needs_an_earlier_text",
        lambda b: in_body(b, replace(first_says(b), id="x", text="For the first time the group greets veterans.")),
    ),
    "double support as fusion": (
        "slogans_are_told_apart",
        lambda b: in_body(
            b, replace(first_says(b), id="x", text="It pledges 双拥, that is civil-military integration.")
        ),
    ),
    "loaded wording": (
        "no_loaded_words",
        lambda b: in_body(b, replace(first_says(b), id="x", text="The message is unmistakable.")),
    ),
    "no rival": ("takeaway_has_a_rival", lambda b: replace(b, takeaway=replace(b.takeaway, rivals=()))),
    "nothing that would change the view": (
        "takeaway_can_change",
        lambda b: replace(b, takeaway=replace(b.takeaway, would_change=())),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_refused(clean: tuple[Brief, Against], fault: str) -> None:
    rule, plant = FAULTS[fault]
    brief, against = clean
    assert rule in {message.rule for message in lint(plant(brief), against)}


def test_a_clean_brief_passes(clean: tuple[Brief, Against]) -> None:
    assert lint(*clean) == []
