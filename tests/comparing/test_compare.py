from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.comparing.compare import compare, compare_all
from watchword.comparing.corpus import Corpus
from watchword.model.comparison import Comparison

from .letters import (
    ARMY_DAY,
    CIRCULAR,
    ENGLISH_2023,
    ENGLISH_2024,
    LAST_YEAR,
    LETTER_2024,
    LETTER_2025,
    NEWS,
    NORTH,
    PEER,
    PORT_NEWS,
    SOUTH,
    THIS_YEAR,
    document,
    held,
)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    corpus = Corpus.open(tmp_path / "index")
    corpus.append([LAST_YEAR, PEER, CIRCULAR, PORT_NEWS])
    return corpus


def words(text: str, comparison: Comparison, kind: str) -> str:
    return "".join(segment.span.of(text) for segment in comparison.partition if segment.kind == kind)


def test_a_yearly_letter_is_mostly_ritual_and_its_news_is_new(corpus: Corpus) -> None:
    found = compare(THIS_YEAR, corpus, issuer=NORTH, occasion=ARMY_DAY)
    assert found.ritual_share is not None
    assert 0.6 < found.ritual_share < 0.9
    assert "历经硝烟战火" in words(LETTER_2025, found, "ritual")
    assert "科研骨干编入民兵分队" in words(LETTER_2025, found, "new")
    assert found.own == ("north-2024",)
    assert found.comparable == ("north-2024", "south-2024")
    assert found.compared_with == 4


def test_the_changed_anniversary_is_varied_as_a_whole_number(corpus: Corpus) -> None:
    found = compare(THIS_YEAR, corpus, issuer=NORTH, occasion=ARMY_DAY)
    assert [s.span.of(LETTER_2025) for s in found.partition if s.kind == "varied"] == ["98", "98"]


def test_edits_name_what_stood_there_before(corpus: Corpus) -> None:
    found = compare(THIS_YEAR, corpus, issuer=NORTH, occasion=ARMY_DAY)
    swaps = {
        (edit.there.of(LETTER_2024), edit.here.of(LETTER_2025))
        for reuse in found.reuses
        if reuse.latest is not None and reuse.latest.document == "north-2024"
        for edit in reuse.edits
        if edit.kind == "replace"
    }
    assert ("7", "8") in swaps


def test_origins_quote_the_same_words(corpus: Corpus) -> None:
    found = compare(THIS_YEAR, corpus, issuer=NORTH, occasion=ARMY_DAY)
    exact = [r for r in found.reuses if r.identity == 1 and r.latest and r.latest.document == "north-2024"]
    assert exact
    for reuse in exact:
        assert reuse.latest is not None
        assert reuse.span.of(LETTER_2025) == reuse.latest.span.of(LETTER_2024)


