"""Names against lists: found however they are written, never cleared, and persons not screened."""

from __future__ import annotations

import random
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from watchword.data import load_handbook
from watchword.knowing.credit_code import check_character
from watchword.knowing.list_index import candidates, mended
from watchword.knowing.screening import NO_PERSONS, NOT_CLEARANCE, Screener
from watchword.knowing.wording import wording
from watchword.model.list_edition import ListEdition, ListEntry

sys.path.insert(0, str(ROOT / "bench" / "screening"))
import perturb

BOOK = load_handbook()
CODE = "91150000701462216"
ENTRIES = (
    ListEntry(
        "Baotou Guanghua Chemical Industrial Corporation", ("Baotou Nuclear Fuel Element Plant",), "China", "62 FR 1"
    ),
    ListEntry("Inner Mongolia First Machinery Group Co., Ltd.", ("FIRMACO",)),
    ListEntry("Hongyuan New Materials (Baotou) Co., Ltd"),
    ListEntry("China North Industries Group Corporation Limited", ("Norinco Group",)),
    ListEntry("China Electronics Technology Group Corporation 38th Research Institute", ("CETC 38",)),
    ListEntry("Shenzhen Beiling Intelligent Robotics Technology Co., Ltd.", ("Beiling Robotics",)),
    ListEntry("Meridian Optoelectronics Technology Institute", ()),
    ListEntry("Beiling Tungsten Trading Co., Ltd.", (), codes=(CODE + check_character(CODE),)),
    ListEntry("梅里迪安防务公司", ("Meridian Defense, Inc.",)),
    # So that common words are common and rare ones rare, as on a real list:
    *(
        ListEntry(f"{place} {trade} Technology Co., Ltd.")
        for place in perturb.PLACES[:20]
        for trade in ("Yunhai", "Kelan", "Dongzhi")
    ),
)
LISTS = [ListEdition("L", "2026-07-09", "", ENTRIES)]
SCREENER = Screener.of(LISTS, BOOK)


def verdict(name: str) -> str:
    return SCREENER.screen_one(name).verdict


def first(name: str) -> str:
    hits = SCREENER.screen_one(name).hits
    return hits[0].name if hits else ""


@pytest.mark.parametrize(
    "name",
    [
        "包钢集团",
        "Baogang Group",
        "包头钢铁(集团)有限责任公司",
        "China Northern Rare Earth",
        "中国北方稀土",
        "中国稀土集团",
        "China Rare Earth Group",
        "Minmetals",
        "中国五矿",
        "Chinalco",
        "中铝集团",
    ],
)
def test_true_negatives_stay_clear_and_are_not_cleared(name: str) -> None:
    result = SCREENER.screen_one(name)
    assert result.verdict == "none"
    assert result.note == f"{NOT_CLEARANCE} (L, 2026-07-09)"


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Baotou Guanghua Chemical Industry Corp", "Baotou Guanghua Chemical Industrial Corporation"),
        ("包头光华化学工业公司", "Baotou Guanghua Chemical Industrial Corporation"),
        ("包頭光華化學工業公司", "Baotou Guanghua Chemical Industrial Corporation"),
        ("内蒙古第一机械集团有限公司", "Inner Mongolia First Machinery Group Co., Ltd."),
        ("宏远新材料(包头)有限公司", "Hongyuan New Materials (Baotou) Co., Ltd"),
        ("兵器工业集团", "China North Industries Group Corporation Limited"),
        ("梅里迪安防务", "梅里迪安防务公司"),
        ("MERIDIAN DEFENSE", "梅里迪安防务公司"),
        (f"某贸易公司 {CODE}{check_character(CODE)}", "Beiling Tungsten Trading Co., Ltd."),
    ],
)
def test_their_neighbours_are_found_in_either_script(name: str, listed: str) -> None:
    assert (verdict(name), first(name)) == ("match", listed)


@pytest.mark.parametrize("name", ["王明", "Wang Xiaoming", "Doe, Casey", "Ivan Petrovich Sidorov"])
def test_a_person_is_not_screened(name: str) -> None:
    result = SCREENER.screen_one(name)
    assert (result.verdict, result.hits, result.note) == ("not screened", (), NO_PERSONS)


@pytest.mark.parametrize(
    "name",
    [
        "Shenzhen Beiling Inteligent Robotics Technology",
        "Shenzhen Bei ling Intelligent Robotics Technology Limited",
        "Shenzhen Beiling Intelligent Robotics Technology Comp any",
        "Beilng Robotics",
        "Robotics Beiling",
        "Inner Mongolia First Machinery",
    ],
)
def test_slips_of_the_pen_are_found(name: str) -> None:
    assert verdict(name) in ("match", "possible")


def test_a_slip_of_the_pen_in_a_name_is_never_a_match() -> None:
    assert verdict("Baotou Guanghau Chemical Industrial Corporation") == "possible"


@pytest.mark.parametrize(
    "name",
    [
        "Wuhan Guanghua Chemical Industrial Corporation",
        "China Electronics Technology Group Corporation 54th Research Institute",
        "Hongyuan New Materials (Wuhan) Co., Ltd",
        "Inner Mongolia First Machinery",
        "China South Industries Group Corporation",
    ],
)
def test_another_place_number_or_person_is_no_match(name: str) -> None:
    assert verdict(name) != "match"


def test_every_hit_says_what_speaks_for_and_against_it() -> None:
    (hit,) = SCREENER.screen_one("Inner Mongolia First Machinery").hits
    assert hit.reasons_for
    assert "group" in " ".join(hit.reasons_against)


def test_ownership_is_a_path_and_never_a_listing() -> None:
    result = SCREENER.screen_one("中国北方工业有限公司")
    assert all(
        hit.name != "China North Industries Group Corporation Limited" or hit.verdict != "match" for hit in result.hits
    )
    assert [path.hit.name for path in result.paths] == ["China North Industries Group Corporation Limited"]
    assert [step.relation for step in result.paths[0].steps] == ["part of"]


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from([entry for entry in ENTRIES if entry.name.isascii()]),
    st.sampled_from(["order", "legal_form"]),
    st.integers(0, 10**6),
)
def test_order_and_legal_form_never_hide_a_listed_name(entry: ListEntry, way: str, seed: int) -> None:
    changed = getattr(perturb, way)(entry.name, random.Random(seed))
    assert entry.name in {hit.name for hit in SCREENER.screen_one(changed).hits}, changed


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_answered(name: str) -> None:
    assert verdict(name) in ("match", "possible", "none", "not screened")


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([entry.name for entry in ENTRIES if entry.name.isascii()]), st.integers(0, 10**6))
def test_blocking_keeps_what_comparing_all_names_would_find(name: str, seed: int) -> None:
    """The slow reference: the share of every listed name, without an index."""
    from watchword.knowing.alignment import align

    found = mended(wording(perturb.typo(name, random.Random(seed))), SCREENER.index)
    shares = [align(found, item.wording, SCREENER.index).share for item in SCREENER.index.names]
    best = max(shares)
    if best >= 0.75 and found.words:
        kept = {*candidates(found, SCREENER.index), *SCREENER.index.exact.get(found.ordered, ())}
        assert any(shares[at] >= best - 0.25 for at in kept)
