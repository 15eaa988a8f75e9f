"""Proposed phrases accepted into the workspace's own codebook, rejected for good, and taken back. All texts are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import LETTERS
from watchword.desk import Desk, DeskError
from watchword.desk.proposals import ACCEPTED, REJECTED, WAITING, accept, decided, reject, take_back, waiting

FIRST, SECOND = "家庭默默奉献", "立足岗位再立新功"  # the first stands in a longer phrase that is proposed
GIVEN = {"english": "families give in silence", "meaning": "Praise of soldiers' families"}


def proposing(path: Path) -> Path:
    """A workspace of the example letters in which discovery proposed phrases."""
    with Desk(path / "w", create=True) as desk:
        desk.add(sorted(LETTERS.glob("*.txt")))
        desk.propose(desk.discover(6))
    return path / "w"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(proposing(tmp_path)) as desk:
        yield desk


def phrase_with(words: str, desk: Desk) -> str:
    return next(one.term for one in waiting(desk) if words in one.term)


def test_an_accepted_phrase_joins_the_codebook_with_who_accepted_it(desk: Desk) -> None:
    phrase = phrase_with(FIRST, desk)
    accept(desk, phrase, {**GIVEN, "term": FIRST}, by="ana")
    with Desk(desk.path) as later:
        [entry] = later.terms(FIRST)
        assert (entry.english, entry.meaning) == (GIVEN["english"], GIVEN["meaning"])
        assert FIRST in later.book.local_terms
        assert not entry.verified
        assert later.check_data()
        assert phrase not in [one.term for one in waiting(later)]
        [made] = decided(later)
        assert (made.verdict, made.by, made.term) == ("accepted", "ana", FIRST)
        assert made.counted[0].startswith("6 documents;")
        named = {m.ref for text in later.workspace.documents() for m in later.read(text).of_kind("term")}
        assert FIRST in named
        take_back(later, FIRST)
    with Desk(desk.path) as last:
        assert next(one for one in waiting(last) if one.term == phrase).entry["english"] == GIVEN["english"]
        assert decided(last) == []
        with pytest.raises(DeskError, match="not in the codebook"):
            last.terms(FIRST)


def test_a_rejected_phrase_is_not_proposed_again_until_that_is_taken_back(desk: Desk) -> None:
    phrase = phrase_with(SECOND, desk)
    reject(desk, phrase, by="ana")
    desk.propose(desk.discover(6))
    assert phrase not in [one.term for one in waiting(desk)]
    assert phrase in (desk.path / REJECTED).read_text(encoding="utf-8")
    take_back(desk, phrase)
    assert phrase in [one.term for one in waiting(desk)]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"english": "x"}, "meaning is blank"),
        ({"meaning": "x"}, "english is blank"),
        ({**GIVEN, "english": "x" * 300}, "more than 200"),
        ({**GIVEN, "term": "双拥"}, "has it already"),
    ],
)
def test_what_the_codebook_cannot_take_is_refused_and_changes_nothing(
    desk: Desk, given: dict[str, str], told: str
) -> None:
    before = (desk.path / WAITING).read_text(encoding="utf-8")
    with pytest.raises(DeskError, match=told):
        accept(desk, phrase_with(FIRST, desk), given, by="ana")
    with pytest.raises(DeskError, match="no such proposal"):
        reject(desk, "没有这一条", by="ana")
    assert (desk.path / WAITING).read_text(encoding="utf-8") == before
    assert not (desk.path / ACCEPTED).exists()


def test_words_that_look_like_markup_of_the_file_stay_words(desk: Desk) -> None:
    odd = {"english": "a: 'b' # c\n- term: d", "meaning": "&x *y !z | {} []"}
    accept(desk, phrase_with(FIRST, desk), {**odd, "term": FIRST}, by="ana\n- term: e")
    with Desk(desk.path) as later:
        [entry] = later.terms(FIRST)
        assert entry.english == "a: 'b' # c - term: d"
        assert entry.meaning == odd["meaning"]
        assert later.book.local_terms == {FIRST}


def test_what_people_wrote_into_the_file_stays(desk: Desk) -> None:
    path = desk.path / ACCEPTED
    path.parent.mkdir(parents=True)
    own = (
        "# from the yearbook\n- term: 本地用语一则\n  english: a local phrase\n  meaning: invented\n  category: local\n"
    )
    path.write_text(own, encoding="utf-8")
    accept(desk, phrase_with(FIRST, desk), {**GIVEN, "term": FIRST}, by="ana")
    assert "# from the yearbook" in path.read_text(encoding="utf-8")
    with Desk(desk.path) as later:
        assert later.book.local_terms == {FIRST, "本地用语一则"}
        assert [one.term for one in decided(later)] == [FIRST]
