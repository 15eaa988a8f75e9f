"""Coded phrases in their sense, and nothing that only looks like one."""

from __future__ import annotations

import pytest

from watchword.data import Handbook
from watchword.model.document import Document
from watchword.reading.read import read
from watchword.reading.terms import find_terms
from watchword.reading.view import clean, fold


def terms_in(text: str, book: Handbook) -> list[tuple[str, str]]:
    return [(mention.ref, mention.detail) for mention in find_terms(clean(text), book)]


def test_a_word_of_several_senses_is_a_term_only_beside_a_word_that_settles_it(book: Handbook) -> None:
    assert terms_in("企业启动氧化镨钕收储，稀土价格回升。", book) == [("国储", "variant, distance 1; beside 稀土")]
    assert terms_in("粮库收储小麦三万吨。", book) == []


def test_what_settles_the_sense_stands_in_the_same_sentence(book: Handbook) -> None:
    assert terms_in("稀土价格回升。粮库收储小麦三万吨。", book) == []


@pytest.mark.parametrize(
    "text",
    [
        "农民参军",
        "德国储户",
        "冠军属于他",
        "治国之重器",
        "领军品牌",
        "博物院院长单某某",
        "八一路",
        "产业链主要环节",
        "企业从严控制支出",
        "用好援企稳岗资金",
        "抓好理论武装工作",
        "防汛调度会商",
        "陆海空天一体化气象网",
        "医疗器械设备案值不小",
    ],
)
def test_a_longer_word_is_not_the_term_inside_it(text: str, book: Handbook) -> None:
    assert terms_in(text, book) == []


@pytest.mark.parametrize(
    "text",
    [
        "守军夺回城北的制高点",
        "果农延伸产业链，做起了果干",
        "提升干部攻坚战斗力",
        "给予三个月的过渡期安置",
        "借鉴国际先进经验",
        "完善成果评价和激励机制",
        "开展走访、约谈，听取部门意见",
        "双方谈到产供链、金融等领域",
        "中华文化是民族的根和魂，党的领导是保证",
        "她以优异成绩毕业",
        "大雪，高速公路临时管制",
        "老人申领优待证",
        "培养基础研究的后备力量",
        "小客车总量调控",
        "谎报领取补贴的人数",
    ],
)
def test_a_form_in_another_sense_is_not_the_term(text: str, book: Handbook) -> None:
    assert terms_in(text, book) == []


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("弘扬雷锋精神", ["雷锋精神"]),
        ("“两弹一星”元勋", ["两弹一星"]),
        ("“两弹一星”精神", ["两弹一星精神"]),
        ("重申坚持一个中国原则", ["一个中国原则"]),
        ("市场企稳回升", ["企稳回升"]),
        ("不能搞形式主义", ["形式主义"]),
        ("防止搞形式、走过场", ["走过场"]),
        ("抢占科技制高点", ["制高点"]),
        ("维护产供链稳定", ["产业链供应链韧性和安全"]),
        ("矿山企业延伸产业链", ["延伸产业链"]),
        ("以优异成绩迎接建厂周年", ["以优异成绩庆祝"]),
        ("对清单外物项实施临时管制", ["临时管制"]),
        ("退役军人领到优待证", ["军人军属、退役军人和其他优抚对象优待证"]),
    ],
)
def test_what_stood_under_a_neighbour_has_its_own_meaning(text: str, terms: list[str], book: Handbook) -> None:
    assert [ref for ref, _ in terms_in(text, book)] == terms


@pytest.mark.parametrize(
    ("text", "term"), [("碳达峰路径", "碳达峰"), ("推动转型升级乡村旅游", "转型升级"), ("失联村庄", "失联")]
)
def test_a_term_before_a_word_that_begins_like_an_address_is_still_found(text: str, term: str, book: Handbook) -> None:
    assert [ref for ref, _ in terms_in(text, book)] == [term]


def test_a_term_inside_the_form_of_another_is_found_too_and_said_to_stand_there(book: Handbook) -> None:
    assert terms_in("稀土精矿关联交易价格", book) == [
        ("稀土精矿关联交易", ""),
        ("关联交易", "inside 稀土精矿关联交易"),
    ]


