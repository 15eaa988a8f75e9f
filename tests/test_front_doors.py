"""``watchword.read``, ``compare`` and ``brief``: they do what the commands do, twice alike, and load late."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import watchword
from tests.conftest import LETTERS
from watchword.desk import Desk
from watchword.model.error import WatchwordError

LETTER = (LETTERS / "beiling-2025.txt").read_text(encoding="utf-8")


def test_read_twice() -> None:
    first, second = watchword.read(LETTER), watchword.read(LETTER)
    assert first == second
    assert first.issuer.name == "北岭稀土钢铁集团"


def test_compare_twice(demo: Desk) -> None:
    document = demo.document(str(LETTERS / "beiling-2025.txt"))
    first, second = watchword.compare(document, demo.corpus), watchword.compare(document, demo.corpus)
    assert first == second
    assert first.ritual_share == demo.compare(document).ritual_share


def test_brief_twice(demo: Desk) -> None:
    first = watchword.brief(str(LETTERS / "beiling-2025.txt"), demo.path)
    second = watchword.brief(str(LETTERS / "beiling-2025.txt"), demo.path)
    assert first.highlights == second.highlights
    assert first.highlights == demo.brief(demo.document(str(LETTERS / "beiling-2025.txt"))).highlights


def test_exposure_controls_and_what_if_twice() -> None:
    first, second = watchword.exposure(system="F-35"), watchword.exposure(system="F-35")
    assert first == second
    assert first.paths
    day = date(2025, 12, 1)
    assert watchword.export_controls("gallium", day) == watchword.export_controls("gallium", day)
    assert {one.notice.key for one in watchword.export_controls("gallium", day)} >= {"23/2023", "46/2024"}
    found = watchword.what_if("magnets-2025", draws=200)
    assert found == watchword.what_if("magnets-2025", draws=200)
    with pytest.raises(WatchwordError, match="ask for one of"):
        watchword.exposure(system="F-35", material="Dy")


def test_import_loads_nothing_heavy() -> None:
    code = "import watchword, sys; print(sorted(m for m in ('numpy', 'sqlalchemy', 'pydantic', 'trafilatura', 'yaml') if m in sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip() == "[]"
    )


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['watchword', '--help']\n"
        "from watchword.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted(m for m in ('numpy', 'sqlalchemy', 'pydantic', 'trafilatura', 'yaml', 'rich') if m in sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert out.strip().endswith("[]")
