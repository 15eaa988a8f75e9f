"""Briefs as PDF, printed by the installed Chromium."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pypdfium2
import pytest
from tests.conftest import LETTERS
from typer.testing import CliRunner

from watchword.cli import app
from watchword.writing.error import WritingError
from watchword.writing.picture import as_pdf

LETTER = str(LETTERS / "beiling-2025.txt")


@pytest.mark.chromium
def test_a_brief_prints_whole(tmp_path: Path) -> None:
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        if "chromium" in os.environ.get("WATCHWORD_REQUIRE", ""):
            pytest.fail("Chromium is required and not installed")
        pytest.skip("Chromium is not installed")
    target = tmp_path / "brief.pdf"
    arguments = ["brief", LETTER, "--format", "pdf", "--output", str(target), "--workspace", str(tmp_path / "w")]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    words = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(target))
    assert "Key takeaway" in words
    assert "EXAMPLE" in words
    assert "Made by Watchword" in words


def test_without_a_browser_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(WritingError, match="--format html"):
        as_pdf("<p>x</p>")


def test_a_pdf_needs_a_file() -> None:
    assert CliRunner().invoke(app, ["brief", LETTER, "--format", "pdf"]).exit_code == 2
