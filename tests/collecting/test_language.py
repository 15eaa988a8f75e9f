"""The language and script of a text. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.collecting.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("北岭集团召开稀土产业发展座谈会。", "zh"),
        ("關於加強稀土管理的通告，自公布之日起施行。", "zh-Hant"),
        ("北岭集团与 North Ridge Holdings Co., Ltd. 签署合作协议，双方将共建实验室。", "zh"),
        ("The ministry said that exports of magnets are subject to a licence.", "en"),
        ("Le ministère a annoncé que les exportations sont soumises à une licence.", "other"),
        ("希土類の輸出についてのお知らせです。", "other"),
        ("희토류 수출에 관한 공고", "other"),
        ("12345 --- 67.8%", "other"),
        ("", "other"),
    ],
)
def test_language_and_script_are_told(text: str, language: str) -> None:
    assert language_of(text) == language


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert language_of(text) in ("zh", "zh-Hant", "en", "other")
