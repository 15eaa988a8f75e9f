"""``compare_names``: who is meant, told by the parts of a name, with every reason."""

from __future__ import annotations

import contextlib
import csv
import io
import re
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import watchword
from tests.conftest import ROOT
from watchword.data import load_handbook
from watchword.knowing.block import NameIndex, candidates
from watchword.knowing.credit_code import check_character, is_valid, split_code
from watchword.knowing.features import CODES, FEATURES, KNOWN
from watchword.knowing.fold import fold, folded
from watchword.knowing.parse import parse
from watchword.knowing.shorts import short_forms
from watchword.model.name_match import NameMatch

BOOK = load_handbook()
BAOGANG = "包头钢铁(集团)有限责任公司"
BENCH = ROOT / "bench" / "names" / "zh_org_bench.tsv"
with BENCH.open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))
NAMES = sorted({name for row in ROWS for name in (row["a"], row["b"])})
INVERSE = {"parent": "subsidiary", "subsidiary": "parent"}


def code(first17: str) -> str:
    return first17 + check_character(first17)


def verdict(a: str, b: str) -> str:
    return watchword.compare_names(a, b).verdict


@pytest.mark.parametrize(
    "other",
    [
        "包头钢铁（集团）有限责任公司",
        "包頭鋼鐵(集團)有限責任公司",
        "包钢集团",
        "Baotou Iron and Steel Group",
        "Baogang Group",
    ],
)
def test_the_names_of_baogang_are_one(other: str) -> None:
    assert verdict(BAOGANG, other) == "is"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (BAOGANG, "Baosteel"),
        (BAOGANG, "武汉钢铁(集团)有限责任公司"),
        ("包钢集团", "宝钢集团"),
        ("China Northern Rare Earth Group", "China Rare Earth Group"),
        ("中国北方稀土", "中国稀土集团"),
        ("中国兵器工业集团", "中国兵器装备集团"),
        ("中国航天科技集团", "中国航天科工集团"),
        ("CASC", "CASIC"),
        ("包头钢铁", "武汉钢铁"),
    ],
)
def test_firms_that_only_look_or_sound_alike_are_told_apart(a: str, b: str) -> None:
    assert verdict(a, b) == "different"


@pytest.mark.parametrize(
    ("a", "b"), [("金辉矿业有限公司", "金徽矿业有限公司"), ("华峰铝业", "华丰铝业"), ("南钢集团", "南岗集团")]
)
def test_homophones_of_nobody_known_are_told_apart_by_character(a: str, b: str) -> None:
    assert verdict(a, b) == "different"
    assert "homophone" in {reason.feature for reason in watchword.compare_names(a, b).reasons}


def test_a_listed_company_is_no_group_and_the_relation_points_both_ways() -> None:
    down, up = watchword.compare_names("包钢集团", "包钢股份"), watchword.compare_names("包钢股份", "包钢集团")
    assert (down.verdict, down.relation) == ("different", "parent")
    assert (up.verdict, up.relation) == ("different", "subsidiary")
    assert watchword.compare_names(BAOGANG, "Inner Mongolia BaoTou Steel Union").relation == "parent"


def test_groups_that_came_out_of_one_predecessor_are_siblings() -> None:
    assert watchword.compare_names("中国航天科技集团", "中国航天科工集团").relation == "sibling"
    assert watchword.compare_names("兵器工业集团", "兵器装备集团").relation == "sibling"


def test_legal_form_tells_unknown_firms_apart() -> None:
    found = watchword.compare_names("北岭钢铁集团有限公司", "北岭钢铁股份有限公司")
    assert (found.verdict, found.relation) == ("different", "parent")


def test_a_branch_and_a_plant_are_not_the_company() -> None:
    for unit in ("北岭稀土有限公司包头分公司", "北岭稀土有限公司冶炼厂"):
        found = watchword.compare_names("北岭稀土有限公司", unit)
        assert (found.verdict, found.relation) == ("different", "parent")


def test_a_person_is_never_merged_with_a_firm_of_the_same_name() -> None:
    assert verdict("王明", "王明矿业有限公司") != "is"
    assert verdict("王明先生", "王明矿业有限公司") != "is"
    assert verdict("王明", "王明") != "is"


def test_a_credit_code_settles_and_vetoes() -> None:
    one, two = code("91150000701462216"), code("91150000114392559")
    assert is_valid(one)
    assert not is_valid(one[:-1] + ("1" if one[-1] != "1" else "2"))
    assert verdict(f"北岭稀土有限公司 {one}", f"北岭稀土有限公司 {two}") == "different"
    assert verdict(f"北岭稀土有限公司 {one}", f"Meridian Rare Earth (统一社会信用代码:{one})") == "is"
    assert split_code(f"北岭稀土有限公司({one})") == ("北岭稀土有限公司", one)


def test_parts_agree_across_scripts_for_a_firm_that_nobody_knows() -> None:
    assert verdict("铜陵市海亮铜业有限公司", "Hailiang Copper Co., Ltd.") == "is"
    assert verdict("海亮铜业有限公司", "Hailiang Aluminium Co., Ltd.") == "different"
    assert verdict("海亮集团有限公司", "Hailiang Group") == "possibly"  # its sound alone


def test_short_forms_come_from_the_structure_of_a_name() -> None:
    assert "包钢" in short_forms(BAOGANG, BOOK)
    assert "中石油" in short_forms("中国石油天然气集团有限公司", BOOK)
    assert "章源钨业" in short_forms("崇义章源钨业股份有限公司", BOOK)


