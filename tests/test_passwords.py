"""Passwords: length counts, kinds of characters don't; what everybody guesses is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.desk import DeskError
from watchword.desk.passwords import LONGEST, SHORTEST, check, fits, keep, old


@pytest.mark.parametrize(
    "password",
    ["lantern quarry mute sled", "熊猫在雨中慢慢写信吃面了", "correct mule battery tide", "x" * 3 + "Kd9wLmq2vTz", "     harbour     moth     "],
)  # fmt: skip
def test_any_long_password_of_ones_own_will_do(password: str) -> None:
    check(password, "anna")


@pytest.mark.parametrize(
    "password",
    ["", "short", "elevenchars", "Password2024!", "P@ssw0rd1234", "watchword1234", "aaaaaaaaaaaa", "123456789012", "abababababab", "qwertyuiop12", "AnnaAnnaAnna1", "welcome-editor-1", "woaini1234567890", "19283746501928", "correcthorsebatterystaple", "monkeydragon", "iloveyou-2024", "x" * (LONGEST + 1)],
)  # fmt: skip
def test_what_others_guess_soon_is_refused(password: str) -> None:
    with pytest.raises(DeskError, match="password"):
        check(password, "anna")


@given(st.text(max_size=SHORTEST - 1).filter(lambda text: "ﷺ" not in text))
def test_nothing_short_passes(password: str) -> None:
    import unicodedata

    if len(unicodedata.normalize("NFKC", password)) < SHORTEST:
        with pytest.raises(DeskError):
            check(password, "anna")


def test_the_same_characters_written_otherwise_fit() -> None:
    kept = keep("ＬＡＮＴＥＲＮ quarry mute")
    assert fits(kept, "LANTERN quarry mute")
    assert not fits(kept, "lantern quarry mute")
    assert not fits("", "lantern quarry mute")
    assert not fits("no hash", "lantern quarry mute")


def test_a_weaker_hash_is_old() -> None:
    from argon2 import PasswordHasher

    assert old(PasswordHasher(time_cost=1, memory_cost=8192).hash("x"))
    assert not old(keep("lantern quarry mute sled"))
