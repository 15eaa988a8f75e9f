"""How much, and on what basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "nearly"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and basis, as the text gives them.

    ``value`` is in ``unit`` after scaling (万, 亿 applied); ``basis`` holds what the number rests on
    (tax, REO grade, dry weight, period, cap), ``change`` how it moved (同比, 环比) where that is said.
    """

    value: float
    unit: str
    bound: Bound = "exact"
    basis: tuple[str, ...] = ()
    change: str = ""
    ordinal: bool = False  # 第98个, 连续第五次: counts a place in a row, not an amount
