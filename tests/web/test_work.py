"""Phrases, entities, supply and review: the pages show what the desk finds."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Iterator

import httpx2
import pytest

from tests.conftest import LETTERS
from tests.test_proposals import proposing as proposed_in
from tests.web.conftest import Site, Watched, run
from watchword.desk import Desk
from watchword.desk.inbox import rank_all
from watchword.web.phrases import cell


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Letters, and a text with a claim that would make the military link material."""
    path = tmp_path_factory.mktemp("doubtful")
    text = path / "supply.txt"
    text.write_text("北岭稀土钢铁集团向解放军某部供应稀土永磁材料20吨，用于导弹舵机。", encoding="utf-8")
    near = path / "near.txt"
    near.write_text("本文为虚构示例。广晟稀土集团发布公告，推进双拥共建，稀土产量增长。", encoding="utf-8")
    flawed = path / "flawed.txt"
    flawed.write_bytes("本文为虚构示例。北岭稀土钢铁集团稀土产量增长\x01\x02，完成1.3万吨。".encode())
    with Desk(path / "w", create=True) as desk:
        desk.add([*sorted(LETTERS.glob("*.txt")), text, near, flawed])
        rank_all(desk)
    yield from run(path / "w")


def test_the_download_is_the_heat_that_the_desk_counts(doubtful: Site) -> None:
    with doubtful.client() as client, Desk(doubtful.workspace) as desk:
        for by in ("year", "issuer"):
            rows = list(csv.DictReader(io.StringIO(client.get(f"/phrases/双拥/heat.csv?by={by}").text)))
            counted = {(one.group, str(one.documents), str(one.of)) for one in desk.heat("双拥", by)}
            assert {(row[by], row["documents"], row["of"]) for row in rows} == counted


