from __future__ import annotations

import os
import shutil
from xml.etree import ElementTree

import pytest

from watchword.comparing.heat import Heat
from watchword.writing.chart import Bar, Line, bars, lines
from watchword.writing.error import WritingError
from watchword.writing.phrases import heat_chart
from watchword.writing.picture import as_png

ROWS = [Heat("2023", 0, 100), Heat("2024", 6, 100), Heat("<2025>", 1, 100)]


def test_a_chart_is_sound_xml_and_asks_for_nothing() -> None:
    svg = heat_chart("双拥 & 共建", "year", ROWS)
    page = ElementTree.fromstring(svg)
    assert "沸 6/100" in "".join(page.itertext())
    assert svg.count("http") == 1  # the namespace
    assert "<2025>" not in svg


def test_a_gap_in_a_line_is_left_open() -> None:
    svg = lines("two", [Line("a", [(2018, 3.0), (2019, 4.0), (2020, None), (2021, 5.0)])], "documents")
    path = next(one for one in ElementTree.fromstring(svg).iter() if one.tag.endswith("path"))
    assert path.attrib["d"].count("M") == 2


def test_charts_of_nothing_and_of_one_point_are_drawn() -> None:
    ElementTree.fromstring(bars("none", [], "share"))
    ElementTree.fromstring(bars("zero", [Bar("a", 0.0, "0", "#000")], "share"))
    ElementTree.fromstring(lines("one", [Line("a", [(1.0, 1.0)])], "share"))
    ElementTree.fromstring(lines("log", [Line("a", [(10.0, 2.0), (1000.0, 300.0)])], "s", logarithmic=True))


def test_without_chromium_a_png_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(WritingError, match=r"\.svg"):
        as_png("<svg/>")


@pytest.mark.chromium
def test_a_png_has_the_size_of_its_chart_twice() -> None:
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        if "chromium" in os.environ.get("WATCHWORD_REQUIRE", ""):
            pytest.fail("Chromium is required and not installed")
        pytest.skip("Chromium is not installed")
    picture = as_png(heat_chart("双拥", "year", ROWS))
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) == 1520


def test_a_chart_of_heat_speaks_chinese() -> None:
    svg = heat_chart("双拥", "year", ROWS, chinese=True)
    assert "按年份" in svg
    assert "share of" not in svg
