from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.data import Handbook
from watchword.model.document import Document
from watchword.model.quantity import Quantity
from watchword.reading.numerals import number
from watchword.reading.read import read


def quantities(text: str, book: Handbook) -> dict[str, Quantity]:
    return {m.surface: m.quantity for m in read(Document(text), book).of_kind("quantity") if m.quantity}


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit", "bound"),
    [
        ("下达指标120000吨。", "120000吨", 120000, "t", "exact"),
        ("交易总量不超过23万吨。", "不超过23万吨", 230000, "t", "at_most"),
        ("派出20余名民兵。", "20余名", 20, "名", "more_than"),
        ("占比19.1%。", "19.1%", 19.1, "%", "exact"),
        ("价格为26887.20元/吨。", "26887.20元/吨", 26887.2, "CNY/t", "exact"),
        ("總金額28.68億元。", "28.68億元", 2868000000, "CNY", "exact"),
        ("价格2萬6,205元。", "2萬6,205元", 26205, "CNY", "exact"),
    ],
)
def test_numbers_carry_scale_unit_and_bound(
    book: Handbook, text: str, surface: str, value: float, unit: str, bound: str
) -> None:
    found = quantities(text, book)
    assert surface in found, found
    assert (found[surface].value, found[surface].unit, found[surface].bound) == (value, unit, bound)


def test_the_basis_of_a_price_travels_with_it(book: Handbook) -> None:
    found = quantities("价格调整为不含税16792元/吨（干量，REO=50%）。", book)
    assert {"不含税", "干量", "REO=50%"} <= set(found["16792元/吨"].basis)


def test_idiom_is_no_quantity(book: Handbook) -> None:
    assert quantities("一个目标，两个维护，第一议题。", book) == {}


@given(st.integers(min_value=0, max_value=10**9))
def test_arabic_numbers_with_thousands_marks_are_read(value: int) -> None:
    assert number(f"{value:,}") == value


@pytest.mark.parametrize(
    ("written", "value"),
    [("三十", 30), ("一百零五", 105), ("二〇二五", 2025), ("十", 10), ("1.5亿", 1.5e8), ("两千", 2000)],
)
def test_chinese_numerals(written: str, value: float) -> None:
    assert number(written) == value


def test_a_missing_year_is_inferred_from_publication_only_and_says_so(book: Handbook) -> None:
    text = "7月29日召开会议。"
    (bare,) = read(Document(text), book).of_kind("date")
    assert bare.moment is not None
    assert bare.moment.year is None
    (known,) = read(Document(text, published=date(2025, 8, 1)), book).of_kind("date")
    assert known.moment is not None
    assert known.moment.iso == "2025-07-29"
    assert "publication" in known.moment.inferred


def test_a_day_in_force_is_told_from_a_day_of_publication(book: Handbook) -> None:
    roles = {
        m.surface: m.moment.role
        for m in read(Document("2024年6月29日公布，自2024年10月1日起施行。"), book).of_kind("date")
        if m.moment
    }
    assert roles["2024年10月1日"] == "force"
    assert roles["2024年6月29日"] != "force"


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("年处理5万—8万吨。", "5万—8万吨", 50000),
        ("年处理5-8万吨。", "5-8万吨", 50000),
        ("增长3%至5%。", "3%至5%", 3),
        ("价格16000-17000元/吨。", "16000-17000元/吨", 16000),
    ],
)
def test_a_range_is_one_quantity_that_is_at_least_its_low_end(
    book: Handbook, text: str, surface: str, value: float
) -> None:
    ((found, quantity),) = quantities(text, book).items()
    assert (found, quantity.value, quantity.bound) == (surface, value, "at_least")


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit", "measure"),
    [
        (
            "Bismuth was assessed at Rmb118,000–122,000 per tonne.",
            "Rmb118,000–122,000 per tonne",
            118000,
            "CNY/tonne",
            "price",
        ),
        ("Bids stood at US$13.90-14.60/lb.", "US$13.90-14.60/lb", 13.9, "USD/lb", "price"),
        ("The mine shipped 2,100 tonnes of ore.", "2,100 tonnes", 2100, "t", "mass"),
        ("停产持续73天。", "73天", 73, "days", None),
    ],
)
def test_what_is_measured_is_known(
    book: Handbook, text: str, surface: str, value: float, unit: str, measure: str | None
) -> None:
    found = quantities(text, book)[surface]
    assert (found.value, found.measure) == (value, measure)
    assert found.unit.split("/")[0] == unit.split("/")[0]


def test_spaces_inside_an_amount_are_no_end_of_it(book: Handbook) -> None:
    quantity = quantities("产能约 30 万 吨。", book)["约 30 万 吨"]
    assert (quantity.value, quantity.unit, quantity.bound) == (300000, "t", "about")


def test_the_number_of_a_line_in_a_list_is_no_part_of_a_grade(book: Handbook) -> None:
    listed = "1.55%黑钨精矿报价如下。\n2.65%白钨精矿报价如下。\n"
    assert {m.surface for m in read(Document(listed), book).of_kind("quantity")} == {"55%", "65%"}
    assert set(quantities("同比增长\n1.55%，环比持平。", book)) == {"1.55%"}
