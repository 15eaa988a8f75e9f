"""One running server for each workspace and one browser, shared by all tests of the session."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.conftest import required
from watchword.web.app import make_app
from watchword.web.serve import configured
from watchword.web.settings import Settings

AXE = (Path(__file__).parent / "vendored" / "axe.min.js").read_text(encoding="utf-8")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--enable-unsafe-swiftshader",
]


@dataclass(frozen=True)
class Site:
    """A server at work, and what a browser needs to ask it as its own pages do."""

    base: str
    workspace: Path

    def client(self) -> httpx2.Client:
        return httpx2.Client(base_url=self.base, timeout=60)

    def token(self, client: httpx2.Client) -> str:
        return client.get("/inbox").text.split('name="token" value="', 1)[1].split('"', 1)[0]

    def post(self, client: httpx2.Client, path: str, **fields: str | list[str]) -> httpx2.Response:
        return client.post(path, data={"token": self.token(client), **fields})

    def published(self, document: str) -> str:
        """The permalink of a document's brief, published if it is not yet."""
        with self.client() as client:
            return self.post(client, f"/documents/{document}/brief/publish").headers["location"]


def run(workspace: Path, **given: Any) -> Iterator[Site]:
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    server = configured(make_app(Settings(workspace, port=port, **given)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Site(f"http://127.0.0.1:{port}", workspace)
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server over an empty workspace: it shows the demo."""
    yield from run(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        if required("chromium"):
            pytest.fail("Chromium is required and not installed")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@dataclass
class Watched:
    """A page of the browser with all that it complained of and asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfailed", self._stopped)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "GPU stall" not in message.text:  # of drawing without a GPU
            self.complaints.append(message.text)

    def _stopped(self, request: Request) -> None:
        """What the policy stopped never left the browser."""
        if "csp" in (request.failure or "").lower():
            self.asked.remove(request.url)

    def outside(self, base: str) -> list[str]:
        return [url for url in self.asked if not url.startswith(base)]

    def violations(self) -> list[str]:
        """What axe finds serious or critical."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("async () => (await axe.run()).violations")
        return [
            f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in ("serious", "critical")
        ]

    def fits(self) -> bool:
        """Whether nothing sticks out to the right."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))

    def shoot(self, name: str) -> None:
        """Keep a picture where WATCHWORD_SCREENSHOTS names a folder."""
        if folder := os.environ.get("WATCHWORD_SCREENSHOTS"):
            self.page.screenshot(path=f"{folder}/{name}.png")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
    yield made
    made.close()


@pytest.fixture
def watched(context: BrowserContext) -> Watched:
    return Watched(context.new_page())
