"""Briefs edited with the linter looking on, published for good, corrected in the open."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
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
    page.wait_for_url("**/brief?form=standard&lang=en")
    page.get_by_role("button", name="Publish").click()
    page.locator(".wrong").wait_for()
    assert "not published" in page.locator(".wrong").inner_text()

    page.goto(f"{own.base}/documents/{id}/brief/edit")
    page.locator("#editor textarea").nth(1).fill(told)
    page.locator(".lint li").first.wait_for(state="detached")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/brief?form=standard&lang=en")
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/p/**")
    permalink = page.url
    assert "EXAMPLE" in page.locator(".banner").inner_text()
    assert page.locator(".wrong").count() == 0
    assert page.locator("meta[property='og:title']").get_attribute("content") == page.locator("h1").inner_text()
    page.locator("sup a", has_text="4").first.click()
    assert "编入民兵" in page.locator(".quotes li:target").inner_text()

    page.goto(f"{own.base}/documents/{id}/brief/edit")
    page.locator("input[name=title]").fill("Beiling supplies 500 missiles")
    page.locator("#lint-title li", has_text="500").wait_for()
    page.locator("input[name=title]").fill("A letter <b>corrected</b>")
    page.locator("input[name=note]").fill("The title named the wrong day <script>.")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/brief?form=standard&lang=en")
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
        assert "36" in client.get(f"/documents/{newest(own)}/brief.md?lang=zh").text
        assert client.get(f"/documents/{newest(own)}/brief.exe").status_code == 422
        assert client.get(f"/documents/{newest(own)}/brief?form=novel").status_code == 400


@pytest.mark.chromium
def test_a_chinese_brief_is_edited_checked_and_published_beside_the_english_one(own: Site, watched: Watched) -> None:
    page, id = watched.page, newest(own)
    own.published(id)
    page.goto(f"{own.base}/documents/{id}/brief?form=flash&lang=zh")
    page.get_by_role("link", name="Edit").click()
    assert "no objection" in page.locator("#lint-count").inner_text()
    second = page.locator("#editor textarea").nth(1)
    told = second.input_value()
    assert "编入民兵" in told
    second.fill("集团已向军队供应导弹。")
    page.locator(".lint li").first.wait_for()
    assert "军队供应导弹" in " ".join(page.locator(".lint li").all_inner_texts())
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/brief?form=flash&lang=zh")
    page.get_by_role("button", name="Publish").click()
    assert "not published" in page.locator(".wrong").inner_text()
    page.goto(f"{own.base}/documents/{id}/brief/edit?form=flash&lang=zh")
    page.locator("#editor textarea").nth(1).fill(
        "今年还将稀土研究院36名科研人员编入民兵新材料保障分队，这是上一次的文本没有的文字。"
    )
    page.locator(".lint li").first.wait_for(state="detached")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/brief?form=flash&lang=zh")
    watched.shoot("brief-zh")
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/p/**")
    permalink = page.url
    assert page.locator("html").get_attribute("lang") == "zh"  # whatever the visitor's language is
    text = page.locator("main").inner_text()
    assert "主要结论" in text
    assert "已发布 20" in text
    assert "年" in text.split("已发布", 1)[1][:12]
    assert "写回复" in text
    assert "Highlights" not in text
    assert page.locator("meta[property='og:locale']").get_attribute("content") == "zh_CN"
    page.locator("#write textarea").fill("x")
    page.locator("#write button.main").click()
    assert "太快" in page.locator(".wrong[role=alert]").inner_text()
    watched.shoot("public-zh")
    assert not watched.violations()
    assert [text for text in watched.complaints if "status of 400" not in text] == []

    with own.client() as client:
        assert own.post(client, f"/documents/{id}/brief/publish?form=flash").status_code == 303  # the English one
        both = ElementTree.fromstring(client.get("/feed.atom").content)
        languages = [entry.get("{http://www.w3.org/XML/1998/namespace}lang") for entry in both.iter(f"{ATOM}entry")]
        assert set(languages) == {"en", "zh"}
        chinese = ElementTree.fromstring(client.get("/feed.atom?lang=zh").content)
        assert [entry.findtext(f"{ATOM}id") for entry in chinese.iter(f"{ATOM}entry")] == [permalink]
        assert {one["language"] for one in client.get("/api/v1/briefs").json()["items"]} == {"en", "zh"}
        assert "主要结论" in client.get(f"/documents/{id}/brief.md?form=flash&lang=zh").text
    page.goto(permalink)
    page.locator(".preferences a", has_text="English").click()
    page.wait_for_url(lambda url: url != permalink)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(".preferences a[lang=zh]").get_attribute("href") == permalink.replace(own.base, "")


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


def test_each_form_and_language_has_versions_and_an_address_of_its_own(desk: Desk) -> None:
    document = next(desk.workspace.documents())
    slugs = set()
    for form, language in (("press", "en"), ("profile", "en"), ("press", "zh"), ("profile", "zh")):
        brief, kept = draft(desk, document, form, language)  # type: ignore[arg-type]
        assert kept is None
        assert brief.language == language
        save(desk, replace(brief, title="The same"), by="me", note="", after=0)
        slugs.add(publish(desk, document, form, language).slug)  # type: ignore[arg-type]
    assert len(slugs) == 4


def test_a_sentence_without_words_leaves_and_the_takeaway_stays(desk: Desk) -> None:
    brief, _ = draft(desk, next(desk.workspace.documents()), "standard")
    first = brief.highlights[0]
    assert first not in edited(brief, {first.id: "  "}).highlights
    assert edited(brief, {}) == brief
    with pytest.raises(DeskError, match="at most"):
        edited(brief, {first.id: "x" * 3000})
