from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watchword.comparing.year_on_year import year_on_year
from watchword.model.comparison import Change

from .letters import LETTER_2024, LETTER_2025


def told(here: str, there: str) -> list[tuple[str, str, str]]:
    changes: tuple[Change, ...] = year_on_year(here, there, "last", None).changes
    return [(c.kind, c.here.of(here) if c.here else "", c.there.of(there) if c.there else "") for c in changes]


def test_each_clause_is_kept_changed_moved_dropped_or_added() -> None:
    found = told(LETTER_2025, LETTER_2024)
    assert ("kept", "一路披荆斩棘,", "一路披荆斩棘,") in found
    assert ("changed", "值此中国人民解放军建军98周年来临之际,", "值此中国人民解放军建军97周年来临之际,") in found
    assert ("added", "公司把十二名科研骨干编入民兵分队,", "") in found
    assert ("dropped", "", "全年生产稀土氧化物1.2万吨,") in found
    assert [f for f in found if f[0] == "moved"] == [
        ("moved", "祝大家身体健康、工作顺利、阖家幸福!", "祝大家身体健康、工作顺利、阖家幸福!")
    ]


def test_a_dropped_clause_comes_where_it_would_have_stood() -> None:
    assert told("甲方负责采购。丙方负责验收。", "甲方负责采购。乙方负责运输。丙方负责验收。") == [
        ("kept", "甲方负责采购。", "甲方负责采购。"),
        ("dropped", "", "乙方负责运输。"),
        ("kept", "丙方负责验收。", "丙方负责验收。"),
    ]


def test_a_decimal_point_does_not_end_a_clause() -> None:
    assert [c[1] for c in told("产量1.2万吨,同比增长3.5%。", "")] == ["产量1.2万吨,", "同比增长3.5%。"]


CLAUSES = st.lists(
    st.sampled_from(["深入学习贯彻。", "再立新功!", "新建产线两条,", "向你们致敬;", "稀土保供。"]), max_size=8
)


@given(CLAUSES.map("".join), CLAUSES.map("".join))
def test_every_clause_of_both_texts_is_told_once(here: str, there: str) -> None:
    found = told(here, there)
    assert "".join(c[1] for c in found) == here
    assert sorted("".join(c[2] for c in found)) == sorted(there)


@given(CLAUSES.map("".join))
def test_a_letter_reissued_unchanged_is_kept_throughout(text: str) -> None:
    assert {c[0] for c in told(text, text)} <= {"kept"}
