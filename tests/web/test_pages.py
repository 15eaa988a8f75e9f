"""Each page in a real browser: accessible, quiet, without requests to others, from 360 px, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.web.conftest import Site, Watched, run
from watchword.desk import Desk
from watchword.desk.inbox import rank_all

pytestmark = pytest.mark.chromium


def addresses(site: Site) -> dict[str, str]:
    with site.client() as client:
        first = client.get("/inbox").text.split('data-id="', 1)[1].split('"', 1)[0]
    document = f"/documents/{first}"
    return {
        "start": "/",
        "inbox": "/inbox",
        "inbox_search": "/inbox?words=稀土&sort=newest&since=2024-01-01",
        "inbox_empty": "/inbox?words=没有这样的话",
        "reader": f"{document}?at=300",
        "years": f"{document}?view=years",
        "gloss": f"{document}?view=gloss",
        "kept": f"{document}?view=kept",
        "brief": f"{document}/brief",
        "edit": f"{document}/brief/edit",
        "public": site.published(first),
        "briefs": "/briefs",
        "versions": f"{document}/brief/versions",
        "phrases": "/phrases?words=双拥",
        "phrase": "/phrases/新质生产力",
        "phrase_unknown": "/phrases/没有这样的话?by=issuer",
        "phrase_grid": "/phrases/双拥?view=grid",
        "phrase_spread": "/phrases/双拥?view=spread",
        "phrase_forms": "/phrases/双拥?view=forms",
        "phrase_swaps": "/phrases/双拥?view=swaps",
        "replaced": "/phrases/substitutions",
        "compare": "/phrases/compare?phrase=双拥,防汛救灾",
        "entities": "/entities?words=稀土",
        "entity": "/entities/北岭稀土钢铁集团",
        "graph": "/entities/国务院国有资产监督管理委员会/graph",
        "supply": "/supply?name=dysprosium",
        "what_if": "/supply/what-if/magnets-2025",
        "review": "/review",
        "review_matches": "/review?show=matches",
        "review_phrases": "/review?show=phrases",
        "review_proposals": "/review?show=proposals",
        "review_flags": "/review?show=flags",
        "account": "/account",
        "replies": "/replies",
        "people": "/people",
        "acts": "/people/acts",
        "error": "/nowhere",
    }


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en-US"), (390, "dark", "zh-CN"), (360, "light", "en-US")]
)
def test_every_page_is_accessible_quiet_and_asks_nobody_else(
    site: Site, browser: Browser, width: int, scheme: str, language: str
) -> None:
    view = {"width": width, "height": 900}
    context = browser.new_context(viewport=view, color_scheme=scheme, locale=language)  # type: ignore[arg-type]
    faults = []
    for name, address in addresses(site).items():
        watched = Watched(context.new_page())
        answer = watched.page.goto(site.base + address)
        assert answer
        assert answer.status == (404 if name == "error" else 200), name
        own = "zh" if language == "zh-CN" and name != "public" else "en"  # what is published speaks its own language
        assert watched.page.locator("html").get_attribute("lang") == own
        if width != 360:  # the narrowest is about room alone
            faults += [f"{name}: {violation}" for violation in watched.violations()]
        complaints = [text for text in watched.complaints if name != "error" or "404" not in text]
        faults += [f"{name}: {complaint}" for complaint in complaints]
        faults += [f"{name}: asked {url}" for url in watched.outside(site.base)]
        if not watched.fits():
            faults.append(f"{name}: wider than {width} px")
        watched.shoot(f"{name}-{width}")
        watched.page.close()
    context.close()
    assert not faults


def test_the_inbox_is_worked_through_with_the_keyboard(site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{site.base}/inbox?sort=newest&state=all")
    rows = page.locator(".item")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert "current" in (rows.nth(1).get_attribute("class") or "")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.wait_for_selector(".item.kept")
    assert "kept" in (rows.nth(0).get_attribute("class") or "")
    page.keyboard.press("r")
    page.wait_for_selector(".item.dismissed")
    page.keyboard.press("u")
    page.wait_for_selector(".item.dismissed", state="detached")
    page.reload()
    assert page.locator(".item.kept").count() == 1
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "words"
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    title = page.locator(".item.current a.title").inner_text()
    page.keyboard.press("o")
    page.wait_for_url("**/documents/*")
    assert page.locator("h1").inner_text() == title
    assert not watched.complaints


def test_a_marked_word_opens_beside_the_text(site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(site.base + addresses(site)["reader"].split("?")[0])
    page.locator(".text a.run.term", has_text="八一").first.click()
    side = page.locator("#side")
    side.locator("h3", has_text="八一").wait_for()
    assert "codebook" in side.inner_text()
    page.locator(".text a.run.ritual").nth(3).click()
    side.locator(".sides").wait_for()
    assert "/documents/" in (side.locator(".sides a").first.get_attribute("href") or "")
    assert watched.page.url.count("/documents/") == 1
    assert not watched.complaints


def test_the_new_clause_of_the_demo_letter_is_shaded_as_new(site: Site, watched: Watched) -> None:
    watched.page.goto(site.base + addresses(site)["reader"].split("?")[0])
    new = "".join(watched.page.locator(".run.new").all_inner_texts())
    assert "编入民兵新材料保障分队" in new
    assert "节日的祝贺和诚挚的慰问" not in new


def test_language_and_theme_are_kept(site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{site.base}/inbox")
    page.get_by_role("button", name="中文").click()
    page.wait_for_selector("html[lang=zh]")
    page.get_by_role("button", name="自动").click()
    page.wait_for_selector("html[data-theme=dark]")
    page.goto(site.base)
    assert page.locator("html").get_attribute("lang") == "zh"
    assert page.locator("html").get_attribute("data-theme") == "dark"


LONG = "中国北方稀土钢铁冶金新材料科技研究开发投资控股（集团）股份有限责任公司第二冶炼分离厂联合党委"
WORD = "Averyverylongwordwithoutanyspaceinit" * 4


def test_long_names_stay_within_the_page(tmp_path: Path, browser: Browser) -> None:
    """Invented texts whose titles, issuers and words are longer than any line, and a view with a long name."""
    rows = [
        {"text": f"{LONG}召开会议，稀土氧化物产量1.3万吨。" * 3, "title": LONG * 4, "published": "2025-07-30", "issuer": LONG, "url": f"https://example.org/{WORD}"},
        {"text": f"{WORD} rare earth output grew.", "title": WORD, "published": "2025-07-29", "issuer": WORD[:80], "url": "https://example.org/x"},
    ]  # fmt: skip
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    with Desk(tmp_path / "w", create=True) as desk:
        assert not desk.add([file]).failed
        rank_all(desk)
        ids = [document.id for document in desk.workspace.documents()]
    faults = []
    for site in run(tmp_path / "w"):
        with site.client() as client:
            site.post(client, "/inbox/views", name="A name of a view that goes on " * 9, query="sort=newest")
        context = browser.new_context(viewport={"width": 360, "height": 800})
        watched = Watched(context.new_page())
        paths = ["/inbox", f"/entities/{LONG}", f"/entities/{LONG}/graph", "/phrases/compare?phrase=稀土", "/review"]
        for path in (
            *paths,
            *(f"/documents/{id}{view}" for id in ids for view in ("", "?view=gloss", "/brief", "/brief/edit")),
        ):
            watched.page.goto(site.base + path)
            if not watched.fits():
                faults.append(path)
        context.close()
    assert not faults