def test_a_term_inside_another_is_not_decoded_a_second_time(book: Handbook) -> None:
    reading = read(Document("稀土精矿关联交易价格按季调整，属于关联交易。"), book)
    assert [mention.ref for mention in reading.terms_of_their_own()] == ["稀土精矿关联交易", "关联交易"]
    assert [mention.ref for mention in reading.of_kind("term")].count("关联交易") == 2


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("“十四五”收官在即", "“十四五”收官"),
        ("十四五收官在即", "十四五收官"),
        ("要把“十四五”的任务完成好", "十四五"),
        ("一批专精特新「小巨人」企业", "专精特新「小巨人」"),
        ("央企要当好“国家队”和主力军", "国家队"),
        ("央企要当好国家队和主力军", "国家队"),
        ("央企要當好「國家隊」和主力軍", "國家隊"),
        ("打好稀土“这张牌”", "稀土“这张牌”"),
    ],
)
def test_quotation_marks_around_a_term_stay_outside_and_those_inside_belong_to_it(
    text: str, surface: str, book: Handbook
) -> None:
    assert surface in [mention.surface for mention in find_terms(clean(text), book)]


def test_athletes_are_no_state_firms(book: Handbook) -> None:
    assert terms_in("她入选国家队，备战冬奥会。", book) == []


def test_what_names_a_firm_is_no_term(book: Handbook) -> None:
    assert terms_in("某某新材料科技股份有限公司", book) == []


def test_general_words_do_not_make_a_text_one_of_our_field(book: Handbook) -> None:
    text = "球迷协会公告：两家俱乐部完成备案管理，赛季门票实行白名单制度，民营企业可以赞助，" + "比赛精彩纷呈。" * 20
    reading = read(Document(text + "球队获得冠军称号。"), book)
    assert len({mention.ref for mention in reading.of_kind("term")} & book.general_terms) >= 3
    assert reading.claims == ()


def test_every_form_that_needs_company_is_a_form_of_its_term(book: Handbook) -> None:
    for term in book.terms:
        forms = {fold(form) for form in (term.term, *term.variants)}
        assert {fold(form) for form in term.beside} <= forms, term.term
        assert all(term.beside.values()), term.term


@pytest.mark.parametrize(
    ("text", "surface", "term"),
    [
        ("It signed an offtake agreement.", "offtake agreement", "offtake agreement"),
        ("Offtake agreements were signed.", "Offtake agreements", "offtake agreement"),
        ("NAMEPLATE CAPACITY", "NAMEPLATE CAPACITY", "nameplate capacity"),
        ("The mine went on Care and Maintenance.", "Care and Maintenance", "care and maintenance"),
        ("a Cut-off Grade of 0.5%", "Cut-off Grade", "cut-off grade"),
        ("a Cut-Off Grade of 0.5%", "Cut-Off Grade", "cut-off grade"),
        ("a “deemed export” to him", "deemed export", "deemed export"),
        ("资源量按JORC标准估算", "JORC", "JORC Code"),
    ],
)
def test_an_english_term_is_found_as_a_whole_word_in_any_case(
    text: str, surface: str, term: str, book: Handbook
) -> None:
    assert (surface, term) in [(mention.surface, mention.ref) for mention in find_terms(clean(text), book)]


@pytest.mark.parametrize(
    "text",
    [
        "Investors stockpiled ore for the state.",
        "The more reserved buyers left.",
        "Section 2321 is another.",
        "the PREOTREO",
    ],
)
def test_an_english_term_is_not_found_inside_a_longer_word(text: str, book: Handbook) -> None:
    assert terms_in(text, book) == []


def test_an_english_form_that_needs_company_needs_it_in_capitals_too(book: Handbook) -> None:
    assert terms_in("TITLE III awards under the DPA.", book) == [("Title III", "beside DPA")]
    assert terms_in("Title III of the Civil Rights Act.", book) == []


def test_the_english_of_a_set_phrase_is_the_phrase(book: Handbook) -> None:
    text = "The group pledged High-Quality Development and praised the People's Armed Forces Department of the county."
    found = {mention.surface: (mention.ref, mention.detail) for mention in read(Document(text), book).of_kind("term")}
    assert found["High-Quality Development"] == ("高质量发展", "in English")
    assert found["People's Armed Forces Department"][0] == "人民武装部"


def test_a_look_alike_keeps_a_compound_from_being_read(book: Handbook) -> None:
    """A missile of the name of a mineral is no mineral."""
    text = "俄成功试射“锆石”高超音速巡航导弹，锆英砂价格上涨。"
    found = [mention.span.start for mention in read(Document(text), book).mentions if mention.kind == "material"]
    assert found == [text.index("锆英砂")]
