"""What analysts edit: every part loads, every fault is told with file and line, an overlay needs no code."""

from __future__ import annotations

from pathlib import Path

import pytest

from watchword.data import Handbook, load_handbook
from watchword.data.error import DataError
from watchword.desk import Desk
from watchword.model.document import Document
from watchword.reading.read import read


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_all_forty_claim_types_are_there(book: Handbook) -> None:
    assert len(book.claim_types) == 40


def test_packaged_data_is_sound(tmp_path: Path) -> None:
    assert "is sound" in Desk(tmp_path).check_data()


def test_official_and_contested_readings_have_a_citation_each(book: Handbook) -> None:
    for term in book.terms:
        for reading in term.interpretations:
            if reading.stance != "analyst":
                assert reading.citations, term.term


def test_every_base_rate_and_background_note_rests_on_a_source_that_was_read(book: Handbook) -> None:
    for term in book.terms:
        assert term.base_rate is None or any(citation.verified for citation in term.base_rate.citations), term.term
    for note in book.background:
        assert all(citation.verified for citation in note.citations), note.id


def test_two_rare_earth_bases_shows_the_official_and_the_contested_reading(book: Handbook) -> None:
    term = next(term for term in book.terms if term.term == "两个稀土基地")
    assert {"official", "contested"} <= {reading.stance for reading in term.interpretations}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("- term: 新词\n  english: x\n  category: test\n", 1, "meaning"),
        (
            "- term: 甲\n  english: x\n  meaning: m\n  category: c\n- term: 乙\n  english: y\n  menaing: m\n  category: c\n",
            7,
            "menaing",
        ),
        ("- term: 甲\n  english: [\n", 3, "YAML"),
        ("term: 甲\n", 1, "list"),
        (
            "- term: 甲\n  english: x\n  meaning: m\n  category: c\n  interpretations:\n    - reading: r\n      stance: guessed\n      holder: h\n",
            7,
            "official",
        ),
    ],
)
def test_a_fault_in_a_data_file_names_file_and_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    path = write(tmp_path, "terms/mine.yaml", text)
    with pytest.raises(DataError) as caught:
        _ = Handbook(tmp_path).terms
    assert f"{path}:{line}:" in str(caught.value)
    assert says in str(caught.value)


def test_one_term_in_two_files_of_one_place_is_an_error(tmp_path: Path) -> None:
    entry = "- {term: 甲乙丙, english: x, meaning: m, category: c}\n"
    write(tmp_path, "terms/a.yaml", entry)
    write(tmp_path, "terms/b.yaml", entry)
    with pytest.raises(DataError, match=r"a\.yaml already"):
        _ = Handbook(tmp_path).terms


def test_a_new_term_in_a_workspace_is_read_without_touching_python(tmp_path: Path) -> None:
    write(
        tmp_path,
        "terms/local.yaml",
        "- {term: 星海攻坚行动, english: Star Sea drive, meaning: a made-up drive, category: test}\n",
    )
    book = load_handbook(tmp_path)
    reading = read(Document("我们将推进星海攻坚行动。"), book)
    assert [m.ref for m in reading.of_kind("term")] == ["星海攻坚行动"]
    assert book.local_terms == {"星海攻坚行动"}


def test_a_new_claim_pattern_in_a_workspace_is_read_without_touching_python(tmp_path: Path) -> None:
    write(
        tmp_path,
        "claims/local.yaml",
        "- type: GREETING\n  noun: a holiday greeting\n  noun_zh: 问候\n  weight: 0\n  military: ceremonial\n"
        '  patterns:\n    - {match: "遥寄…(情谊|心意)"}\n',
    )
    reading = read(Document("北岭稀土钢铁集团向老兵遥寄一份心意。"), load_handbook(tmp_path))
    assert [claim.type for claim in reading.claims] == ["GREETING"]


def test_the_version_changes_with_the_data(tmp_path: Path) -> None:
    before = Handbook(tmp_path).version
    write(tmp_path, "terms/local.yaml", "- {term: 甲乙丙, english: x, meaning: m, category: c}\n")
    assert Handbook(tmp_path).version != before


def test_a_subdomain_belongs_to_its_registered_host_and_others_are_copies(book: Handbook) -> None:
    assert book.publisher("www.nmg.gov.cn").kind == "government"
    assert book.publisher("news.sub.mofcom.gov.cn").name == "Ministry of Commerce"
    unknown = book.publisher("mofcom.gov.cn.example.com")
    assert (unknown.kind, unknown.reliability) == ("copy", "F")
