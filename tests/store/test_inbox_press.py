"""The tables of the inbox and of the press, on both databases. All texts are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.conftest import LETTERS

from watchword.desk import Desk
from watchword.desk.inbox import understood
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.inbox import Ranked, Wanted
from watchword.model.ranking import Part
from watchword.store.error import StoreError
from watchword.store.inbox import InboxStore
from watchword.store.press import Press
from watchword.store.rows import Stored
from watchword.store.workspace import Workspace

TEXTS = ("北岭集团通报稀土产量。", "青岑钨业集团通报钨与稀土产量。", "朔野锑业集团通报锑产量。")


def ranked(score: float, link: str = "none") -> Ranked:
    parts = (Part("relevance", score, "why"),)
    return Ranked(score, parts, {"new": 3}, 0.5, link, "other", (), "data 1")


@pytest.fixture
def store(workspace: Workspace) -> InboxStore:
    items = [Document(text=one, title=one[:4], published=date(2025, 1, n + 1)) for n, one in enumerate(TEXTS)]
    workspace.add([Stored(item) for item in items])
    store = InboxStore(workspace.database)
    waiting = store.unranked("data 1", 10)
    scores = {number: (document, 0.1 * number) for number, document in waiting}
    rows = [(n, document, ranked(score), Comparison(document.id, None)) for n, (document, score) in scores.items()]
    store.keep(rows, store.highest())
    return store


def ids(store: InboxStore, wanted: Wanted, **given: bool) -> list[str]:
    wanted, asked = understood(wanted)
    items, _ = store.page(wanted, asked, "me", size=10, **given)  # type: ignore[arg-type]
    assert store.count(wanted, asked, "me") >= len(items)
    return [item.title for item in items]


@pytest.mark.parametrize("frequent", [False, True])
def test_orders_filters_and_words(store: InboxStore, frequent: bool) -> None:
    assert ids(store, Wanted()) == ["朔野锑业", "青岑钨业", "北岭集团"]
    assert ids(store, Wanted(sort="oldest")) == ["北岭集团", "青岑钨业", "朔野锑业"]
    assert ids(store, Wanted(words="稀土", sort="newest"), frequent=frequent) == ["青岑钨业", "北岭集团"]
    assert ids(store, Wanted(words="稀土 -钨"), frequent=frequent) == ["北岭集团"]
    assert ids(store, Wanted(words="锑 OR 钨"), frequent=frequent) == ["朔野锑业", "青岑钨业"]
    assert ids(store, Wanted(since=date(2025, 1, 2), until=date(2025, 1, 2))) == ["青岑钨业"]
    assert ids(store, Wanted(link="material")) == []


def test_ranks_are_replaced_and_spoilt(store: InboxStore, workspace: Workspace) -> None:
    assert store.unranked("data 1", 10) == []
    assert store.waiting("data 1") == 0
    assert store.waiting("data 2") == 3
    newest = next(workspace.documents())
    assert store.comparison(newest, "data 1") == Comparison(newest.id, None)
    workspace.add([Stored(Document(text="晚到的早文。", published=date(2024, 1, 1)))])
    assert len(store.unranked("data 1", 10)) == 4
    assert store.comparison(newest, "data 1") is None
    number = store.unranked("data 1", 1)[0][0]
    store.keep([(number, newest, ranked(0.9), Comparison(newest.id, None))], store.highest())
    item = store.item(newest.id, "me")
    assert item
    assert item.ranked
    assert item.ranked.score == 0.9


def test_marks_views_and_removal(store: InboxStore, workspace: Workspace) -> None:
    newest = next(workspace.documents())
    store.mark_read([newest.id], "me")
    store.mark_read([newest.id], "me")
    assert ids(store, Wanted(state="unread")) == ["青岑钨业", "北岭集团"]
    store.decide([newest.id], "kept", "me")
    assert ids(store, Wanted(state="kept")) == ["朔野锑业"]
    store.save_view("me", "钨", "words=钨")
    store.save_view("me", "钨", "words=钨&sort=newest")
    assert [view.query for view in store.views("me")] == ["words=钨&sort=newest"]
    assert store.views("you") == []
    with pytest.raises(StoreError, match="no such view"):
        store.remove_view("you", store.views("me")[0].number)
    workspace.remove(newest.id)
    assert store.item(newest.id, "me") is None


def test_briefs_are_kept_and_published(workspace: Workspace, demo: Desk) -> None:
    brief = demo.brief(demo.document(str(LETTERS / "beiling-2025.txt")), "flash")
    press = Press(workspace.database)
    assert press.of(brief.document, "flash") is None
    kept = press.save(brief, by="me", note="", after=0)
    assert kept.newest.brief == brief
    assert kept.public is None
    with pytest.raises(StoreError, match="meanwhile"):
        press.save(brief, by="you", note="", after=0)
    press.publish(kept, "a-slug")
    press.save(replace(brief, title="Other"), by="me", note="the title", after=1)
    found = press.at("a-slug")
    assert found
    assert found.public
    assert found.public.brief.title == brief.title
    press.publish(found, "another-slug")
    again = press.at("a-slug")
    assert again
    assert [edition.note for edition in again.corrections] == ["the title"]
    assert press.at("another-slug") is None
    assert [one.document for one in press.all()] == [brief.document]
