"""Profiles and decisions on a workspace: every line has its source, and nothing merged can't be parted."""

from __future__ import annotations

import json
import os
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import watchword
from tests.conftest import ROOT
from watchword.collecting.fetch import Fetcher
from watchword.desk import Desk, DeskError
from watchword.desk.entities import decide, profile
from watchword.desk.screening import (
    age_of,
    compare_editions,
    fetch_list,
    held,
    import_list,
    names_in_documents,
    names_in_file,
    screener,
    warnings,
)
from watchword.model.error import WatchwordError
from watchword.store.error import StoreError
from watchword.writing.profile import render
from watchword.writing.screening import screening_csv, screening_text

LETTERS = ROOT / "examples" / "letters"
BEILING = "北岭稀土钢铁集团"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "work", create=True) as desk:
        desk.add(sorted(LETTERS.glob("*.txt")))
        yield desk


def test_every_claim_of_a_profile_is_in_the_words_of_its_document(desk: Desk) -> None:
    found = profile(desk, BEILING)
    assert len(found.claims) > 10
    for item in (*found.claims, *found.honours, *found.offices):
        text = desk.workspace.document(item.quote.document).text
        assert text[item.quote.span.start : item.quote.span.end] == item.quote.text
    days = [item.date for item in found.claims]
    assert days == sorted(days, reverse=True)


def test_what_nobody_read_is_shown_as_unverified(desk: Desk) -> None:
    found = profile(desk, "包钢集团")
    text = render(found, "md")
    for item in found.entity.statements:
        start = re.compile(rf"- \w+: {re.escape(item.value)}(?:, \d| —)")
        line = next(line for line in text.splitlines() if start.match(line))
        assert line.endswith("— unverified") == (not item.verified)
        assert ("](http" in line or "document " in line) == item.verified


def test_a_profile_says_parent_listed_company_and_namesakes_apart(desk: Desk) -> None:
    found = profile(desk, "包钢集团")
    assert found.entity.caption == "包头钢铁(集团)有限责任公司"
    assert {"包钢股份", "北方稀土", "宝钢集团有限公司"}.isdisjoint(found.entity.names)
    assert ("owns", "内蒙古包钢钢联股份有限公司") in {(item.kind, item.target) for item in found.relations}
    assert "中国北方稀土(集团)高科技股份有限公司" in found.not_to_be_confused_with
    assert profile(desk, "包钢股份").entity.id != found.entity.id


def test_an_unknown_name_and_a_blank_one_are_answered_in_one_line(desk: Desk) -> None:
    for name, said in (("无此公司集团", "neither the data nor a document"), (" ", "blank")):
        with pytest.raises(DeskError, match=said):
            profile(desk, name)


def test_a_decision_merges_and_taking_it_back_parts_again(desk: Desk) -> None:
    with pytest.raises(DeskError, match="neither"):
        profile(desk, "Beiling RE")
    number, _ = decide(desk, BEILING, "Beiling RE", "is", "its seal", "editor")
    merged = profile(desk, "Beiling RE")
    assert merged.documents == profile(desk, BEILING).documents > 0
    assert [item.reasons[0] for item in merged.decisions] == ["its seal"]
    desk.workspace.undo(number)
    with pytest.raises(DeskError, match="neither"):
        profile(desk, "Beiling RE")
    (kept,) = desk.workspace.decisions(in_force=False)
    assert kept.undone is not None
    with pytest.raises(StoreError, match="no decision"):
        desk.workspace.undo(number)


def test_a_new_decision_on_a_pair_takes_the_place_of_the_old_one(desk: Desk) -> None:
    decide(desk, BEILING, "Beiling RE", "is", "one", "a")
    decide(desk, "Beiling RE", BEILING, "different", "two", "b")
    (kept,) = desk.workspace.decisions()
    assert (kept.verdict, kept.reasons[0]) == ("different", "two")


@pytest.mark.parametrize("other", ["包钢股份", "中国北方稀土", "内蒙古包钢钢联股份有限公司"])
def test_a_group_is_never_merged_with_its_listed_company(desk: Desk, other: str) -> None:
    with pytest.raises(DeskError, match="can't be merged"):
        decide(desk, "包钢集团", other, "is", "same house", "a")
    assert desk.workspace.decisions() == []


def test_a_decision_needs_its_reason(desk: Desk) -> None:
    with pytest.raises(DeskError, match="--why"):
        decide(desk, "甲公司", "乙公司", "is", " ", "a")


def test_statements_are_one_value_and_one_source_a_line(desk: Desk) -> None:
    rows = [json.loads(line) for line in render(profile(desk, "包钢集团"), "ftm").splitlines()]
    assert {row["schema"] for row in rows} >= {"Company", "Ownership"}
    assert all(isinstance(row["value"], str) and row["value"] for row in rows)
    assert all(row["unverified"] == (row["origin"] is None) for row in rows)
    assert any(row["span"] for row in rows)


