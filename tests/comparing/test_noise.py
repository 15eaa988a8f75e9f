from __future__ import annotations

import pytest

from watchword.comparing.formulas import Formula
from watchword.comparing.noise import is_noise, ranked, weight
from watchword.data import load_handbook


def formula(phrase: str, documents: int, within: tuple[str, ...] = ()) -> Formula:
    return Formula(phrase, documents, None, None, False, 1, (), 1.0, within)


@pytest.mark.parametrize(
    "phrase",
    [
        "进一步提高",
        "认真贯彻执行",
        "各位代表",
        "政府工作报",
        "采取有力措施",
        "固定资产投资",
        "国内生产总值",
        "中西部地区",
        "社会主义市场",
        "人大常委会",
    ],
)
def test_bare_verbs_procedure_statistics_and_bodies_are_noise(phrase: str) -> None:
    assert is_noise(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "新质生产力",
        "人类命运共同体",
        "军民融合",
        "“一带一路”",
        "全面从严治党",
        "铸牢中华民族共同体意识",
        "供给侧结构性改革",
        "共同富裕",
        "美丽中国",
    ],
)
def test_formulas_that_watchers_know_are_none(phrase: str) -> None:
    assert not is_noise(phrase)


def test_a_phrase_that_lives_inside_a_longer_one_is_not_shown_and_one_that_stands_alone_is() -> None:
    whole, piece, free = "坚持和完善民族区域自治制度", "坚持和完善民族", "民族区域自治制度"
    shown = ranked([formula(whole, 20), formula(piece, 21, (whole,)), formula(free, 60, (whole,))], load_handbook())
    assert {one.phrase for one in shown} == {whole, free}


def test_a_leader_s_name_is_noise_and_a_doctrine_named_after_one_is_not() -> None:
    book = load_handbook()
    holder = next(one.name for one in book.holders)
    shown = ranked([formula(f"{holder}考察调研", 50), formula("习近平新时代中国特色社会主义思想", 50)], book)
    assert [one.phrase for one in shown] == ["习近平新时代中国特色社会主义思想"]


def test_a_long_phrase_outweighs_a_short_one_of_as_many_documents() -> None:
    assert weight(formula("铸牢中华民族共同体意识", 10)) > weight(formula("经济发展", 90))