def test_a_name_is_parsed_into_place_trade_name_industry_and_form() -> None:
    parsed = parse("浙江华友钴业股份有限公司", BOOK)
    assert parsed.segments == (("浙江", "place"), ("华友", "trade"), ("钴业", "industry"))
    assert parsed.forms == {"shares"}


def test_every_score_is_the_best_evidence_less_what_is_against() -> None:
    declared = {feature.name: feature.weight for feature in FEATURES}
    for row in ROWS[::7]:
        found = watchword.compare_names(row["a"], row["b"])
        gains = [reason.value * reason.weight for reason in found.reasons if reason.weight > 0]
        losses = sum(reason.value * reason.weight for reason in found.reasons if reason.weight < 0)
        assert found.score == pytest.approx(min(1.0, max(0.0, max(gains, default=0.0) + losses)), abs=0.001)
        assert all(reason.words for reason in found.reasons)
        for reason in found.reasons:
            assert reason.feature == "by another known name" or declared[reason.feature] == reason.weight
    assert set(CODES + KNOWN) <= set(declared)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_order_changes_only_the_direction_of_the_relation(a: str, b: str) -> None:
    there, back = watchword.compare_names(a, b), watchword.compare_names(b, a)
    assert (there.verdict, there.score) == (back.verdict, back.score)
    assert back.relation == INVERSE.get(there.relation, there.relation)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_strings_have_an_answer_and_order_does_not_matter(a: str, b: str) -> None:
    there, back = watchword.compare_names(a, b), watchword.compare_names(b, a)
    assert isinstance(there, NameMatch)
    assert 0 <= there.score <= 1
    assert (there.verdict, there.score) == (back.verdict, back.score)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(NAMES))
def test_a_name_is_itself_unless_it_may_be_a_person_or_is_shared(name: str) -> None:
    found = watchword.compare_names(name, name)
    assert found.verdict == "is" or {"person", "same known organisation"} & {reason.feature for reason in found.reasons}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_width_and_case_change_no_verdict(a: str, b: str) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in a)
    assert verdict(wide, b) == verdict(a, b)
    assert verdict(a.upper(), b) == verdict(a, b)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF, codec="gb2312"), max_size=12))
def test_names_that_are_folded_by_one_look_are_folded_right(name: str) -> None:
    assert fold(name) == folded(name)


@pytest.mark.parametrize(
    "name", ["回覆集团", "沈阳坏布厂", "乾坤矿业", "藉口公司", "英哩科技", "著名钨业", "包头市稀土", "龍江礦業"]
)
def test_a_character_that_is_another_in_some_words_is_looked_up(name: str) -> None:
    assert fold(name) == folded(name)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_no_homophone_of_the_bench_is_merged() -> None:
    merged = [
        row
        for row in ROWS
        if "homophones" in row["family"] and row["grade"] == "NO" and verdict(row["a"], row["b"]) == "is"
    ]
    assert not merged


def test_the_bench_stands_where_the_documentation_says() -> None:
    test = [(row, verdict(row["a"], row["b"]) == "is") for row in ROWS if row["part"] == "test"]
    hit = sum(yes and row["grade"] == "STRONG" for row, yes in test)
    wrong = sum(yes and row["grade"] in ("WEAK", "NO") for row, yes in test)
    missed = sum(not yes and row["grade"] == "STRONG" for row, yes in test)
    assert hit / (hit + wrong) >= 0.98
    assert 2 * hit / (2 * hit + wrong + missed) >= 0.9


def test_blocking_finds_what_matching_would_and_little_else() -> None:
    index = NameIndex(BOOK)
    index.add(NAMES)
    wanted = {(row["a"], row["b"]) for row in ROWS if row["grade"] == "STRONG" and verdict(row["a"], row["b"]) == "is"}
    found = set(candidates(sorted({a for a, _ in wanted}), index))
    assert len(wanted & found) / len(wanted) >= 0.98
    assert len(found) <= 50 * len({a for a, _ in wanted})


def test_a_pair_costs_little_once_names_are_parsed() -> None:
    for row in ROWS:
        verdict(row["a"], row["b"])
    began = time.process_time()
    for row in ROWS:
        verdict(row["a"], row["b"])
    assert (time.process_time() - began) / len(
        ROWS
    ) < 300e-6  # about 35 µs here; the bound leaves room for slow machines


def test_comparing_chinese_names_loads_nothing_heavy() -> None:
    heavy = "[m for m in ('numpy', 'sqlalchemy', 'trafilatura', 'nomenklatura') if m in sys.modules]"
    run = f"import sys, watchword; watchword.compare_names('包钢集团', '宝钢集团'); print({heavy})"
    out = subprocess.run([sys.executable, "-c", run], check=True, capture_output=True, text=True).stdout
    assert out.strip() == "[]"


def test_the_page_on_names_shows_what_is_printed() -> None:
    page = (ROOT / "docs" / "explanation" / "names.md").read_text(encoding="utf-8")
    code = re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0]
    shown = re.findall(r"<!-- checked -->\n```text\n(.*?)```", page, re.DOTALL)[0]
    heard = io.StringIO()
    with contextlib.redirect_stdout(heard):
        exec(compile(code, "names.md", "exec"), {})
    assert heard.getvalue() == shown


def test_the_party_committee_of_a_firm_is_not_the_firm() -> None:
    for committee in ("中共北岭稀土集团有限公司委员会", "北岭稀土集团有限公司党委"):
        found = watchword.compare_names("北岭稀土集团有限公司", committee)
        assert (found.verdict, found.relation) == ("different", "parent")


@pytest.mark.parametrize("body", ["商务部", "MOFCOM", "工信部"])
def test_a_ministry_is_no_person(body: str) -> None:
    assert verdict(body, body) == "is"
