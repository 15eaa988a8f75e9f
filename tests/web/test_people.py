"""Accounts in the browser and over the API: who comes in, what each role may do, and what is kept of it. All people are invented."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from fastapi.routing import iter_route_contexts
from playwright.sync_api import Browser
from typer.testing import CliRunner

from tests.conftest import LETTERS
from tests.web.conftest import Site, Watched, run
from tests.web.test_api import answered
from watchword.cli import app as commands
from watchword.desk import Desk
from watchword.desk.accounts import People
from watchword.desk.inbox import rank_all
from watchword.model.account import Role
from watchword.store.error import StoreError
from watchword.web.app import make_app
from watchword.web.error import WebError
from watchword.web.settings import Settings

WORDS = {"vera": "lantern quarry mute sled", "ana": "harbour pencil forty moths", "rolf": "velvet ladder nine geese"}
ROLE: dict[str, Role] = {"vera": "editor", "ana": "analyst", "rolf": "reader"}
OPEN = {
    "/login", "/preferences", "/healthz", "/p/{slug}", "/feed.atom", "/p/{slug}.pdf", "/p/{slug}/replies", "/p/{slug}/replies/{number}/report",
    "/p/{slug}/replies/{number}/withdraw",
}  # fmt: skip


@dataclass(frozen=True)
class Team:
    """A server whose visitors log in."""

    site: Site
    tokens: dict[str, str]

    @contextmanager
    def client(self, name: str = "") -> Iterator[httpx2.Client]:
        with self.site.client() as client:
            if name:
                assert self.login(client, name).status_code == 303
            yield client

    def login(self, client: httpx2.Client, name: str, password: str = "") -> httpx2.Response:
        token = client.get("/login").text.split('name="token" value="', 1)[1].split('"', 1)[0]
        return client.post("/login", data={"token": token, "name": name, "password": password or WORDS[name]})

    def program(self, name: str) -> httpx2.Client:
        return httpx2.Client(
            base_url=self.site.base, timeout=60, headers={"Authorization": f"Bearer {self.tokens[name]}"}
        )

    def post(self, client: httpx2.Client, path: str, **fields: str) -> httpx2.Response:
        token = client.get("/account").text.split('name="token" value="', 1)[1].split('"', 1)[0]
        return client.post(path, data={"token": token, **fields})


def prepared(path: Path) -> dict[str, str]:
    with Desk(path, create=True) as desk:
        desk.add([LETTERS / "beiling-2024.txt", LETTERS / "beiling-2025.txt"])
        rank_all(desk)
        people = People(desk.workspace.database)
        for name, password in WORDS.items():
            people.add(name, ROLE[name], password)
        found = {one.name: one for one in people.accounts.all()}
        return {name: people.add_token(found[name], "tests", ROLE[name], 30) for name in WORDS}


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    path = tmp_path_factory.mktemp("team")
    tokens = prepared(path)
    for site in run(path):
        yield Team(site, tokens)


def routes(team: Team) -> list[tuple[str, str]]:
    """Every method and path of the application, with values that fit put in."""
    app = make_app(Settings(team.site.workspace))
    app.state.people.database.close()
    values = {"key": "aaaaaaaa", "slug": "none", "format": "csv", "phrase": "双拥", "name": "北岭", "place": "1", "number": "1"}  # fmt: skip
    found = []
    for route in iter_route_contexts(app.routes):
        path = route.path or ""
        if path not in OPEN and route.methods:
            for name, value in values.items():
                path = path.replace("{" + name + "}", value)
            found += [(method, path) for method in route.methods]
    return found


def test_nothing_but_what_is_public_is_answered_without_a_login(team: Team) -> None:
    found = routes(team)
    assert len(found) > 45
    with team.client() as client:
        client.get("/login")
        for method, path in found:
            answer = client.request(method, path)
            if path.startswith("/api/"):
                assert answer.status_code == 401, (method, path)
                assert list(answer.json()) == ["error"]
            elif method == "GET":
                assert answer.status_code == 303, path
                assert answer.headers["location"].startswith("/login?next="), path
            else:
                assert answer.status_code in (401, 403), path
        assert "/inbox" not in client.get("/login").text.split("<main", 1)[0]
        assert client.get("/feed.atom").status_code == 200
        for scheme in ("Bearer ww_unknown", "Bearer x", "Basic dmVyYTp4", "x", f"bearer {'x' * 5000}"):
            assert client.get("/inbox", headers={"Authorization": scheme}).status_code in (303, 401)


CHANGES: list[tuple[Role, str, dict[str, str]]] = [
    ("analyst", "/inbox/act", {"id": "{id}", "action": "keep"}),
    ("analyst", "/review/settle", {"document": "{id}", "kind": "claim", "verdict": "accept", "at": "0-5", "key": "MILITIA_FORM"}),
    ("analyst", "/review/undo", {"number": "1"}),
    ("analyst", "/review/proposal", {"phrase": "x", "verdict": "reject"}),
    ("analyst", "/review/match", {"left": "北岭", "right": "北岭", "verdict": "is"}),
    ("analyst", "/documents/{id}/brief/save?form=flash", {"after": "0"}),
    ("analyst", "/documents/{id}/brief/check?form=flash", {}),
    ("editor", "/documents/{id}/brief/publish?form=flash", {}),
    ("editor", "/replies/act", {"number": "1", "action": "show"}),
    ("editor", "/people/role", {"name": "rolf", "role": "reader"}),
    ("editor", "/people/remove", {"name": "nobody"}),
]  # fmt: skip


def test_each_change_needs_its_role_on_pages(team: Team) -> None:
    order = ("reader", "analyst", "editor")
    with Desk(team.site.workspace) as desk:
        id = next(desk.workspace.documents()).id
    for name in ("rolf", "ana", "vera"):
        with team.client(name) as client:
            for role, path, fields in CHANGES:
                values = {key: value.replace("{id}", id) for key, value in fields.items()}
                answer = team.post(client, path.replace("{id}", id), **values)
                allowed = order.index(ROLE[name]) >= order.index(role)
                assert (answer.status_code != 403) is allowed, (name, path, answer.status_code)
            for path in ("/people", "/people/acts", "/people/acts.csv", "/replies"):
                assert (client.get(path).status_code == 200) is (name == "vera")
            assert ("/people" in client.get("/").text) is (name == "vera")
            assert team.post(client, "/inbox/act", id=id, action="unread").status_code == 303
            assert "/edit" in client.get(f"/documents/{id}/brief").text or name == "rolf"


def test_each_change_needs_its_role_over_the_api(team: Team) -> None:
    with Desk(team.site.workspace) as desk:
        id = next(desk.workspace.documents()).id
    verdict = {"document": id, "kind": "claim", "verdict": "accept", "at": "0-5", "key": "MILITIA_FORM"}
    for name, may_judge, may_see in (("rolf", False, False), ("ana", True, False), ("vera", True, True)):
        with team.program(name) as client:
            assert client.put(f"/api/v1/documents/{id}/state", json={"state": "read"}).status_code == 200
            kept = client.put(f"/api/v1/documents/{id}/state", json={"state": "kept"}).status_code
            made = client.post("/api/v1/reviews", json=verdict)
            assert (kept == 200, made.status_code == 201) == (may_judge, may_judge), name
            if may_judge:
                assert client.delete(f"/api/v1/reviews/{made.json()['number']}").status_code == 200
            assert (client.get("/api/v1/acts").status_code == 200) is may_see
            assert (client.get("/api/v1/replies").status_code == 200) is may_see
            assert client.put("/api/v1/replies/9/state", json={"state": "shown"}).status_code == (
                400 if may_see else 403
            )
            words = {"form": "press", "title": f"By {name}", "after": 0}
            assert (client.put(f"/api/v1/documents/{id}/brief", json=words).status_code != 403) is may_judge
            made = client.post(f"/api/v1/documents/{id}/brief/publish", json={"form": "press"})
            assert (made.status_code == 200) is may_see, made.text
            assert client.get("/people").status_code == 403  # accounts are seen to in person
            assert client.get("/api/v1/documents").status_code == 200
    with team.client("vera") as client:  # a login of a browser changes nothing over the API
        assert client.put(f"/api/v1/documents/{id}/state", json={"state": "kept"}).status_code == 403
    with team.program("vera") as client:
        assert client.put(f"/api/v1/documents/{id}/state", content=b'{"state":"kept"}').status_code == 415
        assert client.put(f"/api/v1/documents/{id}/state", json={"state": "burnt"}).status_code == 422
        acts = client.get("/api/v1/acts?what=review&limit=1").json()
        assert acts["items"][0]["by"] == "vera"
        assert client.get(acts["next"]).json()["items"][0]["number"] < acts["items"][0]["number"]


def test_a_login_is_new_each_time_and_ends_for_good(team: Team) -> None:
    with team.client() as client:
        client.cookies.set("watchword_session", "chosen-by-somebody-else", domain="127.0.0.1")
        answer = team.login(client, "ana")
        cookies = answer.headers.get_list("set-cookie")
        mine = next(one for one in cookies if one.startswith("watchword_session="))
        assert "chosen-by-somebody-else" not in mine
        assert "HttpOnly" in mine
        assert "SameSite=lax" in mine
        assert client.get("/account").headers["cache-control"] == "no-store"
        secret = mine.split("=", 1)[1].split(";", 1)[0]
        assert team.post(client, "/logout").headers["location"] == "/login"
    with team.site.client() as thief:
        thief.cookies.set("watchword_session", secret, domain="127.0.0.1")
        assert thief.get("/inbox").status_code == 303


def test_behind_https_cookies_are_secure_and_of_this_host(tmp_path: Path) -> None:
    prepared(tmp_path)
    for site in run(tmp_path, https=True):
        with site.client() as client:
            page = client.get("/login")
            assert "Secure" in page.headers["set-cookie"]
            assert page.headers["set-cookie"].startswith("__Host-")
            assert "max-age=31536000; includeSubDomains" in page.headers["strict-transport-security"]
            token = page.text.split('name="token" value="', 1)[1].split('"', 1)[0]
            visit = page.headers["set-cookie"].split(";", 1)[0]
            fields = {"token": token, "name": "vera", "password": WORDS["vera"]}
            cookies = client.post("/login", data=fields, headers={"Cookie": visit}).headers.get_list("set-cookie")
            mine = next(one for one in cookies if one.startswith("__Host-watchword_session="))
            assert "Secure" in mine
            assert "Path=/" in mine
            assert "domain" not in mine.lower()


def test_a_form_of_one_login_is_no_good_in_another(team: Team) -> None:
    with team.client("ana") as ana, team.client("vera") as vera:
        token = ana.get("/account").text.split('name="token" value="', 1)[1].split('"', 1)[0]
        assert vera.post("/people/role", data={"token": token, "name": "rolf", "role": "editor"}).status_code == 403
        before = team.site.client().get("/login").text.split('name="token" value="', 1)[1].split('"', 1)[0]
        assert vera.post("/people/role", data={"token": before, "name": "rolf", "role": "editor"}).status_code == 403


def test_a_login_leads_to_no_other_site(team: Team) -> None:
    with team.client() as client:
        token = client.get("/login?next=https://evil.example").text.split('name="token" value="', 1)[1].split('"', 1)[0]
        fields = {"token": token, "name": "ana", "password": WORDS["ana"], "next": "//evil.example"}
        assert client.post("/login", data=fields).headers["location"] == "/"
        assert client.get("/login?next=//evil.example").headers["location"] == "/"


def test_guessing_is_slowed_down_and_tells_nothing(tmp_path: Path) -> None:
    prepared(tmp_path)
    for site in run(tmp_path):
        team = Team(site, {})
        with team.client() as client:
            told = {team.login(client, name, "wrong wrong wrong").text.count("wrong") for name in ("vera", "nobody")}
            assert len(told) == 1
            codes = [team.login(client, "ana", "wrong wrong wrong").status_code for _ in range(7)]
            assert codes == [403] * 5 + [429] * 2
            assert team.login(client, "ana").status_code == 429  # the right one too, until a while has passed
            assert team.login(client, "rolf").status_code == 303


def test_a_role_taken_away_holds_at_once(team: Team) -> None:
    with team.client("rolf") as client, Desk(team.site.workspace) as desk:
        people = People(desk.workspace.database)
        people.accounts.change_role("rolf", "editor")
        assert client.get("/people").status_code == 200
        people.accounts.change_role("rolf", "reader")
        assert client.get("/people").status_code == 403
        newest = people.acts.page(by="rolf", what="refused")[0]
        assert newest.thing == "/people"


def test_an_editor_ends_the_logins_of_somebody(team: Team) -> None:
    with team.client("vera") as vera, team.client("ana") as ana:
        assert team.post(vera, "/people/logout", name="ana").status_code == 303
        assert ana.get("/inbox").status_code == 303
        assert vera.get("/people").status_code == 200


def test_the_guess_of_a_name_and_the_guess_of_a_password_take_as_long(team: Team) -> None:
    """Both are hashed: a name that nobody has is not told by a quick answer."""
    with Desk(team.site.workspace) as desk:
        people = People(desk.workspace.database)
        spent = []
        for name in ("vera", "nobody"):
            started = time.process_time()
            people.login(name, "wrong wrong wrong", "", "")
            spent.append(time.process_time() - started)
        assert min(spent) > 0.02


def test_a_token_is_made_shown_once_and_revoked(team: Team) -> None:
    with team.client("ana") as client:
        made = team.post(client, "/account/tokens", name="<b>feed</b>", role="reader", days="30")
        secret = made.text.split("<code>ww_", 1)[1].split("</code>", 1)[0]
        page = client.get("/account").text
        assert secret not in page
        assert "&lt;b&gt;feed&lt;/b&gt;" in page
        with httpx2.Client(base_url=team.site.base, headers={"Authorization": f"Bearer ww_{secret}"}) as program:
            id = program.get("/api/v1/documents?limit=1").json()["items"][0]["id"]
            assert program.put(f"/api/v1/documents/{id}/state", json={"state": "kept"}).status_code == 403
            number = page.split('name="number" value="', 1)[1].split('"', 1)[0]
            assert team.post(client, "/account/tokens/revoke", number=number).status_code == 303
            assert program.get("/api/v1/documents").status_code == 401
        assert team.post(client, "/account/tokens", name="x", role="editor", days="30").status_code == 400


def test_a_password_is_changed_by_who_knows_it(team: Team) -> None:
    new = "quiet river seven spoons"
    with team.client("rolf") as client, team.client("rolf") as elsewhere:
        for fields in ({"old": "no", "new": new, "again": new}, {"old": WORDS["rolf"], "new": new, "again": "x"}, {"old": WORDS["rolf"], "new": "Password2024!", "again": "Password2024!"}):  # fmt: skip
            assert team.post(client, "/account/password", **fields).status_code == 400
        assert team.post(client, "/account/password", old=WORDS["rolf"], new=new, again=new).status_code == 200
        assert client.get("/account").status_code == 200
        assert elsewhere.get("/account").status_code == 303
    with Desk(team.site.workspace) as desk:
        People(desk.workspace.database).set_password("rolf", WORDS["rolf"])


def test_the_record_is_exported_without_formulas(team: Team) -> None:
    with Desk(team.site.workspace) as desk:
        People(desk.workspace.database).acts.keep("vera", "brief.save", "=HYPERLINK(1)", "a,b")
    with team.client("vera") as client:
        rows = list(csv.DictReader(io.StringIO(client.get("/people/acts.csv?what=brief.save").text)))
        assert rows[0]["thing"] == "'=HYPERLINK(1)"
        assert {row["what"] for row in rows} == {"brief.save"}
        lines = client.get("/people/acts.jsonl").text.splitlines()
        assert len(lines) == len({line.split('"number": ', 1)[1].split(",", 1)[0] for line in lines})
        assert all(password not in "".join(lines) for password in WORDS.values())


def test_what_is_done_carries_the_name_of_who_did_it(team: Team) -> None:
    with team.client("ana") as client, Desk(team.site.workspace) as desk:
        id = next(desk.workspace.documents()).id
        team.post(client, f"/documents/{id}/brief/save?form=press", after="0", title="Ana's title")
        team.post(client, "/inbox/act", id=id, action="dismiss")
        assert "· ana ·" in client.get("/briefs").text
        with desk.workspace.database.reading() as connection:
            from sqlalchemy import text

            assert connection.execute(text('SELECT "by" FROM triage')).scalar() == "ana"


@pytest.mark.parametrize("given", [{"host": "0.0.0.0"}, {"names": ("desk.example",)}, {"https": True}])
def test_others_are_let_in_only_with_accounts(tmp_path: Path, given: dict[str, object]) -> None:
    with pytest.raises(WebError, match="accounts add NAME --role editor"):
        make_app(Settings(tmp_path, **given))  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())
    prepared(tmp_path)
    app = make_app(Settings(tmp_path, **given))  # type: ignore[arg-type]
    app.state.people.database.close()


def test_without_accounts_a_proxy_is_not_the_person_at_this_machine(site: Site) -> None:
    with site.client() as client:
        assert client.get("/inbox").status_code == 200
        for name in ("X-Forwarded-For", "Forwarded", "Via"):
            assert client.get("/inbox", headers={name: "203.0.113.9"}).status_code == 303
        assert client.post("/login", data={}).status_code == 403


def test_accounts_are_made_at_the_command_line(tmp_path: Path) -> None:
    def call(*words: str, typed: str = "") -> str:
        result = CliRunner().invoke(commands, ["accounts", *words, "--workspace", str(tmp_path / "w")], input=typed)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.output

    assert call("add", "Vera", "--role", "editor", typed=f"{WORDS['vera']}\n") == "vera may come in as editor\n"
    assert "no accounts" not in call("list")
    with pytest.raises(Exception, match="at least 12"):
        call("add", "ana", typed="short\n")
    call("add", "ana", typed=WORDS["ana"])
    call("role", "ana", "reader")
    call("password", "ana", typed=WORDS["rolf"])
    assert '"name": "ana", "role": "reader"' in call("list", "--format", "json")
    call("remove", "ana")
    with pytest.raises(StoreError, match="only editor"):
        call("role", "vera", "reader")
    told = call("acts")
    assert [line.split("  ")[2] for line in told.splitlines()] == ["account.remove", "account.password", "account.role", "account.add", "account.add"]  # fmt: skip
    assert not any(password in told for password in WORDS.values())
    assert "text" not in (CliRunner().invoke(commands, ["accounts", "add", "--help"]).output.split("password")[0])


def test_whatever_a_program_with_a_token_asks_is_no_server_error(team: Team) -> None:
    """Each role gets an answer to everything: done, or refused in one line."""
    for name in ("ana", "vera"):
        assert answered(team.site.base, {"Authorization": f"Bearer {team.tokens[name]}"})


@pytest.mark.chromium
def test_coming_in_working_and_going_out(team: Team, browser: Browser) -> None:
    for width, scheme, language in ((1280, "light", "en-US"), (390, "dark", "zh-CN")):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=language)  # type: ignore[arg-type]
        watched = Watched(context.new_page())
        page = watched.page
        page.goto(f"{team.site.base}/inbox?sort=newest")
        assert "/login?next=" in page.url
        faults = [f"login: {one}" for one in watched.violations()]
        watched.shoot(f"login-{width}")
        page.locator("input[name=name]").fill("vera")
        page.locator("input[name=password]").fill("wrong")
        page.locator("form.narrow button").click()
        page.locator(".wrong").wait_for()
        page.locator("input[name=password]").fill(WORDS["vera"])
        page.locator("form.narrow button").click()
        page.wait_for_url("**/inbox?sort=newest")
        for name in ("account", "people", "people/acts"):
            page.goto(f"{team.site.base}/{name}")
            faults += [f"{name}: {one}" for one in watched.violations()]
            if not watched.fits():
                faults.append(f"{name}: wider than {width} px")
            watched.shoot(f"{name.replace('/', '-')}-{width}")
        page.locator("form[action='/logout'] button").click()
        page.wait_for_url("**/login")
        page.go_back()
        assert "/login" in page.url  # nothing of the login is left in the browser
        faults += [text for text in watched.complaints if "status of 403" not in text]
        faults += watched.outside(team.site.base)
        context.close()
        assert not faults
