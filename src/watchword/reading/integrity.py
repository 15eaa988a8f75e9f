"""Whether a copy may be believed to be what was published (R6, R8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from watchword.data import Handbook
from watchword.model.mention import Mention
from watchword.model.reading import Integrity, Sign
from watchword.reading.arithmetic import check_arithmetic
from watchword.reading.holders import holder_lexicon
from watchword.reading.lexicon import Lexicon
from watchword.reading.view import View, fold


def check_integrity(
    view: View, title: str, published: date | None, mentions: list[Mention], book: Handbook
) -> Integrity:
    """What is wrong with a copy. What could be undone is noted and read; a fatal sign leaves the headline at most."""
    text = fold(title) + "\n" + view.text
    signs = (
        *repaired(view),
        *tell_tale_words(text, book),
        *altered_titles(mentions, book),
        *shuffled(view),
        *impossible_holders(view.text, published, book),
        *filler(view, mentions),
        *(Sign("internal_contradiction", reason, "contradicts") for reason in check_arithmetic(view, mentions)),
    )
    return Integrity(tuple(dict.fromkeys(signs)))


BROKEN = re.compile("[\ufffd]|锟斤拷|烫烫烫")
REPAIRS: dict[str, Sign] = {
    "syllable": Sign("pinyin_injection", "{} Latin syllables injected between Chinese characters were taken out"),
    "markup": Sign("markup", "{} pieces of markup were taken out", "left_out"),
    "decoding": Sign("mojibake", "wrongly decoded characters were decoded anew"),
}
DEBRIS: dict[str, Sign] = {
    "furniture": Sign("page_furniture", "navigation or tools of the page around the text were not read", "left_out"),
    "keywords": Sign("injected_keywords", "a list of search-engine words before the text was not read"),
}


def repaired(view: View) -> Iterator[Sign]:
    """What was undone, and what can't be."""
    for kind, times in view.repairs:
        yield replace(REPAIRS[kind], reason=REPAIRS[kind].reason.format(times))
    for _, kind in view.debris:
        yield DEBRIS[kind]
    if len(BROKEN.findall(view.text)) >= 3:
        yield Sign("mojibake", "wrongly decoded characters that can't be restored", fatal=True)


@lru_cache(maxsize=8)
def rule_lexicon(book: Handbook) -> Lexicon[int]:
    return Lexicon((word, number) for number, rule in enumerate(book.integrity_rules) for word in rule.words)


def tell_tale_words(text: str, book: Handbook) -> Iterator[Sign]:
    """Words that editing machines leave behind; a rule needs as many different ones as it says."""
    found: dict[int, dict[str, None]] = {}
    for start, end, numbers in rule_lexicon(book).every(text):
        for number in numbers:
            found.setdefault(number, {})[text[start:end]] = None
    for number, words in found.items():
        rule = book.integrity_rules[number]
        if len(words) >= rule.needs:
            yield Sign(rule.flag, f"{rule.reason}: {'、'.join(words)}", fatal=rule.fatal)


@lru_cache(maxsize=8)
def spun_titles(book: Handbook) -> dict[str, str]:
    """Titles of laws with a synonym put in -> the titles as they are."""
    swaps = [(put, usual) for rule in book.integrity_rules for put, words in rule.swaps.items() for usual in words]
    titles = [fold(law.title) for law in book.laws]
    spun = {title.replace(usual, put): title for put, usual in swaps for title in titles if usual in title}
    return {written: title for written, title in spun.items() if written not in titles}


def altered_titles(mentions: list[Mention], book: Handbook) -> Iterator[Sign]:
    """Titles that no law has, but that one has with the usual word in place of a synonym (《出口控制法》)."""
    for mention in mentions:
        if mention.kind == "law" and (title := spun_titles(book).get(mention.name)):
            yield Sign("altered_law_title", f"《{mention.name}》 is no law held; 《{title}》 is", fatal=True)


CLAUSE = re.compile(r"[^,。!?;:、\n()“”《》]{2,}")
NO_START = frozenset("的了着过们吗呢吧")
NO_END = (*"和与及在把被向从以并", "为了", "由于", "根据", "以及")
SHUFFLED_SHARE, SHUFFLED_CLAUSES = 0.2, 5  # ours; in the labelled texts no sound copy reaches .05


def shuffled(view: View) -> Iterator[Sign]:
    """Clauses that begin with a particle or end with a preposition: the words are not in their order."""
    clauses = CLAUSE.findall(view.text, 0, 1500)
    broken = sum(1 for clause in clauses if clause[0] in NO_START or clause.endswith(NO_END))
    if broken >= SHUFFLED_CLAUSES and broken >= SHUFFLED_SHARE * len(clauses):
        yield Sign("shuffled", f"{broken} of {len(clauses)} clauses begin or end as no clause does", fatal=True)


FILLER_LENGTH = 250  # characters; shorter texts may do without names


def filler(view: View, mentions: list[Mention]) -> Iterator[Sign]:
    """A long text that names no place, no day and no body says nothing that can be checked."""
    if len(view.text) < FILLER_LENGTH:
        return
    kinds = {mention.kind for mention in mentions}
    if not kinds & {"organisation", "place", "date", "office_holder"} and len(re.findall(r"\d", view.text)) < 4:
        yield Sign("filler", "no body, place, date or office-holder is named in the whole text", fatal=True)


def impossible_holders(text: str, published: date | None, book: Handbook) -> Iterator[Sign]:
    """Names written right behind an office that they never held (before the publication date)."""
    day = published.isoformat() if published else "9999"
    for start, _, holders in holder_lexicon(book).longest(text):
        name = holders[0].name
        for title in offices_before(text, start, book):
            held = [h.start for h in book.holders if h.name == name and title in map(fold, h.titles)]
            if not any(begun <= day for begun in held) and covered(title, name, day, book):
                yield Sign(
                    "impossible_office_holder", f"{title}{name}: {name} did not hold this office by then", fatal=True
                )


def offices_before(text: str, at: int, book: Handbook) -> Iterator[str]:
    """The registered titles that stand in a row right before a name (总书记、国务院总理李强), the nearest first."""
    while match := office_before(book).search(text, max(0, at - LONGEST_TITLE), at):
        yield match[1]
        at = match.start(1)
        if text[at - 1 : at] not in ("、", "兼", "和"):
            return
        at -= 1


def covered(title: str, name: str, day: str, book: Handbook) -> bool:
    """Whether the register reaches back far enough to say that somebody did not hold an office: to before the day, and
    to before the person's own first entry (who was in high office earlier may have held this one too)."""
    begins = min(holder.start for holder in book.holders if title in map(fold, holder.titles))
    return begins <= day and all(begins <= holder.start for holder in book.holders if holder.name == name)


LONGEST_TITLE = 24  # characters, with what stands before it


@lru_cache(maxsize=8)
def office_before(book: Handbook) -> re.Pattern[str]:
    """A registered title at the end of a stretch of text, unless a word before it says deputy or former."""
    titles = sorted({fold(title) for holder in book.holders for title in holder.titles}, key=len, reverse=True)
    return re.compile(f"(?<![副原前])(?<!时任)(?<!曾任)(?<!历任)(?<!原任)({'|'.join(map(re.escape, titles))})$")
