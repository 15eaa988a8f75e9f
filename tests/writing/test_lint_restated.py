"""Our own form before a quote: amounts, names and whoever acts are those of the quoted words, typed or with spans."""

from __future__ import annotations

from dataclasses import replace

import pytest

from watchword.desk import Desk
from watchword.desk.lint import against as against_of
from watchword.model.brief import Brief, Sentence
from watchword.model.document import Document
from watchword.model.span import Quote, Span
from watchword.writing.lint import lint, lint_sheet
from watchword.writing.lint.text import sheet_of_text

TEXT = (
    "【示例文本】关于青岩锑业生产情况的通报\n"
    "上半年青岩锑业集团有限公司生产锑锭约6200吨，同比下降11.3%。\n"
    "省工信厅3月5日在镧江市召开锑产业座谈会，县长宋远航出席。\n"
    "县人武部出动民兵60人参加抢险。\n"
)


@pytest.fixture(scope="module")
def told(demo: Desk) -> tuple[Document, Brief]:
    document = Document(TEXT, language="zh")
    return document, demo.brief(document)


def sentences(brief: Brief, part: str) -> list[Sentence]:
    return [s for s in brief.sentences if part in s.text and "「" in s.text]


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("about 6,200 t of antimony", "6,200 t of antimony", "amounts_are_as_read"),
        ("about 6,200 t", "about 6,200 kg", "amounts_are_as_read"),
        ("11.3%, on the year before", "11.3%, on the month before", "amounts_are_as_read"),
        ("11.3%, on the year before", "up 11.3%, on the year before", "directions_are_kept"),
        ("60 persons", "60 households", "amounts_are_as_read"),
        ("naming 镧江市", "naming 青岩锑业集团有限公司", "names_stand_in_the_quote"),
    ],
)
def test_a_planted_fault_is_found_with_spans_and_typed(
    demo: Desk, told: tuple[Document, Brief], right: str, wrong: str, rule: str
) -> None:
    document, brief = told
    against = against_of(demo, document)
    sentence = next(s for s in sentences(brief, right.split(",")[0]) if right in s.text)
    planted = replace(sentence, text=sentence.text.replace(right, wrong, 1))
    changed = replace(
        brief,
        highlights=tuple(planted if s == sentence else s for s in brief.highlights),
        body=tuple(planted if s == sentence else s for s in brief.body),
    )
    assert rule in {m.rule for m in lint(changed, against)}
    assert rule in {m.rule for m in lint_sheet(sheet_of_text(f"# Brief\n\n{planted.text}\n"), against)}
    assert lint(brief, against) == []
    assert lint_sheet(sheet_of_text(f"# Brief\n\n{sentence.text}\n"), against) == []


def test_who_does_not_act_in_the_quote_does_not_lead_it(demo: Desk, told: tuple[Document, Brief]) -> None:
    document, brief = told
    [sentence] = sentences(brief, "60 persons")
    planted = sentence.text.replace("The text", "青岩锑业集团有限公司", 1)
    found = lint_sheet(sheet_of_text(f"# Brief\n\n{planted}\n"), against_of(demo, document))
    assert "who_leads_acts" in {message.rule for message in found}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Song Yuanhang (宋远航), the county head, was there.", "Song Yuanhang (宋远航), the county Party secretary, was there."),
        ("About 6,200 t of antimony were made, 11.3% fewer.", "In the first half 8,200 t of antimony were made."),
    ],
)  # fmt: skip
def test_words_of_ones_own_in_a_brief_of_ours_are_held_to_the_document(
    demo: Desk, told: tuple[Document, Brief], right: str, wrong: str
) -> None:
    document, brief = told
    against, whole = against_of(demo, document), (Quote(document.id, Span(0, len(TEXT)), TEXT),)
    [sentence] = sentences(brief, "naming 镧江市")
    for text, blamed in ((right, False), (wrong, True)):
        own = replace(brief, body=(*brief.body, replace(sentence, id="x", text=text, evidence=whole)))
        assert any(m.sentence == "x" for m in lint(own, against)) == blamed


def test_a_title_is_the_documents_own_words(demo: Desk) -> None:
    """Change, dates and quotes in it are not ours to ground."""
    document = Document(
        "[Example text] The ministry fined two traders on Monday.",
        title="Ministry ramps up checks, 19 February 2020: 「two traders」",
        language="en",
    )
    assert lint(demo.brief(document), against_of(demo, document)) == []
    assert document.title in demo.brief(document).highlights[0].text


def test_a_hedge_before_the_colon_is_told_as_read(demo: Desk) -> None:
    """Once refused for the comma that no colon follows, and so withheld."""
    document = Document("【示例文本】锑价上周下跌。元旦之后价格有望小幅跟涨。", language="zh")
    brief = demo.brief(document)
    assert any("with a hedge: 「" in s.text for s in brief.sentences)
    assert not any("withheld" in gap for gap in brief.gaps)
