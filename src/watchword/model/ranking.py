"""How much a document deserves an analyst's morning."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One factor of a score, 0 to 1, with what it was taken from."""

    name: str
    value: float
    reason: str


@dataclass(frozen=True, slots=True)
class Rank:
    """The product of its parts: a document that fails in one of them is not saved by another."""

    parts: tuple[Part, ...]

    @property
    def score(self) -> float:
        product = 1.0
        for part in self.parts:
            product *= part.value
        return product
