"""Notices of export control, clause by clause, and what one means for an item on a day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from watchword.model.citation import Citation

Effect = Literal["licence", "ban", "presumed_denial", "stricter_review", "suspends"]
ControlState = Literal["not_yet_due", "in_force", "suspended", "never_in_force", "suspension_ended"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a notice: what it does, to which items, for whom, from when until when."""

    number: int  # its place in the notice
    effect: Effect  # licence: a permit is needed; ban; presumed_denial: in principle no permit; suspends
    says: str  # what it says, in our words
    items: tuple[str, ...] = ()  # keys of materials and products; all_dual_use for every listed item
    codes: tuple[str, ...] = ()  # control codes of the listed items
    destination: str = ""  # the country to which it applies; empty for all
    users: str = ""  # the users to whom it applies; empty for all
    due: datetime.date | None = None  # the day from which it applies, where not the notice's own
    suspends: tuple[str, ...] = ()  # notices or clauses, as 55/2025 or 46/2024#2
    until: datetime.date | None = None  # the last day of a suspension
    destination_zh: str = ""  # the destination in Chinese
    users_zh: str = ""  # the users in Chinese


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice, as published. It is never edited when a later one suspends it: that follows from the later one."""

    key: str  # number and year, as 18/2025
    issuer: str  # who issued it
    title: str  # what it is about, in English
    published: datetime.date  # the day on its face
    due: datetime.date  # the day from which it applies
    clauses: tuple[Clause, ...]  # its clauses that bear on items
    citations: tuple[Citation, ...] = ()  # where that was read


@dataclass(frozen=True, slots=True)
class ControlStatus:
    """What one clause means on a day. ``until`` is the last day of the state where one is known."""

    notice: Notice
    clause: Clause
    state: ControlState
    since: datetime.date
    until: datetime.date | None
    by: Notice | None  # the notice that suspends it
    never_in_force: bool  # whether it was suspended before the day from which it was to apply
