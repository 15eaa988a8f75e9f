from __future__ import annotations

from pathlib import Path

import pytest

from watchword.data import Handbook, load_handbook
from watchword.data.error import DataError
from watchword.judging.military import military_link
from watchword.model.document import Document
from watchword.model.military_link import MilitaryLink
from watchword.reading.read import read


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("公司拟以3亿元收购青岑钨业51%股权。", "ACQUIRE", "planned"),
        ("公司以3亿元收购青岑钨业51%股权。", "ACQUIRE", "asserted"),
        ("自即日起至2026年11月27日，公告第二款暂停实施。", "EXPORT_CONTROL_SUSPEND", "asserted"),
        ("美方将暂停实施其出口管制规则一年。", "EXPORT_CONTROL_SUSPEND", "planned"),
        ("锗可用于军用夜视仪。", "DUAL_USE_APP", "hedged"),
        ("会议强调，要加强储备管理。", "DIRECTIVE", "ordered"),
        ("他希望企业继续加大勘查投入。", "DIRECTIVE", "hoped"),
        ("《办法（征求意见稿）》公开征求意见。", "REG_ISSUE", "draft"),
        ("网传公司向军方供货，公司予以澄清，相关说法不实。", "DENIAL", "asserted"),
        ("双方表示将进一步加强军企共建。", "MIL_UNIT_TIE", "pledged"),
        ("商务部将12家实体列入出口管制管控名单。", "ENTITY_LIST", "asserted"),
        ("集团产能位居全国首位。", "CAPACITY", "self-claimed"),
        ("据传，南浔锑业公司拟收购桐岭矿51%股权。", "ACQUIRE", "hedged"),
        ("年产60吨铍铝材扩建工程有望年内开工。", "PROJECT", "hedged"),
        ("公司本月计划采购精矿约1800标吨。", "SUPPLY_TIE", "planned"),
        ("公司产品未直接向军工单位供货。", "MIL_SUPPLY", "denied"),
        ("The agency has opened an inquiry and ordered the firm not to restart.", "INVESTIGATION", "asserted"),
        (
            "The guest expressed the hope that both sides would accelerate construction of the smelter.",
            "DIRECTIVE",
            "hoped",
        ),
        ("The firm is rumoured to plan to acquire the mine.", "ACQUIRE", "hedged"),
        ("通知要求，2025年钨精矿开采总量控制指标为5万吨。", "QUOTA_SET", "asserted"),
        ("The ministry announced export controls on gallium.", "EXPORT_CONTROL_IMPOSE", "asserted"),
        ("The group plans to acquire a 51 percent stake in the mine.", "ACQUIRE", "planned"),
        ("The company denied that it supplies the navy.", "DENIAL", "asserted"),
        ("The group hopes to restart production at its plant.", "PROJECT", "hoped"),
        ("The magnets may be used in missiles.", "DUAL_USE_APP", "hedged"),
    ],
)
def test_modality_is_that_of_the_words(book: Handbook, text: str, kind: str, modality: str) -> None:
    found = {claim.type: claim.modality for claim in read(Document(text), book).claims}
    assert found.get(kind) == modality


def test_two_clauses_of_different_force_stay_two_claims(book: Handbook) -> None:
    text = "商务部公告，禁止两用物项对美国军事用户出口，严控镓、锗相关物项对美国出口。"
    claims = [claim.quote for claim in read(Document(text), book).claims if claim.type == "EXPORT_CONTROL_IMPOSE"]
    assert claims == ["禁止两用物项对美国军事用户出口", "严控镓、锗相关物项对美国出口"]


def test_a_quote_ends_before_the_full_stop_and_not_inside_a_bracket(book: Handbook) -> None:
    text = "公司拟将价格调整为不含税16792元/吨（干量，REO=50%）。"
    (claim,) = [claim for claim in read(Document(text), book).claims if claim.type == "PRICE_SET"]
    assert claim.quote == "公司拟将价格调整为不含税16792元/吨（干量，REO=50%）"


def test_a_travel_page_supplies_no_claim_and_no_person(book: Handbook) -> None:
    text = "景区迎来大批游客，门票优惠，民宿爆满。景区主任张大山表示将打造旅游品牌，签署合作协议。"
    reading = read(Document(text, title="草原旅游攻略"), book)
    assert reading.claims == ()
    assert not list(reading.of_kind("office_holder"))


