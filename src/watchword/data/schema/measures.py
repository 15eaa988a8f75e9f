"""Units, words, and signs of alteration."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the glossary, for glosses and composed names."""

    chinese: str
    english: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or a counter; ``factor`` turns the written unit into ``unit``."""

    written: str
    unit: str
    factor: float = 1.0
    counter: bool = False


@dataclass(frozen=True, slots=True)
class IntegrityRule:
    """A sign that a copy is not what was published."""

    flag: str
    words: tuple[str, ...]
    reason: str
    fatal: bool = True  # a failing text supplies its headline at most
    needs: int = 1  # how many different words it takes
    swaps: dict[str, tuple[str, ...]] = field(default_factory=dict)  # in titles of laws: synonym, words it is put for
