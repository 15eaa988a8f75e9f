"""What an installed Chromium draws: a chart as PNG, a page as PDF. It brings the fonts for Chinese."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from watchword.writing.error import WritingError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_SECONDS = 60
_FLAGS = ("--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


def as_png(svg: str) -> bytes:
    """The picture, at twice the size for dense screens.

    Raises :class:`WritingError` where no Chromium is installed, or it draws nothing.
    """
    size = re.search(r'width="(\d+)" height="(\d+)"', svg)
    width, height = size.groups() if size else ("760", "360")
    flags = ["--hide-scrollbars", "--force-device-scale-factor=2", f"--window-size={width},{height}"]
    page = f"<!doctype html><meta charset=utf-8><style>*{{margin:0}}</style>{svg}"
    return _drawn(page, "screenshot", flags, "give the chart a name that ends in .svg")


def as_pdf(page: str) -> bytes:
    """A self-contained page, printed.

    Raises :class:`WritingError` where no Chromium is installed, or it prints nothing.
    """
    return _drawn(page, "print-to-pdf", ["--no-pdf-header-footer"], "write --format html and print it yourself")


def _drawn(page: str, how: str, flags: list[str], otherwise: str) -> bytes:
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise WritingError(f"no Chromium is installed to draw this; {otherwise}, or install chromium")
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / f"drawn.{'png' if how == 'screenshot' else 'pdf'}"
        source.write_text(page, encoding="utf-8")
        command = [browser, *_FLAGS, *flags, f"--user-data-dir={folder}/profile", f"--{how}={target}"]
        if os.geteuid() == 0:  # Chromium's own walls do not stand for root; the page is ours and asks for nothing
            command.append("--no-sandbox")
        try:
            subprocess.run([*command, source.as_uri()], capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise WritingError(f"{browser} drew nothing in {_SECONDS} s; {otherwise}") from None
        if not target.exists():
            raise WritingError(f"{browser} drew nothing; {otherwise}")
        return target.read_bytes()
