"""The network is used politely, within bounds, and never to reach inside."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from watchword.collecting.collect import collect
from watchword.collecting.error import CollectingError
from watchword.collecting.fetch import Fetcher

NOTICE = "各有关单位：为加强稀土管理，现就有关事项通知如下，请遵照执行。" * 3
TITLE = "<title>关于加强稀土管理的通知</title>"
PAGE = f"<html><head><meta charset='utf-8'>{TITLE}</head><body><p>{NOTICE}</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """A small invented site."""

    asked: ClassVar[list[tuple[str, str]]] = []
    robots: ClassVar[tuple[int, bytes]] = (404, b"")

    def do_GET(self) -> None:
        Site.asked.append((self.path, self.headers["User-Agent"]))
        status, body, headers = 200, b"", {"Content-Type": "text/html; charset=utf-8"}
        if self.path == "/robots.txt":
            status, body = Site.robots
        elif self.path == "/notice":
            body, headers = PAGE.encode("gbk"), {"Content-Type": "text/html; charset=gbk"}
        elif self.path == "/moved":
            status, headers = 302, {"Location": "/notice"}
        elif self.path == "/loop":
            status, headers = 302, {"Location": "/loop"}
        elif self.path == "/file":
            status, headers = 302, {"Location": "file:///etc/passwd"}
        elif self.path == "/big":
            body = b"x" * 300_000
        else:
            status = 404
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked, Site.robots = [], (404, b"")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetcher(**more: object) -> Fetcher:
    return Fetcher(allow_private=True, **{"pause": 0.0, "timeout": 5.0, **more})  # type: ignore[arg-type]


def test_a_page_is_fetched_and_read(site: str) -> None:
    document = collect(f"{site}/notice#top", fetcher=fetcher()).document
    assert document.text.startswith("关于加强稀土管理的通知")
    assert document.url == f"{site}/notice"


def test_the_user_agent_says_who_asks(site: str) -> None:
    fetcher(contact="desk@example.org").fetch(f"{site}/notice")
    assert {agent for _, agent in Site.asked} == {"watchword/0.1.0 (+desk@example.org)"}


def test_redirects_are_followed_to_the_final_address(site: str) -> None:
    assert fetcher().fetch(f"{site}/moved").url == f"{site}/notice"


@pytest.mark.parametrize(
    ("path", "says"), [("/loop", "more than 5 redirects"), ("/file", "only http"), ("/none", "answered 404")]
)
def test_what_gives_no_page_is_said_in_one_line(site: str, path: str, says: str) -> None:
    with pytest.raises(CollectingError, match=says):
        fetcher().fetch(site + path)


def test_a_body_over_the_limit_is_refused(site: str) -> None:
    with pytest.raises(CollectingError, match="more than"):
        fetcher(limit=100_000).fetch(f"{site}/big")


def test_robots_rules_are_obeyed(site: str) -> None:
    Site.robots = (200, b"User-agent: watchword\nDisallow: /notice\n")
    with pytest.raises(CollectingError, match=r"robots\.txt asks not"):
        fetcher().fetch(f"{site}/notice")
    assert [path for path, _ in Site.asked] == ["/robots.txt"]


def test_a_failing_robots_file_forbids_everything(site: str) -> None:
    Site.robots = (503, b"")
    with pytest.raises(CollectingError, match=r"robots\.txt answers 503"):
        fetcher().fetch(f"{site}/notice")


def test_one_host_is_not_asked_more_often_than_agreed(site: str) -> None:
    polite = fetcher(pause=0.2)
    began = time.monotonic()
    polite.fetch(f"{site}/notice")
    polite.fetch(f"{site}/notice")
    assert time.monotonic() - began >= 0.4  # robots.txt, page, page


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "http://user:secret@192.168.0.1/",
    ],
)
def test_private_addresses_are_never_asked(url: str) -> None:
    with pytest.raises(CollectingError, match=r"private or local|not found"):
        Fetcher().fetch(url)


def test_a_redirect_into_the_private_network_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from watchword.collecting import fetch

    # The site itself passes for public; what it redirects to is checked afresh.
    monkeypatch.setattr(fetch, "_public", lambda address: str(address) == "127.0.0.1")
    monkeypatch.setattr(Site, "do_GET", _to_metadata)
    with pytest.raises(CollectingError, match="private or local"):
        Fetcher(pause=0.0, timeout=5.0).fetch(f"{site}/x")


def _to_metadata(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(404 if handler.path == "/robots.txt" else 302)
    handler.send_header("Location", "http://169.254.169.254/latest/")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://a..b/", "http://nohost.invalid/", "http://x:99999/"])
def test_a_broken_address_is_said_in_one_line(url: str) -> None:
    with pytest.raises(CollectingError) as refused:
        Fetcher(timeout=2.0).fetch(url)
    assert "\n" not in str(refused.value)
