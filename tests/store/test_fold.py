"""Search finds exactly what the text has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.store.fold import fold, tokens
from watchword.store.search import Query, _needed

CHINESE = st.text(st.sampled_from("稀土产业產業台臺灣湾 \n，。A1bＢ磁镕䶮𠮷"), max_size=60)


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("raw", "folded"), [("臺灣產業", "台湾产业"), ("ＷＴＯ", "wto"), ("⼈民", "人民"), ("Ä", "ä"), ("䶮𠮷", "䶮𠮷")]
)
def test_script_width_and_case_do_not_matter(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@given(CHINESE, st.data())
def test_whatever_the_text_has_the_index_suggests(text: str, data: st.DataObject) -> None:
    """A query cut from the text at word borders needs only tokens that the text has."""
    start = data.draw(st.integers(0, len(text)))
    phrase = fold(text[start : data.draw(st.integers(start, len(text)))]).strip()
    held = tokens(text)
    for pattern in Query.parse(f"“{phrase}”").patterns if any(map(str.isalnum, phrase)) else ():
        if pattern.search(fold(text)):
            for token in _needed(phrase):
                assert token in held or any(one.startswith(token[:-1]) for one in held if token.endswith("*"))


@given(CHINESE)
def test_tokens_are_pairs_of_neighbours_ends_of_runs_and_words(text: str) -> None:
    runs = "".join(one if "\u3400" <= one <= "\u9fff" or one == "𠮷" else "|" for one in "".join(fold(text).split()))
    expected = set()
    for run in filter(None, runs.split("|")):
        expected |= {run[place : place + 2] for place in range(len(run) - 1)} | {run[-1]}
    assert {token for token in tokens(text) if not token.isascii()} == expected
