"""The stable machine forms, and the renderings."""

from __future__ import annotations

import html
import itertools
import json
import re

import pytest
from tests.conftest import LETTERS

from watchword.desk import Desk
from watchword.model.document import Document
from watchword.model.publisher import Publisher
from watchword.writing.comparison import comparison_form

SENTENCE = {"id", "text", "kind", "evidence", "facts", "figures", "rests_on", "gloss", "grade", "edited", "model"}


@pytest.fixture(scope="module")
def letter(demo: Desk) -> Document:
    return demo.document(str(LETTERS / "beiling-2025.txt"))


def test_the_brief_form_has_its_keys_and_exact_quotes(demo: Desk, letter: Document) -> None:
    form = json.loads(demo.render(demo.brief(letter), letter, "json"))
    wanted = {
        "title",
        "issuer",
        "occasion",
        "published",
        "ritual_share",
        "military_link",
        "highlights",
        "body",
        "takeaway",
        "terms",
        "touches",
    }
    assert wanted | {"gaps", "sources", "made"} <= form.keys()
    assert set(form["made"]) == {"watchword", "data", "documents", "from", "to", "at"}
    assert set(form["takeaway"]) == {"sentence", "likelihood", "confidence", "rivals", "would_change"}
    for sentence in (*form["highlights"], *form["body"], *form["background"]):
        assert set(sentence) == SENTENCE
        for quote in sentence["evidence"]:
            assert demo.workspace.document(quote["document"]).text[quote["start"] : quote["end"]] == quote["quote"]
        for fact in sentence["facts"]:
            assert set(fact) == {"id", "url", "date", "seen"}


def test_the_spans_of_a_comparison_cover_the_text(demo: Desk, letter: Document) -> None:
    form = comparison_form(letter, demo.compare(letter))
    edges = [(span["start"], span["end"]) for span in form["spans"]]
    assert edges[0][0] == 0
    assert edges[-1][1] == len(letter.text)
    assert all(end == start for (_, end), (start, _) in itertools.pairwise(edges))
    assert {"ritual_share", "reason", "look_back", "comparable", "spans"} <= form.keys()


def test_the_page_asks_for_nothing_and_keeps_hostile_text_inert(demo: Desk) -> None:
    hostile = "值此建军98周年之际，<script>alert(1)</script>致以节日问候<img src=x onerror=alert(2)>。"
    document = Document(hostile, title='"><script>alert(3)</script>', publisher=Publisher("x<svg onload=alert(4)>"))
    page = demo.render(demo.brief(document), document, "html")
    assert "<script" not in page
    assert "onerror=alert" not in re.sub(r"&[a-z#0-9]+;", "", page) or "<img" not in page
    words = re.sub(r"</?span[^>]*>|<a id=[^>]*></a>", "", page)  # the text is cut where a quote begins or ends
    assert html.escape("<script>alert(1)</script>") in words
    assert not re.search(r"(?:src|href)=\"https?://[^\"]+\.(?:js|css|woff2?)\"", page)


def test_the_page_marks_every_quote_where_it_stands(demo: Desk, letter: Document) -> None:
    page = demo.render(demo.brief(letter), letter, "html")
    for name in re.findall(r'href="#(q\d+)"', page):
        assert f'<a id="{name}"></a>' in page


def test_the_banner_stands_in_every_rendering(demo: Desk, letter: Document) -> None:
    brief = demo.brief(letter)
    for kind in ("md", "html", "json"):
        assert "EXAMPLE: the text was written for this project" in demo.render(brief, letter, kind)


def test_a_profile_tells_only_what_its_form_holds(demo: Desk) -> None:
    text = (
        "【示例文本】青岩稀土股份有限公司2025年3月5日公告：公司年产稀土氧化物3000吨，2024年营业收入12亿元。"
        "会议要求，各单位要加强安全生产。"
    )
    document = Document(text)
    quotes = {s.evidence[0].text for s in demo.brief(document, "profile").sentences if s.grade}
    assert any("3000吨" in quote for quote in quotes)
    assert not any("安全生产" in quote for quote in quotes)
    empty = demo.brief(Document("【示例文本】会议要求，各单位要加强稀土安全生产。"), "profile")
    assert any("nothing that this form" in gap for gap in empty.gaps)


def test_a_press_letter_tells_what_its_claims_leave_out_and_decodes_its_terms(demo: Desk) -> None:
    document = demo.document(str(LETTERS / "baogang-2025-reconstruction.txt"))
    shown = demo.render(demo.brief(document, "press"), document, "md")
    for words in ("防汛、抢险救灾和应急处置", "推进企业改革", "Both bases are in Baotou", "411 cities and counties"):
        assert words in shown


def test_a_rise_is_no_price(demo: Desk) -> None:
    text = "【示例文本】青岩稀土股份有限公司公告：氧化镨钕价格每吨较上月上调1.5万元。"
    assert any("up 15,000 yuan" in s.text for s in demo.brief(Document(text)).sentences)
