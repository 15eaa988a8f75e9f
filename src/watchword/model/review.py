"""What a person made of something that was read or written: kept, applied at every reading, never final."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from watchword.model.span import Span

ReviewKind = Literal["claim", "term", "sentence"]
ReviewVerdict = Literal["accept", "reject", "correct"]


@dataclass(frozen=True, slots=True)
class Review:
    """A verdict on a claim, a term's sense, or a sentence of a brief.

    ``span`` and ``key`` find it again after another reading: the words in the document, with the claim's type, the
    codebook term, or the sentence's text. ``correction`` holds what is right instead: ``type`` and ``modality`` of a
    claim, the ``term`` meant, the ``text`` of a sentence. A claim that was missed is a correction with an empty key.
    """

    document: str
    kind: ReviewKind
    verdict: ReviewVerdict
    span: Span
    key: str = ""
    correction: dict[str, str] = field(default_factory=dict, hash=False)
    note: str = ""
    by: str = ""
    at: datetime | None = None
    undone: datetime | None = None
    number: int = 0
