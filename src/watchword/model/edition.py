"""A brief as people keep it: version by version, and published for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from watchword.model.brief import Brief, Language


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a brief. ``note`` tells readers what was corrected; times are UTC."""

    version: int
    brief: Brief
    note: str
    by: str
    saved: datetime
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A brief with all its versions, the first one first. ``slug`` is its permalink; empty until it is published."""

    number: int
    document: str
    form: str
    language: Language
    slug: str
    editions: tuple[Edition, ...]

    @property
    def newest(self) -> Edition:
        return self.editions[-1]

    @property
    def public(self) -> Edition | None:
        """What readers see: the last version published."""
        return next((edition for edition in reversed(self.editions) if edition.published), None)

    @property
    def corrections(self) -> tuple[Edition, ...]:
        """Published versions past the first, with what was corrected in each."""
        return tuple(edition for edition in self.editions if edition.published)[1:]
