"""What is put in a workspace is there, and is found. All texts are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from watchword.model.document import Document
from watchword.model.list_edition import ListEdition, ListEntry
from watchword.model.publisher import Publisher
from watchword.model.reading import Reading
from watchword.model.span import Span
from watchword.store.error import StoreError
from watchword.store.workspace import Counts, Stored, Workspace

LETTER = (
    "致驻地全体官兵的慰问信\n值此建军节来临之际，北岭稀土钢铁集团向你们致以崇高的敬意。\n我们推进两个稀土基地建设。"
)
NOTICE = "關於加強稀土管理的通告\n自公布之日起施行，臺北辦事處負責解釋。"


def stored(text: str, day: date | None = None, *, source: str = "", **more: str) -> Stored:
    return Stored(Document(text=text, source=source or text[:8], title=text.split("\n")[0], published=day), **more)  # type: ignore[arg-type]


def test_a_document_comes_back_as_it_went_in(workspace: Workspace) -> None:
    document = Document(
        text=LETTER,
        source="https://example.org/letter",
        title="慰问信",
        published=date(2025, 7, 31),
        language="zh",
        publisher=Publisher("北岭稀土钢铁集团", "example", "F", "example.org"),
        issuer="北岭稀土钢铁集团",
        given=frozenset({"issuer", "url"}),
        flags=("date:signature", "decode:labelled gbk, read as utf-8"),
    )
    assert workspace.add([Stored(document, b"<html>", "text/html", "北岭稀土钢铁集团", "army-day")]) == [True]
    assert workspace.document(document.id) == document
    assert workspace.document(document.id[:6]).id == document.id
    assert workspace.identity(document.id) == ("北岭稀土钢铁集团", "army-day")
    assert workspace.raw(document.id) == b"<html>"


def test_adding_twice_changes_nothing(workspace: Workspace) -> None:
    item = stored(LETTER, date(2025, 7, 31))
    assert workspace.add([item, item]) == [True, False]
    assert workspace.add([item]) == [False]
    assert workspace.counts().documents == 1


def test_a_plain_text_needs_no_raw_file(workspace: Workspace) -> None:
    item = stored(LETTER, raw=LETTER.encode())  # type: ignore[arg-type]
    workspace.add([item])
    assert workspace.raw(item.document.id) == LETTER.encode()
    assert not list(workspace.path.glob("raw/*/*"))


@pytest.mark.parametrize("query", ["稀土", "两个稀土基地", "兩個稀土基地", "敬意。\n我们", "慰问", "信", "稀土 敬意"])
def test_a_phrase_is_found_in_either_script(workspace: Workspace, query: str) -> None:
    workspace.add([stored(LETTER, date(2025, 7, 31))])
    assert [hit.published for hit in workspace.search(query)] == [date(2025, 7, 31)]


def test_characters_that_do_not_stand_together_are_not_a_hit(workspace: Workspace) -> None:
    workspace.add([stored("土地与稀有元素，稀奇；黑土。")])
    assert workspace.search("稀土") == []


def test_a_traditional_text_is_found_by_a_simplified_query(workspace: Workspace) -> None:
    workspace.add([stored(NOTICE)])
    (hit,) = workspace.search("台北办事处")
    assert hit.span.of(NOTICE) == "臺北辦事處"


def test_latin_words_are_whole_words_in_any_case(workspace: Workspace) -> None:
    workspace.add([stored("Exports of NdFeB magnets rose; the J-20 was not mentioned.")])
    assert workspace.search("ndfeb")
    assert workspace.search("j-20")
    assert workspace.search('"NdFeB magnets"')
    assert not workspace.search("port")
    assert not workspace.search('"magnets NdFeB"')


def test_hits_come_newest_first_and_within_the_period(workspace: Workspace) -> None:
    days = [date(2023, 8, 1), date(2025, 8, 1), date(2024, 8, 1), None]
    workspace.add([stored(f"稀土通报第{number}号", day) for number, day in enumerate(days)])
    assert [hit.published for hit in workspace.search("稀土")] == [days[1], days[2], days[0], None]
    assert [hit.published for hit in workspace.search("稀土", order="oldest")] == [days[0], days[2], days[1], None]
    inside = workspace.search("稀土", since=date(2024, 1, 1), until=date(2024, 12, 31))
    assert [hit.published for hit in inside] == [days[2]]
    assert len(workspace.search("稀土", limit=2)) == 2


def test_a_query_without_letters_is_refused(workspace: Workspace) -> None:
    with pytest.raises(StoreError, match="no letters or digits"):
        workspace.search("。。 -")


def test_documents_are_listed_newest_first_page_by_page(workspace: Workspace) -> None:
    days = [date(2025, 8, 1), None, date(2025, 8, 1), date(2021, 1, 1), None]
    workspace.add(
        [stored(f"第{number}号", day, issuer="甲" if number % 2 else "乙") for number, day in enumerate(days)]
    )
    whole = list(workspace.documents())
    assert [one.text for one in whole] == ["第2号", "第0号", "第3号", "第4号", "第1号"]
    pages = list(workspace.documents(limit=2))
    while len(pages) < 5:
        pages += workspace.documents(limit=2, after=pages[-1].id)
    assert pages == whole
    assert [one.text for one in workspace.documents(issuer="甲")] == ["第3号", "第1号"]
    assert [one.text for one in workspace.documents(since=date(2025, 1, 1))] == ["第2号", "第0号"]


def test_a_removed_document_leaves_only_a_tombstone(workspace: Workspace) -> None:
    item = stored(LETTER, raw=b"<p>")  # type: ignore[arg-type]
    workspace.add([item])
    workspace.keep_readings([Reading(item.document.id, "1")], "1")
    assert workspace.remove(item.document.id)
    assert not workspace.remove(item.document.id)
    assert workspace.search("稀土") == []
    assert workspace.readings([item.document.id], "1") == {}
    assert workspace.raw(item.document.id) is None
    assert not list(workspace.path.glob("raw/*/*"))
    assert workspace.removed() == [item.document.id]
    with pytest.raises(StoreError, match="no such document"):
        workspace.document(item.document.id)
    assert workspace.add([item]) == [True]
    assert workspace.removed() == []
    assert workspace.search("稀土")


def test_a_reading_is_cached_by_the_version_of_the_data(workspace: Workspace) -> None:
    item = stored(LETTER)
    workspace.add([item])
    reading = Reading(item.document.id, "2025.1", genre="letter", sentences=(Span(0, 11), Span(12, 40)))
    workspace.keep_readings([reading], "2025.1")
    assert workspace.readings([item.document.id], "2025.1") == {item.document.id: reading}
    assert workspace.readings([item.document.id], "2025.2") == {}


def test_what_is_not_indexed_is_listed_until_marked(workspace: Workspace) -> None:
    items = [stored(f"第{number}号") for number in range(3)]
    workspace.add(items)
    assert [one.text for one in workspace.unindexed()] == ["第0号", "第1号", "第2号"]
    workspace.mark_indexed([items[0].document.id, items[2].document.id])
    assert [one.text for one in workspace.unindexed()] == ["第1号"]


def test_the_newest_edition_of_a_list_is_read(workspace: Workspace) -> None:
    entry = ListEntry("North Ridge Rare Earth", ("北岭稀土",), "CN", "https://example.org/list#1")
    workspace.keep_list(ListEdition("watch", "2024-01-01", "https://example.org/list"))
    workspace.keep_list(ListEdition("watch", "2025-01-01", "https://example.org/list", (entry, entry)))
    workspace.keep_list(ListEdition("watch", "2025-01-01", "https://example.org/list", (entry,)))
    assert workspace.lists() == [ListEdition("watch", "2025-01-01", "https://example.org/list", (entry,))]


def test_an_id_that_is_none_or_too_short_is_explained(workspace: Workspace) -> None:
    workspace.add([stored(LETTER)])
    with pytest.raises(StoreError, match="not a document's id"):
        workspace.document("ab")
    with pytest.raises(StoreError, match="no such document"):
        workspace.document("000000")


def test_opening_where_there_is_no_workspace_is_an_error_unless_it_may_be_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no workspace here"):
        Workspace.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_workspace_is_there_when_opened_again(open_workspace: Callable[[], Workspace]) -> None:
    item = stored(LETTER, date(2025, 7, 31))
    with open_workspace() as first:
        first.add([item])
    with open_workspace() as second:
        assert second.document(item.document.id) == item.document
        assert second.counts() == Counts(1, date(2025, 7, 31), date(2025, 7, 31))


def test_the_reading_of_a_document_that_is_not_held_is_passed_over(workspace: Workspace) -> None:
    workspace.keep_readings([Reading("0" * 64, "1")], "1")
    assert workspace.readings(["0" * 64], "1") == {}


def test_half_a_character_is_refused_in_one_line(workspace: Workspace) -> None:
    with pytest.raises(StoreError, match="half a character"):
        workspace.add([stored("稀土\ud800")])
    assert workspace.counts().documents == 0


def test_hits_are_found_behind_many_texts_that_only_seem_to_fit(workspace: Workspace) -> None:
    seeming = [stored(f"土产展销；稀土与产业。第{number}号", date(2025, 1, 1)) for number in range(60)]
    true = stored("稀土产业兴旺", date(2020, 1, 1))
    workspace.add([*seeming, true])
    (hit,) = workspace.search("稀土产业", limit=2)
    assert hit.document == true.document.id
