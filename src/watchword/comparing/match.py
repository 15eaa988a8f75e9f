"""A passage found in an earlier document, before anything is said about what it means."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.comparing.held import Order
from watchword.model.publisher import PublisherKind
from watchword.model.span import Span


@dataclass(frozen=True, slots=True)
class Match:
    """``here`` and ``there`` are places in the letters of the two views; ``span`` and ``origin`` are the
    same places in the raw texts. ``differences`` are the substituted, inserted and deleted letters
    between them."""

    here: Span
    there: Span
    differences: int
    span: Span
    origin: Span
    document: str
    order: Order
    issuer: str
    occasion: str
    kind: PublisherKind
    source: tuple[int, int]  # run and number in it, for the corpus only

    @property
    def identity(self) -> float:
        """At least this share of the longer side matches, 0 to 1."""
        longer = max(len(self.here), len(self.there))
        return (longer - self.differences) / longer if longer else 0.0
