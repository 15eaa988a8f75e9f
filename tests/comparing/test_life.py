from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from watchword.comparing.compare import compare_all
from watchword.comparing.corpus import Corpus
from watchword.comparing.formulas import discover
from watchword.comparing.heat import heat
from watchword.comparing.level import levels
from watchword.comparing.life import life, whole_years
from watchword.comparing.tables import formula_table, heat_table, match_table, segment_table, spread_table
from watchword.data import load_handbook

from .letters import NORTH, held

PHRASE = "两个稀土基地"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Four issuers take up a phrase one after another; from 2022 on nobody says it."""
    issuers = ["国务院", "内蒙古自治区人民政府", "包头市人民政府", "北岭稀土钢铁集团"]
    made = []
    for i in range(400):
        day = date(2016, 1, 4) + timedelta(days=8 * i)
        who = issuers[i % 4]
        says = date(2017 + i % 4, 1, 1) <= day < date(2022, 1, 1)
        made.append(
            held(
                f"n{i}",
                f"第{i}号通知，各单位做好工作。" + (f"建设好{PHRASE}。" if says else ""),
                day.isoformat(),
                issuer=who,
            )
        )
    corpus = Corpus.open(tmp_path_factory.mktemp("life"))
    corpus.append(made)
    return corpus


def test_a_phrase_is_told_with_who_took_it_up_when_and_on_which_level(corpus: Corpus) -> None:
    found = life(PHRASE, [PHRASE], corpus, levels(load_handbook()))
    assert [(one.issuer, one.level, one.first.year) for one in found.spread] == [
        ("国务院", "centre", 2017),
        ("内蒙古自治区人民政府", "province", 2018),
        ("包头市人民政府", "city", 2019),
        ("北岭稀土钢铁集团", "enterprise", 2020),
    ]
    assert found.first_seen == found.spread[0].first
    assert not found.censored


def test_a_phrase_there_from_the_beginning_is_censored(corpus: Corpus) -> None:
    assert life("各单位", ["各单位"], corpus, levels(load_handbook())).censored


def test_a_phrase_that_is_nowhere_has_no_life(corpus: Corpus) -> None:
    found = life("无人说过", ["无人说过"], corpus, levels(load_handbook()))
    assert (found.documents, found.first_seen, found.spread, found.fading) == (0, None, (), None)


def test_a_phrase_that_falls_silent_fades_by_its_rate(corpus: Corpus) -> None:
    found = life(PHRASE, [PHRASE], corpus, levels(load_handbook()))
    assert found.fading is not None
    assert found.fading.seen == 0
    assert found.fading.expected > 50


def test_a_first_or_last_year_held_in_part_is_no_measure(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    days = [date(2019, 11, 1) + timedelta(days=6 * i) for i in range(260)]
    corpus.append(held(f"d{i}", f"第{i}号。", day.isoformat()) for i, day in enumerate(days))
    assert list(whole_years(corpus)) == [2020, 2021, 2022, 2023]
    yearly = Corpus.open(tmp_path / "yearly")
    yearly.append(held(f"r{year}", f"{year}年报告。", f"{year}-03-05") for year in range(2015, 2026))
    assert list(whole_years(yearly)) == list(range(2015, 2026))


@pytest.mark.parametrize(
    ("issuer", "publisher", "level"),
    [
        ("中共中央", "party", "centre"),
        ("国务院", "government", "centre"),
        ("工业和信息化部", "government", "ministry"),
        ("国家发展和改革委员会", "government", "ministry"),
        ("江西省工业和信息化厅", "government", "province"),
        ("内蒙古自治区包头市人民政府", "government", "city"),
        ("中共包头市委", "party", "city"),
        ("包头市白云鄂博矿区人民政府", "government", "county"),
        ("北岭稀土钢铁集团", "enterprise", "enterprise"),
        ("中国稀土行业协会", "association", "association"),
        ("南部战区", "army", "army"),
        ("", "state_media", "media"),
        ("", "copy", "unknown"),
        ("某人", "copy", "unknown"),
    ],
)
def test_the_level_of_an_issuer_is_told_from_its_name(issuer: str, publisher: str, level: str) -> None:
    assert levels(load_handbook())(issuer, publisher) == level


def test_heat_by_level_counts_every_document_once(corpus: Corpus) -> None:
    rows = heat([PHRASE], corpus, "level", levels(load_handbook()))
    assert {row.group for row in rows} == {"centre", "province", "city", "enterprise"}
    assert sum(row.of for row in rows) == 400


def test_every_result_is_a_table_too(corpus: Corpus, tmp_path: Path) -> None:
    rows = heat([PHRASE], corpus)
    table = heat_table(PHRASE, "year", rows)
    assert table.column("documents").to_pylist() == [row.documents for row in rows]
    assert heat_table(PHRASE, "year", []).schema == table.schema
    found = life(PHRASE, [PHRASE], corpus, levels(load_handbook()))
    assert spread_table(found.spread).column("issuer").to_pylist()[0] == "国务院"
    assert formula_table(discover(corpus, 15)).num_rows > 0
    assert formula_table([]).schema == formula_table(discover(corpus, 15)).schema
    small = Corpus.open(tmp_path)
    small.append([held("a", "全体职工向子弟兵致以节日的问候。", "2023-08-01", issuer=NORTH)])
    small.append([held("b", "全体职工向子弟兵致以节日的问候。新开产线。", "2024-08-01", issuer=NORTH)])
    matches = match_table(small.search("全体职工向子弟兵致以节日的问候"))
    assert set(matches.column("document").to_pylist()) == {"a", "b"}
    pieces = segment_table(compare_all(small))
    assert pieces.column("document").to_pylist()[0] == "a"
    assert {"new", "ritual"} <= set(pieces.column("kind").to_pylist())
    assert segment_table([]).schema == pieces.schema
