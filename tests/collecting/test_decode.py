"""Bytes are read as what they are, not as what they are labelled. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from watchword.collecting.decode import decode
from watchword.collecting.error import CollectingError

SIMPLIFIED = "北岭稀土钢铁集团致驻地全体官兵的慰问信。朱镕基同志曾到访。"
TRADITIONAL = "關於加強稀土出口管理的通告，自公布之日起施行，臺北辦事處負責解釋。"
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("label", ["", "utf-8", "gb2312", "big5", "iso-8859-1", "utf-16", "no-such-charset"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_is_read_whatever_the_label(encoding: str, label: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding), name="letter.txt", label=label).text == SIMPLIFIED


@pytest.mark.parametrize("label", ["", "utf-8", "gbk", "big5"])
@pytest.mark.parametrize("encoding", ["big5", "utf-8", "gb18030", "utf-16-le"])
def test_a_traditional_text_is_read_whatever_the_label(encoding: str, label: str) -> None:
    assert decode(TRADITIONAL.encode(encoding), name="notice.txt", label=label).text == TRADITIONAL


def test_a_gbk_page_labelled_utf8_is_read_as_gbk_and_flagged() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body>{SIMPLIFIED}</body></html>'
    decoded = decode(page.encode("gbk"), name="page.html")
    assert decoded.text == page
    assert decoded.flags == ("decode:labelled utf-8, read as gb18030",)


def test_a_right_label_is_no_matter_for_a_flag() -> None:
    page = f'<html><head><meta charset="gb2312"></head><body>{SIMPLIFIED}</body></html>'
    assert decode(page.encode("gbk"), name="page.html").flags == ()


def test_a_page_cut_in_the_middle_of_a_character_is_still_utf8() -> None:
    decoded = decode(SIMPLIFIED.encode()[:-1], name="cut.txt")
    assert decoded.text.startswith(SIMPLIFIED[:-1])
    assert decoded.flags == ("decode:1 replacement characters",)


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    raw = SIMPLIFIED.encode() * 5 + b"\xff" + SIMPLIFIED.encode() * 5
    decoded = decode(raw, name="letter.txt")
    assert decoded.encoding == "utf-8"
    assert decoded.text.count(SIMPLIFIED) == 10


def test_an_english_text_with_typographic_quotes_is_windows_1252() -> None:
    text = "The “minister” said that exports — 5 € a kilo — would be cut in the café."
    assert decode(text.encode("cp1252"), name="a.txt", label="utf-8").text == text


@pytest.mark.parametrize("raw", [b"", b" \n\r\n", b"\x00\x00"])
def test_an_empty_file_is_refused(raw: bytes) -> None:
    with pytest.raises(CollectingError, match=r"^void.txt: empty"):
        decode(raw, name="void.txt")


@pytest.mark.parametrize(
    "raw",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"PK\x03\x04word/document.xml", bytes(range(256)) * 40, b"\x7fELF\x02"],
)
def test_a_binary_file_is_refused_in_one_line(raw: bytes) -> None:
    with pytest.raises(CollectingError, match=r"^a\.bin: ") as refused:
        decode(raw, name="a.bin")
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
def test_any_bytes_give_text_or_one_line(raw: bytes) -> None:
    try:
        decoded = decode(raw, name="x")
    except CollectingError as refused:
        line = str(refused)
    else:
        line = decoded.encoding
    assert line
    assert "\n" not in line


@given(st.text(st.sampled_from("稀土出口管制公告，。企业集团慰问官兵地建设2025年\n"), min_size=12, max_size=200))
def test_chinese_survives_every_encoding(text: str) -> None:
    text = "关于加强稀土管理工作的通知\n" + text
    for encoding in ("utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding), name="x", label="iso-8859-1").text == text
