"""The rule of evidence, held for the packaged codebook."""

from __future__ import annotations

from watchword.data import Handbook


def test_every_interpretation_rests_on_a_source_that_was_read(book: Handbook) -> None:
    without = [
        f"{term.term}: {item.reading}"
        for term in book.terms
        for item in term.interpretations
        if not any(citation.verified for citation in item.citations)
    ]
    assert without == []


def test_every_base_rate_rests_on_a_source_that_was_read(book: Handbook) -> None:
    rates = [(term.term, term.base_rate) for term in book.terms if term.base_rate]
    assert [term for term, rate in rates if not any(citation.verified for citation in rate.citations)] == []
    assert all(any(character.isdigit() for character in rate.text) for _, rate in rates)


def test_a_first_use_is_told_only_with_a_source_and_else_as_first_seen_by_us(book: Handbook) -> None:
    told = [term for term in book.terms if term.life.first_used]
    assert [term.term for term in told if not term.verified] == []
