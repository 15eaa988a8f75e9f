"""What others may not do: foreign hosts, foreign forms, frames, redirects, and texts that try to run."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import ROOT
from tests.web.conftest import Site, Watched, run
from watchword.cli import app
from watchword.desk import Desk
from watchword.desk.inbox import rank_all
from watchword.web.app import make_app
from watchword.web.error import WebError
from watchword.web.forms import local
from watchword.web.settings import Settings

PAYLOADS = [line for line in (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines() if line]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A workspace whose titles, issuers and texts are attacks."""
    path = tmp_path_factory.mktemp("hostile")
    rows = path / "rows.jsonl"
    lines = [
        {"text": f"值此建军98周年之际，稀土{one}集团谨致问候。{one}", "title": one, "published": "2025-07-30", "issuer": one, "url": f"https://example.org/{number}"}
        for number, one in enumerate(PAYLOADS)
    ]  # fmt: skip
    rows.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    page = path / "page.html"
    page.write_text(f"<html><body><article><p>{'稀土产量增长。' * 30}</p><script>parent.hit=1;fetch('https://example.org')</script><img src=https://example.org/x onerror=alert(1)></article></body></html>", encoding="utf-8")  # fmt: skip
    with Desk(path / "work", create=True) as desk:
        done = desk.add([rows, page])
        assert not done.failed
        rank_all(desk)
    yield from run(path / "work")


@pytest.mark.chromium
def test_fifty_attacks_in_titles_issuers_and_texts_stay_words(hostile: Site, watched: Watched) -> None:
    assert len(PAYLOADS) >= 50
    page = watched.page
    ids: list[str] = []
    for after in (0, 50):
        page.goto(f"{hostile.base}/inbox?state=all&sort=newest&after={after}")
        ids += page.eval_on_selector_all(".item", "rows => rows.map(row => row.dataset.id)")
        assert page.evaluate("window.hit") is None
    assert len(ids) >= len(set(PAYLOADS))
    for id in ids:
        page.goto(f"{hostile.base}/documents/{id}?at=12")
        assert page.evaluate("window.hit") is None
    for attack in PAYLOADS[::7]:
        page.goto(f"{hostile.base}/inbox?words=" + __import__("urllib.parse").parse.quote(attack))
        assert page.evaluate("window.hit") is None
    assert [text for text in watched.complaints if "status of 400" not in text] == []
    assert watched.outside(hostile.base) == []


@pytest.mark.chromium
def test_attacks_in_the_data_stay_words(tmp_path: Path, watched: Watched) -> None:
    """The workspace's own data may come from anybody: terms, meanings, holders, sources."""
    (tmp_path / "w" / "data" / "terms").mkdir(parents=True)
    entries = [
        {
            "term": f"试验提法{number}", "pinyin": one, "english": one, "meaning": one, "category": "proposed",
            "interpretations": [{"holder": one, "reading": one, "stance": "analyst", "citations": [{"url": "javascript:window.hit=1", "title": one, "date": "2025", "role": "copy", "seen": "2025-01-01"}]}],
        }
        for number, one in enumerate(PAYLOADS)
    ]  # fmt: skip
    file = tmp_path / "w" / "data" / "terms" / "own.yaml"
    file.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    text = tmp_path / "letter.txt"
    text.write_text("值此建军98周年之际，北岭集团谨致问候，推进试验提法0与试验提法7。", encoding="utf-8")
    with Desk(tmp_path / "w", create=True) as desk:
        assert not desk.add([text]).failed
        rank_all(desk)
    for site in run(tmp_path / "w"):
        page = watched.page
        page.goto(f"{site.base}/phrases")
        assert page.locator("td", has_text="试验提法").count() >= 50
        for number in range(0, len(PAYLOADS), 6):
            page.goto(f"{site.base}/phrases/试验提法{number}")
            assert page.evaluate("window.hit") is None
            assert page.locator("a[href^='javascript']").count() == 0
        assert watched.complaints == []
        assert watched.outside(site.base) == []


@pytest.mark.chromium
def test_a_page_as_kept_neither_runs_nor_loads(hostile: Site, watched: Watched) -> None:
    with hostile.client() as client:
        listed = client.get("/inbox?words=产量增长&sort=newest&state=all").text
    id = listed.split('data-id="', 1)[1].split('"', 1)[0]
    watched.page.goto(f"{hostile.base}/documents/{id}?view=kept")
    frame = watched.page.frame_locator("iframe")
    assert "稀土产量增长" in frame.locator("body").inner_text()
    assert watched.page.evaluate("window.hit") is None
    watched.page.goto(f"{hostile.base}/documents/{id}/raw")
    assert watched.outside(hostile.base) == []


def test_each_test_that_the_pages_on_security_name_is_there() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    there = set(re.findall(r"^def (test_\w+)\(", source, re.MULTILINE))
    lines = (ROOT / "docs/explanation/asvs.md").read_text(encoding="utf-8")
    for text in (lines, (ROOT / "docs/explanation/security.md").read_text(encoding="utf-8")):
        named = set(re.findall(r"`(test_\w+)`", text))
        assert len(named) > 25
        assert named <= there, named - there
    rows = re.findall(
        r"^\| (\d+\.\d+\.\d+) \|[^|]+\| (holds|in part|not met|does not apply) \| ([^|]*) \|", lines, re.MULTILINE
    )
    assert len({number for number, _, _ in rows}) == len(rows) == 253  # levels 1 and 2 of ASVS 5.0.0
    assert all(how for _, answer, how in rows if answer != "holds")
    told = dict(re.findall(r"^\| (holds|in part|not met|does not apply) \| (\d+) \|$", lines, re.MULTILINE))
    counted = Counter(answer for _, answer, _ in rows)
    assert {answer: int(count) for answer, count in told.items()} == counted


