"""What somebody hostile would try next: each of these once worked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from tests.conftest import LETTERS
from tests.web.conftest import Site, run
from tests.web.test_people import WORDS, Team, prepared
from watchword.desk import Desk
from watchword.desk.accounts import People
from watchword.desk.inbox import rank_all
from watchword.store.replies import ReplyStore
from watchword.web import public
from watchword.web.phrases import cell


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A workspace with a house form of its own."""
    path = tmp_path_factory.mktemp("attacked")
    with Desk(path, create=True) as desk:
        desk.add([LETTERS / "beiling-2024.txt", LETTERS / "beiling-2025.txt"])
        rank_all(desk)
    yield from run(path)


def document(site: Site) -> str:
    with Desk(site.workspace) as desk:
        return next(desk.workspace.documents()).id


def test_one_reader_cannot_take_a_reply_off_the_page(own: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "SOONEST", 0)
    permalink = own.published(document(own)).replace(own.base, "")
    with own.client() as client, Desk(own.workspace) as desk:
        page = client.get(permalink).text
        fields = {name: re.findall(rf'name="{name}" value="([^"]*)"', page)[-1] for name in ("token", "when")}
        assert client.post(f"{permalink}/replies", data={**fields, "text": "A fair point."}).status_code == 200
        store = ReplyStore(desk.workspace.database)
        [(reply, _)] = store.queue("waiting", after=0, size=9)
        store.decide(reply.number, "shown")
        for _ in range(4):
            told = own.post(client, f"{permalink}/replies/{reply.number}/report", reason="spam")
            assert told.status_code == 200  # who tells again isn't told that it doesn't count
        assert store.one(reply.number).state == "shown"
        assert store.one(reply.number).reports == ("spam",)


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999999", "9" * 400])
def test_no_number_in_an_address_breaks_the_server(own: Site, number: str) -> None:
    permalink = own.published(document(own)).replace(own.base, "")
    with own.client() as client:
        for path in (f"{permalink}/replies/{number}/withdraw?secret=x", f"/replies/{number}/correct", f"/documents/{document(own)}/at/{number}"):  # fmt: skip
            assert client.get(path).status_code in (200, 400, 404, 422), path
        for path in (f"{permalink}/replies/{number}/report", f"{permalink}/replies/{number}/withdraw"):
            assert own.post(client, path, reason="spam", secret="x").status_code in (400, 404, 422), path


def test_a_house_form_by_any_name_can_be_downloaded(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    own = '- {form: 日报"; x, highlights: 3, body_words: [0, 0], parts: [highlights, takeaway]}\n'
    (tmp_path / "data" / "forms.yaml").write_text(own, encoding="utf-8")
    with Desk(tmp_path, create=True) as desk:
        desk.add([LETTERS / "beiling-2024.txt", LETTERS / "beiling-2025.txt"])
        if '日报"; x' not in desk.book.forms:
            pytest.skip("a workspace adds no house forms")
    for site in run(tmp_path):
        with site.client() as client:
            answer = client.get(f"/documents/{document(site)}/brief.md", params={"form": '日报"; x'})
            assert answer.status_code == 200
            assert re.fullmatch(r'attachment; filename="[\w.-]+"', answer.headers["content-disposition"])


def test_behind_https_every_address_that_is_told_is_https(tmp_path: Path) -> None:
    prepared(tmp_path)
    with Desk(tmp_path) as desk:
        id = next(desk.workspace.documents()).id
    for site in run(tmp_path, https=True):
        with site.client() as client:
            page = client.get("/login")
            visit = page.headers["set-cookie"].split(";", 1)[0]
            token = page.text.split('name="token" value="', 1)[1].split('"', 1)[0]
            fields = {"token": token, "name": "vera", "password": WORDS["vera"]}
            held = client.post("/login", data=fields, headers={"Cookie": visit}).headers.get_list("set-cookie")
            cookie = next(one for one in held if one.startswith("__Host-watchword_session=")).split(";", 1)[0]
            mine = {"Cookie": cookie}
            token = client.get("/account", headers=mine).text.split('name="token" value="', 1)[1].split('"', 1)[0]
            made = client.post(f"/documents/{id}/brief/publish", data={"token": token}, headers=mine)
            public_page = client.get(made.headers["location"]).text
            assert 'property="og:url" content="https://' in public_page
            assert 'rel="canonical" href="https://' in public_page
            assert 'property="og:image" content="https://' in public_page
            assert "http://127" not in client.get("/feed.atom").text


def test_a_flood_of_tries_fills_no_record(tmp_path: Path) -> None:
    prepared(tmp_path)
    for site in run(tmp_path):
        team = Team(site, {})
        with team.client() as client:
            codes = [team.login(client, "vera", "wrong wrong wrong").status_code for _ in range(25)]
            assert codes.count(429) == 20
    with Desk(tmp_path) as desk:
        acts = People(desk.workspace.database).acts.page(by="", what="login", before=0, size=200)
        assert sum(act.what == "login.throttled" for act in acts) == 1
        assert sum(act.what == "login.failed" for act in acts) == 5


@pytest.mark.parametrize("kind", ["heat.svg", "spread.svg"])
def test_a_phrase_is_no_markup_in_a_picture(own: Site, kind: str) -> None:
    with own.client() as client:
        for phrase in ("<script>hit(1)<x>", "x\"><a href='javascript:x'>x", "&lt;b&gt;x"):
            picture = client.get(f"/phrases/{quote(phrase)}/{kind}")
            if kind == "spread.svg":  # nobody took it up
                assert picture.status_code == 404
                continue
            assert picture.headers["content-type"].startswith("image/svg+xml")
            drawn = ElementTree.fromstring(picture.content)
            assert not [one for one in drawn.iter() if one.tag.rsplit("}", 1)[-1] in ("script", "a")]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "\r\n@x"])
def test_nothing_that_a_spreadsheet_runs_leaves_in_a_download(text: str) -> None:
    assert cell(text).lstrip('"').startswith("'")


def test_pictures_and_downloads_of_nothing_break_nothing(own: Site) -> None:
    nothing = quote("没有这样的话")
    paths = [
        f"/phrases/{nothing}/{one}"
        for one in ("heat.svg", "heat.csv", "heat.json", "spread.svg", "spread.csv", "heat.svg?by=issuer")
    ]
    paths += [
        "/phrases/compare.svg",
        "/phrases/compare.csv",
        f"/phrases/compare.svg?phrase={nothing}",
        "/phrases/compare.svg?phrase=。",
    ]
    paths += [
        "/supply/flow.svg?name=",
        "/supply/flow.svg?name=nothing",
        "/supply/what-if/none/fan.svg",
        "/supply/what-if/magnets-2025/fan.svg?loss-0-low=2&loss-0-high=3",
    ]
    paths += [
        f"/entities/{nothing}/graph",
        f"/entities/{nothing}/graph.json",
        "/p/none.pdf",
        "/documents/ffffffff/raw",
        "/documents/ffffffff/brief.pdf",
    ]
    with own.client() as client:
        for path in paths:
            assert client.get(path).status_code < 500, path
