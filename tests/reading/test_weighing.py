"""The second opinion by learnt weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.data import Handbook, load_handbook
from watchword.data.weights import load_weights
from watchword.judging.military import level_of
from watchword.judging.tried import tried
from watchword.model.claim import Claim
from watchword.model.document import Document
from watchword.model.military_link import MilitaryLink
from watchword.model.span import Span
from watchword.reading import likeness
from watchword.reading.likeness import likelihoods
from watchword.reading.read import read

WORDS = sorted(load_weights().words)


def test_the_weights_are_of_declared_claim_types(book: Handbook) -> None:
    weights = load_weights()
    assert set(weights.types) <= book.claim_types.keys()
    assert weights.inside.shape == weights.beside.shape == (len(weights.words) + 1, len(weights.types))
    assert not weights.inside[-1].any()
    assert not weights.beside[-1].any()


ROWS = st.lists(st.sets(st.integers(0, len(WORDS) - 1), max_size=6), max_size=12)


@given(ROWS, st.integers(1, 5))
def test_a_long_text_is_weighed_in_stretches_as_in_one(clauses: list[set[int]], at_once: int) -> None:
    weights = load_weights()
    unknown = len(weights.words)
    rows = np.array([row for clause in clauses for row in (*sorted(clause), unknown)], dtype=np.int64)
    starts = np.cumsum([0, *(len(clause) + 1 for clause in clauses)])[:-1].astype(np.int64)
    whole = likelihoods(rows, starts, weights)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeness, "AT_ONCE", at_once)
        pieces = likelihoods(rows, starts, weights)
    assert whole.shape == pieces.shape == (len(clauses), len(weights.types))
    assert np.allclose(whole, pieces, atol=1e-5)
    assert ((whole >= 0) & (whole <= 1)).all()


def test_what_no_pattern_foresees_is_found_and_never_told_as_sure(book: Handbook) -> None:
    text = "公司以承债方式接手陷入停产的宁泽锗业，持股比例锁定在75%。集团镓业公司在场。"
    found = [claim for claim in read(Document(text), book).claims if not claim.pattern]
    assert [claim.type for claim in found] == ["ACQUIRE"]
    assert not tried(found[0], book)
    assert tried(replace(found[0], accepted=True), book)


def test_a_guess_arms_nobody_unless_its_words_name_arms(book: Handbook) -> None:
    def level(quote: str, pattern: str = "") -> MilitaryLink:
        return level_of(Claim("MIL_SUPPLY", "asserted", Span(0, len(quote)), quote, pattern=pattern), book)

    proven = book.claim_types["MIL_SUPPLY"].patterns[0].match
    assert level("公司的石墨卖给几家客户") is MilitaryLink.NONE
    assert level("公司的石墨用在导弹喷管上") is MilitaryLink.MATERIAL
    assert level("公司的石墨卖给几家客户", proven) is MilitaryLink.MATERIAL


def test_a_pattern_of_the_workspace_is_never_overruled(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    entry = (
        "- type: QUOTA_SET\n  noun: a quota\n  noun_zh: 总量指标\n  weight: 3\n  military: none\n"
        "  patterns:\n    - {match: '鹧鸪飞过'}\n"
    )
    (tmp_path / "claims" / "mine.yaml").write_text(entry, encoding="utf-8")
    text = "南浔锑业公司门前鹧鸪飞过山坡。"
    assert "QUOTA_SET" in {claim.type for claim in read(Document(text), load_handbook(tmp_path)).claims}


def test_weights_do_not_let_in_what_a_pattern_bars(book: Handbook) -> None:
    text = "外国出台的《补贴法案》体现了双重标准。"
    assert "REG_ISSUE" not in {claim.type for claim in read(Document(text), book).claims}
