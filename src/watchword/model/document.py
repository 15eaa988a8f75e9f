"""One publication."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from watchword.model.publisher import UNKNOWN, Publisher

Language = Literal["zh", "zh-Hant", "en", "other"]
Given = Literal["issuer", "published", "url", "title", "occasion"]


@dataclass(frozen=True, slots=True)
class Document:
    """One publication as decoded and extracted, before cleaning.

    ``source`` is the canonical URL, or what stands for it (a file's name, a table's row id).
    ``given`` names the fields that a person supplied; they win over what is read and are marked so.
    """

    text: str
    source: str = ""
    title: str = ""
    published: date | None = None
    language: Language = "zh"
    publisher: Publisher = UNKNOWN
    issuer: str = ""  # only where given; else reading finds it
    occasion: str = ""  # only where given; else reading finds it
    given: frozenset[Given] = frozenset()
    flags: tuple[str, ...] = ()  # what collecting noticed: decoding, extraction
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.id:
            day = self.published.isoformat() if self.published else ""
            key = "\x1f".join((self.source, day, self.text))
            digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "id", digest)

    @property
    def url(self) -> str:
        """The address, where the source is one."""
        return self.source if self.source.startswith(("http://", "https://")) else ""

    @property
    def text_hash(self) -> str:
        """Equal for copies: the text alone."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
