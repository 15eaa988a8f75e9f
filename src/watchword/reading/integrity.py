"""Whether a copy may be believed to be what was published (R6, R8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from watchword.data import Handbook
from watchword.model.mention import Mention
from watchword.model.reading import Integrity
from watchword.reading.arithmetic import check_arithmetic
from watchword.reading.lexicon import Lexicon
from watchword.reading.view import View, fold


class Sign(NamedTuple):
    """One thing that is wrong with a copy; a fatal one leaves the headline at most."""

    flag: str
    reason: str
    fatal: bool


def check_integrity(
    view: View, title: str, published: date | None, mentions: list[Mention], book: Handbook
) -> Integrity:
    """Flags with reasons. What could be undone is flagged and read; a fatal sign leaves the headline at most."""
    text = fold(title) + "\n" + view.text
    signs = [
        *repaired(view),
        *tell_tale_words(text, book),
        *altered_titles(mentions, book),
        *shuffled(view),
        *impossible_holders(view.text, published, book),
        *filler(view, mentions),
        *(Sign("internal_contradiction", reason, False) for reason in check_arithmetic(view, mentions)),
    ]
    fatal = any(sign.fatal for sign in signs)
    return Integrity(
        tuple(dict.fromkeys(sign.flag for sign in signs)),
        "headline" if fatal else "full",
        tuple(dict.fromkeys(sign.reason for sign in signs)),
    )


BROKEN = re.compile("[\ufffd]|锟斤拷|烫烫烫")
REPAIRS = {
    "syllable": ("pinyin_injection", "{} Latin syllables injected between Chinese characters were taken out"),
    "markup": ("markup", "{} pieces of markup were taken out"),
    "decoding": ("mojibake", "wrongly decoded characters were decoded anew"),
}
DEBRIS = {
    "furniture": ("page_furniture", "navigation or tools of the page stand around the text and were not read"),
    "keywords": ("injected_keywords", "a list of search-engine words before the text was not read"),
}


def repaired(view: View) -> Iterator[Sign]:
    """What was undone, and what can't be."""
    for kind, times in view.repairs:
        flag, reason = REPAIRS[kind]
        yield Sign(flag, reason.format(times), False)
    for _, kind in view.debris:
        yield Sign(*DEBRIS[kind], False)
    if len(BROKEN.findall(view.text)) >= 3:
        yield Sign("mojibake", "wrongly decoded characters that can't be restored", True)


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
            yield Sign(rule.flag, f"{rule.reason}: {'、'.join(words)}", rule.fatal)


LIKE = 72  # ours, calibrated on spun copies of the labelled texts


@lru_cache(maxsize=8)
def law_titles(book: Handbook) -> tuple[str, ...]:
    return tuple(fold(law.title) for law in book.laws)


def altered_titles(mentions: list[Mention], book: Handbook) -> Iterator[Sign]:
    """Titles of laws that no law has, but that one nearly has: a synonym put in (《出口控制法》)."""
    known = law_titles(book)
    for mention in mentions:
        if mention.kind != "law" or mention.name in known or not 4 <= len(mention.name) <= 40:
            continue
        if any(mention.name.endswith(title) or title.endswith(mention.name) for title in known):
            continue
        near = process.extractOne(mention.name, known, scorer=fuzz.ratio, score_cutoff=LIKE)
        if near and substituted(mention.name, near[0]):
            yield Sign("altered_law_title", f"《{mention.name}》 is no law held; 《{near[0]}》 is", True)


def substituted(written: str, known: str) -> bool:
    """Whether one run of two characters stands for another in a title of the same length: what spinning does."""
    if len(written) != len(known):
        return False
    different = [at for at, (one, two) in enumerate(zip(written, known, strict=True)) if one != two]
    return 1 <= len(different) <= 2 and different[-1] - different[0] <= 1


CLAUSE = re.compile(r"[^,。!?;:、\n()“”《》]{2,}")
NO_START = re.compile("[的了着过们吗呢吧]")
NO_END = re.compile("(?:[和与及在把被向从以并]|为了|由于|根据|以及)$")
SHUFFLED_SHARE, SHUFFLED_CLAUSES = 0.2, 5  # ours; in the labelled texts no sound copy reaches .05


def shuffled(view: View) -> Iterator[Sign]:
    """Clauses that begin with a particle or end with a preposition: the words are not in their order."""
    clauses = CLAUSE.findall(view.text, 0, 1500)
    broken = sum(1 for clause in clauses if NO_START.match(clause) or NO_END.search(clause))
    if broken >= SHUFFLED_CLAUSES and broken >= SHUFFLED_SHARE * len(clauses):
        yield Sign("shuffled", f"{broken} of {len(clauses)} clauses begin or end as no clause does", True)


FILLER_LENGTH = 250  # characters; shorter texts may do without names


def filler(view: View, mentions: list[Mention]) -> Iterator[Sign]:
    """A long text that names no place, no day and no body says nothing that can be checked."""
    if len(view.text) < FILLER_LENGTH:
        return
    kinds = {mention.kind for mention in mentions}
    if not kinds & {"organisation", "place", "date", "office_holder"} and len(re.findall(r"\d", view.text)) < 4:
        yield Sign("filler", "no body, place, date or office-holder is named in the whole text", True)


def impossible_holders(text: str, published: date | None, book: Handbook) -> Iterator[Sign]:
    """Names written right behind an office that they never held (before the publication date)."""
    day = published.isoformat() if published else "9999"
    for title, name in office_and_name(book).findall(text):
        terms = [holder for holder in book.holders if holder.name == name and title in holder.titles]
        if not any(holder.start <= day for holder in terms):
            yield Sign("impossible_office_holder", f"{title}{name}: {name} did not hold this office by then", True)


@lru_cache(maxsize=8)
def office_and_name(book: Handbook) -> re.Pattern[str]:
    titles = sorted({fold(title) for holder in book.holders for title in holder.titles}, key=len, reverse=True)
    names = sorted({fold(holder.name) for holder in book.holders}, key=len, reverse=True)
    return re.compile(f"(?<![副原前])({'|'.join(titles)})({'|'.join(names)})")
