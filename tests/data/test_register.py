"""The register of office-holders and the codebook: what must hold of every entry, whoever writes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest

from watchword.data import Handbook
from watchword.data.schema import Holder
from watchword.model.citation import Citation
from watchword.model.term import Term

SEATS = {"Vice Premier", "Vice Chairman"}  # several hold such an office at a time


def citations_of(term: Term) -> Iterator[Citation]:
    yield from term.citations
    for reading in term.interpretations:
        yield from reading.citations
    if term.base_rate:
        yield from term.base_rate.citations


def test_every_source_that_was_read_has_an_address(book: Handbook) -> None:
    groups = [citations_of(term) for term in book.terms] + [holder.citations for holder in book.holders]
    for citations in groups:
        for citation in citations:
            assert citation.url.startswith(("http://", "https://")), citation


@pytest.mark.parametrize("part", ["holders", "background"])
def test_every_source_of_a_holder_or_a_note_has_a_title(book: Handbook, part: str) -> None:
    for entry in getattr(book, part):
        for citation in entry.citations:
            assert citation.title, entry


def test_no_term_is_its_own_look_alike(book: Handbook) -> None:
    for term in book.terms:
        assert not {term.term, *term.variants} & set(term.look_alikes), term.term


def test_a_form_belongs_to_one_term(book: Handbook) -> None:
    owner: dict[str, str] = {}
    for term in book.terms:
        for form in (term.term, *term.variants):
            assert owner.setdefault(form, term.term) == term.term, form


def test_what_a_term_is_not_to_be_confused_with_is_in_the_codebook(book: Handbook) -> None:
    known = {form for term in book.terms for form in (term.term, *term.variants)}
    for term in book.terms:
        for other in term.not_to_be_confused_with:
            assert other in known, (term.term, other)


def test_a_term_that_was_never_sourced_makes_no_claim_about_its_origin(book: Handbook) -> None:
    for term in book.terms:
        if term.life.first_used or term.base_rate:
            assert any(citation.verified for citation in citations_of(term)), term.term


def test_no_office_with_one_seat_has_two_holders_at_a_time(book: Handbook) -> None:
    offices: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in book.holders:
        if holder.office not in SEATS:
            offices[holder.office, holder.body].append(holder)
    for office, holders in offices.items():
        for one, two in combinations(sorted(holders, key=lambda holder: holder.start), 2):
            assert one.end, (office, one.name, two.name)
            assert one.end <= two.start or one.end[:7] == two.start[:7], (office, one.name, two.name)


def test_a_term_of_office_ends_after_it_began(book: Handbook) -> None:
    for holder in book.holders:
        assert not holder.end or holder.start < holder.end, holder.name


def test_an_office_goes_under_the_same_titles_for_all_its_holders(book: Handbook) -> None:
    titles: dict[tuple[str, str], tuple[str, ...]] = {}
    for holder in book.holders:
        key = holder.office, holder.body
        assert titles.setdefault(key, holder.titles) == holder.titles, holder.name


UNTITLED = 58  # addresses of the first 120 terms that were noted without a title; the number may only fall


def test_no_further_source_is_noted_without_its_title(book: Handbook) -> None:
    bare = {c.url for term in book.terms for c in citations_of(term) if c.verified and not c.title}
    assert len(bare) <= UNTITLED, sorted(bare)
