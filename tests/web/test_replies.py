"""Readers' replies from the form to the correction at the top, and what spoils them. All people are invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.web.conftest import Site, Watched, run
from tests.web.test_people import WORDS, Team, prepared
from watchword.desk import Desk
from watchword.desk.replies import Written, take
from watchword.store.press import Press
from watchword.store.replies import ReplyStore
from watchword.web import public

PAYLOADS = [line for line in (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines() if line]


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    path = tmp_path_factory.mktemp("replies")
    tokens = prepared(path)
    for site in run(path):
        yield Team(site, tokens)


@pytest.fixture(scope="module")
def permalink(team: Team) -> str:
    with Desk(team.site.workspace) as desk:
        id = next(desk.workspace.documents()).id
    with team.client("vera") as client:
        return team.post(client, f"/documents/{id}/brief/publish").headers["location"]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms that come back at once, as many as wanted: the tests of both say so themselves."""
    monkeypatch.setattr(public, "SOONEST", 0)
    monkeypatch.setattr(public, "PER_ADDRESS", ())


def send(client: httpx2.Client, permalink: str, text: str, **given: str) -> httpx2.Response:
    page = client.get(permalink).text
    token = page.split('name="token" value="', 1)[1].split('"', 1)[0]
    when = page.split('name="when" value="', 1)[1].split('"', 1)[0]
    return client.post(f"{permalink}/replies", data={"token": token, "when": when, "text": text, **given})


def store(team: Team) -> ReplyStore:
    return ReplyStore(Desk(team.site.workspace).workspace.database)


@pytest.mark.chromium
def test_a_reply_becomes_a_correction_at_the_top(team: Team, permalink: str, watched: Watched) -> None:
    page = watched.page
    page.goto(team.site.base + permalink)
    assert page.locator("nav[aria-label=Pages]").count() == 0  # a reader without a login sees no workspace
    page.locator("a.quote").nth(1).click()
    quoted = page.locator("#write blockquote").inner_text()
    assert "36" in quoted
    page.locator("#write textarea").fill("The title says the wrong thing.\n<script>hit=1</script> https://example.org")
    page.locator("#write input[name=name]").fill("Ines")
    page.wait_for_timeout(4100)
    watched.shoot("reply-form")
    assert watched.violations() == []
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Withdraw the reply").wait_for()
    page.goto(team.site.base + permalink)
    assert page.locator(".reply").count() == 0

    page.goto(f"{team.site.base}/login")
    page.locator("input[name=name]").fill("vera")
    page.locator("input[name=password]").fill(WORDS["vera"])
    page.locator("form.narrow button").click()
    page.wait_for_url(f"{team.site.base}/")
    page.goto(f"{team.site.base}/replies")
    row = page.locator(".item", has_text="Ines")
    assert "an address of a page" in row.inner_text()
    assert "looks like markup" in row.inner_text()
    assert watched.violations() == []
    watched.shoot("replies-queue")
    row.locator("summary", has_text="Answer").click()
    row.locator("textarea").fill("You are right; we correct it.")
    row.get_by_role("button", name="Show it with this answer").click()
    page.goto(f"{team.site.base}/replies?state=shown")
    page.locator(".item", has_text="Ines").get_by_role("link", name="Correct the brief after it").click()
    assert "wrong thing" in page.locator(".banner").inner_text()
    page.locator("input[name=title]").fill("A better title")
    page.locator("input[name=note]").fill("The title said too much.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/p/**")
    top = page.locator(".wrong").first
    assert "The title said too much." in top.inner_text()
    top.get_by_role("link", name="after a reply by Ines").click()
    reply = page.locator(".reply:target")
    assert "led to a correction" in reply.inner_text()
    assert "<script>hit=1</script> https://example.org" in reply.inner_text()
    assert reply.locator("a[href*='example.org']").count() == 0
    assert quoted.split("36")[0][-10:] in reply.locator("blockquote").inner_text()
    answer = page.locator(".reply.answered")
    assert "The editor" in answer.inner_text()
    assert "vera" not in answer.inner_text()
    watched.shoot("replies-public")
    assert watched.violations() == []
    assert not watched.complaints
    assert watched.outside(team.site.base) == []
    with team.client("vera") as client:
        acts = client.get("/people/acts?what=reply").text
        assert "reply.answer" in acts
        assert "reply.correct" in acts


@pytest.mark.chromium
def test_fifty_attacks_in_replies_stay_words(team: Team, permalink: str, watched: Watched) -> None:
    with Desk(team.site.workspace) as desk:
        kept = Press(desk.workspace.database).at(permalink.removeprefix("/p/"))
        assert kept
        numbers = []
        for at, attack in enumerate(PAYLOADS):
            words = re.sub(r"(?i)https?:|www\.", "", attack)
            numbers.append(take(desk, kept, Written(f"{at} {words}", name=words[:40]), ""))
            ReplyStore(desk.workspace.database).decide(numbers[-1], "shown")
    page = watched.page
    page.goto(team.site.base + permalink)
    shown = page.locator(".reply .said-by").all_inner_texts()
    assert len(shown) >= len(PAYLOADS) >= 50
    assert page.evaluate("window.hit") is None
    assert page.locator(".reply .said-by *").count() == 0
    assert page.locator(".reply .meta strong *").count() == 0
    for number in numbers[::9]:
        page.goto(f"{team.site.base}{permalink}?reply={number}")
        assert page.evaluate("window.hit") is None
    assert watched.complaints == []
    assert watched.outside(team.site.base) == []
    with Desk(team.site.workspace) as desk:
        for number in numbers:
            ReplyStore(desk.workspace.database).decide(number, "hidden")


