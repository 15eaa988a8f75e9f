from __future__ import annotations

import dataclasses

import pytest

from watchword.data import Handbook
from watchword.judging.judge import judge
from watchword.judging.likelihood import BANDS, likelihood_of
from watchword.judging.military import military_link
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.military_link import MilitaryLink
from watchword.reading.read import read


def level(text: str, book: Handbook) -> MilitaryLink:
    return military_link(read(Document(text), book), book).level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("集团走访慰问驻地部队官兵，送上节日祝福。", MilitaryLink.CEREMONIAL),
        ("我市连续第五次荣膺“全国双拥模范城”称号。", MilitaryLink.CEREMONIAL),
        ("伊岭集团人民武装部揭牌成立。", MilitaryLink.INSTITUTIONAL),
        ("公司研制生产导弹用钕铁硼磁体，装备了海军部队。", MilitaryLink.MATERIAL),
        ("公司召开安全生产会议。", MilitaryLink.NONE),
    ],
)
def test_only_a_named_product_makes_a_material_link(book: Handbook, text: str, expected: MilitaryLink) -> None:
    assert level(text, book) is expected


def test_a_denied_supply_is_no_material_link(book: Handbook) -> None:
    assert level("网传公司生产导弹不实，公司予以澄清。", book) < MilitaryLink.MATERIAL


@pytest.mark.parametrize("percent", range(1, 100))
def test_every_share_has_one_band(percent: int) -> None:
    band = likelihood_of(percent / 100)
    assert band in BANDS
    assert band.low <= min(percent, 94) < band.high or percent < 1


def test_uncalibrated_evidence_never_reaches_almost_certain() -> None:
    assert likelihood_of(0.9999).term == "very likely"


def test_shares_sum_to_one_and_enrolment_raises_the_mobilisation_reading(book: Handbook) -> None:
    plain = "值此建军98周年之际，集团致以节日问候，祝阖家幸福。慰问信。永葆军人本色。"
    enrolled = plain + "今年将36名科研人员编入民兵分队。"

    def share(text: str) -> float:
        document = Document(text, title="慰问信")
        reading = read(document, book)
        assert reading.genre == "army_day_letter"
        finding = judge(document, reading, Comparison(document.id, None), book)
        assert sum(h.share for h in finding.hypotheses) == pytest.approx(1)
        return next(h.share for h in finding.hypotheses if h.key == "mobilisation")

    assert share(enrolled) > 3 * share(plain)


def test_one_text_never_earns_high_confidence(book: Handbook) -> None:
    document = Document("商务部公布办法。")
    reading = dataclasses.replace(read(document, book))
    assert judge(document, reading, Comparison(document.id, None), book).confidence.level != "high"
