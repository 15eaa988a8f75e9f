"""Chinese sentences of a brief that people changed: new words need the evidence of the old ones, in this language too."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import LETTERS, ROOT

from watchword.desk import Desk
from watchword.desk.lint import against
from watchword.desk.press import edited
from watchword.model.brief import Brief
from watchword.writing.lint import Against, lint, lint_title


@pytest.fixture(scope="module")
def chinese(demo: Desk) -> tuple[Brief, Against]:
    document = demo.document(str(LETTERS / "beiling-2025.txt"))
    return demo.brief(document, "standard", "zh"), against(demo, document)


def objections(chinese: tuple[Brief, Against], about: str, words: str) -> list[str]:
    """What the linter has against the sentence that has some words, once it has others."""
    brief, held = chinese
    changed = next(sentence for sentence in brief.sentences if about in sentence.text)
    return [m.message for m in lint(edited(brief, {changed.id: words}), held) if m.sentence == changed.id]


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("编入民兵", "信中称，今年还将稀土研究院36名科研人员编入民兵新材料保障分队。"),
        ("编入民兵", "三十六名科研人员被编入民兵新材料保障分队，属于编组民兵。"),
        ("落实优抚政策", "集团承诺落实优抚政策。"),
        ("永葆军人本色", "文中表示希望永葆军人本色。"),
        ("粗钢产量229万吨", "文中称，上半年完成粗钢产量229万吨。"),
        ("例行的节日文书", "判断：可能属于例行的节日文书。"),
    ],
)
def test_other_words_on_the_same_ground_pass(chinese: tuple[Brief, Against], about: str, words: str) -> None:
    assert objections(chinese, about, words) == []


@pytest.mark.parametrize(
    ("about", "words", "told"),
    [
        ("编入民兵", "集团已向军队供应导弹。", "军队供应导弹"),
        ("编入民兵", "37名科研人员被编入民兵新材料保障分队。", "37 is in nothing"),
        ("编入民兵", "五十名科研人员被编入民兵新材料保障分队。", "五十 is in nothing"),
        ("编入民兵", "集团首次编组民兵，军事实力显著增强。", "军事实力显著增强"),
        ("编入民兵", "36名科研人员编入民兵，这是军民融合。", "融合"),
        ("落实优抚政策", "集团落实优抚政策。", "only have it pledged"),
        ("永葆军人本色", "军人永葆军人本色。", "only have it hoped"),
        ("文中称（业绩）", "文中称，上半年完成粗钢产量229吨。", "stands in the cited words as 229万"),
        ("文中称（业绩）", "文中称，上半年完成粗钢产量2.29亿吨。", "2.29 is in nothing"),
        ("称（问候）", "青岑钨业集团谨致以节日的祝贺。", "青岑钨业"),
        ("军事联系为", "军事联系为实质性：写明了用途或供货。", "实质性"),
        ("判断：该文本", "判断：该文本几乎可以肯定属于例行的节日文书。", "肯定"),
        ("逐句对照", "与发布者上一次的文本逐句对照：保留30处，改动4处。", "34 were counted"),
        ("套话占", "与9篇可比的较早文本对照，其文字和数字中礼仪性套话占93%。", "5 were held"),
    ],
)
def test_words_without_ground_are_refused(chinese: tuple[Brief, Against], about: str, words: str, told: str) -> None:
    assert told in " ".join(objections(chinese, about, words))


def test_a_chinese_sentence_in_an_english_brief_is_held_to_the_same(demo: Desk) -> None:
    document = demo.document(str(LETTERS / "beiling-2025.txt"))
    english = demo.brief(document), against(demo, document)
    assert objections(english, "36", "集团已向军队供应导弹。")


LABELLED = [ROOT / "examples/labelled.jsonl", *sorted((ROOT / "bench/read").rglob("*.jsonl"))]


@pytest.mark.parametrize("path", [LETTERS, *LABELLED], ids=lambda path: path.stem)
def test_nothing_that_the_program_says_in_chinese_is_refused(tmp_path: Path, path: Path) -> None:
    """On all labelled texts of ours, so that the rule withholds no sentence of a brief that nobody touched."""
    files = sorted(path.glob("*.txt"))
    if path.is_file():
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        keys = ("text", "title", "published")
        given = [{key: row[key] for key in keys if row.get(key)} for row in rows if "gold" in row]
        if not given:
            return  # single sentences make no brief
        files = [tmp_path / "rows.jsonl"]
        files[0].write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in given), encoding="utf-8")
    assert files
    withheld, titles = [], []
    with Desk(tmp_path / "w", create=True) as desk:
        assert not desk.add(files).failed
        for document in desk.workspace.documents():
            english, said = desk.brief(document), desk.brief(document, "standard", "zh")
            held = against(desk, document)
            titles += [m.message for brief in (english, said) for m in lint_title(brief, held)]
            gone = {sentence.id for sentence in english.sentences} - {sentence.id for sentence in said.sentences}
            withheld += [f"{document.id[:8]} {sentence.text}" for sentence in english.sentences if sentence.id in gone]
            assert not any("withheld" in gap for gap in english.gaps), english.title
    assert not withheld
    assert not titles


@pytest.mark.parametrize(
    ("language", "title", "told"),
    [
        ("en", "Beiling supplies missiles to the army", "missiles"),
        ("en", "Beiling enrols 500 in the militia", "500"),
        ("en", "Beiling enrols 36 in the militia", ""),
        ("zh", "北岭稀土钢铁集团向军队供应导弹", "供应导弹"),
        ("zh", "北岭稀土钢铁集团37人编入民兵", "37"),
        ("zh", "北岭稀土钢铁集团36人编入民兵分队", ""),
    ],
)
def test_a_title_says_nothing_that_the_document_lacks(demo: Desk, language: str, title: str, told: str) -> None:
    document = demo.document(str(LETTERS / "beiling-2025.txt"))
    brief = replace(demo.brief(document, "flash", language), title=title)  # type: ignore[arg-type]
    found = " ".join(message.message for message in lint_title(brief, against(demo, document)))
    assert told in found
    assert bool(found) is bool(told)
