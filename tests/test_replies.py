"""What readers may write: plain text, and what looks like spam."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.desk import DeskError
from watchword.desk.replies import LONGEST, plain, refuse, signs


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [("", "", "words"), ("…!?", "", "words"), ("x" * (LONGEST + 1), "", "at most"), ("ok", "n" * 41, "name"), ("ok", "The Editor", "editor's"), ("ok", "编辑", "editor's"), ("ok", "A-D-M-I-N", "editor's"), ("see https://a.example and http://b.example", "", "address"), ("www.a.example, b.com", "", "address")],
)  # fmt: skip
def test_what_is_never_shown_is_refused(text: str, name: str, why: str) -> None:
    with pytest.raises(DeskError, match=why):
        refuse(text, name)


@pytest.mark.parametrize(
    ("text", "sign"),
    [("see https://a.example/x", "link"), ("write to ines@example.org", "mail"), ("call +44 20 7946 0018", "phone"), ("no" + "o" * 12, "run"), ("THIS IS ALL SHOUTED AT YOU", "capitals"), ("$$$ !!! ??? ### a", "signs"), ("<b>bold</b> words here", "markup")],
)  # fmt: skip
def test_each_sign_is_seen_and_only_told(text: str, sign: str) -> None:
    refuse(plain(text), "Ines")
    assert sign in set(signs(plain(text), "Ines"))


@pytest.mark.parametrize("text", ["第三句的“36名”与原文不符，请核对。", "The letter of 2024 already had this; see the second paragraph, [298, 325).", "36 → 37?", "I think F-35 is not meant. 2025-07-30 is the day."])  # fmt: skip
def test_an_honest_reply_has_no_sign(text: str) -> None:
    refuse(plain(text), "王")
    assert list(signs(plain(text), "王")) == []


@given(st.text(max_size=400))
def test_nothing_unseen_stays(text: str) -> None:
    kept = plain(text)
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn") for c in kept)
    assert plain(kept) == kept
