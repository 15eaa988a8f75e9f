"""The codebook as a reference work: found in every script, told in full, taken away whole."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.conftest import ROOT
from watchword.desk import Desk, terms
from watchword.writing import codebook_page
from watchword.writing.naming import gloss


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "none")


@pytest.mark.parametrize("wanted", ["双拥", "雙擁", "shuangyong", "shuāng yōng", "double support"])
def test_a_term_is_found_in_either_script_by_pinyin_and_by_english(desk: Desk, wanted: str) -> None:
    shown = terms.look_up(desk, wanted, as_json=False)
    assert shown.startswith("双拥  shuāng yōng\n  Double Support\n")
    assert "[analyst] Watchword:" in shown
    assert "not to be confused with: 军民融合" in shown


@pytest.mark.parametrize("wanted", ["offtake agreement", "Offtake Agreement", "OFF-TAKE"])
def test_an_english_term_is_found_in_any_case_and_told_without_pinyin(desk: Desk, wanted: str) -> None:
    assert terms.look_up(desk, wanted, as_json=False).startswith("offtake agreement\n  contract for future output\n")


def test_an_english_quote_gets_no_gloss_from_english_terms(desk: Desk) -> None:
    assert gloss("The plant has a nameplate capacity", desk.book) == ""


def test_a_page_of_the_codebook_tells_an_english_term_without_empty_marks(desk: Desk) -> None:
    page = codebook_page.category_page("export-control", desk.book.terms, ())
    assert "## deemed export\n\n**showing technology to a foreigner**\n" in page


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_the_whole_codebook_is_exported(desk: Desk, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"codebook.{ending}"
    said = terms.whole(desk, as_json=False, export=path)
    with path.open(encoding="utf-8", newline="") as file:
        entries = json.load(file) if ending == "json" else list(csv.DictReader(file))
    assert [entry["term"] for entry in entries] == [term.term for term in desk.book.terms]
    assert said.startswith(f"{len(entries)} terms, ")


def test_a_brief_says_by_what_words_a_term_was_taken(demo: Desk) -> None:
    brief = demo.brief(demo.document(str(ROOT / "examples" / "letters" / "baogang-2025-reconstruction.txt")))
    assert {item.term.term: item.why for item in brief.terms}["十连冠"] == "连续十次 beside 双拥"


def test_the_check_of_the_data_counts_holders_and_background_notes(desk: Desk) -> None:
    told = desk.check_data()
    assert f"{len(desk.book.holders)} holders, {len(desk.book.background)} background notes" in told
