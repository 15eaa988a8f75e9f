"""The page of a document as it was kept, to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.collecting.decode import decode
from watchword.collecting.error import CollectingError
from watchword.desk.desk import Desk
from watchword.model.document import Document


@dataclass(frozen=True, slots=True)
class Kept:
    """The decoded page, and what it is."""

    text: str
    kind: Literal["html", "text"]


def kept(desk: Desk, document: Document) -> Kept | None:
    """The page as received, decoded as collecting did; ``None`` where none was kept or it is no text (a PDF)."""
    raw = desk.workspace.raw(document.id)
    if raw is None or raw.startswith(b"%PDF"):
        return None
    try:
        text = decode(raw, name=document.source).text
    except CollectingError:
        return None
    head = text[:2000].lstrip("\ufeff \t\r\n").lower()
    return Kept(text, "html" if head.startswith("<") or "<html" in head else "text")
