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
    assert "quotes_keep_their_actor" in {message.rule for message in found}


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


def typed(demo: Desk, document: Document, brief: Brief, right: str, wrong: str) -> set[str]:
    """The rules that object to our brief as somebody types it, with some words changed."""
    lines = [f"# {brief.title}", "## Highlights", *(s.text for s in brief.highlights), "## Body"]
    lines += [*(s.text for s in brief.body), "## Takeaway", brief.takeaway.sentence.text]
    lines += [brief.takeaway.confidence_sentence.text, *(s.text for s in brief.takeaway.rivals)]
    text = "\n\n".join(lines)
    assert right in text
    return {m.rule for m in lint_sheet(sheet_of_text(text.replace(right, wrong, 1)), against_of(demo, document))}


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("best supported is unlikely", "best supported is very unlikely", "judgements_agree"),
        ("namely that the text is routine reporting, and nothing follows from it", "namely that the text states an intention that is not yet a measure", "judgements_agree"),
        ("Rival reading: the text states an intention that is not yet a measure", "Rival reading: the text is routine reporting, and nothing follows from it", "judgements_agree"),
        ("nothing in it separates the readings well", "China is preparing for a war", "no_more_is_judged"),
        ("people or offices are tied to the militia system or to a unit", "a use or supply is named", "the_link_has_its_reason"),
        ("the copy read has not been matched", "the copy read has been matched", "gaps_stay_gaps"),
        ("no earlier text of this issuer for this occasion is held", "the earlier texts of this issuer agree with it", "gaps_stay_gaps"),
        ("report on militia", "report of a rescue", "the_event_is_as_read"),
        ("naming Qingyan Antimony Group Co., Ltd. (青岩", "naming Zijin Mining (青岩", "english_names_fit"),
        ("naming 镧江市 and antimony", "naming only antimony", "alone_is_held"),
    ],
)  # fmt: skip
def test_judgements_and_the_first_sentence_are_held_too(
    demo: Desk, told: tuple[Document, Brief], right: str, wrong: str, rule: str
) -> None:
    document, brief = told
    assert rule in typed(demo, document, brief, right, wrong)
    assert typed(demo, document, brief, right, right) == set()


@pytest.mark.parametrize(
    ("text", "sentence", "rule"),
    [
        ("本次交易不构成关联交易。", "The text says: 「构成关联交易」.", "quotes_keep_their_negation"),
        ("本次交易不构成关联交易。", "The text says: 「不构成关联交易」.", ""),
        ("本次交易不构成关联交易。", "The deal is no 「构成关联交易」.", ""),
        ("县长宋远航出席。\n他说，要扩大钨矿开采。", "Song Yuanhang (宋远航) said: 「要扩大钨矿开采」.", ""),
        ("县长宋远航出席。\n钨价上涨。\n部长李平说，要扩大钨矿开采。", "Song Yuanhang (宋远航) said: 「要扩大钨矿开采」.", "who_said_it"),
        ("The firm did not sell the mine.", "The text says: 「sell the mine」.", "quotes_keep_their_negation"),
    ],
)  # fmt: skip
def test_what_is_quoted_after_says_is_whole_and_said_by_whoever_is_named(
    demo: Desk, text: str, sentence: str, rule: str
) -> None:
    document = Document(f"【示例文本】{text}", language="en" if text.isascii() else "zh")
    found = {m.rule for m in lint_sheet(sheet_of_text(f"# Brief\n\n{sentence}\n"), against_of(demo, document))}
    assert (rule in found) if rule else not found & {"quotes_keep_their_negation", "who_said_it", "claims_are_read"}
