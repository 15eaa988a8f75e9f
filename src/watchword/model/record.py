"""One document with what it says, as it leaves for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from watchword.model.claim import Claim
from watchword.model.document import Document
from watchword.model.grade import Grade
from watchword.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Record:
    """A document, its reading as people have corrected it, and the grades of its claims."""

    document: Document
    reading: Reading
    grades: Mapping[Claim, Grade]
