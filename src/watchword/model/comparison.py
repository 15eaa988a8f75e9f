"""What of a text is new, and where the rest comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from watchword.model.reuse import Reuse, Segment
from watchword.model.span import Span

ChangeKind = Literal["kept", "changed", "moved", "dropped", "added"]


@dataclass(frozen=True, slots=True)
class Change:
    """One clause of the year-on-year comparison: ``here`` is ``None`` for a dropped clause, ``there``
    (a span of the earlier text) for an added one."""

    kind: ChangeKind
    here: Span | None
    there: Span | None


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """This text against the nearest earlier one by the same issuer for the same occasion."""

    document: str
    published: date | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A document against what came before it.

    ``ritual_share`` is ritual letters and digits over all letters and digits, or ``None`` with the
    ``reason`` where nothing comparable is held. ``look_back`` is the first and last day of the
    documents compared with; ``comparable`` are the ids of earlier texts by the same issuer or for
    the same occasion.
    """

    document: str
    ritual_share: float | None
    reason: str = ""
    look_back: tuple[date, date] | None = None
    comparable: tuple[str, ...] = ()
    own: tuple[str, ...] = ()  # the comparable ones by the same issuer, latest last
    compared_with: int = 0  # documents held that are earlier
    reuses: tuple[Reuse, ...] = ()
    partition: tuple[Segment, ...] = ()
    year_on_year: YearOnYear | None = None
