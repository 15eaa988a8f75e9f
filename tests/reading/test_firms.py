"""Bodies that no register has, told by what stands around them."""

from __future__ import annotations

import pytest

from watchword.data import Handbook
from watchword.model.document import Document
from watchword.reading.read import read


def bodies(text: str, book: Handbook) -> list[str]:
    return [mention.surface for mention in read(Document(text), book).of_kind("organisation")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("南浔锑业(示例:600999)公告，项目延期。", ["南浔锑业"]),  # who has a stock code is a firm
        ("桐岭股份（600999）发布公告。", ["桐岭股份"]),
        ("据桐溪镁业公告，项目投产。", ["桐溪镁业"]),  # the preposition is none of the name
        ("厂房由桐溪有色控股集团承建。", ["桐溪有色控股集团"]),
        ("控股股东桐砺控股集团有限公司增持股份。", ["桐砺控股集团有限公司"]),
        ("县人武部组织民兵训练。", ["县人武部"]),
        ("市场传闻公司将被收购。", []),
        ("部分县人民政府发布通报。", []),
    ],
)
def test_a_firm_is_told_by_what_stands_beside_it(text: str, names: list[str], book: Handbook) -> None:
    assert bodies(text, book) == names


def test_an_office_of_the_kind_is_not_the_ministry_of_that_name(book: Handbook) -> None:
    assert bodies("各地商务部门、应急管理部门要加强监管。", book) == []
    assert [m.ref for m in read(Document("商务部要求加强监管。"), book).of_kind("organisation")] == ["mofcom"]


def test_a_short_form_is_the_firm_unless_it_means_something_else(book: Handbook) -> None:
    text = "Norden Tungsten Company opened a mill. Norden said output rose. Canada Tungsten Ltd sells in Canada."
    named = {(m.surface, m.name) for m in read(Document(text), book).of_kind("organisation")}
    assert ("Norden", "Norden Tungsten Company") in named
    assert not any(surface == "Canada" for surface, _ in named)


def test_a_legal_form_behind_a_comma_belongs_to_the_name(book: Handbook) -> None:
    text = "HALDEN, Tenn., October 14, 2025 - Norden Zinc Co., Ltd. said output rose."
    reading = read(Document(text), book)
    assert [m.surface for m in reading.of_kind("organisation")] == ["Norden Zinc Co., Ltd."]
    assert "HALDEN" in {m.surface for m in reading.of_kind("place")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("省委书记尉迟望山讲话。", "尉迟望山"),
        ("选举欧阳若溪先生为公司第五届董事会董事长。", "欧阳若溪"),
    ],
)
def test_surnames_of_two_characters(text: str, name: str, book: Handbook) -> None:
    assert [m.surface for m in read(Document(text), book).of_kind("office_holder")] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("溪桥县人民政府发布通报。", {"溪桥县"}),
        ("枧坪镇党委书记到场。", {"枧坪镇"}),
        ("桐州高新区举行签约仪式。", {"桐州高新区"}),
        ("四川雅江锂矿投产。", {"四川", "雅江"}),
        ("各级县人民政府发布通报，相关镇党委参加。", set()),
        ("QUARTERLY ACTIVITIES REPORT - PERIOD ENDED SEPTEMBER", set()),
    ],
)
def test_places_that_no_register_has(text: str, names: set[str], book: Handbook) -> None:
    assert {m.surface for m in read(Document(text), book).of_kind("place")} == names
