"""Editions of lists and decisions on who is who, on either database."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from watchword.model.decision import Decision
from watchword.model.list_edition import ListEdition, ListEntry
from watchword.store.error import StoreError
from watchword.store.workspace import Workspace

ENTRY = ListEntry("北岭稀土", ("Beiling RE",), "CN", "90 FR 1", "2025-01-16", ("91150000701462216X",))


def decision(left: str, right: str, verdict: str = "is") -> Decision:
    return Decision(left, right, verdict, ("their seal",), "editor", datetime.now(UTC))  # type: ignore[arg-type]


def test_every_edition_is_held_by_its_date_and_can_go(workspace: Workspace) -> None:
    old, new = ListEdition("L", "2025-01-01", "a", (ENTRY,)), ListEdition("L", "2025-02-01", "b", (ENTRY, ENTRY))
    workspace.keep_list(old)
    workspace.keep_list(new)
    assert [(item.date, item.size) for item in workspace.held_lists()] == [("2025-02-01", 2), ("2025-01-01", 1)]
    assert workspace.edition("L", "2025-01-01") == old
    assert workspace.edition("L", "2024-01-01") is None
    assert workspace.remove_edition("L", "2025-02-01")
    assert not workspace.remove_edition("L", "2025-02-01")
    assert workspace.lists() == [old]


def test_a_decision_is_found_either_way_and_taken_back_stays_in_the_record(workspace: Workspace) -> None:
    first = workspace.decide(decision("乙", "甲"))
    second = workspace.decide(decision("甲", "乙", "different"))
    (kept,) = workspace.decisions()
    assert (kept.number, kept.verdict, kept.reasons) == (second, "different", ("their seal",))
    workspace.undo(second)
    assert workspace.decisions() == []
    assert [item.number for item in workspace.decisions(in_force=False)] == [first, second]
    with pytest.raises(StoreError, match="no decision of this number is in force"):
        workspace.undo(second)
