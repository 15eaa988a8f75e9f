"""Laws, rules and standing documents, by their titles in title marks or by a known title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import Law
from watchword.model.mention import Mention
from watchword.reading.lexicon import Lexicon
from watchword.reading.view import View

TITLE = re.compile(
    r"[《〈](?P<title>[^《》〈〉\n]{2,60}?(?:法|条例|办法|规定|细则|规则|准则|法典|公约|宪法|章程|清单|目录|法令)(?:\([^()]{1,12}\))?)[》〉]"
)


@lru_cache(maxsize=8)
def law_lexicon(book: Handbook) -> Lexicon[Law]:
    return Lexicon((law.title, law) for law in book.laws)


def find_laws(view: View, book: Handbook) -> Iterator[Mention]:
    """Titles in text order; ``ref`` is the title held where it is one of ours."""
    text = view.text
    last = 0
    for match in TITLE.finditer(text):
        yield from known(view, book, last, match.start())
        title = match["title"]
        held = next((law.title for law in book.laws if title.endswith(law.title)), "")
        span = view.span(*match.span("title"))
        yield Mention("law", span, span.of(view.raw), title, ref=held)
        last = match.end()
    yield from known(view, book, last, len(text))


def known(view: View, book: Handbook, start: int, end: int) -> Iterator[Mention]:
    for s, e, laws in law_lexicon(book).longest(view.text[start:end]):
        span = view.span(start + s, start + e)
        yield Mention("law", span, span.of(view.raw), view.text[start + s : start + e], ref=laws[0].title)
