"""Whether the numbers of a text agree with each other: recomputed where it gives all the parts, and told apart where
it gives one measure twice (R21, R23)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from watchword.model.mention import Mention
from watchword.model.quantity import Quantity
from watchword.reading.view import View

LESS = re.compile(r"(?:减少|下降|降低|减|少|降)(?:了|约)?$")
MORE = re.compile(r"(?:增加|增长|提高|上升|上调|增|多|涨)(?:了|约)?$")
# Measures of which a thing has one; two values for it in one stretch of text contradict each other.
SINGLE = re.compile(r"(平均(?:REO)?品位|死亡人数|遇难人数|失联人数|持股比例)[^,。;\d]{0,6}$")
ROUNDING = 0.6  # of the last digit or point given
LONGEST = 60  # characters between numbers that are compared


def check_arithmetic(view: View, mentions: list[Mention]) -> Iterator[str]:
    """A sentence for each disagreement, with both numbers as written."""
    numbers = [m for m in mentions if m.kind == "quantity" and m.quantity and m.quantity.bound == "exact"]
    yield from differences(view, numbers)
    yield from rates(view, numbers)
    yield from twice(view, numbers, [m for m in mentions if m.kind in ("place", "organisation")])


def between(view: View, one: Mention, two: Mention) -> str:
    return view.raw[one.span.end : two.span.start]


def amount(mention: Mention) -> Quantity:
    assert mention.quantity is not None
    return mention.quantity


def differences(view: View, numbers: list[Mention]) -> Iterator[str]:
    """58000吨，比…的62000吨减少4000吨: the three must fit."""
    for new, old, change in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if not amount(new).unit == amount(old).unit == amount(change).unit or amount(new).unit == "%":
            continue
        first, second = between(view, new, old), between(view, old, change)
        sign = -1 if LESS.search(second) else 1 if MORE.search(second) else 0
        if not sign or not re.search(r"(?:比|较)[^。;；]{0,24}$", first) or len(first) > LONGEST or len(second) > 8:
            continue
        expected = amount(old).value + sign * amount(change).value
        if abs(expected - amount(new).value) > max(abs(expected) * 0.005, 1e-9):
            yield f"{new.surface} is not {old.surface} {'less' if sign < 0 else 'plus'} {change.surface}"


def rates(view: View, numbers: list[Mention]) -> Iterator[str]:
    """从100增至150，增长50%: the percentage must fit."""
    for old, new, rate in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if amount(rate).unit != "%" or amount(old).unit != amount(new).unit or not amount(old).value:
            continue
        first, second = between(view, old, new), between(view, new, rate)
        before = view.raw[max(0, old.span.start - 8) : old.span.start]
        sign = -1 if LESS.search(second) else 1 if MORE.search(second) else 0
        if (
            not sign
            or not re.search("[从由]", before)
            or not re.fullmatch(r"[^。,，]{0,8}[至到]", first)
            or len(second) > 16
        ):
            continue
        real = (amount(new).value / amount(old).value - 1) * 100
        if abs(abs(real) - amount(rate).value) > max(ROUNDING, amount(rate).value * 0.02):
            yield f"from {old.surface} to {new.surface} is {real:+.1f}%, not {rate.surface}"


def twice(view: View, numbers: list[Mention], names: list[Mention]) -> Iterator[str]:
    """One measure with two values and no other place or body named between them."""
    held: dict[tuple[str, str], Mention] = {}
    starts = sorted(name.span.start for name in names)
    for mention in numbers:
        match = SINGLE.search(view.raw, max(0, mention.span.start - 20), mention.span.start)
        if not match:
            continue
        key = (match[1].replace("REO", ""), amount(mention).unit)
        first = held.setdefault(key, mention)
        apart = bisect_left(starts, first.span.end) < bisect_left(starts, mention.span.start)
        if amount(first).value != amount(mention).value and not apart:
            yield f"{key[0]} is given as {first.surface} and as {mention.surface}"