def test_a_reply_is_withdrawn_by_who_wrote_it_and_nobody_else(team: Team, permalink: str, at_once: None) -> None:
    with team.client() as client, team.client() as other:
        sent = send(client, permalink, "I said this too soon.", name="Otto")
        assert sent.status_code == 200, sent.text
        address = re.search(r'href="(/p/[^"]+/withdraw[^"]+)"', sent.text)
        assert address
        number = int(address[1].split("/replies/", 1)[1].split("/", 1)[0])
        page = other.get(address[1].split("?")[0] + "?secret=guess").text
        token = page.split('name="token" value="', 1)[1].split('"', 1)[0]
        place = address[1].split("?")[0]
        assert other.post(place, data={"token": token, "secret": "guess"}).status_code == 404
        page = client.get(address[1].replace("&amp;", "&")).text
        fields = {name: page.split(f'name="{name}" value="')[-1].split('"', 1)[0] for name in ("token", "secret")}
        assert client.post(place, data=fields).status_code == 303
    assert store(team).one(number).erased


@pytest.mark.parametrize(
    ("given", "why"),
    [({"website": "https://example.org"}, "stays empty"), ({"when": "1.x"}, "very quick"), ({"name": "Editor"}, "editor&#39;s"), ({"sentence": "s999"}, "no longer there"), ({"answers": "99999"}, "no reply")],
)  # fmt: skip
def test_what_is_refused_says_why_and_loses_nothing(
    team: Team, permalink: str, at_once: None, given: dict[str, str], why: str
) -> None:
    with team.client() as client:
        answer = send(client, permalink, "A long thought that took me an hour.", **given)
        assert answer.status_code == 400
        assert why in answer.text
        assert "A long thought that took me an hour." in answer.text


def test_forms_that_come_at_once_are_not_typed_by_people(team: Team, permalink: str) -> None:
    with team.client() as client:
        assert "very quick" in send(client, permalink, "Nobody types so fast.").text


def test_a_flood_is_slowed_down(team: Team, permalink: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "SOONEST", 0)
    with team.client() as client:
        codes = [send(client, permalink, f"Thought number {n} of mine.").status_code for n in range(6)]
        assert codes[-1] == 429
        assert codes.count(200) <= 3
        found = store(team).queue("waiting")
        assert all("127.0.0.1" not in repr(reply) for reply, _ in found)


def test_three_reports_from_three_places_take_a_reply_off_the_page(
    team: Team, permalink: str, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with team.client() as client:
        assert send(client, permalink, "This one will be reported.").status_code == 200
        number = store(team).queue("waiting")[-1][0].number
        store(team).decide(number, "shown")
        assert "will be reported" in client.get(permalink).text
        for place, reason in enumerate(("spam", "insult", "person")):
            monkeypatch.setattr(public, "address_of", lambda _, place=place: f"192.0.2.{place}")
            token = client.get(permalink).text.split('name="token" value="', 1)[1].split('"', 1)[0]
            made = client.post(f"{permalink}/replies/{number}/report", data={"token": token, "reason": reason})
            assert made.status_code == 200
        assert "will be reported" not in client.get(permalink).text
        assert store(team).one(number).reports == ("spam", "insult", "person")
        with team.program("vera") as program:
            shown = program.put(f"/api/v1/replies/{number}/state", json={"state": "shown"})
            assert shown.status_code == 200
            items = program.get(f"/api/v1/briefs/{permalink.removeprefix('/p/')}/replies").json()["items"]
            assert number in {one["number"] for one in items}


def test_a_reply_from_another_site_is_not_taken(team: Team, permalink: str, at_once: None) -> None:
    with team.client() as client:
        page = client.get(permalink).text
        when = page.split('name="when" value="', 1)[1].split('"', 1)[0]
        assert client.post(f"{permalink}/replies", data={"when": when, "text": "Forged."}).status_code == 403


def test_alone_a_reader_is_still_a_reader(site: Site, at_once: None) -> None:
    """The one person at a machine may try the form: even then nothing is shown before it was moderated."""
    with site.client() as client:
        id = client.get("/inbox?state=all").text.split('data-id="', 1)[1].split('"', 1)[0]
        permalink = site.published(id)
        assert send(client, permalink, "Trying this out.").status_code == 200
        assert "Trying this out." not in client.get(permalink).text
        assert "Trying this out." in client.get("/replies").text
