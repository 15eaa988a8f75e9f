"""Briefs in Chinese stand on the same ground as those in English."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import LETTERS
from typer.testing import CliRunner

from watchword.cli import app
from watchword.collecting.collect import Given
from watchword.desk import Desk
from watchword.desk.lint import against
from watchword.model.brief import Brief
from watchword.model.document import Document
from watchword.writing.chinese import reason
from watchword.writing.lint import lint

NAMES = ["beiling-2025", "baogang-2025-reconstruction", "qingcen-2025", "shuoye-2025", "beiling-2021"]


@pytest.fixture(scope="module", params=NAMES)
def pair(request: pytest.FixtureRequest, demo: Desk) -> tuple[Document, Brief, Brief]:
    document = demo.document(str(LETTERS / f"{request.param}.txt"))
    return document, demo.brief(document, "press"), demo.brief(document, "press", "zh")


def test_every_sentence_keeps_its_id_kind_and_ground(pair: tuple[Document, Brief, Brief]) -> None:
    _, english, chinese = pair
    assert ground(chinese) == ground(english)


def ground(brief: Brief) -> list[tuple[object, ...]]:
    return [
        (s.id, s.kind, s.evidence, s.figures, s.rests_on, s.grade.short if s.grade else "") for s in brief.sentences
    ]


def test_the_reasons_of_grades_are_in_chinese(pair: tuple[Document, Brief, Brief]) -> None:
    reasons = [reason for s in pair[2].sentences if s.grade for reason in s.grade.reasons]
    assert reasons
    assert not [reason for reason in reasons if re.search("[A-Za-z]{3,}", reason)]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("published by 工业和信息化部", "由工业和信息化部发布"),
        ("a copy of what 新华社 published", "新华社所发布文本的副本"),
        ("甲 and 乙 say the same, independently", "甲、乙另行独立说到同一内容"),
    ],
)
def test_a_reason_that_names_somebody_is_said_in_chinese(english: str, chinese: str) -> None:
    assert reason(english) == chinese


def test_every_sentence_is_in_chinese(pair: tuple[Document, Brief, Brief]) -> None:
    for sentence in pair[2].sentences:
        plain = re.sub("「[^」]*」", "", sentence.text)
        assert len(re.findall("[\u3400-\u9fff]", plain)) > len(re.findall("[A-Za-z]{2,}", plain)), sentence.text


def test_what_is_said_in_chinese_passes_the_linter(demo: Desk, pair: tuple[Document, Brief, Brief]) -> None:
    document, _, chinese = pair
    assert lint(chinese, against(demo, document)) == []


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("青岩钨业集团有限公司计划新建钨粉产能300吨，锑品产能200吨。", "计划"),
        ("据报道，青岩钨业集团有限公司钨粉、锑品年产能达到300吨。", "转述他人所称"),
        ("希望青岩钨业集团有限公司在钨、锑领域加强合作，继续发扬优良传统。", "希望"),
    ],
)
def test_how_firm_a_claim_is_survives(demo: Desk, text: str, force: str) -> None:
    brief = demo.brief(Document(text + "钨和锑都是重要矿产。", title="公告"), "standard", "zh")
    assert any(force in s.text and "「" in s.text for s in brief.sentences), [s.text for s in brief.sentences]


@pytest.mark.parametrize("format", ["md", "html"])
def test_headings_are_in_chinese(demo: Desk, format: str) -> None:
    document = demo.document(str(LETTERS / "beiling-2025.txt"))
    shown = demo.render(demo.brief(document, "standard", "zh"), document, format)
    for heading in ("要点", "主要结论", "背景", "缺口", "来源"):
        assert heading in shown
    assert "Key takeaway" not in shown


def test_the_command_takes_the_language(demo: Desk) -> None:
    letter = str(LETTERS / "beiling-2025.txt")
    result = CliRunner().invoke(app, ["brief", letter, "--lang", "zh", "--workspace", str(demo.path)])
    assert result.stdout.startswith("# 北岭稀土钢铁集团：建军节慰问信")


RARE = "北岭稀土钢铁集团慰问信\n公司全年生产氧化镝、氧化铽、镓、锗、锑、钨和钢铁，值此建军98周年之际致以节日祝贺。\n"
KEPT = re.compile(
    r"F-35|DDG-51|RQ-21|(?:AN/)?SPY-6|MP Materials|Noveon|REO|watchword exposure --material|\[[^]]*\]\(<[^>]*>\)"
)


@pytest.mark.parametrize("format", ["md", "html"])
def test_what_it_touches_is_in_chinese_but_for_sources(tmp_path: Path, format: str) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(RARE, encoding="utf-8")
    with Desk(tmp_path / "none") as desk:
        document = desk.document(str(file), Given(published=date(2025, 12, 1)))
        brief = desk.brief(document, "standard", "zh")
        text = desk.render(brief, document, format)
    section = text.split("所涉供应链", 1)[1].split("缺口", 1)[0].split("背景", 1)[0]
    if format == "html":
        section = re.sub("<[^>]*>", " ", re.sub("<a .*?</a>", "", section))
    assert "用于制造" in section
    assert "2025-12-01的出口管制：2023年第23号公告第1条（须申领许可），自2023-08-01起生效" in section
    assert "2024年第46号公告第1条（禁止：美国，军事用户和军事用途），自2024-12-03起生效" in section
    assert not re.search("[A-Za-z]{2}", KEPT.sub("", section))


def test_the_json_of_a_brief_in_chinese_has_the_steps_in_chinese_and_the_english_one_in_english(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(RARE, encoding="utf-8")
    with Desk(tmp_path / "none") as desk:
        document = desk.document(str(file), Given(published=date(2025, 12, 1)))
        forms = [json.loads(desk.render(desk.brief(document, "standard", x), document, "json")) for x in ("en", "zh")]
    english, chinese = (form["touches"] for form in forms)
    assert [item["name"] for item in english][:3] == ["dysprosium", "terbium", "gallium"]
    assert [item["name"] for item in chinese][:3] == ["镝", "铽", "镓"]
    assert [[s["citation"] for s in item["steps"]] for item in english] == [
        [s["citation"] for s in item["steps"]] for item in chinese
    ]
    assert not any(s["note"].isascii() for item in chinese for s in item["steps"])
    assert all(s["note"].isascii() for item in english for s in item["steps"])
