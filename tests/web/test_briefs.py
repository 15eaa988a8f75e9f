"""Briefs edited with the linter looking on, published for good, corrected in the open."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest

from tests.conftest import LETTERS
from tests.web.conftest import Site, Watched, run
from watchword.desk import Desk, DeskError
from watchword.desk.inbox import rank_all
from watchword.desk.press import draft, edited, publish, save
from watchword.store.error import StoreError

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A workspace of the letters that the tests of this file may publish from."""
    path = tmp_path_factory.mktemp("press")
    with Desk(path, create=True) as desk:
        desk.add(sorted(LETTERS.glob("*.txt")))
        rank_all(desk)
    yield from run(path)


def newest(site: Site) -> str:
    with Desk(site.workspace) as desk:
        return next(d.id for d in desk.workspace.documents() if str(d.published) == "2025-07-30")


@pytest.mark.chromium
def test_a_brief_is_edited_under_the_linters_eyes_and_corrected_in_the_open(own: Site, watched: Watched) -> None:
    page, id = watched.page, newest(own)
    page.goto(f"{own.base}/documents/{id}/brief/edit")
    assert "no objection" in page.locator("#lint-count").inner_text()
    second = page.locator("#editor textarea").nth(1)
    told = second.input_value()
    assert "36" in told
    second.fill(told.replace("36", "37"))
    page.locator(".lint li").first.wait_for()
    assert "37" in page.locator(".lint li").first.inner_text()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/brief?form=standard")
    page.get_by_role("button", name="Publish").click()
    page.locator(".wrong").wait_for()
    assert "not published" in page.locator(".wrong").inner_text()

    page.goto(f"{own.base}/documents/{id}/brief/edit")
    page.locator("#editor textarea").nth(1).fill(told)
    page.locator(".lint li").first.wait_for(state="detached")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/brief?form=standard")
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/p/**")
    permalink = page.url
    assert "EXAMPLE" in page.locator(".banner").inner_text()
    assert page.locator(".wrong").count() == 0
    assert page.locator("meta[property='og:title']").get_attribute("content") == page.locator("h1").inner_text()
    page.locator("sup a", has_text="4").first.click()
    assert "编入民兵" in page.locator(".quotes li:target").inner_text()

    page.goto(f"{own.base}/documents/{id}/brief/edit")
    page.locator("input[name=title]").fill("A letter <b>corrected</b>")
    page.locator("input[name=note]").fill("The title named the wrong day <script>.")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/brief?form=standard")
    page.goto(permalink)
    assert "corrected" not in page.locator("h1").inner_text()
    page.go_back()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/p/**")
    assert page.url == permalink
    assert page.locator("h1").inner_text() == "A letter <b>corrected</b>"
    assert "The title named the wrong day <script>." in page.locator(".wrong").inner_text()

    page.goto(f"{own.base}/documents/{id}/brief/versions")
    assert "37" in " ".join(page.locator("del").all_inner_texts())
    assert "corrected</b>" in " ".join(page.locator("ins").all_inner_texts())
    # A refused publication is answered with 400, which the browser notes; nothing else is.
    assert [text for text in watched.complaints if "status of 400" not in text] == []
    with own.client() as client:
        feed = ElementTree.fromstring(client.get("/feed.atom").content)
        entry = feed.find(f"{ATOM}entry")
        assert entry is not None
        assert entry.findtext(f"{ATOM}title") == "A letter <b>corrected</b>"
        assert entry.findtext(f"{ATOM}id") == permalink
        assert "wrong day" in (entry.findtext(f"{ATOM}summary") or "")


@pytest.mark.chromium
def test_a_footnote_lights_its_words_beside_the_brief(own: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{own.base}/documents/{newest(own)}/brief?form=flash")
    with_words = page.locator("sup a[href^='#q']")
    for at in range(with_words.count()):
        with_words.nth(at).click()
        lit = "".join(page.locator(".quoted .lit").all_inner_texts())
        assert lit
        assert lit in (with_words.nth(at).get_attribute("title") or "")


@pytest.mark.chromium
def test_a_brief_comes_as_a_file_of_each_kind(own: Site) -> None:
    with own.client() as client:
        for kind, holds in (("md", "## Highlights"), ("json", '"highlights"'), ("html", "<!doctype html>")):
            answer = client.get(f"/documents/{newest(own)}/brief.{kind}?form=press")
            assert holds in answer.text
            assert "attachment" in answer.headers["content-disposition"]
            assert "sandbox" in answer.headers["content-security-policy"]
        pdf = client.get(f"/documents/{newest(own)}/brief.pdf?form=flash").content
        words = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(pdf)))
        assert "Key takeaway" in words
        chinese = client.get(f"/documents/{newest(own)}/brief?lang=zh").text
        assert '<article class="brief" lang="zh">' in chinese
        assert "/brief/edit" not in chinese  # what is kept and published is English
        assert "36" in client.get(f"/documents/{newest(own)}/brief.md?lang=zh").text
        assert client.get(f"/documents/{newest(own)}/brief.exe").status_code == 422
        assert client.get(f"/documents/{newest(own)}/brief?form=novel").status_code == 400


@pytest.mark.chromium
def test_a_published_brief_is_printed_for_anybody(own: Site) -> None:
    with own.client() as client:
        permalink = own.published(newest(own)).replace(own.base, "")
        page = client.get(permalink).text
        card = page.split('property="og:image" content="', 1)[1].split('"', 1)[0]
        assert card.startswith(own.base)
        assert client.get(card.replace(own.base, "")).content[:4] == b"\x89PNG"
        answer = client.get(f"{permalink}.pdf")
        assert answer.headers["content-type"] == "application/pdf"
        words = "\n".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(io.BytesIO(answer.content)))
        assert "Key takeaway" in words
        assert "EXAMPLE" in words
        assert "Write a reply" not in words
        assert client.get("/p/nothing.pdf").status_code == 404


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "w", create=True) as desk:
        desk.add([LETTERS / "beiling-2024.txt", LETTERS / "beiling-2025.txt"])
        yield desk


def test_a_kept_brief_is_the_brief(desk: Desk) -> None:
    document = next(desk.workspace.documents())
    brief, kept = draft(desk, document, "standard")
    assert kept is None
    save(desk, brief, by="me", note="", after=0)
    again, kept = draft(desk, document, "standard")
    assert again == brief
    assert kept
    assert kept.public is None


def test_nobody_overwrites_what_another_saved(desk: Desk) -> None:
    brief, _ = draft(desk, next(desk.workspace.documents()), "standard")
    save(desk, brief, by="me", note="", after=0)
    with pytest.raises(StoreError, match="saved meanwhile"):
        save(desk, edited(brief, {}, "mine"), by="you", note="", after=0)


def test_a_correction_says_what_was_corrected(desk: Desk) -> None:
    document = next(desk.workspace.documents())
    brief, _ = draft(desk, document, "standard")
    with pytest.raises(DeskError, match="save one first"):
        publish(desk, document, "standard")
    save(desk, brief, by="me", note="", after=0)
    first = publish(desk, document, "standard")
    save(desk, edited(brief, {}, "Another title"), by="me", note="", after=1)
    with pytest.raises(DeskError, match="what was corrected"):
        publish(desk, document, "standard")
    kept = save(desk, edited(brief, {}, "Another title"), by="me", note="the title", after=2)
    assert kept.public
    assert kept.public.brief.title == brief.title
    second = publish(desk, document, "standard")
    assert second.slug == first.slug
    assert [edition.note for edition in second.corrections] == ["the title"]


def test_a_sentence_without_words_leaves_and_the_takeaway_stays(desk: Desk) -> None:
    brief, _ = draft(desk, next(desk.workspace.documents()), "standard")
    first = brief.highlights[0]
    assert first not in edited(brief, {first.id: "  "}).highlights
    assert edited(brief, {}) == brief
    with pytest.raises(DeskError, match="at most"):
        edited(brief, {first.id: "x" * 3000})
