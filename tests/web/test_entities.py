"""Organisations in the browser: what documents tell of them, their years, and what surrounds them. All texts are invented."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from tests.conftest import LETTERS, ROOT
from tests.web.conftest import Site, Watched, run
from watchword.desk import Desk
from watchword.web.pages import STATIC

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
NAME = "北岭稀土钢铁集团"
CROWD = "国务院国有资产监督管理委员会"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("told")
    texts = {
        "holds.txt": "本文为虚构示例。\n青岑钨业集团持有北岭稀土钢铁集团51%的股权。",
        "plans.txt": "本文为虚构示例。\n北岭稀土钢铁集团拟收购朔野锑业集团。",
        "denies.txt": "本文为虚构示例。\n北岭稀土钢铁集团否认持有苍原铝业集团30%股权。\n北岭稀土钢铁集团持有苍原铝业集团30%的股权不属实。",
    }
    for name, text in texts.items():
        (path / name).write_text(text, encoding="utf-8")
    with Desk(path / "w", create=True) as desk:
        desk.add([*sorted(LETTERS.glob("*.txt")), *(path / name for name in texts)])
    yield from run(path / "w")


def test_what_documents_tell_stands_apart_from_what_they_deny(told: Site) -> None:
    with told.client() as client:
        page = client.get(f"/entities/{NAME}").text
        states = page.split("Relations that documents state</h2>", 1)[1].split("<h2>", 1)[0]
        assert "owns 51%" in states
        assert "苍原铝业集团" not in states
        otherwise = page.split("Planned, reported or denied</h2>", 1)[1].split("<h2>", 1)[0]
        assert "denied" in otherwise
        assert "苍原铝业集团" in otherwise
        for part in (states, otherwise):
            href = part.split('href="/documents/', 1)[1].split('"', 1)[0]
            assert client.get(f"/documents/{href.replace('&amp;', '&')}").status_code == 200


def test_the_years_count_what_they_lead_to(told: Site) -> None:
    with told.client() as client:
        page = client.get(f"/entities/{NAME}").text
        for year in ("2021", "2023", "2025"):
            bar = int(page.split(f"<title>{year}: ", 1)[1].split("<", 1)[0])
            listed = page.split(f'<h3 id="y{year}">', 1)[1].split("</ul>", 1)[0]
            assert listed.count("<li>") == bar
        assert page.index('id="y2025"') < page.index('id="y2021"')


def test_every_line_around_it_has_its_ground_or_says_that_it_has_none(told: Site) -> None:
    with told.client() as client:
        found = client.get(f"/api/v1/entities/{NAME}/graph").json()
        assert found == client.get(f"/entities/{NAME}/graph.json").json()
        assert {edge["modality"] for edge in found["edges"] if not edge["holds"]} >= {"denied"}
        for edge in found["edges"]:
            assert {edge["source"], edge["target"]} <= set(found["nodes"])
            assert bool(edge["href"]) == bool(edge["ground"])
        assert all(edge["holds"] for edge in client.get(f"/entities/{CROWD}/graph.json").json()["edges"])
        assert client.get("/entities/没有这样的公司/graph.json").status_code == 400


def test_the_bundle_is_the_one_that_the_recipe_makes_and_has_its_licences() -> None:
    vendor = STATIC / "vendor"
    recipe = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert hashlib.sha256((vendor / "graph.min.js").read_bytes()).hexdigest() in recipe
    licences = (vendor / "graph.LICENSE").read_text(encoding="utf-8")
    for package in (
        "sigma 3.0.3",
        "graphology 0.26.0",
        "graphology-layout-forceatlas2 0.10.1",
        "graphology-utils",
        "events",
    ):
        assert f"=== {package}" in licences
        assert package.replace(" ", "@") in recipe or " " not in package


OVERLAPS = """() => {
  const boxes = document.getElementById("graph").surroundings.shown;
  let found = 0;
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => { if (a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]) found += 1; }));
  return [boxes.length, found];
}"""


@pytest.mark.chromium
def test_the_drawing_grows_on_demand_and_its_labels_do_not_overlap(told: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{told.base}/entities/{CROWD}/graph")
    page.wait_for_function("() => document.getElementById('graph').surroundings?.shown.length > 10")
    labels, overlapping = page.evaluate(OVERLAPS)
    assert labels > 20
    assert overlapping == 0
    before = page.locator("#graph-nodes > li").count()
    button = page.get_by_role("button", name="Expand: 中国稀土集团有限公司")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => document.querySelectorAll('#graph-nodes > li').length > {before}")
    assert page.evaluate(OVERLAPS)[1] == 0
    assert page.evaluate("document.activeElement.id") == "graph-list"  # the button is gone, the place is kept
    page.locator("#graph-kinds label", has_text="supervises").locator("input").uncheck()
    assert page.locator("#graph-nodes > li").count() < 20
    assert "中国一重集团有限公司" not in page.locator("#graph-nodes").inner_text()
    assert watched.violations() == []
    with page.expect_download() as picture:
        page.locator("#graph-png").click()
    data = picture.value.path().read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(data) > 5_000
    with page.expect_download() as file:
        page.locator("#graph-xml").click()
    tree = ElementTree.parse(file.value.path())
    ids = {node.get("id") for node in tree.iter(f"{GRAPHML}node")}
    edges = [(edge.get("source"), edge.get("target")) for edge in tree.iter(f"{GRAPHML}edge")]
    assert len(ids) == page.locator("#graph-nodes > li").count()
    assert edges
    assert {end for edge in edges for end in edge} <= ids
    assert watched.complaints == []
    assert watched.outside(told.base) == []


@pytest.mark.chromium
def test_what_is_denied_leaves_with_only_what_holds(told: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{told.base}/entities/{NAME}/graph")
    page.locator("#graph-nodes", has_text="苍原铝业集团").wait_for()
    assert page.locator("#graph-nodes .tag", has_text="denied").count() >= 1
    page.locator("#graph-holds").check()
    assert "苍原铝业集团" not in page.locator("#graph-nodes").inner_text()
    assert "青岑钨业集团" in page.locator("#graph-nodes").inner_text()


@pytest.mark.chromium
def test_without_webgl_the_list_has_everything(told: Site, watched: Watched) -> None:
    watched.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    watched.page.goto(f"{told.base}/entities/{NAME}/graph")
    watched.page.locator("#graph .tag").wait_for()
    assert "the list has everything" in watched.page.locator("#graph").inner_text()
    assert watched.page.locator("#graph-nodes > li").count() >= 3
