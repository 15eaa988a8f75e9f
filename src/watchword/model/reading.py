"""All that a text says, and what kind of text it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from watchword.model.claim import Claim
from watchword.model.mention import Mention, MentionKind
from watchword.model.span import Span

Basis = Literal["given", "text", "signature", "title", "publisher", "none"]
Usable = Literal["full", "headline", "nothing"]


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who speaks in the text. ``bodies`` are the signing bodies where the text is signed."""

    name: str = ""
    span: Span | None = None
    basis: Basis = "none"
    bodies: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the text is for: a key of the occasion register (``army-day``) and, where the text says
    so, which round of it (the 98th anniversary)."""

    key: str = ""
    name: str = ""
    number: int | None = None
    span: Span | None = None
    basis: Basis = "none"


SignKind = Literal["altered", "left_out", "contradicts"]


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing noticed about a copy: it was ``altered`` (undone or not), something around the text was ``left_out``
    of the reading, or the text ``contradicts`` itself. A fatal sign leaves the headline at most."""

    flag: str
    reason: str
    kind: SignKind = "altered"
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Integrity:
    """Whether the text may be believed to be what was published (R6): what was noticed, and how much may be used."""

    signs: tuple[Sign, ...] = ()

    @property
    def usable(self) -> Usable:
        return "headline" if any(sign.fatal for sign in self.signs) else "full"

    @property
    def flags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sign.flag for sign in self.signs))

    def reasons(self, kind: SignKind | None = None) -> tuple[str, ...]:
        """Why, in words; of one kind of sign or of all."""
        return tuple(dict.fromkeys(sign.reason for sign in self.signs if kind in (None, sign.kind)))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says; everything carries spans of its text."""

    document: str
    data_version: str
    genre: str = "other"
    issuer: Issuer = Issuer()
    occasion: Occasion = Occasion()
    integrity: Integrity = Integrity()
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()

    def of_kind(self, *kinds: MentionKind) -> Iterator[Mention]:
        return (mention for mention in self.mentions if mention.kind in kinds)

    def terms_of_their_own(self) -> Iterator[Mention]:
        """Coded phrases that stand in no longer one; the mentions are in text order, the longest first."""
        end = -1
        for mention in self.of_kind("term"):
            if mention.span.end > end:
                end = mention.span.end
                yield mention
