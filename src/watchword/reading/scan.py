"""The sentences of a text, each with the known names in it: the text is looked through once for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from watchword.data import Handbook
from watchword.data.handbook import Place
from watchword.data.schema import Holder, Organisation
from watchword.reading.holders import holder_lexicon
from watchword.reading.lexicon import Hit, Lexicon, Within, organisation_lexicon, place_lexicon
from watchword.reading.view import View, fold
from watchword.reading.words import Token, tokens_of


@dataclass
class Scan:
    """One sentence ``[start, end)`` of the view with what the registers have of it. ``signs``: whether it has a word
    without which nobody is named by structure or title."""

    view: View
    start: int
    end: int
    organisations: list[Hit[Organisation]]
    places: list[Hit[Place]]
    holders: list[Hit[Holder]]
    signs: bool

    @cached_property
    def words(self) -> list[Token]:
        """The segmenter's words; made when first asked for."""
        return tokens_of(self.view.text, self.start, self.end)

    @property
    def tokens(self) -> list[Token]:
        """The words, where names can stand among them."""
        return self.words if self.signs else []


def scan(view: View, book: Handbook) -> Iterator[Scan]:
    """Every sentence in text order."""
    text = view.text
    organisations = Within(organisation_lexicon(book).longest(text))
    places = Within(place_lexicon(book).longest(text))
    holders = Within(holder_lexicon(book).longest(text))
    signs = Within(name_signs(book).longest(text))
    for start, end in ((sentence.start, sentence.end) for sentence in view.sentences):
        yield Scan(
            view,
            start,
            end,
            organisations.between(start, end),
            places.between(start, end),
            holders.between(start, end),
            bool(signs.between(start, end)),
        )


@lru_cache(maxsize=8)
def name_signs(book: Handbook) -> Lexicon[str]:
    """Words without which a sentence names nobody by structure or title; most have none and are never segmented."""
    forms = book.organisation_forms
    words = (*forms.endings, *(office.title for office in book.offices))
    look_alikes = {fold(word) for word in forms.not_endings if not word.endswith("部")}  # 安全部队 has 全部 in it
    return Lexicon(((word, word) for word in words), look_alikes - {fold(word) for word in (*words, *forms.generic)})
