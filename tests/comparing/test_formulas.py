from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from watchword.comparing.corpus import Corpus
from watchword.comparing.formulas import Formula, discover
from watchword.comparing.heat import Heat, heat, sparkline, uses
from watchword.comparing.succession import fading, successions

from .letters import held

SUBJECTS = "矿山 冶炼厂 磁材车间 研究院 港务处 供电所 检验站 运输队".split()  # noqa: SIM905
VERBS = "推进 抓好 完成 部署 检查 落实 总结 改进".split()  # noqa: SIM905
OLD, NEW = "推动军民融合深度发展", "推动军民一体深度发展"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Ten years of notices; one phrase is in half of them until 2020, another in half from 2020 on."""
    dice = random.Random(2)
    made = []
    for i in range(1200):
        day = date(2015, 1, 5) + timedelta(days=3 * i)
        phrase = (OLD if day.year < 2020 else NEW) if i % 2 else ""
        body = "，".join(dice.choice(SUBJECTS) + dice.choice(VERBS) + dice.choice(SUBJECTS) for _ in range(4))
        made.append(
            held(
                f"n{i}", f"{body}。{phrase}。", day.isoformat(), issuer=dice.choice(["甲局", "乙局"]), kind="government"
            )
        )
    made.append(held("undated", f"{OLD}。"))
    corpus = Corpus.open(tmp_path_factory.mktemp("notices"))
    corpus.append(made[:700])
    corpus.append(made[700:])
    return corpus


def test_a_formula_is_found_whole_with_its_life(corpus: Corpus) -> None:
    found = {formula.phrase: formula for formula in discover(corpus)}
    assert found[OLD].documents == sum(n for _, n in found[OLD].by_year)
    assert found[OLD].censored
    assert not found[NEW].censored
    assert found[NEW].first_seen == uses([NEW], corpus)[0].published
    assert found[NEW].last_seen is not None
    assert found[NEW].last_seen.year == 2024
    assert found[NEW].issuers == 2


def test_pieces_of_a_formula_are_not_formulas(corpus: Corpus) -> None:
    found = {formula.phrase for formula in discover(corpus)}
    assert not {"军民融合深度", "动军民融合深度发展", "民融合深度发展"} & found


def test_a_shorter_variant_is_kept_beside_the_longer_one_that_contains_it(tmp_path: Path) -> None:
    dice = random.Random(3)
    corpus = Corpus.open(tmp_path)
    texts = ["构建人类命运共同体" if i % 3 else "人类命运共同体" for i in range(90)]
    days = [date(2016, 1, 1) + timedelta(days=30 * i) for i in range(90)]
    made = [f"{dice.choice(SUBJECTS)}{dice.choice(VERBS)}。{text}。" for text in texts]
    corpus.append(held(f"t{i}", text, day.isoformat()) for i, (text, day) in enumerate(zip(made, days, strict=True)))
    found = {formula.phrase: formula for formula in discover(corpus)}
    assert found["人类命运共同体"].within == ("构建人类命运共同体",)


def test_an_empty_corpus_has_no_formulas(tmp_path: Path) -> None:
    assert discover(Corpus.open(tmp_path)) == []


def test_heat_counts_documents_by_year_month_issuer_and_kind(corpus: Corpus) -> None:
    years = heat([OLD], corpus)
    assert [row.group for row in years] == [str(year) for year in range(2015, 2025)]
    assert [row.documents > 0 for row in years] == [True] * 5 + [False] * 5
    assert years[0].tier == "沸"
    assert years[-1].tier == "冷"
    assert sum(row.of for row in years) == 1200
    assert len(heat([OLD], corpus, "month")) == 119
    assert sum(row.documents for row in heat([OLD, NEW], corpus, "issuer")) == 600
    assert [row.group for row in heat([OLD], corpus, "kind")] == ["government"]


def test_a_phrase_in_several_variants_counts_once_a_document(corpus: Corpus) -> None:
    assert len(uses([OLD, "军民融合"], corpus)) == len(uses([OLD], corpus))
    assert not uses([], corpus)


@pytest.mark.parametrize(
    ("documents", "tier"),
    [(518, "沸"), (517, "烫"), (129, "烫"), (128, "热"), (26, "热"), (5, "暖"), (1, "温"), (0, "冷")],
)
def test_tiers_follow_the_published_lines(documents: int, tier: str) -> None:
    assert Heat("2025", documents, 10_000).tier == tier


def test_a_sparkline_shows_a_rise_and_a_silence() -> None:
    assert sparkline([Heat("a", 1, 100), Heat("b", 0, 100), Heat("c", 8, 100)]) == "▂ █"


def test_a_fading_phrase_is_told_with_what_was_expected(corpus: Corpus) -> None:
    of = {int(row.group): row.of for row in heat([OLD], corpus)}
    gone = {one.phrase: one for one in fading(discover(corpus), of)}
    assert gone[OLD].seen == 0
    assert gone[OLD].expected == pytest.approx(sum(of[year] for year in (2023, 2024)) / 2, rel=0.1)


def test_what_rises_in_a_fading_phrase_s_place_is_named(corpus: Corpus) -> None:
    of = {int(row.group): row.of for row in heat([OLD], corpus)}
    pairs = [(one.fading, one.rising, one.turn) for one in successions(discover(corpus), of)]
    assert (OLD, NEW, 2020) in pairs


def test_fewer_documents_a_year_make_nothing_fade() -> None:
    steady = Formula(
        "两个确立", 330, None, None, False, 1, ((2019, 100), (2020, 100), (2021, 100), (2022, 15), (2023, 15)), 1.0
    )
    of = {2019: 1000, 2020: 1000, 2021: 1000, 2022: 150, 2023: 150}
    assert fading([steady], of) == []
