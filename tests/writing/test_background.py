"""Background in a brief: the notes that fit it best, and not too many."""

from __future__ import annotations

from collections import Counter

from watchword.data import Handbook
from watchword.writing.background import MOST_NOTES, chosen


def test_a_brief_has_at_most_four_background_notes(book: Handbook) -> None:
    everything = Counter(key for note in book.background for key in note.when)
    assert len(chosen(book.background, everything, "")) == MOST_NOTES == 4


def test_the_note_of_which_the_text_has_most_comes_before_one_that_it_touches(book: Handbook) -> None:
    present = Counter(dict.fromkeys(("国防动员", "国防勤务", "民用资源征用", "平战结合", "rare_earths", "军民融合"), 1))
    kept = chosen(book.background, present, "")
    assert any("民用资源征用" in note.when for note in kept)
    assert len(kept) == MOST_NOTES


def test_a_text_that_no_note_fits_has_none(book: Handbook) -> None:
    assert chosen(book.background, Counter(), "") == []
