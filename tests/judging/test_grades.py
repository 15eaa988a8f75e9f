"""Two grades for a claim: who said it, and whether it is so."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.data import Handbook
from watchword.judging.grades import Witness, content, copied_from, grade, official, utterance
from watchword.model.comparison import Comparison
from watchword.model.document import Document
from watchword.model.publisher import Publisher, PublisherKind
from watchword.model.reuse import Origin, Segment
from watchword.model.span import Span
from watchword.reading.read import read

DAY = date(2025, 8, 5)
TEXT = "青岩市政府召开会议。青岩钨业集团有限公司钨粉年产能达到300吨。"
MINISTRY = Publisher("Ministry", "government", "A", "mofcom.gov.cn")
PRESS = Publisher("Daily", "state_media", "B", "daily.cn")
COPY = Publisher("somewhere.net")


def witness(text: str, publisher: Publisher, book: Handbook) -> Witness:
    document = Document(text, published=DAY, publisher=publisher)
    return Witness(document, read(document, book))


def number(text: str, publisher: Publisher, book: Handbook, *others: Witness) -> int:
    document = Document(text, published=DAY, publisher=publisher)
    reading = read(document, book)
    claim = next(claim for claim in reading.claims if claim.role("how_much"))
    return content(claim, document, reading, others)[0]


def test_self_praise_is_never_better_than_possibly_true(book: Handbook) -> None:
    text = "青岩钨业集团有限公司钨粉产量300吨，产能居全国首位。"
    document = Document(text, published=DAY, publisher=MINISTRY)
    reading = read(document, book)
    claims = [claim for claim in reading.claims if claim.modality == "self-claimed"]
    assert claims
    assert all(content(claim, document, reading, [])[0] >= 3 for claim in claims)


def test_an_independent_publisher_raises_the_content_and_a_copy_does_not(book: Handbook) -> None:
    alone = number(TEXT, PRESS, book)
    other = witness("青岩钨业集团有限公司新线投产，目前年产能达到300吨。", MINISTRY, book)
    copies = [witness(TEXT, COPY, book), witness(TEXT, MINISTRY, book), witness(TEXT + "完。", PRESS, book)]
    assert number(TEXT, PRESS, book, other) < alone
    assert number(TEXT, PRESS, book, *copies) == alone


@pytest.mark.parametrize("kind", ["example", "reconstruction"])
def test_an_invented_text_is_no_source(kind: PublisherKind, book: Handbook) -> None:
    document = Document(TEXT, published=DAY, publisher=Publisher("x", kind, "F"))
    reading = read(document, book)
    assert {grade(claim, document, reading).short for claim in reading.claims} == {"F6"}


def test_a_copy_takes_the_letter_of_the_original_that_it_repeats() -> None:
    original = Document(TEXT, source="https://www.mofcom.gov.cn/1", publisher=MINISTRY)
    other_copy = Document(TEXT, source="https://b.net/1", publisher=COPY)
    assert official([other_copy, original]) == original
    assert utterance(COPY, original)[0] == "A"
    assert utterance(COPY, official([other_copy]))[0] == "F"


def test_a_text_is_a_copy_of_what_four_fifths_of_it_come_from() -> None:
    document = Document("甲" * 80 + "乙" * 20)

    def taken(letters: int) -> set[str]:
        segment = Segment(Span(0, letters), "copied", Origin("source", Span(0, letters)))
        return copied_from(document, Comparison(document.id, None, partition=(segment,)))

    assert taken(80) == {"source"}
    assert taken(79) == set()


def test_a_number_that_the_text_contradicts_is_doubtful(book: Handbook) -> None:
    text = "青岩钨业集团有限公司公布，矿石储量300吨，平均品位4.8%；又公布，资源量500吨，平均品位2.15%。"
    document = Document(text, published=DAY, publisher=PRESS)
    reading = read(document, book)
    assert reading.integrity.reasons("contradicts")
    doubtful = [c for c in reading.claims if "2.15%" in c.quote or "4.8%" in c.quote]
    assert doubtful
    assert {content(claim, document, reading, [])[0] for claim in doubtful} == {4}