def test_a_spun_copy_supplies_no_claim(book: Handbook) -> None:
    text = "商务部依据《出口控制法》将企业列入出口控制管控名单，履行世界责任。"
    reading = read(Document(text), book)
    assert reading.integrity.usable == "headline"
    assert reading.claims == ()


def test_an_impossible_office_holder_stops_the_text(book: Handbook) -> None:
    reading = read(Document("中共中央总书记李强签署国务院令，公布稀土管理条例。"), book)
    assert "impossible_office_holder" in reading.integrity.flags
    assert reading.claims == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("全国小学启用新修订的统编教材。", "MILITIA_FORM"),
        ("不可否认的是，资源十分丰富。", "DENIAL"),
        ("外国出台的《补贴法案》体现了双重标准。", "REG_ISSUE"),
        ("三、美方将暂停实施其造船业调查措施一年。", "EXPORT_CONTROL_SUSPEND"),
        ("取缔违规设立的收费基金。", "ORG_ESTABLISH"),
        ("近日网传“南浔锑业公司已向军方供货”等不实信息。", "MIL_SUPPLY"),
        ("The urban plan increased banter among planners.", "EXPORT_CONTROL_IMPOSE"),
        ("鼓励有条件的企业取得武器装备科研生产资质，有序参与军工配套。", "MIL_SUPPLY"),
        ("最终用户是境外一家同时承接民品和军品订单的代工厂。", "MIL_SUPPLY"),
        ("由最终用户出具不用于军事用途的承诺文件。", "DUAL_USE_APP"),
        ("交货期为合同签订后30日内分批到货。", "AGREEMENT"),
        ("现将2026年度锑矿（金属量）开采总量控制指标3120吨下达给你们。", "RESERVE"),
        ("A former contractor told this newspaper that cracks had been visible for weeks.", "DIRECTIVE"),
        ("老兵们在抢险救灾等急难险重任务中冲锋在前、勇挑重担。", "RESCUE_DEPLOY"),
    ],
)
def test_words_that_only_look_like_a_claim_are_none(book: Handbook, text: str, kind: str) -> None:
    assert kind not in {claim.type for claim in read(Document(text), book).claims}


def test_two_events_of_two_actors_are_two_claims_and_a_retelling_is_none(book: Handbook) -> None:
    text = "包钢集团走访慰问驻地部队。中国稀土集团走访慰问驻赣部队官兵。包钢集团走访慰问时送去慰问品。"
    actors = [claim.actor for claim in read(Document(text), book).claims if book.claim_types[claim.type].once]
    assert actors == ["包钢集团", "中国稀土集团"]


def test_an_event_that_the_headline_and_the_text_tell_is_quoted_from_the_text(book: Handbook) -> None:
    text = "桐岭县人武部到南浔锑业公司调研\n7月29日，桐岭县人武部政委到南浔锑业公司车间调研，了解民兵编组情况。\n"
    (visit,) = [claim for claim in read(Document(text), book).claims if claim.type == "VISIT_INSPECT"]
    assert visit.quote.startswith("桐岭县人武部政委到南浔锑业公司车间调研")


def test_a_sentence_about_a_rumour_may_hold_its_denial_and_no_other_claim(book: Handbook) -> None:
    text = "针对网传“南浔锑业公司已向军方供货”等信息，经核查均不属实。"
    assert {claim.type for claim in read(Document(text), book).claims} == {"DENIAL"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The mill achieved record throughput. Sales of 4,100 tonnes of tin concentrate were booked at the mine.",
            "RESULT",
        ),
        ("氧化锑报13.9万元/吨，成交清淡。", "PRICE_SET"),
        ("镓砷外延片大量用在雷达收发组件上。", "DUAL_USE_APP"),
        ("全县民兵连夜上堤，封堵管涌两处。", "MILITIA_DEPLOY"),
    ],
)
def test_a_class_of_words_carries_a_claim(book: Handbook, text: str, kind: str) -> None:
    assert kind in {claim.type for claim in read(Document(text), book).claims}


def test_a_new_word_of_a_class_needs_no_python(tmp_path: Path) -> None:
    text = "8月1日，南浔锑业公司走访了某骑炮总站，送去慰问信。"
    assert "VISIT_TROOPS" not in {claim.type for claim in read(Document(text), load_handbook()).claims}
    (tmp_path / "word_classes.yaml").write_text("- {name: troops, words: [骑炮总站]}\n", encoding="utf-8")
    assert "VISIT_TROOPS" in {claim.type for claim in read(Document(text), load_handbook(tmp_path)).claims}


