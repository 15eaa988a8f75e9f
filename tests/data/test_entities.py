"""Facts and relations of organisations: each has a source or says that it has none; broken ones name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import ROOT

from watchword.data import load_handbook
from watchword.data.error import DataError
from watchword.data.handbook import Handbook
from watchword.knowing.entities import every_relation, relations_of
from watchword.knowing.known import known_keys

BOOK = load_handbook()


def test_every_fact_and_relation_has_a_source_that_was_read_or_is_marked_unverified() -> None:
    for item in (*BOOK.facts, *BOOK.relationships):
        assert all(
            citation.url.startswith(("http://", "https://")) and citation.title for citation in item.citations
        ), item
    packaged = [*BOOK.facts, *BOOK.relationships]
    seen = sum(any(citation.verified for citation in item.citations) for item in packaged)
    assert seen == len(packaged)  # what is from memory stands in names and organisations, and is shown as unverified
    assert not [relation for relation in every_relation(BOOK) if relation.verified and not relation.citation]


def test_every_fact_is_of_one_known_organisation() -> None:
    assert not [fact.entity for fact in BOOK.facts if len(known_keys(fact.entity, BOOK)) != 1]


def test_the_shares_of_one_day_do_not_exceed_the_whole() -> None:
    shares: dict[tuple[str, str], float] = {}
    for item in BOOK.relationships:
        if item.relation == "owns" and item.share:
            shares[item.target, item.date] = shares.get((item.target, item.date), 0.0) + float(item.share)
    assert max(shares.values()) <= 100.01


def test_a_list_sample_says_where_it_was_read() -> None:
    assert all(sample.citation.verified for sample in BOOK.list_samples)


def test_a_new_relation_needs_no_code(tmp_path: Path) -> None:
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities" / "relations.yaml").write_text(
        "- {relation: owns, source: 包钢集团, target: 北岭磁材有限公司, share: '51'}\n", encoding="utf-8"
    )
    book = Handbook(tmp_path)
    found = [item for item in relations_of("baogang", book) if item.target == "北岭磁材有限公司"]
    assert [(item.kind, item.share, item.verified) for item in found] == [("owns", "51", False)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- {relation: loves, source: A, target: B}", "relation"),
        ("- {relation: owns, source: A}", "target"),
        ("- {relation: owns, source: A, target: B, when: 2025}", "unknown key 'when'"),
    ],
)
def test_a_broken_relation_names_file_and_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "entities").mkdir()
    file = tmp_path / "entities" / "relations.yaml"
    file.write_text(f"# a note\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=said) as told:
        _ = Handbook(tmp_path).relationships
    assert f"{file}:2:" in str(told.value)


def test_the_bench_says_where_its_chinese_queries_are_from() -> None:
    rows = (ROOT / "bench" / "screening" / "chinese.tsv").read_text(encoding="utf-8").splitlines()
    assert all(len(row.split("\t")) == 3 for row in rows if row and not row.startswith("#"))