def test_without_an_own_text_peers_for_the_occasion_are_compared_with(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    corpus.append([PEER, PORT_NEWS])
    found = compare(THIS_YEAR, corpus, issuer=NORTH, occasion=ARMY_DAY)
    assert found.ritual_share is not None
    assert found.own == ()
    assert found.comparable == ("south-2024",)
    assert {reuse.kind for reuse in found.reuses} == {"peer"}
    assert found.year_on_year is None


def test_no_comparable_text_is_said_and_not_guessed(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    empty = compare(THIS_YEAR, corpus, issuer=NORTH, occasion=ARMY_DAY)
    assert empty.ritual_share is None
    assert empty.reason == "no earlier document is held"
    corpus.append([PORT_NEWS])
    other = compare(THIS_YEAR, corpus, issuer=NORTH, occasion=ARMY_DAY)
    assert other.ritual_share is None
    assert other.reason == "no earlier text by 北山稀土集团 nor for 建军节 is held"
    unknown = compare(THIS_YEAR, corpus)
    assert "neither issuer nor occasion is known" in unknown.reason


def test_a_reprint_is_copied_from_its_one_origin(corpus: Corpus) -> None:
    reprint = document("mirror", "【转载】" + NEWS + "(完)", "2024-08-02", kind="copy")
    found = compare(reprint, corpus)
    assert {r.kind for r in found.reuses} == {"wire"}
    assert "首批铁矿石卸船后" in words(reprint.text, found, "copied")


def test_the_canon_is_ritual_but_one_press_text_is_not(corpus: Corpus) -> None:
    line = "我们推动军政军民团结不断巩固发展。" + "公司今年新开两座选矿车间,员工食堂也完成翻修。" * 2
    found = compare(document("x", line, "2025-01-02"), corpus, issuer=SOUTH)
    assert "推动军政军民团结不断巩固发展" in words(line, found, "ritual")
    press = "据悉,首批铁矿石卸船后经铁路运往内陆钢厂。" + "公司今年新开两座选矿车间,员工食堂也完成翻修。" * 2
    other = compare(document("y", press, "2025-01-02"), corpus, issuer=SOUTH)
    assert [r.kind for r in other.reuses] == ["other"]
    assert words(press, other, "ritual") == ""


def test_a_text_is_never_compared_with_itself_nor_with_later_ones(corpus: Corpus) -> None:
    corpus.append([held("north-2025", LETTER_2025, "2025-07-30", issuer=NORTH, occasion=ARMY_DAY)])
    before = compare(THIS_YEAR, corpus, issuer=NORTH, occasion=ARMY_DAY)
    assert "north-2025" not in {r.latest.document for r in before.reuses if r.latest}
    early = compare(document("north-2020", LETTER_2025, "2020-07-30"), corpus, issuer=NORTH, occasion=ARMY_DAY)
    assert early.reuses == ()
    assert early.compared_with == 0


def test_the_same_letter_elsewhere_on_the_same_day_does_not_make_it_ritual(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    corpus.append([held("first", LETTER_2025, "2025-07-30", issuer=NORTH, occasion=ARMY_DAY, kind="enterprise")])
    copy = document("second", LETTER_2025, "2025-07-30", kind="copy")
    found = compare(copy, corpus, issuer=NORTH, occasion=ARMY_DAY)
    assert {r.kind for r in found.reuses} == {"wire"}
    assert words(LETTER_2025, found, "copied") == LETTER_2025
    official = compare(document("first", LETTER_2025, "2025-07-30"), corpus, issuer=NORTH, occasion=ARMY_DAY)
    assert official.reuses == ()


def test_an_undated_text_is_compared_with_all_dated_ones_and_is_no_origin(corpus: Corpus) -> None:
    corpus.append([held("undated", LETTER_2025, issuer=NORTH, occasion=ARMY_DAY)])
    found = compare(document("another", LETTER_2025), corpus, issuer=NORTH, occasion=ARMY_DAY)
    assert found.compared_with == 4
    assert {r.latest.document for r in found.reuses if r.latest} <= {"north-2024", "south-2024"}
    dated = compare(THIS_YEAR, corpus, issuer=NORTH, occasion=ARMY_DAY)
    assert dated.compared_with == 4


def test_traditional_script_full_width_and_punctuation_align(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    corpus.append(
        [held("tw", "值此中國人民解放軍建軍９７周年來臨之際﹐公司黨委謹致以節日的祝賀", "2024-07-30", issuer=NORTH)]
    )
    text = "值此 中国人民解放军 建军97周年 来临之际,公司党委谨致以节日的祝贺"
    found = compare(document("cn", text, "2025-07-30"), corpus, issuer=NORTH)
    assert found.ritual_share == 1.0


def test_english_works_on_its_own_presets(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    corpus.append([held("en-2023", ENGLISH_2023, "2023-07-03", issuer="Ministry", language="en")])
    found = compare(document("en-2024", ENGLISH_2024, "2024-11-25"), corpus, issuer="Ministry")
    assert "licensing regime for gallium and germanium" in words(ENGLISH_2024, found, "ritual")
    assert "Officials repeated" in words(ENGLISH_2024, found, "new")


def test_without_a_reading_what_was_given_stands_and_a_reading_wins(corpus: Corpus) -> None:
    given_text = document("north-2025", LETTER_2025, "2025-07-30", issuer=NORTH, occasion=ARMY_DAY)
    assert compare(given_text, corpus) == compare(THIS_YEAR, corpus, issuer=NORTH, occasion=ARMY_DAY)
    short = document("north-2025", LETTER_2025, "2025-07-30", issuer="北岭", occasion=ARMY_DAY)
    assert compare(short, corpus, issuer=NORTH) == compare(THIS_YEAR, corpus, issuer=NORTH, occasion=ARMY_DAY)


@pytest.mark.parametrize("text", ["", "。", "\n \n", "军"])
def test_texts_with_next_to_nothing_in_them_are_accounted_for(corpus: Corpus, text: str) -> None:
    found = compare(document("tiny", text, "2025-01-01"), corpus, issuer=NORTH)
    assert "".join(s.span.of(text) for s in found.partition) == text
    assert found.reuses == ()


def test_comparing_all_says_what_comparing_one_by_one_would_have_said(tmp_path: Path) -> None:
    everything = [LAST_YEAR, PEER, CIRCULAR, PORT_NEWS]
    everything.append(held("north-2025", LETTER_2025, "2025-07-30", issuer=NORTH, occasion=ARMY_DAY))
    everything.append(held("late", NEWS, issuer="东港日报"))
    whole = Corpus.open(tmp_path / "whole")
    whole.append(everything)
    growing = Corpus.open(tmp_path / "growing")
    one_by_one = []
    for one in sorted(everything, key=lambda h: h.order):
        text = document(one.id, one.text, one.published.isoformat() if one.published else "", kind=one.kind)
        one_by_one.append(compare(text, growing, issuer=one.issuer, occasion=one.occasion))
        growing.append([one])
    assert list(compare_all(whole)) == one_by_one


PIECES = [s for t in (LETTER_2024, LETTER_2025, NEWS, ENGLISH_2023) for s in t.splitlines()]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=8).map("\n".join))
def test_the_partition_covers_every_character_once(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        corpus = Corpus.open(Path(folder))
        corpus.append([LAST_YEAR, PORT_NEWS, held("en", ENGLISH_2023, "2023-01-01")])
        found = compare(document("any", text, "2025-08-01"), corpus, issuer=NORTH)
    assert "".join(segment.span.of(text) for segment in found.partition) == text
    assert all(len(segment.span) for segment in found.partition)
    for reuse in found.reuses:
        assert 0 < reuse.identity <= 1
        for edit in reuse.edits:
            assert reuse.span.contains(edit.here)
