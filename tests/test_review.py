"""Review: verdicts are kept, hold for later readings, are taken back, and leave as labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import LETTERS
from watchword.cli import app
from watchword.desk import Desk, DeskError
from watchword.desk.review import labels, queue, settle
from watchword.model.claim import Claim
from watchword.model.document import Document
from watchword.model.span import Span
from watchword.store.error import StoreError


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    with Desk(tmp_path / "w", create=True) as made:
        made.add([str(path) for path in sorted(LETTERS.glob("*.txt"))])
    return Desk(tmp_path / "w")


def letter(desk: Desk) -> Document:
    held = next(d for d in desk.workspace.documents() if "36名科研人员" in d.text)
    return desk.workspace.document(held.id)


def militia(desk: Desk, document: Document) -> Claim:
    return next(claim for claim in desk.read(document).claims if claim.type == "MILITIA_FORM")


def test_a_rejected_claim_leaves_reading_and_brief_and_comes_back_when_taken_back(desk: Desk) -> None:
    document = letter(desk)
    claim = militia(desk, document)
    number = settle(desk, document, "claim", "reject", claim.span, claim.type, {}, by="editor")
    assert all(other.type != "MILITIA_FORM" for other in desk.read(document).claims)
    assert "36名科研人员" not in " ".join(s.text for s in desk.brief(document).highlights if s.kind != "compares")
    desk.workspace.undo_review(number)
    assert militia(desk, document) == claim


def test_a_correction_changes_type_and_modality_and_survives_another_process(desk: Desk) -> None:
    document = letter(desk)
    claim = militia(desk, document)
    settle(desk, document, "claim", "correct", claim.span, claim.type, {"modality": "planned"}, by="editor")
    later = Desk(desk.path)
    assert militia(later, document).modality == "planned"
    assert "announces as planned" in " ".join(s.text for s in later.brief(document).sentences)


def test_a_missed_claim_is_added_with_its_words(desk: Desk) -> None:
    document = letter(desk)
    start = document.text.index("十四五")
    settle(desk, document, "claim", "correct", Span(start, start + 3), "", {"type": "PLAN_TARGET"}, by="editor")
    assert any(c.quote == "十四五" and c.type == "PLAN_TARGET" for c in desk.read(document).claims)


def test_a_rejected_sense_is_no_term_of_the_brief(desk: Desk) -> None:
    document = letter(desk)
    mention = next(desk.read(document).of_kind("term"))
    same = [m for m in desk.read(document).of_kind("term") if m.ref == mention.ref]
    for one in same:
        settle(desk, document, "term", "reject", one.span, one.ref, {}, by="editor")
    assert all(item.term.term != mention.ref for item in desk.brief(document).terms)


def test_a_changed_sentence_says_who_changed_it_and_must_pass_the_linter(desk: Desk) -> None:
    document = letter(desk)
    sentence = next(s for s in desk.brief(document).body if s.kind == "says" and s.evidence)
    sound = sentence.text.replace("The letter", "This letter")
    span = sentence.evidence[0].span
    settle(desk, document, "sentence", "correct", span, sentence.text, {"text": sound}, by="editor")
    changed = next(s for s in desk.brief(document).body if s.text == sound)
    assert changed.edited == "editor"
    settle(
        desk, document, "sentence", "correct", span, sentence.text, {"text": "It supplies 999 missiles."}, by="editor"
    )
    brief = desk.brief(document)
    assert all("999" not in s.text for s in brief.sentences)
    assert any("withheld" in gap for gap in brief.gaps)


def test_what_is_settled_leaves_the_queue(desk: Desk) -> None:
    document = Document("青岩钨业集团有限公司向海军供应钨合金穿甲弹芯300吨。", title="公告", source="x")
    with Desk(desk.path, create=True) as made:
        path = desk.path / "x.txt"
        path.write_text(document.text, encoding="utf-8")
        made.add([str(path)])
    held = next(d for d in desk.workspace.documents() if "穿甲弹芯" in d.text)
    first = queue(desk, held)[0]
    assert "material" in first.reason
    settle(desk, held, first.kind, "accept", first.span, first.key, {}, by="editor")
    assert all((d.span, d.key) != (first.span, first.key) for d in queue(desk, held))


def test_labels_carry_the_claims_as_people_left_them(desk: Desk) -> None:
    document = letter(desk)
    claim = militia(desk, document)
    settle(desk, document, "claim", "reject", claim.span, claim.type, {}, by="editor")
    record = json.loads(next(labels(desk)))
    assert record["text"] == document.text
    assert all(row["type"] != "MILITIA_FORM" for row in record["gold"]["claims"])
    assert record["reviews"][0]["by"] == "editor"


@pytest.mark.parametrize(
    ("verdict", "key", "correction", "by", "message"),
    [
        ("correct", "RESULT", {}, "x", "what is right"),
        ("correct", "RESULT", {"type": "NONSENSE"}, "x", "no such claim type"),
        ("correct", "RESULT", {"modality": "sure"}, "x", "no such modality"),
        ("correct", "", {"modality": "planned"}, "x", "needs its type"),
        ("accept", "RESULT", {}, " ", "--by"),
    ],
)
def test_what_names_nothing_is_refused(
    desk: Desk, verdict: str, key: str, correction: dict[str, str], by: str, message: str
) -> None:
    with pytest.raises(DeskError, match=message):
        settle(desk, letter(desk), "claim", verdict, Span(0, 5), key, correction, by=by)  # type: ignore[arg-type]


def test_taking_back_what_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(StoreError, match="no review"):
        desk.workspace.undo_review(77)


def test_the_command_settles_lists_and_exports(desk: Desk, tmp_path: Path) -> None:
    document = letter(desk)
    claim = militia(desk, document)
    where = f"{claim.span.start}-{claim.span.end}"
    workspace = ["--workspace", str(desk.path)]
    run = CliRunner().invoke
    kept = run(
        app,
        [
            "review",
            document.id[:12],
            "--verdict",
            "reject",
            "--at",
            where,
            "--key",
            claim.type,
            "--by",
            "me",
            *workspace,
        ],
    )
    assert (kept.exit_code, kept.stdout) == (0, "review 1 is kept\n")
    assert "by me" in run(app, ["review", "--list", *workspace]).stdout
    target = tmp_path / "labels.jsonl"
    assert "wrote 1" in run(app, ["review", "--export", str(target), *workspace]).stdout
    assert json.loads(target.read_text(encoding="utf-8"))["id"] == document.id
    assert "taken back" in run(app, ["review", "--undo", "1", *workspace]).stdout
    assert "0 reviews" in run(app, ["review", "--list", *workspace]).stdout