def test_a_class_that_is_not_declared_is_an_error_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    entry = "- type: GREETING\n  noun: a\n  noun_zh: b\n  weight: 0\n  military: none\n  patterns:\n    - {match: '向<nobody>致意'}\n"
    (tmp_path / "claims" / "mine.yaml").write_text(entry, encoding="utf-8")
    with pytest.raises(DataError, match=r"mine\.yaml:7: no word class 'nobody'; declare it in word_classes\.yaml"):
        _ = Handbook(tmp_path).claim_types


def test_what_a_draft_orders_is_draft_and_what_it_looks_back_on_is_not(book: Handbook) -> None:
    text = "枧山市新材料产业发展规划（征求意见稿）\n已探明稀土氧化物资源量27万吨。严禁新增单纯冶炼分离产能。力争到2030年产值突破800亿元。\n"
    found = {claim.type: claim.modality for claim in read(Document(text), book).claims}
    assert (found["RESERVE"], found["DIRECTIVE"], found["PLAN_TARGET"]) == ("asserted", "draft", "draft")
    news = read(Document(text.replace("（征求意见稿）", "")), book)
    assert "ordered" in {claim.modality for claim in news.claims}


def test_what_is_denied_ties_nobody_to_the_army(book: Handbook) -> None:
    denied = read(Document("公司产品未直接向军工单位供货。"), book)
    assert military_link(denied, book).level is MilitaryLink.NONE
    told = read(Document("公司向军工单位供货，产品为钨合金。"), book)
    assert military_link(told, book).level is not MilitaryLink.NONE


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("商务部对南浔锑业公司实施出口管制。", "商务部"),
        ("南浔锑业公司与桐岭钨业公司签署合作协议。", "南浔锑业公司"),
        ("在桐岭钨业公司的支持下，南浔锑业公司签署合作协议。", "南浔锑业公司"),
    ],
)
def test_who_acts_is_whom_the_clause_is_about(text: str, actor: str, book: Handbook) -> None:
    (claim, *_) = read(Document(text), book).claims
    assert [role.name for role in claim.roles if role.role == "who"] == [actor]


@pytest.mark.parametrize("text", ["慰问金送到了武警中队官兵手中。", "武警中队官兵收到了商会的慰问金。"])
def test_the_words_of_a_pattern_stand_in_any_order(book: Handbook, text: str) -> None:
    assert "VISIT_TROOPS" in {claim.type for claim in read(Document(text), book).claims}


def test_what_must_stand_beside_needs_no_python(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    entry = (
        "- type: GREETING\n  noun: a greeting\n  noun_zh: 问候\n  weight: 0\n  military: none\n"
        "  patterns:\n    - {match: '击掌三下', beside: '<troops>'}\n"
    )
    (tmp_path / "claims" / "mine.yaml").write_text(entry, encoding="utf-8")
    book = load_handbook(tmp_path)
    for text, told in (("官兵与矿工击掌三下。", True), ("击掌三下的是官兵。", True), ("矿工与矿工击掌三下。", False)):
        assert ("GREETING" in {claim.type for claim in read(Document(text), book).claims}) is told


def test_what_others_are_told_to_do_is_an_instruction(book: Handbook) -> None:
    text = "会议要求，要在年内组建一支新质民兵分队。"
    found = [(claim.type, claim.modality) for claim in read(Document(text), book).claims]
    assert found == [("DIRECTIVE", "ordered")]


def test_in_an_exercise_nothing_happens(book: Handbook) -> None:
    text = "尾矿库发生溃坝，造成3人被困，矿山救护队赶赴现场展开搜救。"
    real = {claim.type for claim in read(Document(text, title="某铜矿事故通报"), book).claims}
    played = {claim.type for claim in read(Document(text, title="某铜矿举行应急演练"), book).claims}
    assert {"ACCIDENT", "RESCUE_DEPLOY"} <= real
    assert not {"ACCIDENT", "RESCUE_DEPLOY"} & played


def test_a_rule_with_its_day_is_decided(book: Handbook) -> None:
    text = "新修订的矿产资源法将于2025年7月1日起施行。"
    assert [c.modality for c in read(Document(text), book).claims if c.type == "REG_ISSUE"] == ["asserted"]


def test_what_something_will_bring_about_is_no_result(book: Handbook) -> None:
    text = "南浔锌业公告，停产会使原矿产量下降，锌精矿供应也将随之减少。"
    found = read(Document(text), book).claims
    assert found
    assert all(claim.modality == "planned" for claim in found)
