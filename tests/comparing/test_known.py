from __future__ import annotations

from datetime import date
from pathlib import Path

from watchword.comparing.compare import compare
from watchword.comparing.corpus import Corpus
from watchword.comparing.known import known_formulas
from watchword.comparing.view import normalise
from watchword.data.phrases import load_phrases

from .letters import LAST_YEAR, NORTH, document

PLEDGE = "以习近平新时代中国特色社会主义思想为指导,铸牢中华民族共同体意识,新开三号磁材产线。"


def formulas(text: str, day: date | None) -> list[str]:
    view = normalise(text)
    return [text[slice(*view.raw(low, high))] for low, high in known_formulas(view.codes, day)]


def test_stock_phrases_are_known_without_any_held_document(tmp_path: Path) -> None:
    found = compare(document("pledge", PLEDGE, "2025-07-30"), Corpus.open(tmp_path), issuer=NORTH)
    ritual = "".join(s.span.of(PLEDGE) for s in found.partition if s.kind == "ritual")
    assert "铸牢中华民族共同体意识" in ritual
    assert "磁材产线" not in ritual
    assert {(r.kind, r.earliest) for r in found.reuses} == {("formula", None)}
    assert found.ritual_share is None


def test_a_phrase_is_no_formula_before_it_was_coined() -> None:
    assert formulas("因地制宜发展新质生产力和铸牢中华民族共同体意识", date(2014, 1, 1)) == []
    assert formulas(PLEDGE, date(2025, 1, 1))[0].startswith("以习近平新时代中国特色社会主义思想")


def test_the_longest_phrase_wins_and_marks_between_letters_do_not_hide_it() -> None:
    assert formulas("坚持“和平统一、一国两制”的基本方针", None) == ["坚持“和平统一、一国两制”的基本方针"]
    assert formulas("增强四个意识", None) == ["增强四个意识"]


def test_a_number_in_a_letter_is_not_a_formula(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    corpus.append([LAST_YEAR])
    text = "公司全年生产稀土氧化物一万吨。"
    assert formulas(text, None) == []


def test_the_table_has_counts_and_dates_that_agree() -> None:
    table = load_phrases()
    assert len(table) > 1000
    for entry in table:
        assert sum(count for _, count in entry.by_year) == entry.documents
        assert entry.by_year[0][0] == entry.first_seen.year
        assert entry.by_year[-1][0] == entry.last_seen.year
        assert len(entry.phrase) <= 20
