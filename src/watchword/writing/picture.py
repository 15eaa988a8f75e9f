"""A chart as PNG: the SVG drawn by an installed Chromium, which brings the fonts for Chinese."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from watchword.writing.error import WritingError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_SECONDS = 60


def as_png(svg: str) -> bytes:
    """The picture, at twice the size for dense screens.

    Raises :class:`WritingError` where no Chromium is installed, or it draws nothing.
    """
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise WritingError(
            "no Chromium is installed to draw a PNG; give the chart a name that ends in .svg, or install it"
        )
    size = re.search(r'width="(\d+)" height="(\d+)"', svg)
    width, height = size.groups() if size else ("760", "360")
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder) / "chart.html", Path(folder) / "chart.png"
        page.write_text(f"<!doctype html><meta charset=utf-8><style>*{{margin:0}}</style>{svg}", encoding="utf-8")
        command = [browser, "--headless", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=2"]
        if os.geteuid() == 0:  # Chromium's own walls do not stand for root; the page is ours and asks for nothing
            command.append("--no-sandbox")
        command += [f"--user-data-dir={folder}/profile", f"--window-size={width},{height}", f"--screenshot={picture}"]
        try:
            subprocess.run([*command, page.as_uri()], capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise WritingError(f"{browser} drew nothing in {_SECONDS} s; give the chart a name in .svg") from None
        if not picture.exists():
            raise WritingError(f"{browser} drew nothing; give the chart a name that ends in .svg")
        return picture.read_bytes()
