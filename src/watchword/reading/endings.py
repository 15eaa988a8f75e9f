"""How Chinese organisation names end, and what bounds them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from watchword.data import Handbook
from watchword.reading.view import fold

DIRECTION = re.compile("[东西南北中内外上下前后]部$")  # 西南部 is a region, no department


@dataclass(frozen=True, slots=True)
class Endings:
    """How organisation names end and what bounds them, folded."""

    every: tuple[str, ...]
    last: frozenset[str]  # their last characters: most words are told by one look
    generic: frozenset[str]
    boundaries: frozenset[str]
    inner_verbs: frozenset[str]
    common_heads: frozenset[str]
    not_endings: frozenset[str]
    prefixes: frozenset[str]
    need_proper: tuple[str, ...]

    def end(self, word: str) -> bool:
        """Whether a word can close an organisation's name."""
        return (
            word[-1:] in self.last
            and word.endswith(self.every)
            and word[-2:] not in self.not_endings
            and word not in self.not_endings
            and not DIRECTION.search(word)
        )


@lru_cache(maxsize=8)
def endings(book: Handbook) -> Endings:
    forms = book.organisation_forms

    def folded(words: tuple[str, ...]) -> frozenset[str]:
        return frozenset(map(fold, words))

    every = tuple(sorted(folded(forms.endings), key=len, reverse=True))
    return Endings(
        every,
        frozenset(word[-1] for word in every),
        folded(forms.generic),
        folded(forms.boundaries),
        folded(forms.inner_verbs),
        folded(forms.common_heads),
        folded(forms.not_endings),
        folded(forms.prefixes),
        tuple(folded(forms.need_proper)),
    )
