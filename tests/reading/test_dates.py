"""Dates: what they date, and where a missing year comes from."""

from __future__ import annotations

import pytest

from watchword.data import Handbook
from watchword.judging.labels import main_date
from watchword.model.document import Document
from watchword.reading.read import read


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("2024年03月08日 来源:示例日报。2月28日,北岭集团召开专题会。", "2024-02-28"),
        ("8月20日,北岭集团党委举行2024年第九次集体学习。", "2024-08-20"),
        ("条例自2024年10月1日起施行。", None),
        ("8月20日,北岭集团召开会议,回顾2022年和2023年的工作。", None),
    ],
    ids=["event before publication", "the only year named", "a day of force is none of publication", "two years"],
)
def test_a_text_is_dated_by_what_happened(text: str, dated: str | None, book: Handbook) -> None:
    assert main_date(read(Document(text), book)) == dated


def test_a_date_beside_the_source_line_is_that_of_publication(book: Handbook) -> None:
    reading = read(Document("2024-03-08 09:30 来源：示例日报\n北岭集团召开会议。"), book)
    (mention,) = reading.of_kind("date")
    assert mention.moment is not None
    assert mention.moment.role == "publication"
