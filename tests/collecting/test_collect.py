"""Every format gives a document, or one line that says what is wrong. All texts are invented."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.collecting.collect import Given, collect, collect_bytes
from watchword.collecting.error import CollectingError
from watchword.collecting.sources import find_sources
from watchword.model.publisher import Publisher

PARAGRAPH = "值此建军节来临之际，北岭稀土钢铁集团党委向驻地全体官兵致以节日的问候，向你们表示崇高的敬意。"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>致全体官兵的慰问信_北岭集团</title>
<meta name="keywords" content="慰问"></head><body>
<ul><li><a href="/">首页</a></li><li><a href="/n">新闻中心</a></li></ul>
<div class="article"><h1>致全体官兵的慰问信</h1><p class="info">发布时间：2025年7月31日 来源：北岭</p>
<div class="content"><p>{PARAGRAPH}</p><p>一年来，集团坚持党的领导，推进改革。{PARAGRAPH}</p></div></div>
<div class="footer">版权所有 北岭集团</div></body></html>"""


def page(encoding: str = "gbk") -> bytes:
    return PAGE.encode(encoding)


def test_a_page_gives_headline_text_and_date() -> None:
    document = collect_bytes(page(), name="letter.html").document
    assert document.text.startswith("致全体官兵的慰问信\n")
    assert PARAGRAPH in document.text
    assert "新闻中心" not in document.text
    assert document.title == "致全体官兵的慰问信"
    assert document.published == date(2025, 7, 31)
    assert document.language == "zh"
    assert "date:label" in document.flags


def test_a_table_is_kept_without_drawn_lines() -> None:
    rows = "<tr><th>矿种</th><th>指标（吨）</th></tr><tr><td>岩矿型</td><td>1234</td></tr>"
    html = PAGE.replace("</div></div>", f"<table>{rows}</table></div></div>")
    text = collect_bytes(html.encode(), name="quota.html").document.text
    assert "矿种\t指标（吨）\n岩矿型\t1234" in text
    assert "|" not in text


def test_the_name_of_the_site_is_not_taken_for_the_headline() -> None:
    html = PAGE.replace("<title>致全体官兵的慰问信_北岭集团", "<title>致全体官兵的慰问信 北岭集团").replace(
        '<div class="article">', '<h1>北岭集团</h1><div class="article">'
    )
    assert collect_bytes(html.encode(), name="a.html").document.title == "致全体官兵的慰问信"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-le", "big5"])
def test_a_page_reads_the_same_in_every_encoding(encoding: str) -> None:
    text = PAGE if encoding != "big5" else "".join(one for one in PAGE if one.encode("big5", "ignore") or one.isascii())
    reference = collect_bytes(text.encode("utf-8"), name="letter.html").document
    assert collect_bytes(text.encode(encoding), name="letter.html").document.text == reference.text


def test_what_a_person_gives_wins_and_is_marked() -> None:
    given = Given(
        issuer="北岭稀土", published=date(2024, 1, 2), url="HTTPS://Example.org/a?utm_source=x#top", title="信"
    )
    document = collect_bytes(page(), name="letter.html", given=given).document
    assert (document.issuer, document.published, document.title) == ("北岭稀土", date(2024, 1, 2), "信")
    assert document.url == "https://example.org/a"
    assert document.given == {"issuer", "published", "url", "title"}
    assert not [flag for flag in document.flags if flag.startswith("date:")]


def test_the_host_register_names_the_publisher() -> None:
    official = Publisher("北岭市人民政府", "government", "A", "example.org")
    document = collect_bytes(
        page(), name="a.html", given=Given(url="https://example.org/a"), publishers=lambda host: official
    ).document
    assert document.publisher == official


@pytest.mark.parametrize(
    ("marker", "kind"),
    [
        ("示例，虚构企业 / example, invented enterprise", "example"),
        ("据报道重构，非原文 / reconstructed from reports, not a source", "reconstruction"),
    ],
)
def test_a_marked_text_is_invented_whatever_its_host(marker: str, kind: str) -> None:
    official = Publisher("北岭市人民政府", "government", "A", "example.org")
    document = collect_bytes(
        f"{marker}\n\n慰问信\n{PARAGRAPH}\n".encode(),
        name="letter.md",
        given=Given(url="https://example.org/a"),
        publishers=lambda host: official,
    ).document
    assert (document.publisher.kind, document.publisher.reliability) == (kind, "F")
    assert document.title == "慰问信"


def test_plain_text_is_kept_as_it_is() -> None:
    text = "　　慰问信　\r\n\r\n" + PARAGRAPH + "\r\n北岭集团\r\n2025年7月31日\r\n"
    document = collect_bytes(text.encode("gb18030"), name="letter.txt").document
    assert document.text == text
    assert document.title == "慰问信"
    assert document.published == date(2025, 7, 31)


