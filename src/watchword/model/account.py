"""People who use the workspace in a browser: their account, what a program may do for them, and what they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["reader", "analyst", "editor"]
ROLES: tuple[Role, ...] = ("reader", "analyst", "editor")  # each may do what those before it may


def lower(one: Role, other: Role) -> Role:
    """The role of the two that may do less."""
    return min(one, other, key=ROLES.index)


@dataclass(frozen=True, slots=True)
class Account:
    """One person. A removed account keeps its name, so that what was done under it is never taken for another's.
    Times are UTC."""

    number: int
    name: str
    role: Role
    made: datetime
    removed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """Lets a program ask for an account, with ``role`` at most. The secret itself is kept nowhere."""

    number: int
    account: str
    name: str
    role: Role
    made: datetime
    expires: datetime
    used: datetime | None = None
    revoked: datetime | None = None

    def holds(self, now: datetime) -> bool:
        return self.revoked is None and now < self.expires


@dataclass(frozen=True, slots=True)
class Session:
    """One login at one browser."""

    number: int
    account: str
    made: datetime
    seen: datetime
    browser: str


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what, to what, when (UTC)."""

    number: int
    at: datetime
    by: str
    what: str  # such as brief.publish
    thing: str
    detail: str
