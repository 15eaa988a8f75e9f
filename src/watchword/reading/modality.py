"""How a clause says what it says (R20)."""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import Cue
from watchword.model.claim import Modality
from watchword.model.span import Span
from watchword.reading.notation import compiled


@lru_cache(maxsize=8)
def cue_patterns(book: Handbook) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    return tuple((cue, re.compile("|".join(compiled(word).pattern for word in cue.words))) for cue in book.cues)


def modality_of(text: str, sentence: Span, clauses: list[Span], clause: Span, book: Handbook) -> Modality:
    """The strongest cue of the clause; else the last cue of an earlier clause that carries on; else asserted."""
    carried: Modality | None = None
    for cue, pattern in cue_patterns(book):
        if cue.scope == "sentence" and pattern.search(text, sentence.start, sentence.end):
            return cue.modality
        if pattern.search(text, clause.start, clause.end):
            return cue.modality
        earlier = cue.carries and carried is None and clauses[0].start < clause.start
        if earlier and pattern.search(text, sentence.start, clause.start):
            carried = cue.modality
    return carried or "asserted"
