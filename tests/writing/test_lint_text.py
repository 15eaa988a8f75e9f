"""Briefs written by people, against the text that they are about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import LETTERS
from typer.testing import CliRunner

from watchword.cli import app
from watchword.data import load_handbook
from watchword.desk import Desk
from watchword.desk.lint import lint_file
from watchword.model.document import Document
from watchword.reading.read import read
from watchword.writing.error import WritingError
from watchword.writing.lint import RULES, Against, lint_sheet
from watchword.writing.lint.text import sheet_of_text

FAULTY = Path(__file__).parent / "briefs" / "five_faults.md"
LETTER = LETTERS / "baogang-2025-reconstruction.txt"


def rules(desk: Desk, folder: Path, sentence: str, document: Document) -> set[str]:
    brief = folder / "brief.md"
    brief.write_text(f"# Brief\n\n{sentence}\n", encoding="utf-8")
    return {message.rule for message in lint_file(desk, brief, document)[1]}


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Jiangxi", "decoding_follows_the_codebook"),
        ("civil-military integration", "slogans_are_told_apart"),
        ("ten consecutive times", "honours_have_a_base_rate"),
        ("deeper alignment", "change_needs_an_earlier_text"),
        ("missiles", "names_are_held"),
    ],
)
def test_the_five_faults_of_the_founding_kind_are_found(demo: Desk, words: str, rule: str) -> None:
    sheet, messages = lint_file(demo, FAULTY, demo.document(str(LETTER)))
    sentence = next(s.id for s in sheet.statements if words in s.text)
    assert rule in {message.rule for message in messages if message.sentence == sentence}


def test_the_sound_sentences_beside_them_pass(demo: Desk) -> None:
    sheet, messages = lint_file(demo, FAULTY, demo.document(str(LETTER)))
    refused = {message.sentence for message in messages}
    assert [s.text[:12] for s in sheet.statements if s.id not in refused] == ["Baogang Grou", "It is likely"]


TEXT = Document(
    "商务部5日公布公告，拟对镓实施出口管制。青岩钨业集团有限公司计划新建产能300吨。"
    "事故最初造成3人死亡。截至5日20时，事故共造成5人死亡。产量同比增长12%。",
    title="公告",
)


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Qingyan Tungsten added 300 t of capacity.", "plans_are_not_told_as_done"),
        ("The accident killed 3 people.", "tolls_are_the_latest"),
        ("Output rose 12% on the quarter before.", "changes_keep_their_basis"),
        ("Output rose 14%.", "numbers_are_held"),
        ("The ministry controls antimony.", "names_are_held"),
        ("Two independent sources confirm the control.", "copies_are_one_source"),
        ("This is a chilling message.", "no_loaded_words"),
        ("As an AI, I can't know.", "no_leaked_prompt"),
        ("It is likely, with high confidence, a warning.", "likelihood_and_confidence_apart"),
        ("The notice says “禁止出口”.", "quoted_words_have_spans"),
        ("The military link is material.", "the_link_follows_its_rule"),
    ],
)
def test_each_fault_is_told_by_its_rule(demo: Desk, tmp_path: Path, sentence: str, rule: str) -> None:
    assert rule in rules(demo, tmp_path, sentence, TEXT)


@pytest.mark.parametrize(
    "sentence",
    [
        "Qingyan Tungsten plans 300 t of capacity.",
        "The accident killed 5 people, after 3 dead were reported at first.",
        "Output rose 12% on the year before.",
        "The ministry proposes to control gallium (「拟对镓实施出口管制」).",
        "The military link is none.",
    ],
)
def test_sound_sentences_pass(demo: Desk, tmp_path: Path, sentence: str) -> None:
    assert rules(demo, tmp_path, sentence, TEXT) == set()


def test_the_command_lists_messages_and_fails(tmp_path: Path) -> None:
    arguments = ["lint", str(FAULTY), "--against", str(LETTER), "--format", "json", "--workspace", str(tmp_path / "w")]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 7
    rows = json.loads(result.stdout)
    assert {"sentence", "rule", "message"} == set(rows[0])


def test_our_own_json_passes_as_it_was_written(demo: Desk, tmp_path: Path) -> None:
    document = demo.document(str(LETTERS / "beiling-2025.txt"))
    brief = tmp_path / "brief.json"
    brief.write_text(demo.render(demo.brief(document), document, "json"), encoding="utf-8")
    assert lint_file(demo, brief, document)[1] == []


@pytest.mark.parametrize("content", ["", "{}", '{"takeaway": 3}'])
def test_what_is_no_brief_is_told_in_a_line(demo: Desk, tmp_path: Path, content: str) -> None:
    brief = tmp_path / "brief"
    brief.write_text(content, encoding="utf-8")
    with pytest.raises(WritingError, match="watchword brief"):
        lint_file(demo, brief, TEXT)


def test_every_rule_stands_in_the_how_to() -> None:
    page = (LETTERS.parents[1] / "docs" / "how-to" / "check-a-brief.md").read_text(encoding="utf-8")
    assert [rule.__name__ for rule in RULES if f"`{rule.__name__}`" not in page] == []


def test_a_new_charged_word_is_data(demo: Desk, tmp_path: Path) -> None:
    own = "- {key: puppeteer, words: [puppeteer], grounds: [木偶], needed: true}\n"
    (tmp_path / "meanings.yaml").write_text(own, encoding="utf-8")
    reading = read(TEXT, load_handbook(tmp_path))
    checked = Against(TEXT, reading, load_handbook(tmp_path))
    found = lint_sheet(sheet_of_text("The notice smells of puppeteers."), checked)
    assert [message.rule for message in found] == ["charged_words_have_a_ground"]
