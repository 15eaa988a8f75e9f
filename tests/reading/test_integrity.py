"""What bad copies do to a text: what is undone, what is refused."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from watchword.data import Handbook, load_handbook
from watchword.model.document import Document
from watchword.model.reading import Reading
from watchword.reading.read import read

TEXT = (
    "商务部今天公布公告，对镓、锗相关物项实施出口管制。公告自2025年8月1日起施行。青岩市政府召开会议，部署稀土矿山整治。"
    "青岩钨业集团有限公司表示，将依法经营，继续向国内用户供应钨粉。市自然资源局负责人说，全年下达钨矿指标300吨。"
)


def flags(text: str, book: Handbook, published: date | None = None) -> tuple[str, ...]:
    return read(Document(text, published=published), book).integrity.flags


def quotes(reading: Reading, text: str) -> None:
    for claim in reading.claims:
        assert claim.quote == claim.span.of(text)


def test_text_decoded_as_another_encoding_is_read_and_quoted_as_it_stands(book: Handbook) -> None:
    broken = TEXT.encode("utf-8").decode("latin-1")
    reading = read(Document(broken), book)
    assert "mojibake" in reading.integrity.flags
    assert "EXPORT_CONTROL_IMPOSE" in {claim.type for claim in reading.claims}
    quotes(reading, broken)


def test_what_a_wrong_decoding_lost_is_not_made_up(book: Handbook) -> None:
    reading = read(Document(TEXT.encode("utf-8").decode("gb18030", "replace")), book)
    assert "商务部" in {mention.name for mention in reading.of_kind("organisation")}
    assert reading.integrity.usable == "headline"


def test_broken_characters_that_nothing_restores_leave_the_headline(book: Handbook) -> None:
    reading = read(Document(TEXT.replace("出口", "锟斤拷").replace("稀土", "锟斤拷").replace("钨", "锟斤拷")), book)
    assert (reading.integrity.usable, reading.claims) == ("headline", ())


def test_markup_is_read_through(book: Handbook) -> None:
    text = TEXT.replace("商务部", "<p class='a'>商务<b>部</b>&nbsp;", 1)
    reading = read(Document(text), book)
    assert "markup" in reading.integrity.flags
    assert "商务部" in {mention.name for mention in reading.of_kind("organisation")}
    quotes(reading, text)


def test_search_words_before_the_lead_are_not_read(book: Handbook) -> None:
    reading = read(Document("稀土价格_稀土股票_稀土永磁_稀土概念股 " + TEXT), book)
    assert "injected_keywords" in reading.integrity.flags
    assert reading.sentences[0].start == 20


def test_a_list_of_provinces_is_no_list_of_search_words(book: Handbook) -> None:
    assert flags("江西、湖南、广东、福建、广西、四川、山东等地稀土矿山停产整顿，商务部表示关注。", book) == ()


def test_page_furniture_is_not_read(book: Handbook) -> None:
    reading = read(Document("当前位置：首页 > 新闻\n" + TEXT + "\n责任编辑：某某"), book)
    assert "page_furniture" in reading.integrity.flags
    assert all("当前位置" not in claim.quote for claim in reading.claims)


@pytest.mark.parametrize(
    ("word", "flag"),
    [
        ("稀有土地", "back_translated"),
        ("国际通病", "back_translated"),
        ("谐和机制", "machine_spun"),
        ("股东鼓舞大会", "machine_spun"),
    ],
)
def test_a_spun_copy_yields_no_claim_from_its_body(word: str, flag: str, book: Handbook) -> None:
    reading = read(Document(TEXT + f"会议提到{word}。"), book)
    assert flag in reading.integrity.flags
    assert reading.claims == ()


def test_the_title_of_a_law_with_a_synonym_put_in_is_noticed(book: Handbook) -> None:
    assert "altered_law_title" in flags("商务部依据《两用物项出口治理条例》公布公告，对镓实施管制。", book)
    assert flags("商务部依据《两用物项出口管制条例》公布公告，对镓实施管制。", book) == ()
    assert flags("商务部依据《深海采矿装备管理办法》公布公告，对镓实施管制。", book) == ()


def test_a_real_title_that_looks_like_another_is_no_sign(book: Handbook) -> None:
    text = "公司依据《北京证券交易所股票上市规则》《深圳证券交易所股票上市规则》公布公告，对镓实施管制。"
    assert flags(text, book) == ()


def test_a_synonym_for_titles_is_data(tmp_path: Path) -> None:
    rule = "- flag: altered_law_title\n  words: []\n  swaps: {把控: [管制]}\n  reason: ours\n"
    (tmp_path / "integrity.yaml").write_text(rule, encoding="utf-8")
    text = "商务部依据《两用物项出口把控条例》公布公告，对镓实施管制。"
    assert "altered_law_title" in flags(text, load_handbook(tmp_path))


def test_an_office_held_before_the_register_begins_stops_nothing(book: Handbook) -> None:
    starts: dict[str, str] = {}
    for holder in book.holders:
        for title in holder.titles:
            starts[title] = min(starts.get(title, "9999"), holder.start)
    title, start = max(starts.items(), key=lambda item: item[1])
    name = next(holder.name for holder in book.holders if holder.start < start and title not in holder.titles)
    assert "impossible_office_holder" not in flags(f"{title}{name}主持召开会议，讨论稀土工作。", book)


def test_what_was_said_of_an_earlier_office_stops_nothing(book: Handbook) -> None:
    assert "impossible_office_holder" not in flags("时任总书记李强主持召开会议，讨论稀土工作。", book)


def test_a_sentence_about_cookies_is_read(book: Handbook) -> None:
    text = "Cookie settings of the plant's visitors were checked by the Ministry of Commerce.\n" * 2
    assert "page_furniture" not in read(Document(text), book).integrity.flags


def test_shuffled_words_are_noticed_and_sound_text_is_not(book: Handbook) -> None:
    import rjieba

    chance = random.Random(3)
    words = rjieba.cut(TEXT.replace("，", "").replace("。", "") * 2)
    clauses = []
    chance.shuffle(words)
    for start in range(0, len(words), 4):
        clauses.append("".join(words[start : start + 4]) + chance.choice(["的", "和", "在", "与"]))
    assert "shuffled" in flags("，".join(clauses) + "。", book)
    assert "shuffled" not in flags(TEXT * 3, book)


def test_an_office_that_its_holder_never_had_stops_the_text(book: Handbook) -> None:
    reading = read(Document("总书记李强主持召开会议，讨论稀土工作。"), book)
    assert "impossible_office_holder" in reading.integrity.flags
    assert reading.claims == ()
    assert "impossible_office_holder" not in flags("国务院总理李强主持召开会议，讨论稀土工作。", book)


def test_long_text_that_names_nobody_is_refused(book: Handbook) -> None:
    text = "随着时代的发展，资源的重要性日益凸显。我们应当加强合作，推动创新，实现共赢。" * 12
    assert read(Document(text), book).integrity.usable == "headline"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("自然资源部下达钨矿指标58000吨，比2024年第一批的62000吨减少5000吨。", True),
        ("自然资源部下达钨矿指标58000吨，比2024年第一批的62000吨减少4000吨。", False),
        ("青岩矿业的产量从100万吨增至150万吨，增长30%。", True),
        ("青岩矿业的产量从100万吨增至150万吨，增长50%。", False),
        ("青岩矿业称矿石平均品位4.8%，又称平均REO品位2.15%。", True),
        ("青岩市的矿平均品位4.8%，白鹿市的矿平均品位2.15%。", False),
    ],
)
def test_numbers_that_do_not_fit_each_other_are_told(text: str, wrong: bool, book: Handbook) -> None:
    assert ("internal_contradiction" in flags(text, book)) is wrong


def test_every_title_in_a_row_must_have_been_held(book: Handbook) -> None:
    signs = read(Document("中共中央总书记、国务院总理李强签署国务院令，公布条例。"), book).integrity.signs
    assert [sign.flag for sign in signs] == ["impossible_office_holder"]
    sound = read(Document("国家主席习近平、国务院总理李强出席会议。中共中央总书记、国家主席习近平讲话。"), book)
    assert not sound.integrity.signs