def test_markdown_is_kept_and_titled_by_its_first_heading() -> None:
    text = f"说明\n\n## 慰问信 ##\n\n{PARAGRAPH}\n"
    document = collect_bytes(text.encode(), name="letter.md").document
    assert (document.text, document.title) == (text, "慰问信")


def test_the_same_file_is_the_same_document_wherever_it_lies(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "letter.txt").write_text(PARAGRAPH)
    assert collect(tmp_path / "a/letter.txt").document == collect(tmp_path / "b/letter.txt").document


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PARAGRAPH.encode("gbk"))))
    assert collect("-").document.text == PARAGRAPH


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("missing.txt", "no such file"),
        ("folder", "a folder"),
        ("ftp://example.org/a.txt", "scheme ftp"),
        ("empty.txt", "empty"),
        ("menu.html", "no main text"),
        ("damaged.pdf", "damaged"),
        ("nul\x00name", "cannot be read"),
    ],
)
def test_what_gives_no_document_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "menu.html").write_text(
        "<html><head><title>首页</title></head><body><a href='/'>首页</a></body></html>"
    )
    (tmp_path / "damaged.pdf").write_bytes(b"%PDF-1.7\ngarbage")
    with pytest.raises(CollectingError, match=says) as refused:
        collect(source)
    assert "\n" not in str(refused.value)
    assert refused.value.exit_code == 3


def test_a_file_without_permission_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the tests may run as root, who may read everything
    with pytest.raises(CollectingError, match="may not be read"):
        collect(tmp_path / "closed.txt")


def test_fifty_megabytes_of_html_are_refused_before_they_are_parsed() -> None:
    raw = b"<html><body>" + b"<p>text</p>" * 4_600_000
    with pytest.raises(CollectingError, match="51 MB of text or HTML, the limit is 20"):
        collect_bytes(raw, name="huge.html")


def test_folders_give_the_files_that_can_be_read(tmp_path: Path) -> None:
    for name in ("b/letter.txt", "a.HTML", "b/.hidden/x.txt", "photo.png", "t.parquet", "b/n.md", "c.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = list(find_sources([tmp_path, "https://example.org/", "-"]))
    names = [str(path.relative_to(tmp_path)) if isinstance(path, Path) else path for path in found]
    assert names == ["a.HTML", "c.pdf", "t.parquet", "b/letter.txt", "b/n.md", "https://example.org/", "-"]
    with pytest.raises(CollectingError, match="no such file or folder"):
        list(find_sources([tmp_path / "nowhere"]))


def test_a_fragment_of_a_page_is_read() -> None:
    assert collect_bytes(f"<p>{PARAGRAPH}</p>".encode(), name="a.html").document.text == PARAGRAPH


def test_a_marker_below_the_headline_of_a_page_counts() -> None:
    html = PAGE.replace("<p>值此", "<p>示例，虚构企业 / example, invented enterprise</p><p>值此", 1)
    document = collect_bytes(html.encode("gbk"), name="a.html").document
    assert document.publisher.invented
    assert document.title == "致全体官兵的慰问信"


@pytest.mark.parametrize("root", ["rss version='2.0'", "feed xmlns='http://www.w3.org/2005/Atom'", "urlset"])
def test_a_feed_is_not_a_document(root: str) -> None:
    with pytest.raises(CollectingError, match="a feed or a sitemap"):
        collect_bytes(f"<?xml version='1.0'?>\n<!-- x -->\n<{root}><a/></{root.split()[0]}>".encode(), name="feed.xml")


TAGS = ["<html>", "<body>", "<p>", "</p>", "<div>", "</div>", "<table><tr><td>", "<h1>", "</h1>", "<title>", "</title>"]
SCRAPS = [
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "&#x4e00;",
    "&",
    "<",
    PARAGRAPH,
    "发布时间：2025年7月31日",
    "|",
    "\n",
    "\0",
]
MARKUP = st.lists(st.sampled_from([*TAGS, *SCRAPS]), max_size=40)


@settings(max_examples=60, deadline=None)
@given(MARKUP, st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_any_markup_gives_a_document_or_one_line(parts: list[str], encoding: str) -> None:
    raw = "".join(parts).encode(encoding)
    try:
        said = collect_bytes(raw, name="a.html").document.title
    except CollectingError as refused:
        said = str(refused)
    assert "\n" not in said


def test_a_page_that_opens_with_many_comments_is_read_at_once() -> None:
    html = "<!-- -->" * 400 + PAGE
    assert PARAGRAPH in collect_bytes(html.encode(), name="a.html").document.text


def test_a_label_before_endless_white_space_is_read_at_once() -> None:
    html = PAGE.replace("发布时间：2025", "发布时间" + " \n" * 9000 + "2025")
    assert PARAGRAPH in collect_bytes(html.encode(), name="a.html").document.text
