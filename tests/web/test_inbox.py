"""The inbox: what is asked for is what comes, ranks hold only as long as what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import LETTERS
from tests.web.conftest import Site
from watchword.collecting.collect import Given
from watchword.desk import Desk, DeskError
from watchword.desk.inbox import comparison_of, inbox, rank_all
from watchword.judging.features import Case
from watchword.judging.ranking import rank
from watchword.model.inbox import Wanted
from watchword.store.error import StoreError
from watchword.store.inbox import InboxStore


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "w", create=True) as desk:
        desk.add(sorted(LETTERS.glob("*.txt")))
        rank_all(desk)
        yield desk


def titles(desk: Desk, wanted: Wanted) -> list[str]:
    return [f"{item.published} {item.issuer}" for item in inbox(desk, wanted, "me").items]


def test_a_kept_rank_is_the_rank_of_the_document(desk: Desk) -> None:
    items = inbox(desk, Wanted(), "me").items
    assert [item.ranked.score for item in items if item.ranked] == sorted(
        (item.ranked.score for item in items if item.ranked), reverse=True
    )
    for item in items:
        document = desk.workspace.document(item.document)
        reading = desk.read(document)
        case = Case(document, reading, desk.compare(document, reading), desk.book)
        assert item.ranked
        assert item.ranked.score == pytest.approx(rank(case).score)
        assert item.ranked.ritual_share == case.comparison.ritual_share
        assert sum(item.ranked.shares.values()) == sum(c.isalnum() for c in document.text)


def test_the_clause_of_substance_puts_the_letter_of_2025_first(desk: Desk) -> None:
    first = inbox(desk, Wanted(), "me").items[0]
    assert first.published
    assert first.published.isoformat() == "2025-07-30"
    assert first.ranked
    assert first.ranked.military_link == "institutional"


def test_two_characters_are_found_in_either_script_and_shown_where_they_stand(desk: Desk) -> None:
    found = inbox(desk, Wanted(words="稀土", sort="newest"), "me").items
    assert found
    for item in found:
        assert item.found
        assert item.found.of(item.excerpt) == "稀土"
    assert [item.document for item in inbox(desk, Wanted(words="軍屬", sort="newest"), "me").items] == [
        item.document for item in inbox(desk, Wanted(words="军属", sort="newest"), "me").items
    ]


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("稀土 民兵", lambda text: "稀土" in text and "民兵" in text),
        ("民兵 -钨", lambda text: "民兵" in text and "钨" not in text),
        ("钨 OR 锑", lambda text: "钨" in text or "锑" in text),
        ('"党的二十大"', lambda text: "党的二十大" in text),
        ("民兵 since:2024-01-01", None),
        ("民兵 until:2022-12-31", None),
        ("issuer:北岭稀土钢铁集团", None),
    ],
)
def test_operators_ask_for_what_they_say(desk: Desk, words: str, holds: object) -> None:
    found = {item.document for item in inbox(desk, Wanted(words=words, state="all", sort="newest"), "me").items}
    every = list(desk.workspace.documents())
    if callable(holds):
        expected = {document.id for document in every if holds(document.text)}
    elif "since" in words:
        expected = {d.id for d in every if "民兵" in d.text and d.published and d.published.year >= 2024}
    elif "until" in words:
        expected = {d.id for d in every if "民兵" in d.text and d.published and d.published.year <= 2022}
    else:
        expected = {d.id for d in every if desk.workspace.identity(d.id)[0] == "北岭稀土钢铁集团"}
    assert expected
    assert found == expected


def test_a_search_of_exclusions_alone_is_refused(desk: Desk) -> None:
    for words in ("-稀土", "稀土 OR -镓"):
        with pytest.raises(DeskError, match="must be there"):
            inbox(desk, Wanted(words=words), "me")
    with pytest.raises(StoreError, match="no letters"):
        inbox(desk, Wanted(words="。。"), "me")
    with pytest.raises(DeskError, match="no day"):
        inbox(desk, Wanted(words="稀土 since:soon"), "me")


def test_pages_of_the_list_have_everything_once(desk: Desk) -> None:
    for wanted in (Wanted(), Wanted(sort="newest"), Wanted(sort="oldest"), Wanted(words="民兵", sort="newest")):
        whole = [item.document for item in inbox(desk, wanted, "me").items]
        pages, after = list[str](), 0
        while True:
            page = inbox(desk, wanted, "me", size=3, after=after)
            pages += [item.document for item in page.items]
            if page.more is None:
                break
            after = page.more
        assert pages == whole


def test_reading_is_each_persons_own_and_dismissing_everybodys(desk: Desk) -> None:
    store = InboxStore(desk.workspace.database)
    ids = [item.document for item in inbox(desk, Wanted(), "me").items]
    store.mark_read(ids[:2], "me")
    store.mark_read(ids[:2], "me")
    assert len(inbox(desk, Wanted(state="unread"), "me").items) == len(ids) - 2
    assert len(inbox(desk, Wanted(state="unread"), "you").items) == len(ids)
    assert store.decide(ids[:1], "dismissed", "me") == {ids[0]: None}
    assert len(inbox(desk, Wanted(), "you").items) == len(ids) - 1
    assert store.decide(ids[:1], None, "you") == {ids[0]: "dismissed"}
    assert len(inbox(desk, Wanted(), "me").items) == len(ids)
    store.mark_read(ids, "me", read=False)
    assert len(inbox(desk, Wanted(state="unread"), "me").items) == len(ids)


def test_a_document_removed_leaves_no_row_behind(desk: Desk) -> None:
    store = InboxStore(desk.workspace.database)
    id = inbox(desk, Wanted(), "me").items[0].document
    store.mark_read([id], "me")
    store.decide([id], "kept", "me")
    desk.remove(id)
    assert store.item(id, "me") is None
    with desk.workspace.database.reading() as connection:
        for table in ("ranks", "comparisons", "read_marks", "triage"):
            held = connection.exec_driver_sql(
                f"SELECT count(*) FROM {table} WHERE number NOT IN (SELECT number FROM documents)"
            )
            assert held.scalar() == 0


def test_an_earlier_text_that_comes_later_spoils_the_rank(desk: Desk, tmp_path: Path) -> None:
    document = desk.workspace.document(inbox(desk, Wanted(sort="newest"), "me").items[0].document)
    assert rank_all(desk) == 0
    store = InboxStore(desk.workspace.database)
    assert store.comparison(document, desk.book.version) == desk.compare(document, desk.read(document))
    earlier = tmp_path / "earlier.txt"
    earlier.write_text(document.text, encoding="utf-8")
    from datetime import date

    desk.add([earlier], Given(published=date(2020, 1, 1), title="earlier"))
    assert store.comparison(document, desk.book.version) is None
    fresh = comparison_of(desk, document, desk.read(document))
    assert fresh.ritual_share is not None
    assert fresh.ritual_share > 0.95
    assert rank_all(desk) == 9
    assert store.comparison(document, desk.book.version) == fresh
    assert rank_all(desk) == 0


def test_ranks_of_other_data_are_made_anew(desk: Desk) -> None:
    store = InboxStore(desk.workspace.database)
    assert store.waiting(desk.book.version) == 0
    assert store.waiting("other data") == 8
    assert len(store.unranked("other data", 100)) == 8


def test_first_seen_is_not_told_of_the_first_text_held(desk: Desk) -> None:
    oldest = inbox(desk, Wanted(sort="oldest"), "me").items
    assert oldest[0].ranked
    assert oldest[0].ranked.first_seen == ()
    later = [term for item in oldest[1:] if item.ranked for term in item.ranked.first_seen]
    assert "新质生产力" in later


def test_views_are_saved_replaced_and_removed(site: Site) -> None:
    with site.client() as client:
        site.post(client, "/inbox/views", name="镓 & <b>", query="words=%E9%95%93&sort=newest")
        site.post(client, "/inbox/views", name="镓 & <b>", query="words=%E9%95%93")
        page = client.get("/inbox").text
        assert page.count("镓 &amp; &lt;b&gt;</a>") == 1
        assert 'href="/inbox?words=%E9%95%93"' in page
        number = page.split('name="remove" value="', 1)[1].split('"', 1)[0]
        site.post(client, "/inbox/views", remove=number)
        assert "镓 &amp;" not in client.get("/inbox").text
        assert site.post(client, "/inbox/views", remove=number).status_code == 400
        assert site.post(client, "/inbox/views", name=" ", query="").status_code == 400


def test_bulk_actions_need_something_chosen(site: Site) -> None:
    with site.client() as client:
        assert site.post(client, "/inbox/act", action="keep").status_code == 400
        assert site.post(client, "/inbox/act", action="burn", id="ffffff").status_code == 400


def test_the_workspace_takes_the_place_of_the_demo_when_it_has_documents(tmp_path: Path) -> None:
    from watchword.web.shelf import Shelf

    shelf = Shelf(tmp_path / "w")
    assert shelf.desk().workspace.counts().documents == 8
    assert shelf.demo
    with Desk(tmp_path / "w", create=True) as desk:
        desk.add([LETTERS / "beiling-2025.txt"])
    assert shelf.desk().workspace.counts().documents == 1
    assert not shelf.demo
    with Desk(tmp_path / "w", create=True) as desk:
        desk.add([LETTERS / "beiling-2024.txt"])
    assert shelf.desk().corpus is shelf.desk().corpus
    assert len(shelf.desk().corpus) == 2
