"""A codebook entry: what a phrase means, to whom, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from watchword.model.citation import Citation

Stance = Literal["official", "analyst", "contested"]
LifeStatus = Literal["rising", "established", "fading", "replaced", "unknown"]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One reading of a term, with who holds it."""

    reading: str
    stance: Stance
    holder: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Life:
    """When a term came and whether it goes. ``first_used`` names speech and day as the citation does;
    ``first_seen`` is the earliest use that we hold, which proves nothing about origin (R13)."""

    first_used: str = ""
    first_seen: str = ""
    status: LifeStatus = "unknown"
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class BaseRate:
    """How many others hold an honour or use a formula, so that it is not taken as rare (R3)."""

    text: str
    citations: tuple[Citation, ...] = ()
    text_zh: str = ""  # the same in Chinese


@dataclass(frozen=True, slots=True)
class Term:
    """A coded phrase. ``variants`` are further written forms; both scripts match by themselves."""

    term: str
    english: str
    meaning: str
    category: str
    pinyin: str = ""
    variants: tuple[str, ...] = ()
    look_alikes: tuple[str, ...] = ()  # longer words in which the form means something else (八一路 is a street)
    beside: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # a form that means this only beside one of the words, within its sentence (收储 beside 稀土)
    general: bool = False  # a word of law, market or disclosure at large: decoded, but no sign of our field
    official_english: str = ""
    interpretations: tuple[Interpretation, ...] = ()
    not_to_be_confused_with: tuple[str, ...] = ()
    life: Life = Life()
    base_rate: BaseRate | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether any citation was seen."""
        return any(citation.verified for citation in self.citations)