def test_no_cell_of_a_download_is_a_formula() -> None:
    assert cell("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert cell('@a,"b"') == '"\'@a,""b"""'
    assert cell("北岭") == "北岭"


def test_a_phrase_page_shows_readings_with_their_holders(doubtful: Site) -> None:
    with doubtful.client() as client:
        page = client.get("/phrases/两个稀土基地").text
        assert "Inner Mongolia" in page
        assert 'rel="noreferrer noopener"' in page
        assert client.get("/phrases/。。。").status_code == 404
        assert client.get("/phrases?words=zz").status_code == 200


def test_each_view_of_a_phrase_answers_and_downloads_as_it_shows(doubtful: Site) -> None:
    with doubtful.client() as client, Desk(doubtful.workspace) as desk:
        life, _ = desk.life("双拥")
        rows = list(csv.DictReader(io.StringIO(client.get("/phrases/双拥/spread.csv").text)))
        assert [(row["issuer"], row["first"]) for row in rows] == [(one.issuer, str(one.first)) for one in life.spread]
        for view in ("heat", "grid", "spread", "forms", "swaps"):
            assert client.get(f"/phrases/双拥?view={view}").status_code == 200
            assert client.get(f"/phrases/没有这样的话?view={view}").status_code == 200
        assert client.get("/phrases/双拥?view=other").status_code == 422
        assert client.get("/phrases/双拥/spread.svg").headers["content-type"].startswith("image/svg")
        table = list(csv.DictReader(io.StringIO(client.get("/phrases/compare.csv?phrase=双拥&phrase=民兵").text)))
        assert {row["phrase"] for row in table} == {"双拥", "民兵"}
        counted = {one.group: str(one.documents) for one in desk.heat("双拥", "year")}
        assert {row["year"]: row["documents"] for row in table if row["phrase"] == "双拥"} == counted
        page = client.get("/phrases/substitutions").text
        assert page.count("/phrases/compare?phrase=") == len(
            {(t.term, t.life.replaced_by) for t in desk.book.terms if t.life.replaced_by}
        )


def test_a_profile_leads_to_the_words_it_rests_on(doubtful: Site) -> None:
    with doubtful.client() as client:
        page = client.get("/entities/北岭稀土钢铁集团").text
        told = page.split("<h2>What documents say", 1)[1]
        link = "/documents/" + told.split('href="/documents/', 1)[1].split('"', 1)[0]
        assert client.get(link.replace("&amp;", "&")).status_code == 200
        assert client.get("/entities/没有这样的公司").status_code == 400


def test_another_range_gives_another_fan_in_time(doubtful: Site) -> None:
    with doubtful.client() as client:
        address = "/supply/what-if/magnets-2025"
        before = client.get(address).text
        started = time.monotonic()
        after = client.get(f"{address}?loss-0-low=0&loss-0-high=0&loss-1-low=0&loss-1-high=0").text
        assert time.monotonic() - started < 6  # 2 s on a machine of its own; this one is shared
        assert before.split("<pre", 1)[1].split("</pre>")[0] != after.split("<pre", 1)[1].split("</pre>")[0]
        assert "as put into the form" in after
        for wrong in ("loss-0-low=1&loss-0-high=0", "loss-0-low=x&loss-0-high=1", "months-0-low=nan&months-0-high=2", "months-0-low=1&months-0-high=inf"):  # fmt: skip
            answer = client.get(f"{address}?{wrong}")
            assert answer.status_code == 400, wrong
            assert "is no range" in answer.text
        assert client.get("/supply/what-if/none").status_code == 400


def test_every_step_of_a_way_has_its_source(doubtful: Site) -> None:
    with doubtful.client() as client:
        page = client.get("/supply?kind=system&name=F-35").text
        rows = page.split("<tbody>", 1)[1].split("</tbody>", 1)[0].split("<tr>")[1:]
        assert rows
        assert all('href="http' in row for row in rows)
        assert client.get("/supply/flow.svg?kind=system&name=F-35").headers["content-type"].startswith("image/svg")
        assert client.get("/supply?name=nothing at all").status_code == 400


@pytest.mark.chromium
def test_one_key_settles_a_doubt_and_another_takes_it_back(doubtful: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{doubtful.base}/review")
    reason = "military link material"
    assert reason in page.locator(".item.current").inner_text()
    count = page.locator(".item").count()
    page.keyboard.press("r")
    page.wait_for_function(f"() => document.querySelectorAll('.item').length < {count}")
    assert reason not in page.locator("#list").inner_text()
    assert "rejected" in page.locator("table").inner_text()
    page.keyboard.press("u")
    page.get_by_text("taken back").wait_for()
    assert page.locator(".item", has_text=reason).count() >= 1
    assert not watched.complaints


def listed(client: httpx2.Client, show: str) -> str:
    return client.get(f"/review?show={show}").text.split('id="list"', 1)[1].split("</ol>", 1)[0]


def test_a_name_that_may_be_known_is_decided_and_taken_back(doubtful: Site) -> None:
    with doubtful.client() as client, Desk(doubtful.workspace) as desk:
        assert "广东省广晟控股集团有限公司" in listed(client, "matches")
        fields = {"left": "广晟稀土集团", "right": "广东省广晟控股集团有限公司"}
        assert doubtful.post(client, "/review/match", **fields, verdict="perhaps").status_code == 400
        assert doubtful.post(client, "/review/match", **fields, verdict="different").status_code == 303
        assert "广东省广晟控股集团有限公司" not in listed(client, "matches")
        [made] = desk.workspace.decisions()
        assert (made.verdict, made.by) == ("different", "me")
        doubtful.post(client, "/review/match", number=str(made.number))
        assert "广东省广晟控股集团有限公司" in listed(client, "matches")


def test_a_phrase_new_here_is_judged_once(doubtful: Site) -> None:
    with doubtful.client() as client, Desk(doubtful.workspace) as desk:
        form = listed(client, "phrases").split("<form", 1)[1].split("</form>", 1)[0]
        fields = dict(re.findall(r'name="(document|kind|at|key|show)" value="([^"]*)"', form))
        assert (
            doubtful.post(client, "/review/settle", **fields, verdict="accept").headers["location"]
            == "/review?show=phrases"
        )
        assert (
            f'value="{fields["document"]}"><input type="hidden" name="kind" value="term"><input type="hidden" name="at" value="{fields["at"]}"'
            not in listed(client, "phrases")
        )
        [made] = desk.workspace.reviews(fields["document"])
        assert (made.key, made.verdict) == (fields["key"], "accept")
        doubtful.post(client, "/review/undo", number=str(made.number))


@pytest.fixture(scope="module")
def proposing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A workspace in which discovery proposed phrases."""
    yield from run(proposed_in(tmp_path_factory.mktemp("proposing")))


@pytest.mark.chromium
def test_one_key_takes_a_proposed_phrase_into_the_codebook_and_another_takes_it_back(
    proposing: Site, watched: Watched
) -> None:
    page = watched.page
    page.goto(f"{proposing.base}/review?show=proposals")
    first, count = page.locator(".item.current"), page.locator(".item").count()
    phrase = first.locator("a.title").inner_text()
    assert "documents; issuers" in first.inner_text()
    page.keyboard.press("a")  # without English nothing is accepted: the browser leads to the field
    assert page.evaluate("document.activeElement.name") == "english"
    page.keyboard.type("families give in silence")
    first.locator("input[name=meaning]").fill("Praise of soldiers' families <b>")
    page.locator("h1").click()
    watched.shoot("proposals")
    page.keyboard.press("a")
    page.wait_for_function(f"() => document.querySelectorAll('.item').length === {count - 1}")
    assert phrase not in page.locator("#list").inner_text()
    made = page.locator("table tr").first
    assert [phrase in made.inner_text(), "accepted" in made.inner_text(), "me" in made.inner_text()] == [True] * 3
    page.goto(f"{proposing.base}/phrases/{phrase}")
    told = page.locator("main").inner_text()
    assert "families give in silence" in told
    assert "of this workspace" in told
    assert "unverified" in told

    page.goto(f"{proposing.base}/review?show=proposals")
    page.keyboard.press("u")
    page.wait_for_function(f"() => document.querySelectorAll('.item').length === {count}")
    page.keyboard.press("r")
    page.wait_for_function(f"() => document.querySelectorAll('.item').length === {count - 1}")
    assert "rejected" in page.locator("table tr").first.inner_text()
    page.keyboard.press("c")
    page.locator(".item details[open] input[name=term]").first.fill("家庭默默奉献")
    assert not watched.violations()
    assert not watched.complaints
    with proposing.client() as client:
        acts = client.get("/api/v1/acts?what=review").json()["items"]
        assert {act["what"] for act in acts} == {"review.accept", "review.undo", "review.reject"}
        assert {act["by"] for act in acts} == {"me"}


def test_proposals_are_decided_over_the_api_too(proposing: Site) -> None:
    with proposing.client() as client:
        waiting = [one for one in client.get("/api/v1/proposals").json()["items"] if not one["verdict"]]
        phrase = waiting[0]["phrase"]
        asked = {"phrase": phrase, "verdict": "accept", "english": "x"}
        assert client.post("/api/v1/proposals", json=asked).status_code == 400
        assert client.post("/api/v1/proposals", json={**asked, "meaning": "y"}).status_code == 200
        held = {one["phrase"]: one for one in client.get("/api/v1/proposals").json()["items"]}
        assert (held[phrase]["verdict"], held[phrase]["by"]) == ("accepted", "me")
        assert client.get(f"/api/v1/terms?words={phrase}").json()["items"][0]["english"] == "x"
        assert client.post("/api/v1/proposals", json={"phrase": phrase, "verdict": "undo"}).status_code == 200
        assert client.get(f"/api/v1/terms?words={phrase}").status_code == 400


def test_a_flawed_text_is_kept_or_dismissed(doubtful: Site) -> None:
    with doubtful.client() as client:
        found = listed(client, "flags")
        assert "control characters" in found
        id = found.split('name="id" value="', 1)[1].split('"', 1)[0]
        doubtful.post(client, "/inbox/act", id=id, action="keep", next="/review?show=flags")
        assert id not in client.get("/review?show=flags").text
        doubtful.post(client, "/inbox/act", id=id, action="open")


def test_a_verdict_on_nothing_is_refused(doubtful: Site) -> None:
    with doubtful.client() as client, Desk(doubtful.workspace) as desk:
        id = next(desk.workspace.documents()).id
        good = {"document": id, "kind": "claim", "verdict": "accept", "at": "0-5", "key": "MILITIA_FORM"}
        for wrong in ({"kind": "person"}, {"verdict": "burn"}, {"at": "5-0"}, {"at": "0-99999999"}, {"key": "NO_SUCH"}, {"verdict": "correct"}, {"document": "zz"}):  # fmt: skip
            assert doubtful.post(client, "/review/settle", **{**good, **wrong}).status_code == 400, wrong
        assert doubtful.post(client, "/review/undo", number="999").status_code == 400
