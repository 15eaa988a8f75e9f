"""Short forms of organisations that a text itself introduces, and full names without their legal form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.model.mention import Mention
from watchword.reading.terms import cut_word
from watchword.reading.view import View

GENERAL = frozenset(["公司", "本公司", "集团", "标的公司", "上市公司"])  # these name the issuer
INTRODUCED = re.compile(r"\((?:以下简称|以下称|下称|简称)(?:为)?[“\"']?(?P<short>[^”\"'()]{2,12})[”\"']?\)")
COMPANY = frozenset(["Company", "Group", "Issuer", "Corporation", "Parties", "Agreement"])
# ("Marlow Ridge" or the "Company"), (JOGMEC)
INTRODUCED_ENGLISH = re.compile(
    r" ?(?:\((?:ASX|TSX|TSXV|TSX-V|NYSE|NASDAQ|LSE|AIM|HKEX)[^()]{0,30}\) ?)?\((?:the )?(?:[\"“'‘](?P<short>[A-Z][\w&' -]{1,30}?)[\"”'’](?:\)| or | and |,)|(?P<acronym>[A-Z][A-Z&-]{2,9})\))"
)


LEGAL_FORM = re.compile(
    r"(?:集团)?(?:股份)?有限(?:责任)?公司$|集团公司$|股份公司$|,? (?:Co\.?,? Ltd\.?|Pty Ltd|Company|A/S|Corp(?:oration|\.)?|Inc\.?|Ltd\.?|Limited|plc|PLC|NL|AG|GmbH|B\.V\.|N\.V\.|S\.A\.|LLC|Co\.)$"
)


def without_form(name: str, book: Handbook) -> Iterator[str]:
    """A firm's name without its legal form, under which the same text often has it; of an English one the first word
    too, unless that means something by itself."""
    if (short := LEGAL_FORM.sub("", name)) != name:
        yield short
        first = short.split(" ")[0]
        if short.isascii() and first != short and first.istitle() and first not in meaning_words(book):
            yield first


@lru_cache(maxsize=8)
def meaning_words(book: Handbook) -> frozenset[str]:
    """English words that begin firms' names and mean something else by themselves (Canada, Australian, Northern)."""
    names = book.english_names
    words = (*names.common_first_words, *names.public_words, *names.place_heads, *names.not_names, *names.given_names)
    return frozenset(words) | {place.english.split(" ")[0] for place in book.places if place.english}


def short_forms(view: View, found: list[Mention], book: Handbook) -> Iterator[Mention]:
    """Further mentions of an organisation under the short form that the text itself introduces (以下简称), or without
    its legal form."""
    text = view.text
    bodies = {m.span.end: m for m in found if m.kind == "organisation"}
    taken = {at for m in bodies.values() for at in range(m.span.start, m.span.end)}
    introduced = {
        short: m for m in found if m.kind == "organisation" for short in without_form(m.name, book) if len(short) > 3
    }
    for match in INTRODUCED.finditer(text):
        full = bodies.get(view.raw_index(match.start()))
        if full is not None and match["short"] not in GENERAL:
            introduced.setdefault(match["short"], full)
    for match in INTRODUCED_ENGLISH.finditer(text):
        full, short = bodies.get(view.raw_index(match.start())), match["short"] or match["acronym"]
        if full is not None and short not in COMPANY:
            introduced = {one: m for one, m in introduced.items() if m is not full or not short.startswith(f"{one} ")}
            introduced.setdefault(short, full)
    if not introduced:
        return
    for match in re.finditer("|".join(map(re.escape, sorted(introduced, key=len, reverse=True))), text):
        span, full = view.span(*match.span()), introduced[match[0]]
        if text[match.start()].isascii() and cut_word(text, *match.span()):
            continue
        if span.start not in taken and (span.start > full.span.end or full.name != match[0]):
            yield Mention("organisation", span, span.of(view.raw), full.name, ref=full.ref, detail="short form")
