"""The desk keeps database and index in line, whatever was interrupted, lost or damaged."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import LETTERS, ROOT
from watchword.collecting.collect import Given
from watchword.collecting.error import CollectingError
from watchword.comparing.corpus import Corpus
from watchword.comparing.error import ComparingError
from watchword.desk import Desk, DeskError, write_whole
from watchword.store.workspace import Workspace

LETTER = str(LETTERS / "beiling-2025.txt")


@pytest.fixture
def path(demo: Desk, tmp_path: Path) -> Path:
    """A copy of the demo workspace, to be maltreated."""
    with Workspace.open(demo.path):
        shutil.copytree(demo.path, tmp_path / "work")
    return tmp_path / "work"


def comparable(path: Path) -> int:
    with Desk(path) as desk:
        return desk.compare(desk.document(LETTER)).compared_with


def sources(path: Path) -> set[str]:
    with Desk(path) as desk:
        return {source.document for source in desk.brief(desk.document(LETTER)).sources if source.document}


def earlier_letter(path: Path) -> str:
    with Desk(path) as desk:
        return desk.document(str(LETTERS / "beiling-2024.txt")).id


def test_a_removal_interrupted_after_the_database_leaves_every_brief_possible(path: Path) -> None:
    gone = earlier_letter(path)
    assert gone in sources(path)
    with Workspace.open(path) as workspace:
        workspace.remove(gone)  # and here the process is killed
    assert gone not in sources(path)
    with Desk(path, create=True) as desk:
        desk.add([])
    assert gone not in Corpus.open(path / "index")


@pytest.mark.parametrize("step", ["index", "database"])
def test_a_removal_interrupted_at_any_step_can_be_finished(
    path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    gone = earlier_letter(path)
    with monkeypatch.context() as patch, Desk(path) as desk:
        patch.setattr(Corpus if step == "index" else Workspace, "remove", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.remove(gone)
    assert sources(path)
    with Desk(path) as desk:
        assert desk.remove(gone) == gone
    assert gone not in sources(path)
    assert gone not in Corpus.open(path / "index")


def test_the_only_document_can_be_removed(tmp_path: Path) -> None:
    with Desk(tmp_path, create=True) as desk:
        desk.add([LETTERS / "beiling-2024.txt"])
        desk.remove(earlier_letter(tmp_path))
    assert comparable(tmp_path) == 0


def test_a_lost_index_is_told_and_the_next_add_makes_it_anew(path: Path) -> None:
    before = comparable(path)
    shutil.rmtree(path / "index")
    with pytest.raises(ComparingError, match="watchword rebuild"):
        comparable(path)
    with Desk(path, create=True) as desk:
        assert desk.add([LETTER]).held == 1
    assert comparable(path) == before


def test_an_index_that_lacks_some_documents_is_filled_by_the_next_add(path: Path) -> None:
    before = comparable(path)
    Corpus.open(path / "index").remove([earlier_letter(path)])
    with pytest.raises(ComparingError, match=r"lacks 1 of the 8 documents.*watchword rebuild"):
        comparable(path)
    with Desk(path, create=True) as desk:
        desk.add([])
    assert comparable(path) == before


def test_a_damaged_index_names_the_command_that_mends_it(path: Path) -> None:
    before = comparable(path)
    for file in (path / "index").glob("run-*.index"):
        file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(ComparingError, match="watchword rebuild") as told:
        comparable(path)
    assert told.value.exit_code == 8
    seen: list[str] = []
    with Desk(path) as desk:
        assert desk.rebuild(seen=seen.append) == 8
    assert len(seen) == 8
    assert comparable(path) == before


def test_an_interrupted_rebuild_is_resumed_by_the_next_add(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    before = comparable(path)
    with monkeypatch.context() as patch, Desk(path) as desk:
        patch.setattr(Corpus, "append", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.rebuild()
    with Desk(path, create=True) as desk:
        desk.add([])
    assert comparable(path) == before


def test_reading_without_a_workspace_leaves_nothing_behind(tmp_path: Path) -> None:
    assert comparable(tmp_path / "nowhere") == 0
    assert not (tmp_path / "nowhere").exists()


def test_a_table_is_known_by_its_ending_in_capitals_too(tmp_path: Path) -> None:
    row = '{"id": "1", "published": "2025-07-31", "title": "信", "text": "值此建军98周年之际，致以节日问候。"}\n'
    (tmp_path / "ITEMS.JSONL").write_text(row * 1, encoding="utf-8")
    with Desk(tmp_path / "work", create=True) as desk:
        assert desk.add([tmp_path / "ITEMS.JSONL"]).new == 1
        [document] = desk.workspace.documents()
    assert document.published == date(2025, 7, 31)


@pytest.mark.parametrize("ending", ["items.jsonl", "items.parquet", "items.PARQUET?page=2"])
def test_a_table_behind_an_address_is_refused_and_not_looked_for_on_the_disk(tmp_path: Path, ending: str) -> None:
    with Desk(tmp_path, create=True) as desk:
        done = desk.add([f"https://example.org/{ending}"])
    assert done.new == 0
    [line] = done.failed
    assert "download it" in line


def test_given_values_are_refused_for_a_table(tmp_path: Path) -> None:
    with Desk(tmp_path, create=True) as desk, pytest.raises(DeskError, match=r"items\.parquet.*--issuer, --published"):
        desk.add([LETTER, tmp_path / "items.parquet"], Given(issuer="包钢集团", published=date(2025, 7, 31)))
    assert not (tmp_path / "watchword.db").exists()


def test_given_values_are_refused_for_a_held_document(demo: Desk) -> None:
    id = demo.document(LETTER).id
    with pytest.raises(DeskError, match="--issuer can't apply"):
        demo.document(id[:12], Given(issuer="包钢集团"))
    assert demo.document(id[:12], Given()).id == id


def test_too_short_an_id_is_told(demo: Desk) -> None:
    with pytest.raises(DeskError, match="at least 6"):
        demo.document(demo.document(LETTER).id[:5])
    with pytest.raises(CollectingError):
        demo.document("g00")


def test_a_written_file_has_the_permissions_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "new.md", "text")
        (tmp_path / "shared.md").touch()
        (tmp_path / "shared.md").chmod(0o664)
        write_whole(tmp_path / "shared.md", "text")
    finally:
        os.umask(before)
    assert (tmp_path / "new.md").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "shared.md").stat().st_mode & 0o777 == 0o664
    assert sorted(file.name for file in tmp_path.iterdir()) == ["new.md", "shared.md"]


def test_a_file_behind_a_link_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    write_whole(tmp_path / "link.md", "text")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "text"


def test_a_blank_name_is_not_screened(demo: Desk) -> None:
    with pytest.raises(DeskError, match="blank"):
        demo.screen(["包钢集团", " "])


@pytest.mark.parametrize("wanted", ["x", " ", "é", "7"])
def test_one_letter_is_too_short_to_look_up(demo: Desk, wanted: str) -> None:
    with pytest.raises(DeskError, match="at least 2 letters"):
        demo.terms(wanted)


def test_the_labelled_example_is_sound_and_says_what_it_is(demo: Desk) -> None:
    file = ROOT / "examples" / "labelled.jsonl"
    import json

    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(records) == 3
    for record in records:
        text, gold = record["text"], record["gold"]
        assert text.startswith("示例，虚构企业 / example, invented enterprise\n")
        quotes = [claim["quote"] for claim in gold["claims"]] + [term["zh"] for term in gold["coded_terms"]]
        quotes += [quantity["surface"] for quantity in gold["quantities"]] + gold["orgs"] + gold["materials"]
        assert all(quote in text for quote in quotes)
    assert demo.evaluate(file).figures["claims"]["recall"] > 0.5


def test_a_field_without_labels_shows_a_dash_and_no_score(demo: Desk) -> None:
    from watchword.writing.evaluation import evaluation_json, evaluation_text

    found = demo.evaluate(ROOT / "examples" / "labelled.jsonl")
    [line] = [line for line in evaluation_text(found, misses=False).splitlines() if line.startswith("honours")]
    assert "0.000" not in line
    assert line.count(" - ") >= 3
    assert '"honours": {\n  "precision": 0.0' in evaluation_json(found)
