"""How much, and on what basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Measure = Literal["price", "money", "mass", "rate", "share", "people"]
Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "nearly"]
WEIGHTS = frozenset(["t", "kg", "g", "lb", "oz", "dry t", "wet t", "standard t"])
PEOPLE = frozenset(["人", "名", "万人", "people"])


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

    @property
    def measure(self) -> Measure | None:
        """What is measured: money per weight is a price, weight per time a rate."""
        of, _, per = self.unit.partition("/")
        if len(of) == 3 and of.isupper():  # a currency's code (ISO 4217)
            return "price" if per else "money"
        if of in WEIGHTS:
            return "rate" if per else "mass"
        return "share" if of == "%" else "people" if of in PEOPLE else None
