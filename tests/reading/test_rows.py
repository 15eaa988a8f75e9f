"""The words of clauses as rows, against the plain way of finding them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from watchword.data import Handbook, load_handbook
from watchword.data.weights import load_weights
from watchword.model.document import Document
from watchword.reading.likeness import words_of
from watchword.reading.read import find_mentions
from watchword.reading.rows import rows_of
from watchword.reading.sentences import split_clauses
from watchword.reading.view import clean

EXAMPLES = Path(__file__).parents[2] / "examples"
SCRAPS = st.sampled_from([
    "集团", "签署协议", "增长12.5%", "，", "。", "\n", " ", "the company signed", "1,200 tonnes", "世界500强", "钨", "２０２６年", "ß", "İ", "𠀀", "\ud800",
])  # fmt: skip


def assert_alike(text: str, book: Handbook) -> None:
    weights = load_weights()
    view = clean(text)
    mentions = find_mentions(view, Document(text), book)
    clauses = [clause for sentence in view.sentences for clause in split_clauses(view.text, sentence)]
    rows, starts = rows_of(view, clauses, mentions, book, weights)
    plain = [
        {weights.words[word] for word in words if word in weights.words} | {len(weights.words)}
        for words in words_of(view, clauses, mentions, book)
    ]
    assert [set(part.tolist()) for part in np.split(rows, starts[1:])][: len(clauses)] == plain
    assert len(rows) == sum(map(len, plain))


def test_rows_are_those_of_the_words_in_the_example_texts(book: Handbook) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.rglob("*.txt"))]
    assert texts
    for text in texts:
        assert_alike(text, book)


def test_a_rare_character_parts_its_neighbours(book: Handbook) -> None:
    assert_alike("集团𠀀2026年签署协议", book)


@given(st.lists(SCRAPS, max_size=30).map("".join))
def test_rows_are_those_of_the_words_in_any_mixture(text: str) -> None:
    assert_alike(text, load_handbook())
