"""A publication date comes with the rule that found it. All texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.collecting.dates import Dated, page_date, parse_day, signature_date, text_date

DAY = date(2025, 7, 31)


@pytest.mark.parametrize(
    "written",
    [
        "2025年7月31日",
        "2025-07-31",
        "2025/7/31 09:30",
        "2025.07.31",
        "二〇二五年七月三十一日",
        "二○二五年七月三十一日",
        "20250731",
    ],
)
def test_a_day_is_read_in_figures_and_in_chinese(written: str) -> None:
    assert parse_day(written) == DAY


@pytest.mark.parametrize(
    "written", ["2025年7月", "7月31日", "2025年13月1日", "2099年1月1日", "1234-56-78", "", "二〇二五年"]
)
def test_a_day_that_lacks_a_part_or_cannot_be_stays_missing(written: str) -> None:
    assert parse_day(written) is None


@pytest.mark.parametrize(
    "line", ["2025年7月31日", "　　二〇二五年七月三十一日", "（2025年7月31日）", "2025 年 7 月 31 日"]
)
def test_the_signature_line_dates_a_letter(line: str) -> None:
    letter = f"致全体官兵的慰问信\n98年前的1927年8月1日，一支军队诞生。\n北岭稀土钢铁集团\n{line}\n"
    assert signature_date(letter) == Dated(DAY, "signature")


def test_a_date_inside_a_sentence_is_no_signature() -> None:
    assert text_date("慰问信\n2025年7月31日，集团召开了座谈会。\n此致敬礼") is None


@pytest.mark.parametrize("label", ["发布时间：", "发布日期: ", "日期：", "發佈時間：", "时间："])
def test_a_labelled_date_on_a_page_is_found(label: str) -> None:
    assert page_date("正文", {}, "", visible=f"来源：北岭\n{label}2025年7月31日 浏览次数：5") == Dated(DAY, "label")


def test_the_meta_tag_wins_over_what_is_seen() -> None:
    found = page_date("正文", {"pubdate": "2025-07-31 08:00"}, "", visible="日期：2020年1月1日")
    assert found == Dated(DAY, "meta")


def test_the_address_dates_a_page_without_any_date() -> None:
    found = page_date("正文", {}, "<html></html>", url="https://example.org/zwgk/202507/t20250731_1234.html")
    assert found == Dated(DAY, "address")


def test_the_day_of_publication_wins_over_the_day_of_writing() -> None:
    seen = "成文日期：\n2025年7月29日\n发布日期：\n2025年7月31日"
    assert page_date("正文", {}, "", visible=seen) == Dated(DAY, "label")
    assert page_date("正文", {}, "", visible=seen.split("发布")[0]) == Dated(date(2025, 7, 29), "written")


def test_a_date_of_birth_is_no_publication_date() -> None:
    assert page_date("正文", {}, "<html></html>", visible="出生日期：1967年4月23日，工程师") is None
