"""Export control is told by clause and day."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.data import Handbook, load_handbook
from watchword.model.notice import ControlStatus
from watchword.tracing.controls import ALL, status_on
from watchword.writing.exposure_controls import control_line

ITEMS = sorted({key for one in load_handbook().notices for clause in one.clauses for key in clause.items} - {ALL})


def on(item: str, day: str, book: Handbook) -> dict[tuple[str, int], ControlStatus]:
    found = status_on([item], datetime.date.fromisoformat(day), book.notices)
    return {(one.notice.key, one.clause.number): one for one in found}


def test_no_72_suspends_only_the_second_paragraph_and_keeps_the_ban_for_military_users(book: Handbook) -> None:
    found = on("gallium", "2025-12-01", book)
    second, first = found["46/2024", 2], found["46/2024", 1]
    assert (second.state, second.until, second.by and second.by.key) == (
        "suspended",
        datetime.date(2026, 11, 27),
        "72/2025",
    )
    assert (first.state, first.clause.effect, first.clause.destination) == ("in_force", "ban", "United States")
    assert found["23/2023", 1].state == "in_force"


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2024-12-03", "in_force"),
        ("2025-11-08", "in_force"),
        ("2025-11-09", "suspended"),
        ("2026-11-27", "suspended"),
        ("2026-11-28", "suspension_ended"),
    ],
)
def test_the_second_paragraph_of_no_46_by_day(book: Handbook, day: str, state: str) -> None:
    assert on("germanium", day, book)["46/2024", 2].state == state
    assert on("germanium", day, book)["46/2024", 1].state == "in_force"


def test_before_its_publication_a_notice_is_not_known(book: Handbook) -> None:
    assert ("46/2024", 2) not in on("gallium", "2024-12-02", book)
    assert on("gallium", "2023-07-02", book) == {}
    assert on("gallium", "2023-07-31", book)["23/2023", 1].state == "not_yet_due"
    assert on("gallium", "2023-08-01", book)["23/2023", 1].state == "in_force"


@pytest.mark.parametrize(
    ("item", "key"),
    [("superhard", "55/2025"), ("rare_earths", "56/2025"), ("holmium", "57/2025"), ("battery", "58/2025")],
)
def test_nos_55_to_58_never_took_force(book: Handbook, item: str, key: str) -> None:
    days = [datetime.date(2025, 10, 9) + datetime.timedelta(days=at) for at in range(420)]
    found = {day: on(item, day.isoformat(), book)[key, 1] for day in days}
    assert all(one.state != "in_force" for one in found.values())
    assert found[datetime.date(2025, 11, 6)].state == "not_yet_due"
    assert found[datetime.date(2025, 11, 8)].state == "never_in_force"
    assert found[datetime.date(2026, 11, 10)].state == "never_in_force"
    late = found[datetime.date(2026, 11, 11)]
    assert (late.state, late.never_in_force) == ("suspension_ended", True)
    assert "suspension ended on 2026-11-10, no later notice held" in control_line(late)
    assert "never was in force" in control_line(late)


def test_no_61_was_in_force_in_part_before_its_suspension(book: Handbook) -> None:
    day = datetime.date(2026, 1, 1)
    found = [one for one in status_on(["dysprosium"], day, book.notices) if one.notice.key == "61/2025"]
    assert {(one.state, one.never_in_force) for one in found} == {("never_in_force", True), ("suspended", False)}
    due = {one.clause.due for one in found if one.never_in_force}
    assert due == {datetime.date(2025, 12, 1)}


@pytest.mark.parametrize("day", ["2025-04-04", "2025-11-07", "2026-11-10", "2026-11-22"])
def test_no_18_is_in_force_throughout(book: Handbook, day: str) -> None:
    for item in ("samarium", "gadolinium", "terbium", "dysprosium", "lutetium", "scandium", "yttrium"):
        states = [one.state for (key, _), one in on(item, day, book).items() if key == "18/2025"]
        assert states == ["in_force"]


def test_after_the_end_of_a_suspension_nothing_is_claimed(book: Handbook) -> None:
    for one in on("dysprosium", "2026-11-22", book).values():
        if one.notice.key == "61/2025":
            assert one.state == "suspension_ended"


def test_a_later_notice_put_in_by_an_analyst_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "supply"
    folder.mkdir()
    (folder / "controls.yaml").write_text(
        "- key: 99/2026\n  issuer: invented for a test\n  title: longer suspension\n  published: 2026-11-05\n"
        "  due: 2026-11-05\n  clauses:\n    - {number: 1, effect: suspends, says: x, suspends: [57/2025], until: 2027-11-10}\n",
        encoding="utf-8",
    )
    found = on("holmium", "2026-11-22", Handbook(tmp_path))["57/2025", 1]
    assert (found.state, found.by and found.by.key, found.until) == (
        "never_in_force",
        "99/2026",
        datetime.date(2027, 11, 10),
    )


def test_an_item_that_no_notice_names_is_under_no_clause(book: Handbook) -> None:
    assert on("lanthanum", "2026-11-22", book) == {}
    assert on("neodymium", "2026-11-22", book) == {}


@given(st.sampled_from(ITEMS), st.dates(datetime.date(2023, 1, 1), datetime.date(2027, 12, 31)))
def test_states_are_whole_and_dated(item: str, day: datetime.date) -> None:
    book = load_handbook()
    for one in status_on([item], day, book.notices):
        assert one.notice.published <= day
        assert (one.by is None) == (one.state in ("in_force", "not_yet_due"))
        if one.state == "in_force":
            assert one.since <= day
        if one.until:
            assert day <= one.until
        assert control_line(one)


def test_a_military_ban_needs_a_listed_item(book: Handbook) -> None:
    assert ("46/2024", 1) not in on("battery", "2025-12-01", book)  # its listing never took force
    assert on("tungsten", "2025-12-01", book)["46/2024", 1].state == "in_force"


def test_the_codebook_agrees(book: Handbook) -> None:
    terms = {term.term: " ".join(reading.reading for reading in term.interpretations) for term in book.terms}
    stopped = terms["暂停实施"]
    notices = {one.key: one for one in book.notices}
    for key in ("70/2025", "72/2025"):
        clause = notices[key].clauses[0]
        assert clause.until
        written = f"{clause.until.day} November 2026"
        assert re.search(rf"No\. {key.split('/')[0]} .*?{written}", stopped), key
    assert "never applied" in stopped
    assert "only paragraph 2 of 2024 no. 46" in stopped
    assert notices["72/2025"].clauses[0].suspends == ("46/2024#2",)
    assert "paragraph 1 is a plain ban for US military users and stays" in terms["原则上不予许可"]
    assert "no. 18 (seven medium and heavy rare earths) is not among the suspended" in " ".join(
        terms["两用物项"].split()
    )
    abroad = terms["境外特定出口经营者"]
    assert "1 December 2025" in abroad
    assert "Chinese-origin items at once" in " ".join(abroad.split())
