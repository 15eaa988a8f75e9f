"""Whether whom a brief by people names stands in the document, in its letters or spelt from Chinese, with the title given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.writing.lint.names import HAN_NAME, english_lexicon
from watchword.writing.lint.numbers import MONTHS
from watchword.writing.lint.passages import meanings_in
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement
from watchword.writing.lint.structure import ANY_QUOTED
from watchword.writing.lint.words import fold, spelt
from watchword.writing.naming import english_name

CAPITALISED = re.compile(r"[A-Z][\w'’-]*(?:[ -](?:of (?:the )?|and )?[A-Z][\w'’-]*)*")


def prose(statement: Statement, sheet: Sheet) -> str:
    """The sentence's own English; empty where another rule checks it by its spans."""
    if sheet.structured or statement.kind != "says":
        return ""
    return HAN_NAME.sub(" ", QUOTED.sub(" ", ANY_QUOTED.sub(" ", statement.text)))


@lru_cache(maxsize=8)
def generic(book: Handbook) -> frozenset[str]:
    """The small-letter words of the glossary, of offices and of terms: they name kinds, and the register knows the rest."""
    told = [word.english for word in book.glossary]
    told += [holder.office for holder in book.holders] + [term.english for term in book.terms]
    return frozenset(token.lower() for english in told for token in re.findall(r"[A-Za-z]+", english))


PERSON = 2  # words of a Chinese person's name
SYLLABLES = re.compile(
    "(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui"
    "|un|uo|[aeiou])'?)+"
)  # of Chinese names in Latin letters


def strangers_are_not_named(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A name that no register has stands in the document, in its own letters or spelt from Chinese."""
    text = prose(statement, sheet)
    if not text:
        return
    document = f"{against.document.title}\n{against.document.text}\n{against.reading.issuer.name}"
    held, sounds = document.lower(), spelt(fold(document)) + " " + spelt(fold(document), second=True)
    known = " ".join(english_name(m, against.book) for m in against.reading.mentions if m.kind != "quantity")
    known = f"{known} {against.reading.occasion.name}".lower()
    english = not re.search("[\u4e00-\u9fff]", against.document.text)
    titles = {
        word
        for title in against.book.house_rules.titles
        for word in (*title.split(), "vice", "deputy", "acting", "former")
    }
    months = {month.lower() for month in MONTHS}
    for match in CAPITALISED.finditer(text):
        parts = [part for part in re.split(r"[ -]", match[0]) if part[:1].isupper()]
        if match.start() == len(text) - len(text.lstrip()) and len(parts) == 1:
            continue  # the first word of a sentence
        for part in parts:
            word = part.lower().removesuffix("'s").removesuffix("’s").replace("'", "").replace("’", "")
            plain = (
                word in against.book.house_rules.common
                or word in months
                or word in generic(against.book)
                or meanings_in(word, against.book)
                or len(word) < 3
            )
            if english and len(parts) > 1 and word not in titles and word not in months and word not in held:
                plain = False  # a body of an English text is called by its words
            there = word in held or word in known or re.sub("[^a-z]", "", word) in sounds
            person = len(parts) == PERSON and all(SYLLABLES.fullmatch(other.lower()) for other in parts)
            if there and not plain and not person:
                break  # whatever else the name is made of is a translation
            if plain or there:
                continue
            if not any(
                part.lower() in match[0].lower()[start:end] for start, end in registered(match[0], against.book)
            ):
                yield f"{match[0]} is not in the document"
            break


def registered(name: str, book: Handbook) -> list[tuple[int, int]]:
    """Where names of the registers stand in it: ``names_are_held`` checks those."""
    return [(start, end) for start, end, _ in english_lexicon(book).longest(name.lower())]


STRANGER_RULES: tuple[Rule, ...] = (strangers_are_not_named,)
