"""Who issues a text: the words with which issuers present themselves, as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from watchword.data import Handbook, load_handbook
from watchword.data.error import DataError
from watchword.model.document import Document
from watchword.reading.read import read


def test_signature_lines_name_the_issuer_and_its_bodies(book: Handbook) -> None:
    text = "值此建军节之际，致以节日问候！\n\n中共北岭稀土钢铁集团委员会\n双拥工作领导小组\n2025年7月30日\n"
    issuer = read(Document(text), book).issuer
    assert issuer.name == "北岭稀土钢铁集团"
    assert [body.name for body in issuer.bodies] == ["中共北岭稀土钢铁集团委员会", "双拥工作领导小组"]


def test_a_given_issuer_wins_and_is_marked(book: Handbook) -> None:
    document = Document("祝节日快乐！", issuer="青岑钨业集团", given=frozenset({"issuer"}))
    issuer = read(document, book).issuer
    assert (issuer.name, issuer.basis) == ("青岑钨业集团", "given")


def test_the_body_a_news_item_is_about_is_not_its_issuer(book: Handbook) -> None:
    document = Document("商务部今天公布数据，稀土出口同比增长。", title="商务部公布最新数据")
    assert read(document, book).issuer.name == ""


def test_a_numbered_notice_is_issued_by_its_ministry(book: Handbook) -> None:
    document = Document("现将有关事项公告如下。", title="商务部公告2025年第99号")
    assert read(document, book).issuer.name == "中华人民共和国商务部"


ANNOUNCED = """证券简称：青岑钨业  公告编号：2026-014
青岑钨业股份有限公司
关于签订日常经营合同的公告
本公司董事会及全体董事保证公告内容不存在虚假记载。
公司与云岭金属有限公司签订供货合同。
"""


@pytest.mark.parametrize(
    ("title", "text", "issuer"),
    [
        ("青岑钨业：关于签订日常经营合同的公告", ANNOUNCED, "青岑钨业股份有限公司"),
        (
            "钨矿指标",
            "云川省自然资源厅 云川省工业和信息化厅关于下达2026年钨矿指标的通知\n各市：\n下达如下。",
            "云川省自然资源厅",
        ),
        ("公告", "磁材公告\n青岑磁材股份有限公司\n董事会\n2026年3月1日", "青岑磁材股份有限公司"),
        (
            "Tarrawonga signs offtake",
            'PERTH, 4 May 2026 - Tarrawonga Antimony Limited (ASX: TWA) ("Tarrawonga" or the "Company") has signed an offtake agreement.',
            "Tarrawonga Antimony Limited",
        ),
        (
            "Quarterly report",
            "TARRAWONGA ANTIMONY LIMITED\nQuarterly Activities Report\nOutput was 120 tonnes.",
            "TARRAWONGA ANTIMONY LIMITED",
        ),
        ("苍岭县政府工作报告", "各位代表：\n现在，我代表县人民政府，向大会作政府工作报告。", "苍岭县人民政府"),
    ],
)
def test_an_issuer_presents_itself(title: str, text: str, issuer: str, book: Handbook) -> None:
    found = read(Document(text, title=title), book).issuer
    assert found.name == issuer
    assert found.span is not None


@pytest.mark.parametrize(
    "text",
    [
        "PERTH, May 4 (Harbour Wire) - Tarrawonga Antimony Limited will cut output, two people said.",
        "本报讯 青岑钨业股份有限公司昨日与云岭金属有限公司签订供货合同。该公司称合同为期三年。",
        "两家公司昨日发布公告，说明出口许可情况。\n青岑钨业股份有限公司表示，申请仍在审批。\n云岭锡业股份有限公司未回应。",
        "The Ministry of Trade said on Monday that it would license exports of antimony.",
    ],
)
def test_whoever_a_report_is_about_does_not_issue_it(text: str, book: Handbook) -> None:
    assert read(Document(text, title="Report"), book).issuer.name == ""


def test_a_new_rule_for_issuers_needs_no_python(tmp_path: Path) -> None:
    rule = "- {name: who advertises, where: head, match: '^(?P<body>[^：\\n]{4,20}局)招标'}\n"
    (tmp_path / "issuers.yaml").write_text(rule, encoding="utf-8")
    found = read(Document("云川省物资储备局招标：钨精矿500吨。"), load_handbook(tmp_path)).issuer
    assert found.name == "云川省物资储备局"


@pytest.mark.parametrize(("match", "says"), [("(?P<body>x", "no regular expression"), ("公告", "(?P<body>")])
def test_a_rule_that_can_name_nobody_is_an_error_with_its_line(tmp_path: Path, match: str, says: str) -> None:
    (tmp_path / "issuers.yaml").write_text(f"- name: mine\n  where: title\n  match: '{match}'\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        _ = load_handbook(tmp_path).issuers
    assert "issuers.yaml:" in str(caught.value)
    assert says in str(caught.value)
