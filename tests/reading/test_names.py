from __future__ import annotations

from datetime import date

import pytest

from watchword.data import Handbook
from watchword.model.document import Document
from watchword.model.mention import MentionKind
from watchword.reading.read import read


def surfaces(text: str, kind: MentionKind, book: Handbook, title: str = "") -> set[str]:
    return {mention.surface for mention in read(Document(text, title=title), book).of_kind(kind)}


def test_an_office_holder_is_kept_and_a_private_person_is_not(book: Handbook) -> None:
    text = "市委书记陈立新会见客商。职工赵小明参加活动，记者孙丽报道。"
    assert surfaces(text, "office_holder", book) == {"陈立新"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("国务院总理李强签署国务院令。", "李强"),
        ("商务部新闻发言人何亚东24日说，措施是必要的。", "何亚东"),
        ("青岭市副市长王刚，总经理苏涛出席。", "苏涛"),
    ],
)
def test_a_name_behind_a_public_title_is_found(book: Handbook, text: str, name: str) -> None:
    assert name in surfaces(text, "office_holder", book)


def test_traditional_and_simplified_names_of_a_body_are_one(book: Handbook) -> None:
    reading = read(Document("商務部與商务部"), book)
    assert [m.ref for m in reading.of_kind("organisation")] == ["mofcom", "mofcom"]


def test_a_county_whose_name_is_a_word_is_no_place_without_its_suffix(book: Handbook) -> None:
    assert surfaces("公安机关查处案件。", "place", book) == set()
    assert "公安县" in surfaces("公安县查处案件。", "place", book)


def test_a_street_named_for_the_day_is_no_army_day(book: Handbook) -> None:
    reading = read(Document("八一路改造工程开工，八一大道同日通车。"), book)
    assert not list(reading.of_kind("term"))
    assert reading.occasion.key == ""


def test_the_steel_in_a_firms_name_is_no_rare_earth_steel(book: Handbook) -> None:
    reading = read(Document("北岭稀土钢铁集团召开会议。公司生产稀土钢。"), book)
    assert [m.surface for m in reading.of_kind("term")] == ["稀土钢"]


def test_an_english_mineral_is_a_word_and_not_part_of_one(book: Handbook) -> None:
    assert surfaces("Tungsten powder and galliumite were shipped.", "material", book) == {"Tungsten"}


def test_a_citys_office_is_not_the_ministry_of_the_same_name(book: Handbook) -> None:
    bodies = list(read(Document("青岭市发改委公布目录，国家发改委表示支持。"), book).of_kind("organisation"))
    assert [(body.surface, body.ref) for body in bodies][-1] == ("国家发改委", "ndrc")
    assert all(body.ref == "" for body in bodies if body.surface != "国家发改委")


def test_a_place_the_register_lacks_is_known_by_its_form(book: Handbook) -> None:
    found = list(read(Document("白鹿市市长杜若琳到云川省调研。"), book).of_kind("place"))
    assert {(place.surface, place.detail) for place in found} >= {("白鹿市", "not in the register")}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("矿区跨大余和崇义两县。", []),  # nothing tells that places are meant
        ("专班从石屏出发，到大余和崇义核查钨矿。", ["石屏"]),
        ("集团在南丹、环江两地有锡矿。", ["南丹", "环江"]),
        ("桂北多家锑矿停产。", ["桂北"]),
        ("建昌县大屯镇的锰矿停产。", ["建昌县", "大屯镇"]),
        ("辽西山区遭遇强降雨，锰矿停产。", ["辽西"]),
    ],
)
def test_a_bare_name_is_a_place_where_what_stands_beside_it_says_so(
    book: Handbook, text: str, places: list[str]
) -> None:
    assert [mention.surface for mention in read(Document(text), book).of_kind("place")] == places


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公告：天脉锂能股份有限公司停产。", "天脉锂能股份有限公司"),
        ("补给舰由沧澜造船集团总装。", "沧澜造船集团"),
        ("The ore goes to Veldhaven Chemie B.V. in Rotterdam.", "Veldhaven Chemie B.V."),
    ],
)
def test_a_firms_name_is_whole_where_the_segmenter_tears_it(book: Handbook, text: str, name: str) -> None:
    assert name in [mention.surface for mention in read(Document(text), book).of_kind("organisation")]


def test_kinds_of_institutions_are_no_names(book: Handbook) -> None:
    text = "各地儿童医院、社区服务中心和智能工厂开展检查，当地3000多家政府机构参加。"
    assert surfaces(text, "organisation", book) == set()


def test_a_ministry_with_an_and_in_its_name_is_one_body(book: Handbook) -> None:
    assert "云川省工业和信息化厅" in surfaces("云川省工业和信息化厅发布通知。", "organisation", book)


def test_the_names_of_a_list_share_their_title(book: Handbook) -> None:
    text = "副主任委员袁曙宏、徐辉、周光权分别作报告，总书记嘱托记在心间。"
    assert surfaces(text, "office_holder", book) >= {"袁曙宏", "徐辉", "周光权"}
    assert "嘱托" not in surfaces(text, "office_holder", book)


def test_a_reference_to_a_speech_names_nobody_who_acts(book: Handbook) -> None:
    assert surfaces("学习贯彻习近平总书记重要讲话精神。", "office_holder", book) == set()


def test_compounds_of_an_element_are_one_material_and_firms_are_none(book: Handbook) -> None:
    text = "云岭钨业集团销售仲钨酸铵、高纯镓和碲化铋。"
    materials = {m.surface for m in read(Document(text), book).of_kind("material", "product")}
    assert materials == {"仲钨酸铵", "高纯镓", "碲化铋"}


def test_periods_and_plans_are_told_and_say_what_was_inferred(book: Handbook) -> None:
    moments = {
        m.surface: m.moment
        for m in read(Document("去年同期产量为3万吨，“十四五”末达到5万吨。", published=date(2024, 5, 1)), book).of_kind(
            "date"
        )
    }
    last_year, plan = moments["去年同期"], moments["十四五”末"]
    assert last_year is not None
    assert (last_year.year, last_year.part) == (2023, "same period")
    assert last_year.inferred
    assert plan is not None
    assert plan.year == 2025
