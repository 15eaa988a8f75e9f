"""Views of one phrase: spread over years, longer forms, and what stands in its place. All texts are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.comparing.heat import heat, heat_of_uses, uses
from watchword.comparing.level import levels
from watchword.comparing.life import Spread, life, life_of_uses
from watchword.desk import Desk
from watchword.desk.inbox import rank_all
from watchword.desk.phrase_forms import covers, lattice
from watchword.desk.phrase_swaps import substitutions
from watchword.desk.phrase_uses import places, uses_of
from watchword.desk.phrase_views import every_by_year_and_kind, grid, taken_up, turn
from watchword.desk.phrases import forms_of

YEARS = {
    2021: "值此建军94周年之际，青岑钨业集团谨向部队全体指战员致以节日的祝贺！我们扎实开展军民融合工作，全力支持国防建设。",
    2022: "值此建军95周年之际，青岑钨业集团谨向部队全体指战员致以节日的祝贺！我们扎实开展军民融合工作，全力支持国防建设。",
    2023: "值此建军96周年之际，青岑钨业集团谨向部队全体指战员致以节日的祝贺！我们扎实开展双拥共建工作，全力支持国防建设。",
    2024: "值此建军97周年之际，青岑钨业集团谨向部队全体指战员致以节日的祝贺！我们扎实开展双拥共建工作，全力支持国防建设。",
}


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path: Path = tmp_path_factory.mktemp("letters")
    for year, text in YEARS.items():
        (path / f"{year}.txt").write_text(f"{text}\n{year}年7月30日", encoding="utf-8")
    with Desk(path / "w", create=True) as desk:
        assert not desk.add(sorted(path.glob("*.txt"))).failed
        rank_all(desk)
        yield desk


def test_what_took_the_place_of_a_phrase_is_found_where_the_texts_are_otherwise_alike(letters: Desk) -> None:
    for phrase in ("双拥共建", "军民融合"):
        found, read = substitutions(letters, phrase)
        if phrase == "双拥共建":
            assert read == 2
            [one] = [one for one in found if "军民融合" in one.earlier]
            assert "双拥共建" in one.later
            text = letters.workspace.document(one.document).text
            assert text[one.at : one.at + len(one.later)] == one.later
        assert not any("军民融合" in one.later and "军民融合" in one.earlier for one in found)


def test_longer_forms_hold_the_phrase_and_are_counted_in_the_texts(letters: Desk) -> None:
    found = lattice(letters, "双拥")
    forms = {form.text: form for layer in found.layers for form in layer}
    assert forms["双拥"].documents == found.read == 2
    assert any("双拥共建" in text and form.documents == 2 for text, form in forms.items())
    for text, form in forms.items():
        assert "双拥" in text or text in "双拥"
        for longer in form.below:
            assert text in longer
            assert text != longer


def test_views_from_uses_once_found_are_those_of_the_walk(letters: Desk) -> None:
    every = {
        by: heat((), letters.corpus, by, levels(letters.book)) for by in ("year", "month", "issuer", "level", "kind")
    }
    for phrase in ("双拥", "军民融合", "没有"):
        found = uses((phrase,), letters.corpus)
        for by, groups in every.items():
            assert heat_of_uses(found, groups, by, levels(letters.book)) == heat(
                (phrase,), letters.corpus, by, levels(letters.book)
            )  # type: ignore[arg-type]
        one = life_of_uses(phrase, found, every["year"], letters.corpus.span_of_days, levels(letters.book))
        assert one == life(phrase, (phrase,), letters.corpus, levels(letters.book))


def test_the_grid_adds_up(letters: Desk) -> None:
    counted = every_by_year_and_kind(letters.corpus)
    found = grid(uses(("双拥",), letters.corpus), counted)
    assert sum(found.having.values()) == 2
    assert sum(found.every.values()) == 4
    [kind] = found.kinds
    assert [found.step(year, kind) for year in found.years] == [0, 0, 5, 5]


@given(st.lists(st.tuples(st.integers(2000, 2020), st.integers(0, 9)), min_size=1, max_size=20))
def test_nobody_gives_a_phrase_back(rows: list[tuple[int, int]]) -> None:
    spread = [
        Spread(str(n), "other", date(first, 1, 1), date(first + more, 1, 1), 1) for n, (first, more) in enumerate(rows)
    ]  # type: ignore[arg-type]
    found = taken_up(spread)
    counts = [count for _, count in found]
    assert counts == sorted(counts)
    assert counts[-1] == len(rows)


def test_the_lead_is_taken_once_and_kept() -> None:
    earlier = [("2020", 0.5), ("2021", 0.1), ("2022", 0.3), ("2023", 0.0)]
    assert turn(earlier, [("2020", 0.0), ("2021", 0.2), ("2022", 0.1), ("2023", 0.1)]) == "2023"
    assert turn(earlier, [("2020", 0.0), ("2021", 0.2), ("2022", 0.4), ("2023", 0.1)]) == "2021"
    assert turn(earlier, [(year, 0.0) for year, _ in earlier]) == ""
    assert turn([], []) == ""


def test_only_the_next_longer_form_is_named() -> None:
    assert list(covers("双拥", {"双拥", "双拥共建", "双拥共建工作", "做好双拥"})) == ["做好双拥", "双拥共建"]


@pytest.mark.parametrize(
    "phrase",
    [
        "双拥",
        "军民",
        "稀土",
        "八一",
        "“八一”",
        "永葆军人本色",
        "值此中国人民解放军建军",
        "没有这样的话",
        "36名",
        "军",
        "拥军、优属",
        "PLA",
        "双擁",
    ],
)
def test_the_search_index_finds_what_looking_through_all_texts_finds(letters: Desk, phrase: str) -> None:
    where = places(letters, letters.corpus)
    entry = forms_of(phrase, letters.book)
    for variants in ((phrase,), entry, (*entry, "军人"), ("军人", "永葆军人本色"), ()):
        fast = uses_of(letters, letters.corpus, where, variants)
        slow = uses(variants, letters.corpus)
        assert list(fast) == list(slow)
        every = heat((), letters.corpus, "month")
        assert heat_of_uses(fast, every, "month") == heat_of_uses(slow, every, "month")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_run_of_characters_of_a_text_is_found_by_either_way(letters: Desk, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([document.text for document in letters.workspace.documents()]))
    start = data.draw(st.integers(0, len(text) - 2))
    phrase = text[start : start + data.draw(st.integers(1, 12))]
    where = places(letters, letters.corpus)
    assert list(uses_of(letters, letters.corpus, where, (phrase,))) == list(uses((phrase,), letters.corpus))
