from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from watchword.data import Handbook, load_handbook
from watchword.desk import Desk

ROOT = Path(__file__).parent.parent
LETTERS = ROOT / "examples" / "letters"
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own workspace."""
    monkeypatch.delenv("WATCHWORD_WORKSPACE", raising=False)


@pytest.fixture(scope="session")
def book() -> Handbook:
    return load_handbook()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A workspace that holds the example letters, with a clock that stands still."""
    path = tmp_path_factory.mktemp("demo")
    with Desk(path, create=True, now=lambda: datetime(2025, 8, 1, tzinfo=UTC)) as desk:
        done = desk.add(sorted(LETTERS.glob("*.txt")))
        assert not done.failed
        yield desk


def required(name: str) -> bool:
    """Whether a missing service is a failure rather than a skip."""
    return name in os.environ.get("WATCHWORD_REQUIRE", "").split(",")
