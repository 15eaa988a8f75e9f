"""Who publishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PublisherKind = Literal[
    "party",
    "government",
    "army",
    "state_media",
    "exchange",
    "enterprise",
    "association",
    "press",
    "copy",
    "example",
    "reconstruction",
]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """The publisher of a document, from the host register; an unregistered host is a copy.

    ``reliability`` is the Admiralty scale's letter for "this body said this", not for "this is so".
    """

    name: str
    kind: PublisherKind = "copy"
    reliability: Reliability = "F"
    host: str = ""

    @property
    def invented(self) -> bool:
        """Example texts and reconstructions: nothing of them leaves as a statement."""
        return self.kind in ("example", "reconstruction")


UNKNOWN = Publisher(name="unknown publisher", kind="copy", reliability="F")
