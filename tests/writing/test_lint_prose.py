"""Briefs by people without quotes: names, numbers, titles and denials go together as in the document."""

from __future__ import annotations

import pytest

from watchword.data import load_handbook
from watchword.model.document import Document
from watchword.reading.read import read
from watchword.writing.lint import Against, lint_sheet
from watchword.writing.lint.text import sheet_of_text

CHINESE = (
    "【示例文本】青岩省副省长宋远航3月5日到白鹿铋业调研。白鹿铋业2024年产精铋6200吨，计划2027年达到9000吨。"
    "湖南配额为15530吨，江西配额为21300吨。本次交易不构成关联交易。精铋年产量控制在至多7500吨以内。"
)
ENGLISH = (
    "[Example text] Officials at first put the toll at three dead. Later the county office said nine people had died. "
    "Exports rose 14% year on year and fell 6% from July. Orrin Carbon said it did not buy indium from Meridian."
)


def found(text: str, sentence: str) -> set[str]:
    document, book = Document(text, language="en" if text.startswith("[") else "zh"), load_handbook()
    against = Against(document, read(document, book), book)
    return {message.rule for message in lint_sheet(sheet_of_text(f"# Brief\n\n{sentence}\n"), against)}


@pytest.mark.parametrize(
    ("text", "right", "wrong", "rule"),
    [
        (CHINESE, "Bailu Bismuth was visited.", "The visitors went to Heilu Bismuth.", "strangers_are_not_named"),
        (CHINESE, "It made 6,200 tonnes in 2024.", "It made 6,200 tonnes in 2027.", "numbers_keep_their_year"),
        (CHINESE, "Hunan has 15,530 tonnes.", "Jiangxi has 15,530 tonnes.", "numbers_keep_their_names"),
        (CHINESE, "Vice-governor Song Yuanhang came.", "Governor Song Yuanhang came.", ""),
        (CHINESE, "Vice-governor Song Yuanhang came.", "Mayor Song Yuanhang came.", "titles_go_with_their_holders"),
        (ENGLISH, "The toll rose to nine dead.", "Three people died.", "tolls_are_the_latest"),
        (ENGLISH, "Exports fell 6% from July.", "Exports fell 6% from a year earlier.", "english_rates_keep_their_basis"),
        (ENGLISH, "Orrin Carbon did not buy indium from Meridian.", "Orrin Carbon bought indium from Meridian.", "what_is_denied_is_not_told"),
        (ENGLISH, "It spoke of “exports rose 14% year on year”.", "It spoke of “exports soared 14% year on year”.", "english_quotes_are_verbatim"),
    ],
)  # fmt: skip
def test_a_fault_is_found_and_the_right_words_are_not_blamed(text: str, right: str, wrong: str, rule: str) -> None:
    assert found(text, right) == set()
    assert not rule or rule in found(text, wrong)


def test_a_ceiling_is_no_floor() -> None:
    text = "【示例文本】2024年萤石开采指标不超过320万吨。"
    assert "bounds_are_kept" in found(text, "The quota is at least 3.2 million tonnes in 2024.")
    assert "bounds_are_kept" not in found(text, "The quota is at most 3.2 million tonnes in 2024.")


def test_words_quoted_from_an_english_text_by_corner_brackets_are_its_own() -> None:
    assert "quoted_words_have_spans" in found(ENGLISH, "The text reports a result: 「Exports rose 41% year on year」.")