def test_the_page_asks_for_nothing_from_outside_and_lets_no_mark_up_in(desk: Desk) -> None:
    decide(desk, BEILING, "<b onclick=x>Beiling</b>", "is", "<script>", "a")
    page = render(profile(desk, BEILING), "html")
    assert "<script" not in page
    assert "<b onclick" not in page
    assert not re.search(
        r"(?:src|@import|url\()", re.sub(r'href="[^"]*"', "", page).replace('class="src"', "").replace(".src", "")
    )


@pytest.mark.chromium
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_fits_its_window(desk: Desk, tmp_path: Path, width: int) -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        if "chromium" in os.environ.get("WATCHWORD_REQUIRE", ""):
            pytest.fail("Chromium is required and absent")
        pytest.skip("no Chromium")
    from playwright.sync_api import sync_playwright

    (tmp_path / "page.html").write_text(render(profile(desk, "中国稀土集团"), "html"), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto((tmp_path / "page.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        boxes = page.locator(".box").count()
        browser.close()
    assert boxes >= 8


# --- lists on a workspace ------------------------------------------------------------------------------------------


def test_an_imported_list_takes_the_place_of_the_sample_and_grows_old(desk: Desk, tmp_path: Path) -> None:
    assert "sample" in warnings(desk)[0]
    file = tmp_path / "ours.csv"
    file.write_text("name,aliases\nBeiling Steel Works,北岭钢铁厂\n", encoding="utf-8")
    import_list(desk, file, "Ours", "2025-01-01", [])
    assert [item.edition.list for item in held(desk)] == ["Ours"]
    assert "2025-01-01" in warnings(desk)[0]
    assert screener(desk).screen_one("北岭钢铁厂").verdict == "match"
    assert screener(desk).screen_one("MP Materials").verdict == "none"
    with pytest.raises(DeskError, match="only the edition of 2025-01-01"):
        compare_editions(desk, "Ours", "", "")
    file.write_text("name\nBeiling Steel Works\nMeridian Optics Co.\n", encoding="utf-8")
    import_list(desk, file, "Ours", "2025-02-01", [])
    _, after, changes = compare_editions(desk, "Ours", "", "")
    assert (after.date, [change.kind for change in changes]) == ("2025-02-01", ["added", "changed"])
    assert desk.workspace.remove_edition("Ours", "2025-02-01")


def test_a_persons_name_is_not_kept_anywhere_in_the_workspace(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_text("name,type\nDoe Quixotequery,Individual\nBeiling Steel Works,Entity\n", encoding="utf-8")
    import_list(desk, file, "Ours", "2025-01-01", [])
    desk.workspace.close()
    assert not [path for path in desk.path.rglob("*") if path.is_file() and b"Quixotequery" in path.read_bytes()]


def test_names_come_from_a_column_a_text_or_the_documents(desk: Desk, tmp_path: Path) -> None:
    table, text = tmp_path / "a.csv", tmp_path / "a.txt"
    table.write_text("city,供应商\n包头,北岭公司\n,\n", encoding="utf-8")
    text.write_text("北岭公司\n\nMeridian\n", encoding="utf-8")
    assert names_in_file(table) == ["北岭公司"]
    assert names_in_file(text) == ["北岭公司", "Meridian"]
    assert BEILING in names_in_documents(desk)
    with pytest.raises(WatchwordError, match=r"nowhere\.csv"):
        names_in_file(tmp_path / "nowhere.csv")


def test_a_spreadsheet_takes_no_name_for_a_formula(desk: Desk) -> None:
    rows = "".join(screening_csv(desk.screen(["=1+1 Trading Co.", "MP Materials"])))
    assert "'=1+1" in rows
    assert "not clearance" in rows
    assert "not clearance" in "".join(screening_text(desk.screen(["MP Materials"])))


@pytest.mark.parametrize(
    ("day", "age"), [("2026-11-22", 0), ("2026-11", 21), ("2026", 325), ("soon", None), ("2026-13-01", None)]
)
def test_the_age_of_an_edition_counts_from_its_first_day(day: str, age: int | None) -> None:
    from datetime import date

    assert age_of(day, date(2026, 11, 22)) == age


def test_a_list_is_fetched_from_an_address_and_dated_by_the_day(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "list.csv").write_text("name\nBeiling Steel Works\n", encoding="utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/list.csv"
        with pytest.raises(WatchwordError, match="private"):
            fetch_list(desk, address, "Ours", "", [])
        fetch_list(desk, address, "Ours", "", [], Fetcher(allow_private=True, pause=0))
        server.shutdown()
    (only,) = held(desk)
    assert (only.edition.list, only.edition.size, only.age) == ("Ours", 1, 0)


@pytest.mark.parametrize("what", ["bis-dpl", "nosuchlist"])
def test_a_list_without_an_address_says_where_to_get_it(desk: Desk, what: str) -> None:
    with pytest.raises(DeskError, match="no address to fetch it from is known"):
        fetch_list(desk, what, "", "", [])


def test_the_front_door_answers_twice_alike(tmp_path: Path) -> None:
    found = [watchword.screen("MP Materials", workspace=tmp_path / "none") for _ in range(2)]
    assert found[0] == found[1]
    assert [result.verdict for result in found[0]] == ["match"]
    assert not (tmp_path / "none").exists()