def test_every_answer_has_its_headers(site: Site) -> None:
    with site.client() as client:
        for path in ("/", "/inbox", "/nowhere", "/static/app.css", "/documents/ffffffff"):
            headers = client.get(path).headers
            policy = headers["content-security-policy"]
            assert "default-src 'self'" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert headers["x-frame-options"] == "DENY"
            assert headers["x-content-type-options"] == "nosniff"
            assert "server" not in headers
        sheet = client.get("/").text.split('rel="stylesheet" href="', 1)[1].split('"', 1)[0]
        assert "immutable" in client.get(sheet).headers["cache-control"]
        assert "immutable" not in client.get("/static/app.css").headers["cache-control"]


def test_every_answer_says_what_it_is(site: Site) -> None:
    """Text with its characters; nothing is left to be guessed, no folder is listed, no method echoes."""
    kinds = {
        "/": "text/html; charset=utf-8",
        "/feed.atom": "application/atom+xml; charset=utf-8",
        "/phrases/双拥/heat.svg": "image/svg+xml; charset=utf-8",
        "/phrases/双拥/heat.csv": "text/csv; charset=utf-8",
        "/api/v1/terms?words=双拥": "application/json",
    }
    with site.client() as client:
        for path, kind in kinds.items():
            assert client.get(path).headers["content-type"] == kind, path
        assert client.get("/static/").status_code == 404
        assert client.get("/static/vendor/").status_code == 404
        assert client.request("TRACE", "/").status_code == 405
        assert (
            "access-control-allow-origin"
            not in client.get("/api/v1/terms", headers={"Origin": "https://evil.example"}).headers
        )


def test_a_page_holds_no_inline_script_or_style(site: Site) -> None:
    with site.client() as client:
        for path in ("/", "/inbox", "/nowhere"):
            text = client.get(path).text
            assert "<style" not in text
            assert " style=" not in text
            assert "<script>" not in text
            assert " onclick" not in text


def test_a_foreign_name_for_this_server_is_refused(site: Site) -> None:
    with site.client() as client:
        assert client.get("/", headers={"Host": "evil.example"}).status_code == 421
        assert client.get("/", headers={"Host": "127.0.0.1.evil.example:80"}).status_code == 421
        assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("headers", "token"),
    [
        ({}, ""),
        ({}, "00" * 64),
        ({}, "no hex"),
        ({"Origin": "https://evil.example"}, "right"),
        ({"Origin": "null"}, "right"),
        ({"Sec-Fetch-Site": "cross-site"}, "right"),
        ({"Sec-Fetch-Site": "same-site"}, "right"),
    ],
)
def test_a_form_from_elsewhere_changes_nothing(site: Site, headers: dict[str, str], token: str) -> None:
    with site.client() as client:
        given = site.token(client) if token == "right" else token
        id = client.get("/inbox?state=all").text.split('data-id="', 1)[1].split('"', 1)[0]
        fields = {"token": given, "id": id, "action": "dismiss"}
        assert client.post("/inbox/act", data=fields, headers=headers).status_code == 403
        assert f'value="{id}"' in client.get("/inbox").text


def test_a_token_of_another_browser_is_refused(site: Site) -> None:
    with site.client() as mine, site.client() as other:
        token = site.token(other)
        mine.get("/inbox")
        assert mine.post("/inbox/act", data={"token": token, "id": "x", "action": "read"}).status_code == 403


@pytest.mark.parametrize("path", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", "\\\\x", ""])  # fmt: skip
def test_no_form_leads_to_another_site(site: Site, path: str) -> None:
    assert local(path) == "/"
    with site.client() as client:
        answer = site.post(client, "/preferences", language="zh", next=path)
        assert answer.headers["location"] == "/"


def test_a_large_body_is_refused(site: Site) -> None:
    with site.client() as client:
        assert client.post("/preferences", content=b"x" * 3_000_000).status_code == 413


def test_without_accounts_only_this_machine_may_ask(tmp_path: Path) -> None:
    with pytest.raises(WebError, match="--host"):
        make_app(Settings(tmp_path, host="0.0.0.0"))
    result = CliRunner().invoke(app, ["serve", "--host", "0.0.0.0", "--workspace", str(tmp_path)])
    assert isinstance(result.exception, WebError)
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize("path", ["/documents/zzz", "/documents/ffffffff", "/documents/..%2f..%2fetc", "/inbox?after=-1", "/inbox?since=never", "/inbox?words=-稀土", "/inbox?words=%00%ff", "/static/../app.py", "/static/%2e%2e/app.py"])  # fmt: skip
def test_bad_addresses_are_told_and_never_crash(site: Site, path: str) -> None:
    with site.client() as client:
        answer = client.get(path)
        assert answer.status_code in (400, 404, 422)
        assert "Traceback" not in answer.text
