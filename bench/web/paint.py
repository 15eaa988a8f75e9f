"""When a browser first paints each page: python bench/web/paint.py WORKSPACE [--chromium PATH]

Starts the server on a workspace (a copy: it marks documents as read), opens each page five times in a new browser context,
without anything kept, and prints the median and the longest time to the first paint with content, and what was sent,
compressed, with scripts and styles.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
from pathlib import Path
from urllib.parse import quote

import httpx2
from playwright.sync_api import Browser, sync_playwright
from served import served

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FIRST = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
SENT = "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.encodedBodySize, 0)"  # fmt: skip


def addresses(base: str) -> dict[str, str]:
    with httpx2.Client(base_url=base, timeout=120) as client:
        document = re.findall(r'data-id="([0-9a-f]{64})"', client.get("/inbox?sort=newest&state=all").text)[0]
    return {
        "start": "/",
        "inbox": "/inbox",
        "inbox, by date": "/inbox?sort=newest&state=all",
        "search": f"/inbox?sort=newest&state=all&words={quote('稀土')}",
        "document": f"/documents/{document}",
        "brief": f"/documents/{document}/brief",
        "phrases": "/phrases",
        "phrase": f"/phrases/{quote('新质生产力')}",
        "profile": f"/entities/{quote('商务部')}",
        "surroundings": f"/entities/{quote('商务部')}/graph",
        "supply": "/supply?name=dysprosium",
        "what if": "/supply/what-if/magnets-2025",
        "review": "/review",
        "people": "/people/acts",
    }


def painted(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds to the first paint, and bytes sent."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.wait_for_function(f"() => ({FIRST})() > 0")
    found = float(page.evaluate(FIRST)), float(page.evaluate(SENT))
    context.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    parser.add_argument("--port", type=int, default=8395)
    given = parser.parse_args()
    with served(given.workspace, given.port) as (base, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=FLAGS)
        print(f"{'page':16} {'first ms':>8} {'median ms':>9} {'most ms':>8} {'kB sent':>8}")
        for name, address in addresses(base).items():
            times, sizes = zip(*(painted(browser, base + address) for _ in range(5)), strict=True)
            print(
                f"{name:16} {times[0]:8.0f} {statistics.median(times):9.0f} {max(times):8.0f} {max(sizes) / 1e3:8.0f}"
            )
        browser.close()


if __name__ == "__main__":
    main()
