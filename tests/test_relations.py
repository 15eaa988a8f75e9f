"""Relations out of the claims of documents: who owns, belongs to, heads whom, and what is only planned or denied."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from watchword.data import Handbook
from watchword.desk import Desk
from watchword.desk.entities import profile
from watchword.desk.relations import is_public, told_relations
from watchword.knowing.fold import fold
from watchword.model.document import Document
from watchword.model.entity import Relation
from watchword.reading.read import read
from watchword.writing.profile import render

OWNER, FIRM = "北岭稀土钢铁集团", "青岩锑业股份有限公司"
BAY, LINMOOR = "Orsted Bay Cobalt plc", "Linmoor Refining Ltd"


def told(text: str, book: Handbook, name: str = OWNER) -> list[Relation]:
    document = Document(text, source="x")
    return list(told_relations([(document, read(document, book), frozenset({fold(name)}))], book))


@pytest.mark.parametrize(
    ("text", "kind", "source", "target", "share"),
    [
        (f"{OWNER}持有{FIRM}51%股权。", "owns", OWNER, FIRM, "51"),
        (f"截至年末，{OWNER}直接持有{FIRM}60.5％的股份。", "owns", OWNER, FIRM, "60.5"),
        (f"{FIRM}是{OWNER}的全资子公司。", "subsidiary of", FIRM, OWNER, ""),
        (f"{OWNER}完成收购{FIRM}51%股权。", "owns", OWNER, FIRM, "51"),
        (f"{BAY} owns 80% of {LINMOOR}.", "owns", BAY, LINMOOR, "80"),
        (f"{BAY} holds a 12.5 per cent stake in {LINMOOR}, it said.", "owns", BAY, LINMOOR, "12.5"),
        (f"{LINMOOR} is a wholly owned subsidiary of {BAY}.", "subsidiary of", LINMOOR, BAY, ""),
        (f"{BAY} has acquired 80% of {LINMOOR} for $145 million.", "owns", BAY, LINMOOR, "80"),
    ],
)
def test_what_is_stated_holds(text: str, kind: str, source: str, target: str, share: str, book: Handbook) -> None:
    found = told(text, book, source)
    assert [(item.kind, item.source.rstrip("."), item.target.rstrip("."), item.share) for item in found] == [
        (kind, source, target, share)
    ]
    assert found[0].holds
    assert found[0].quote is not None
    assert found[0].quote.text == text[found[0].quote.span.start : found[0].quote.span.end]


@pytest.mark.parametrize(
    "text",
    [
        f"{OWNER}拟收购{FIRM}51%股权。",
        f"{OWNER}计划收购{FIRM}51%股权。",
        f"{OWNER}希望收购{FIRM}51%股权。",
        f"{OWNER}将收购{FIRM}51%股权。",
        f"据报道，{OWNER}收购{FIRM}51%股权。",
        f"{OWNER}否认收购{FIRM}51%股权。",
        f"{OWNER}否认持有{FIRM}51%股权。",
        f"有关{OWNER}持有{FIRM}51%股权的说法不属实。",
        f"{OWNER}并不持有{FIRM}51%股权。",
        f"如果{OWNER}持有{FIRM}51%股权，须披露。",
        f"北方银行与{OWNER}完成了收购{FIRM}51%股权交易的交割。",
        f"{OWNER}与{FIRM}签署股权收购协议，收购51%股权。",
        f"到2027年，{OWNER}拟直接持有{FIRM}51%股权。",
        f"{FIRM}被{OWNER}收购前持有51%股权。",
        f"{OWNER}已签署协议收购{FIRM}51%股权，交易尚需批准。",
    ],
)
def test_what_is_planned_denied_or_unsure_never_holds(text: str, book: Handbook) -> None:
    assert not [item for item in told(text, book) if item.holds]


def test_a_plan_keeps_its_modality_and_its_share(book: Handbook) -> None:
    (found,) = told(f"{OWNER}拟收购{FIRM}51%股权。", book)
    assert (found.kind, found.share, found.modality, found.holds) == ("owns", "51", "planned", False)


def test_heads_of_public_bodies_only(book: Handbook) -> None:
    (found,) = told("中国五矿集团有限公司公告，任命王建国为中国五矿集团有限公司董事长。", book, "中国五矿集团有限公司")
    assert (found.kind, found.target) == ("headed by", "王建国, 董事长")
    for text in (
        f"任命王建国为{OWNER}董事长。",  # an invented firm, known to nobody
        "任命王建国为中国五矿集团有限公司副总经理。",
        "选举王建国为委员长，选举李卫东为中国五矿集团有限公司副董事长，中国五矿集团有限公司董事长致辞。",
        "来宾表示，祝贺您当选中国五矿集团有限公司董事长。",
        "提名王建国为中国五矿集团有限公司董事长。",
        "王建国不再担任中国五矿集团有限公司董事长。",
    ):
        assert not told(text, book, OWNER)
        assert not told(text, book, "中国五矿集团有限公司")


def test_state_firms_are_known_by_who_stands_above_them(book: Handbook) -> None:
    assert is_public("中国五矿集团有限公司", book)  # supervised by the State-owned Assets Commission
    assert is_public("包头钢铁(集团)有限责任公司", book)  # owned by a people's government
    assert is_public("商务部", book)
    assert not is_public("洛阳栾川钼业集团股份有限公司", book)
    assert not is_public(OWNER, book)


def test_a_profile_sets_apart_what_does_not_hold(tmp_path: Path) -> None:
    other = "白石铟业股份有限公司"
    (tmp_path / "a.txt").write_text(f"{OWNER}持有{FIRM}51%股权。\n\n{OWNER}拟收购{other}30%股权。\n2025年3月1日\n")
    with Desk(tmp_path / "work", create=True) as desk:
        desk.add([tmp_path / "a.txt"])
        found = profile(desk, OWNER)
        text = render(found, "md")
        ftm = [json.loads(line) for line in render(found, "ftm").splitlines()]
        page = render(found, "html")
    assert [(item.target, item.holds) for item in found.told] == [(FIRM, True), (other, False)]
    stated, planned = text.index("Relations that documents state"), text.index("no relation that holds")
    assert stated < text.index(f"owns 51% — {FIRM}") < planned < text.index(f"owns 30% — {other}")
    assert "(planned)" in text
    owned = {row["value"] for row in ftm if row["prop"] == "asset"}
    assert FIRM in owned
    assert other not in owned
    assert "planned: no relation that holds" in page
