"""Every mention and claim stands where it says, in whatever text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.data import Handbook, load_handbook
from watchword.model.document import Document
from watchword.reading.read import read
from watchword.reading.view import clean

BOOK: Handbook = load_handbook()
PIECES = st.sampled_from(
    [
        "商务部宣布对镓、锗实施出口管制", "，", "。", "節(jié)日", "國務(wù)院", "总经理王强", "2025年7月31日", "不超过23万吨", "\n", " ", "（",
        "）", "包钢集团", "中国人民解放军建军98周年", "双拥", "拟收购51%股权", "Ministry of Commerce said on October 9, 2025", "😀", "\ud800", "\x00",
        "１２３", "稀土", "“", "”", "要加强", "…", ")", "(",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_surfaces_and_quotes_are_the_words_at_their_spans(text: str) -> None:
    reading = read(Document(text, published=date(2025, 8, 1)), BOOK)
    for mention in reading.mentions:
        assert mention.surface == mention.span.of(text)
        assert len(mention.span) > 0
    for claim in reading.claims:
        assert claim.quote == claim.span.of(text)
        assert all(role.span is None or role.span.end <= len(text) for role in claim.roles)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_cleaned_view_maps_back_in_order(text: str) -> None:
    view = clean(text)
    raw = [view.raw_index(index) for index in range(len(view.text))]
    assert raw == sorted(set(raw))
    assert all(0 <= index < len(text) for index in raw)


def test_injected_syllables_are_read_through_and_quoted_raw() -> None:
    text = "連日來達(dá)成稀土開采總量控制指標(biāo)，國務(wù)院公佈。"
    reading = read(Document(text), BOOK)
    surfaces = {mention.surface for mention in reading.mentions}
    assert "國務(wù)院" in surfaces
    assert "pinyin_injection" in reading.integrity.flags


def test_an_element_symbol_in_brackets_is_kept() -> None:
    assert clean("铽(Tb)和镝(Dy)的价格").text == "铽(Tb)和镝(Dy)的价格"
