"""The commands as their user runs them: results on standard output, one line of error, an exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import LETTERS


def run(*args: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "watchword", *args], cwd=cwd, input=stdin, capture_output=True, timeout=120
    )


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("work")
    done = run("add", str(LETTERS), cwd=path)
    assert done.returncode == 0, done.stderr
    assert b"added 8" in done.stdout
    return path


def test_adding_again_changes_nothing(work: Path) -> None:
    assert b"added 0, held already 8, failed 0" in run("add", str(LETTERS), cwd=work).stdout


def test_a_pasted_letter_with_given_issuer_and_date_is_briefed(work: Path) -> None:
    text = "值此建军98周年之际，向全体退役军人致以节日问候！祝阖家幸福！"
    done = run(
        "brief",
        "-",
        "--issuer",
        "青岑钨业集团",
        "--published",
        "2025-07-31",
        "--format",
        "json",
        cwd=work,
        stdin=text.encode(),
    )
    assert done.returncode == 0, done.stderr
    form = json.loads(done.stdout)
    assert form["issuer"] == "青岑钨业集团"
    assert "(issuer given)" in form["highlights"][0]["text"]
    assert "(date given)" in form["highlights"][0]["text"]


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16"])
def test_a_letter_in_another_encoding_is_read(work: Path, tmp_path: Path, encoding: str) -> None:
    text = "值此中國人民解放軍建軍之際，向全體官兵致以節日問候。" * 4
    (tmp_path / "letter.txt").write_bytes(text.encode(encoding))
    done = run("brief", str(tmp_path / "letter.txt"), "--format", "json", cwd=work)
    assert done.returncode == 0, done.stderr
    assert "致以節日問候" in done.stdout.decode()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.bin", bytes(range(256)) * 64, ""),
        ("bare.html", b"<html><head><title></title></head><body></body></html>", ""),
        ("broken.pdf", b"%PDF-1.7 nothing here", ""),
    ],
)
def test_bad_input_is_one_line_and_an_exit_code(
    work: Path, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("brief", str(tmp_path / name), cwd=work)
    error = done.stderr.decode()
    assert done.returncode == 3, error
    assert done.stdout == b""
    assert len(error.strip().splitlines()) == 1
    assert name in error
    assert says in error
    assert "Traceback" not in error


def test_a_huge_page_is_refused_in_one_line(work: Path, tmp_path: Path) -> None:
    (tmp_path / "huge.html").write_bytes(b"<html><body>" + b"<p>x</p>" * (50 * 1024 * 1024 // 8))
    done = run("brief", str(tmp_path / "huge.html"), cwd=work)
    assert done.returncode == 3
    assert len(done.stderr.decode().strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["brief", "nowhere.txt"], 3),
        (["brief", "gopher://example.org/x"], 3),
        (["brief", "0123456789abcdef"], 4),
        (["brief", str(LETTERS / "beiling-2025.txt"), "--form", "poem"], 2),
        (["brief", str(LETTERS / "beiling-2025.txt"), "--published", "July"], 2),
        (["terms", "没有这个词条"], 2),
        (["eval", "nowhere.jsonl"], 6),
        (["remove", "ffffffffff"], 4),
        (["add", "nowhere"], 3),
        (["brief", "abc"], 2),
        (["screen", ""], 2),
        (["terms", "x"], 2),
        (["rebuild", "--workspace", "nowhere"], 4),
    ],
)
def test_each_kind_of_mistake_has_its_exit_code_and_no_traceback(work: Path, args: list[str], code: int) -> None:
    done = run(*args, cwd=work)
    assert done.returncode == code, done.stderr
    assert done.stderr
    assert b"Traceback" not in done.stderr


def test_a_bad_file_among_good_ones_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("值此建军98周年之际，致以节日问候。\n", encoding="utf-8")
    (tmp_path / "in" / "bad.txt").write_bytes(b"")
    done = run("add", "in", cwd=tmp_path)
    assert done.returncode == 3
    assert b"added 1, held already 0, failed 1" in done.stdout
    assert b"bad.txt" in done.stderr


def test_remove_takes_a_document_out_and_add_brings_it_back(tmp_path: Path) -> None:
    run("add", str(LETTERS), cwd=tmp_path)
    form = json.loads(run("brief", str(LETTERS / "beiling-2025.txt"), "--format", "json", cwd=tmp_path).stdout)
    earlier = form["sources"][-1]["document"]
    assert run("remove", earlier[:12], cwd=tmp_path).returncode == 0
    after = json.loads(run("brief", str(LETTERS / "beiling-2025.txt"), "--format", "json", cwd=tmp_path).stdout)
    assert earlier not in {source["document"] for source in after["sources"]}
    assert b"added 1, held already 7" in run("add", str(LETTERS), cwd=tmp_path).stdout


def test_a_listed_name_is_a_match_and_its_neighbour_is_not(work: Path) -> None:
    done = run("screen", "Inner Mongolia First Machinery Group", "包钢集团", "--format", "json", cwd=work)
    results = json.loads(done.stdout)
    assert [(r["query"], r["verdict"]) for r in results] == [
        ("Inner Mongolia First Machinery Group", "match"),
        ("包钢集团", "none"),
    ]
    assert results[0]["hits"][0]["list"].startswith("BIS")
    assert all("not clearance" in r["note"] for r in results)


@pytest.mark.parametrize("wanted", ["双拥", "雙擁", "shuangyong", "Double Support"])
def test_a_term_is_found_by_either_script_pinyin_and_english(work: Path, wanted: str) -> None:
    out = run("terms", wanted, cwd=work).stdout.decode()
    assert "双拥" in out


def test_output_to_a_place_that_is_not_there_is_told(work: Path) -> None:
    done = run("brief", str(LETTERS / "beiling-2025.txt"), "-o", "no/such/folder/x.md", cwd=work)
    assert done.returncode == 2
    assert b"--output" in done.stderr


def test_an_option_that_cannot_apply_is_a_usage_error_in_one_line(work: Path) -> None:
    (work / "items.jsonl").write_text('{"id": "1", "text": "值此建军98周年之际，致以节日问候。"}\n', encoding="utf-8")
    form = json.loads(run("brief", str(LETTERS / "beiling-2025.txt"), "--format", "json", cwd=work).stdout)
    for args in (["add", "items.jsonl"], ["brief", form["document"][:12]], ["compare", form["document"][:12]]):
        done = run(*args, "--issuer", "青岑钨业集团", cwd=work)
        assert done.returncode == 2, done.stderr
        [line] = done.stderr.decode().strip().splitlines()
        assert "--issuer" in line
    (work / "items.jsonl").unlink()


def test_compare_takes_what_brief_takes(work: Path) -> None:
    done = run(
        "compare", str(LETTERS / "beiling-2025.txt"), "--url", "https://example.org/a", "--title", "信", cwd=work
    )
    assert done.returncode == 0, done.stderr


def test_a_damaged_index_is_told_with_the_command_that_mends_it(tmp_path: Path) -> None:
    letter = str(LETTERS / "beiling-2025.txt")
    run("add", str(LETTERS), cwd=tmp_path)
    before = run("compare", letter, cwd=tmp_path).stdout
    for file in (tmp_path / "watchword-workspace" / "index").glob("run-*.index"):
        file.write_bytes(b"damaged")
    done = run("compare", letter, cwd=tmp_path)
    assert done.returncode == 8
    [line] = done.stderr.decode().strip().splitlines()
    assert "`watchword rebuild`" in line
    assert run("rebuild", cwd=tmp_path).stdout == b"indexed 8\n"
    assert run("compare", letter, cwd=tmp_path).stdout == before


def test_the_example_in_the_help_of_eval_runs(work: Path) -> None:
    done = run("eval", "examples/labelled.jsonl", cwd=LETTERS.parent.parent)
    assert done.returncode == 0, done.stderr
    assert b"examples/labelled.jsonl" in run("eval", "--help", cwd=work).stdout


def test_the_heat_of_a_phrase_is_told_by_year_with_its_base(work: Path) -> None:
    row = json.loads(run("terms", "两个维护", "--heat", "year", "--format", "json", cwd=work).stdout)
    assert [(one["group"], one["of"]) for one in row] == [
        ("2021", 1),
        ("2022", 1),
        ("2023", 1),
        ("2024", 1),
        ("2025", 4),
    ]
    assert {one["documents"] for one in row} == {0}
    hot = json.loads(run("terms", "双拥", "--heat", "year", "--format", "json", cwd=work).stdout)
    assert {one["group"]: one["documents"] for one in hot}["2025"] >= 2
    assert run("terms", "--heat", "year", cwd=work).returncode == 2


def test_the_set_phrases_of_the_letters_are_discovered(work: Path) -> None:
    found = json.loads(run("terms", "--discover", "--at-least", "4", "--format", "json", cwd=work).stdout)
    assert "支持国防和军队建设" in {one["phrase"] for one in found["formulas"]}
    assert all(one["documents"] >= 4 for one in found["formulas"])


def test_heat_is_drawn_and_exported_by_the_ending_of_the_file(work: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    chart, table, csv = tmp_path / "heat.svg", tmp_path / "heat.parquet", tmp_path / "heat.csv"
    done = run("terms", "双拥", "--heat", "level", "--chart", str(chart), "--export", str(table), cwd=work)
    assert done.returncode == 0, done.stderr
    assert chart.read_text(encoding="utf-8").startswith("<svg")
    assert set(pq.read_table(table).column("group").to_pylist()) == {"enterprise"}
    assert run("terms", "双拥", "--export", str(csv), cwd=work).returncode == 0
    assert csv.read_text(encoding="utf-8").splitlines()[0] == '"phrase","by","group","documents","of","share","tier"'
    for option in ("--chart", "--export"):
        refused = run("terms", "双拥", option, str(tmp_path / "heat.gif"), cwd=work)
        assert refused.returncode == 2
        assert b"ends in one of them" in refused.stderr


def test_a_phrase_is_shown_with_its_life_where_documents_are_held(work: Path) -> None:
    shown = run("terms", "双拥", cwd=work).stdout.decode()
    assert "Double Support" in shown
    assert "first seen by us:" in shown
    assert "双拥 by year" in shown
    new = run("terms", "民兵新材料保障分队", cwd=work)
    assert new.returncode == 0, new.stderr
    assert "not in the codebook" in new.stdout.decode()
    life = json.loads(run("terms", "双拥", "--life", "--format", "json", cwd=work).stdout)
    assert life["spread"][0]["level"] == "enterprise"


def test_proposals_are_in_the_codebook_s_form_and_refused_until_completed(tmp_path: Path) -> None:
    assert run("add", str(LETTERS), cwd=tmp_path).returncode == 0
    done = run("terms", "--discover", "--at-least", "3", "--propose", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    home = tmp_path / "watchword-workspace"
    proposed = (home / "proposals" / "terms.yaml").read_text(encoding="utf-8")
    assert "english: ''" in proposed
    (home / "data" / "terms").mkdir(parents=True)
    local = home / "data" / "terms" / "local.yaml"
    local.write_text(proposed, encoding="utf-8")
    refused = run("data", "check", cwd=tmp_path)
    assert refused.returncode == 5
    assert b"english is blank" in refused.stderr
    completed = proposed.replace("english: ''", "english: set phrase").replace("meaning: ''", "meaning: it is said")
    local.write_text(completed, encoding="utf-8")
    assert run("data", "check", cwd=tmp_path).returncode == 0


def test_every_document_held_is_compared_in_a_line_each(work: Path) -> None:
    lines = run("compare", "--all", "--format", "json", cwd=work).stdout.decode().splitlines()
    forms = [json.loads(line) for line in lines]
    assert len(forms) == 8
    assert forms[0]["ritual_share"] is None
    assert any((form["ritual_share"] or 0) > 0.5 for form in forms)
    assert all(set(form["characters"]) == {"ritual", "copied", "varied", "new"} for form in forms)
    assert run("compare", cwd=work).returncode == 2
    assert run("compare", "letter.txt", "--all", cwd=work).returncode == 2
