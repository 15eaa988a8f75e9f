"""``watchword exposure`` end to end."""

from __future__ import annotations

import csv
import io
import json
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import LETTERS
from watchword.cli import app
from watchword.desk import Desk
from watchword.model.error import WatchwordError

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def exposure(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["exposure", *words])
    if code == 0 and done.exception:
        raise done.exception
    assert done.exit_code == code
    return done.output


def test_a_system_in_every_form_tells_the_same_ways() -> None:
    form = json.loads(exposure("--system", "F-35", "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(exposure("--system", "F-35", "--format", "csv"))))
    assert {int(row["way"]) for row in rows} == set(range(1, len(form["paths"]) + 1))
    assert sum(row["weakest"] == "1" for row in rows) >= len(form["paths"])
    assert all(row["url"].startswith("http") and row["seen"] == "2026-11-22" for row in rows)
    graph = ElementTree.fromstring(exposure("--system", "F-35", "--format", "graphml")).find(f"{GRAPHML}graph")
    assert graph is not None
    nodes = {node.get("id") for node in graph.findall(f"{GRAPHML}node")}
    assert nodes == {key for way in form["paths"] for key in way["nodes"]}
    edges = graph.findall(f"{GRAPHML}edge")
    assert {(edge.get("source"), edge.get("target")) for edge in edges} <= {(a, b) for a in nodes for b in nodes}
    text = exposure("--system", "F-35")
    assert "can reach another, not that a given piece came so" in text
    assert "weakest:" in text


def test_graphml_declares_what_its_data_use_and_its_edges_join_its_nodes() -> None:
    root = ElementTree.fromstring(exposure("--material", "rare earths", "--format", "graphml"))
    declared = {key.get("id") for key in root.findall(f"{GRAPHML}key")}
    assert {data.get("key") for data in root.iter(f"{GRAPHML}data")} <= declared
    names = {node.get("id") for node in root.iter(f"{GRAPHML}node")}
    parallel = [(edge.get("source"), edge.get("target")) for edge in root.iter(f"{GRAPHML}edge")]
    assert {key for pair in parallel for key in pair} <= names
    assert parallel.count(("rare_earths", "f35")) == 3  # three sources, three figures


@pytest.mark.parametrize(
    ("words", "has"),
    [
        (("--entity", "包钢集团"), ("Bayan Obo", "one country: China", "38.92%")),
        (("--material", "Dy"), ("Lynas plant at Gebeng", "99.9%", "Burma")),
        (("--material", "镓"), ("HHI", "New York")),
        (
            ("--control", "gallium", "--on", "2025-12-01"),
            ("suspended until 2026-11-27 by no. 72 of 2025", "no. 46 of 2024, paragraph 1"),
        ),
        (
            ("--control", "Dy", "--on", "2026-11-22"),
            ("no. 18 of 2025", "suspension ended on 2026-11-10, no later notice held"),
        ),
        (("--what-if", "samarium-2025"), ("Binding stage: separation", "The two ranges that matter most", "(assumed)")),
        ((), ("What-ifs:", "steps with a source that was read")),
    ],
)
def test_what_the_command_tells(words: tuple[str, ...], has: tuple[str, ...]) -> None:
    text = exposure(*words)
    for part in has:
        assert part in text


def test_every_result_of_a_what_if_is_an_interval() -> None:
    form = json.loads(exposure("--what-if", "magnets-2025", "--format", "json"))
    for stage in form["stages"]:
        for one in (stage["total_months"], *stage["months"]):
            assert one["least"] <= one["low"] <= one["high"] <= one["most"]
    assert "median" not in json.dumps(form)
    assert "mean" not in form


def test_a_document_is_traced_by_what_it_names(tmp_path: Path) -> None:
    letter = tmp_path / "notice.txt"
    letter.write_text("商务部对镝、铽相关物项实施出口管制，涉及钕铁硼磁体。", encoding="utf-8")
    form = json.loads(exposure("--doc", str(letter), "--format", "json", "-w", str(tmp_path / "none")))
    assert {"dysprosium", "terbium", "ndfeb"} <= set(form["focus"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--system", "F-34"), "did you mean"),
        (("--material", "unobtainium"), "not on the supply map"),
        (("--what-if", "no-such"), "no such scenario; there are"),
        (("--control", "gallum", "--on", "2025-12-01"), "did you mean"),
    ],
)
def test_a_wrong_name_gets_one_line_and_a_code(words: tuple[str, ...], said: str) -> None:
    done = CliRunner().invoke(app, ["exposure", *words])
    assert isinstance(done.exception, WatchwordError)
    assert done.exception.exit_code == 2
    assert said in str(done.exception)
    assert "\n" not in str(done.exception)


@pytest.mark.parametrize(
    "words",
    [
        ("--system", "F-35", "--material", "Dy"),
        ("--control", "gallium", "--on", "1 December"),
        ("--control", "gallium", "--format", "csv"),
        ("--system", "F-35", "--on", "2025-12-01"),
        ("--control", "gallium", "--chart", "x.svg"),
    ],
)
def test_what_does_not_go_together_is_refused(words: tuple[str, ...]) -> None:
    exposure(*words, code=2)


def test_charts_are_whole_svg_and_ask_for_nothing(tmp_path: Path) -> None:
    for words in (
        ("--system", "F-35"),
        ("--entity", "包钢集团"),
        ("--material", "rare earths"),
        ("--what-if", "magnets-2025"),
    ):
        file = tmp_path / "chart.svg"
        exposure(*words, "--chart", str(file))
        svg = ElementTree.fromstring(file.read_text(encoding="utf-8"))
        assert svg.tag.endswith("svg")
        written = file.read_text(encoding="utf-8")
        assert "http" not in written.replace("http://www.w3.org/2000/svg", "")
        assert "nan" not in written
    with pytest.raises(WatchwordError, match=r"ends in \.svg or \.png"):
        exposure("--system", "F-35", "--chart", str(tmp_path / "chart.gif"))


@pytest.mark.chromium
@pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium")
def test_a_chart_is_drawn_as_a_picture(tmp_path: Path) -> None:
    file = tmp_path / "fan.png"
    exposure("--what-if", "magnets-2025", "--chart", str(file))
    assert file.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(file.read_bytes()) > 10_000


def test_in_a_brief_it_is_touches_and_never_what_the_text_says(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(
        "北岭稀土钢铁集团致中国人民解放军建军98周年的慰问信\n值此建军98周年之际，公司全体职工致以节日祝贺。公司氧化镝产量同比增长8%。\n",
        encoding="utf-8",
    )
    from watchword.collecting.collect import Given

    with Desk(tmp_path / "none") as desk:
        from datetime import date

        document = desk.document(str(letter), Given(published=date(2025, 7, 31)))
        brief = desk.brief(document)
        text = desk.render(brief, document, "md")
    found = next(item for item in brief.touches if item.name == "dysprosium")
    assert [one.notice.key for one in found.controls if one.state == "in_force"] == ["46/2024", "18/2025"]
    head, _, tail = text.partition("## What it touches (from the supply map, not from the text)")
    assert "NdFeB" not in head
    assert "goes into NdFeB magnets" in tail
    assert (
        "Export control on 2025-07-31: a licence is needed: no. 18 of 2025, paragraph 4, in force since 2025-04-04"
        in tail
    )


def test_the_example_letters_brief_as_before() -> None:
    assert LETTERS.is_dir()
    with Desk(LETTERS.parent / "none") as desk:
        document = desk.document(str(LETTERS / "baogang-2025-reconstruction.txt"))
        assert desk.brief(document).touches
