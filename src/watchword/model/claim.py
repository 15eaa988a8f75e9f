"""Who says that what is so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.span import Span

Modality = Literal[
    "asserted",
    "planned",
    "ordered",
    "hoped",
    "pledged",
    "hedged",
    "self-claimed",
    "reported",
    "denied",
    "draft",
    "suspended",
]
RoleName = Literal["who", "what", "to_whom", "where", "when", "how_much"]


@dataclass(frozen=True, slots=True)
class Role:
    """A part in a claim. ``span`` is ``None`` where the part is understood from context
    (an omitted subject, 我市): then ``name`` is what it was resolved to."""

    role: RoleName
    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause-level statement of the text: its type, its parts, its exact words, its modality."""

    type: str  # one of the claim types in data/claims
    modality: Modality
    span: Span
    quote: str
    roles: tuple[Role, ...] = ()
    pattern: str = ""  # which pattern fired, so that a claim explains itself
    accepted: bool = False  # by a person

    @property
    def actor(self) -> str:
        """Who acts, by name; empty where the text names nobody."""
        who = self.role("who")
        return who.name if who else ""

    def role(self, name: RoleName) -> Role | None:
        return next((role for role in self.roles if role.role == name), None)
