"""Replies and reports, on both databases. All texts are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text
from tests.conftest import LETTERS

from watchword.desk import Desk, DeskError
from watchword.desk.replies import Written, led_to, take, threads
from watchword.model.edition import Kept
from watchword.model.reply import Reply
from watchword.store.database import utc
from watchword.store.error import StoreError
from watchword.store.press import Press
from watchword.store.replies import HIDES, ReplyStore
from watchword.store.workspace import Workspace


@pytest.fixture
def kept(workspace: Workspace, demo: Desk) -> Kept:
    press = Press(workspace.database)
    first = press.save(
        demo.brief(demo.document(str(LETTERS / "beiling-2025.txt")), "flash"), by="vera", note="", after=0
    )
    press.publish(first, "a-slug")
    found = press.at("a-slug")
    assert found
    return found


def said(kept: Kept, words: str, **given: object) -> Reply:
    return replace(Reply(0, kept.number, 1, None, "ines", words, "", "", "waiting", utc()), **given)  # type: ignore[arg-type]


def test_replies_wait_are_shown_in_threads_and_hidden(workspace: Workspace, kept: Kept) -> None:
    store = ReplyStore(workspace.database)
    first = store.add(said(kept, "The number is wrong.", signs=("link",)), "")
    below = store.add(said(kept, "It is not.", answers=first), "")
    deeper = store.add(said(kept, "Yes it is.", answers=below), "")
    last = store.add(said(kept, "Another thing."), "")
    assert store.of(kept.number) == []
    assert [reply.number for reply, _ in store.queue("waiting")] == [first, below, deeper, last]
    assert store.queue("waiting")[0][1] == "a-slug"
    assert store.one(first).signs == ("link",)
    for number in (first, below, deeper, last):
        store.decide(number, "shown")
    assert [(one.reply.number, one.depth) for one in threads(store.of(kept.number))] == [(first, 0), (below, 1), (deeper, 2), (last, 0)]  # fmt: skip
    store.decide(below, "hidden")
    assert [one.reply.number for one in threads(store.of(kept.number))] == [first, last]
    assert store.counts() == {"shown": 3, "hidden": 1}
    with pytest.raises(StoreError, match="no reply"):
        store.decide(999, "shown")


def test_reports_take_a_reply_off_until_an_editor_has_looked(workspace: Workspace, kept: Kept) -> None:
    store = ReplyStore(workspace.database)
    number = store.add(said(kept, "Buy this.", state="shown"), "")
    answer = store.add(said(kept, "We have looked.", state="shown", editor="vera"), "")
    for _ in range(HIDES - 1):
        store.report(number, "spam")
        store.report(answer, "other")
    assert store.one(number).state == "shown"
    store.report(number, "insult")
    store.report(answer, "other")
    assert store.one(number).state == "waiting"
    assert store.one(number).reports == ("spam",) * (HIDES - 1) + ("insult",)
    assert store.one(answer).state == "shown"  # nobody reports an editor off the page
    store.decide(number, "shown")
    assert store.one(number).reports == ()
    store.decide(number, "hidden")
    with pytest.raises(StoreError):
        store.report(number, "spam")


def test_what_is_erased_is_gone_from_the_tables(workspace: Workspace, kept: Kept) -> None:
    store = ReplyStore(workspace.database)
    first = store.add(said(kept, "My secret opinion", state="shown", quote="A sentence", signs=("mail",)), "ab" * 32)
    assert store.with_secret(first, "ab" * 32)
    assert store.with_secret(first, "") is None
    child = store.add(said(kept, "I agree", state="shown", answers=first), "")
    store.erase(first)
    with workspace.database.reading() as connection:
        held = repr(connection.execute(text("SELECT * FROM replies")).all())
    for words in ("secret opinion", "A sentence", "abab", "mail"):
        assert words not in held
    assert [one.reply.number for one in threads(store.of(kept.number))] == [first, child]
    store.erase(child)
    assert threads(store.of(kept.number)) == []
    assert store.with_secret(first, "ab" * 32) is None
    with pytest.raises(StoreError):
        store.decide(first, "shown")


def test_a_reply_leads_to_the_correction_that_readers_got(workspace: Workspace, kept: Kept) -> None:
    store, press = ReplyStore(workspace.database), Press(workspace.database)
    number = store.add(said(kept, "The title is wrong.", state="shown"), "")
    brief = kept.newest.brief
    saved = press.save(replace(brief, title="Other"), by="vera", note="the title", after=1)
    store.corrected(number, saved.newest.version)
    assert led_to(store.of(kept.number), saved) == {}  # saved, not yet published
    saved = press.save(replace(brief, title="Better"), by="vera", note="the title", after=2)
    press.publish(saved, "")
    now = press.at("a-slug")
    assert now
    assert {version: [one.number for one in led] for version, led in led_to(store.of(kept.number), now).items()} == {3: [number]}  # fmt: skip


def test_a_reply_stands_in_its_own_brief_and_quotes_what_was_written(workspace: Workspace, kept: Kept) -> None:
    desk = Desk(workspace.path)
    desk.__dict__["workspace"] = workspace
    sentence = kept.newest.brief.highlights[0]
    store = ReplyStore(workspace.database)
    number = take(desk, kept, Written("I doubt this.", "Ines", sentence.id), "x")
    assert store.one(number).quote == sentence.text
    with pytest.raises(DeskError, match="same words"):
        take(desk, kept, Written(" i  doubt THIS. "), "x")
    with pytest.raises(DeskError, match="no longer there"):
        take(desk, kept, Written("Something else.", sentence="s999"), "x")
    with pytest.raises(DeskError, match="no longer there"):
        take(desk, kept, Written("Something else.", answers=number), "x")  # it still waits
