"""A brief by people, without quotes: whether names, numbers and denials go together in it as they do in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model.mention import Mention, MentionKind
from watchword.model.span import Span
from watchword.writing.lint.force import parts_of
from watchword.writing.lint.names import named_in
from watchword.writing.lint.numbers import numbers_in, undated
from watchword.writing.lint.passages import features_in, matched
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import QUOTED, Against, Sheet, Statement
from watchword.writing.lint.strangers import prose
from watchword.writing.lint.words import fold
from watchword.writing.naming import english_name


def numbers_at(value: float, against: Against) -> list[tuple[Span, Span]]:
    """Where the document has a number, and in which sentence."""
    spans = [
        m.span
        for m in against.reading.of_kind("quantity")
        if m.quantity and abs(m.quantity.value - value) <= 1e-6 * max(1, value)
    ]
    return [(span, s) for span in spans for s in against.reading.sentences if s.contains(span)]


def clause_of(span: Span, sentence: Span, text: str) -> str:
    """The words about a number, from comma to comma."""
    before = re.split("[,，;；:：]", text[sentence.start : span.start])[-1]
    return before + re.split("[,，;；]", text[span.start : sentence.end])[0]


def years_in(words: str) -> set[float]:
    return {float(match[1]) for match in WRITTEN_YEAR.finditer(words)}


EARLIEST, LATEST = 1900, 2100
WRITTEN_YEAR = re.compile(
    r"(?<![\d.,])((?:19|20)\d\d)(?=年|\b(?![,.]?\d))(?!\s*[吨人家元万亿]|\s?(?:t|tonnes?|people)\b)"
)
LEAST = 12  # smaller numbers are everywhere
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,.]*\d)")


def numbers_keep_their_year(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A number told with a year stands beside that year, where the document gives it one."""
    text = prose(statement, sheet)
    years = {float(match[0]) for match in YEAR.finditer(text)}
    if len(years) != 1:
        return
    published = against.document.published
    for written, value in numbers_in(text):
        if value in years or value <= LEAST:
            continue
        whole = against.document.text
        beside = [
            years_in(clause_of(at, inside, whole)) or years_in(inside.of(whole))
            for at, inside in numbers_at(value, against)
        ]
        if beside and all(beside) and not any(years & given for given in beside):
            if published and years == {float(published.year)}:
                continue
            yield f"{written} stands beside {min(min(beside)):.0f} in the document, not {min(years):.0f}"


BOUND_WORDS = (
    ("at_least", r"at least|no less than|not less than|a minimum of"),
    ("at_most", r"at most|up to|no more than|not more than|a maximum of|capped at|not exceeding"),
    ("more_than", r"more than|over|above|exceeding"),
    ("fewer_than", r"fewer than|less than|below|under"),
    ("exact", r"exactly|precisely"),
    ("nearly", r"nearly|almost|just under|close to"),
)  # fmt: skip
UPWARD = {"at_least", "more_than"}
DOWNWARD = {"at_most", "nearly", "fewer_than"}


def bounds_are_kept(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A ceiling is not told as a floor, nor a floor as a ceiling."""
    if statement.kind == "background" or statement.kind == "judges":
        return
    text = QUOTED.sub(" ", statement.text)
    for bound, pattern in BOUND_WORDS:
        for match in re.finditer(
            rf"\b(?:{pattern})\s+(?:[A-Z]{{0,3}}[$€]\s?)?(\d[\d,]*(?:\.\d+)?)(\s?(?:million|billion|thousand|trillion))?",
            text,
        ):
            value = next(iter(numbers_in(match[1] + (match[2] or ""))))[1]
            bounds = {
                m.quantity.bound
                for m in against.reading.of_kind("quantity")
                if m.quantity and abs(m.quantity.value - value) <= 0.005 * max(value, m.quantity.value)
            }
            side = {*UPWARD, *DOWNWARD, "about"} if bound == "exact" else UPWARD if bound in DOWNWARD else DOWNWARD
            if bounds and bounds <= side:
                yield f"{match[0]}: the text has {', '.join(sorted(bounds)).replace('_', ' ')}"


PARTS = re.compile(r"[;,]\s|\band\b|\bwhile\b")


def numbers_keep_their_names(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A number told of a place or a mineral stands beside that place or mineral in the document."""
    text = prose(statement, sheet)
    for part in PARTS.split(text):
        named = [item for item in named_in(part, against.book) if item.kind in ("place", "material", "product")]
        values = [value for _, value in numbers_in(part) if value > LEAST and not EARLIEST < value < LATEST]
        if len(named) != 1 or len(values) != 1:
            continue
        kinds: tuple[MentionKind, ...] = ("place",) if named[0].kind == "place" else ("material", "product")
        beside = [
            name
            for _, sentence in numbers_at(values[0], against)
            for name in nearest(values[0], sentence, kinds, against)
        ]
        if beside and not any(
            fold(m.surface).lower() in named[0].forms
            or fold(m.name).lower() in named[0].forms
            or same_thing(m, named[0].english, against)
            for m in beside
        ):
            yield f"{values[0]:g} stands beside {beside[0].surface} in the document, not {named[0].english}"


def materials_keep_their_form(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Indium tin oxide in an English text is no gallium tin oxide: what stands behind one material alone stays with it."""
    text, held = prose(statement, sheet).lower(), against.document.text.lower()
    plain = {*against.book.house_rules.structural, *against.book.house_rules.common}
    names = {m.surface.lower().split()[0] for m in against.reading.of_kind("material") if m.surface.isascii()}
    for name in names if len(names) > 1 else ():
        for word in re.findall(rf"\b{re.escape(name)} ([a-z]{{3,}})\b", text):
            others = [other for other in names - {name} if re.search(rf"\b{re.escape(other)} {word}\b", held)]
            if (
                others
                and not re.search(rf"\b{re.escape(name)}(?:,| and| or)?(?: \w+){{0,3}} {word}\b", held)
                and word not in plain
            ):
                yield f"{name} {word}: the text has {others[0]} {word}"


PLAINLY, HARDLY = (
    4,
    0.34,
)  # meanings in common with the passage that is told, and at most with the one that has the number


def numbers_stand_where_told(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A number told with most of a passage's words is one of that passage, if it has one of that unit."""
    text = prose(statement, sheet)
    for part, _ in parts_of(text) if text else ():
        about = features_in(part, against.book)
        found = matched(about, against.passages, against.book)
        if not found or found.shared < PLAINLY or len(found.passages) > 1:
            continue
        there = [
            m.quantity
            for m in against.reading.of_kind("quantity")
            if m.quantity and found.passages[0].span.contains(m.span)
        ]
        for written, value in numbers_in(undated(part)):
            where = [p for p in against.passages if value in against.values(p)]
            units = {
                m.quantity.unit for m in against.reading.of_kind("quantity") if m.quantity and m.quantity.value == value
            }
            rivals = [q for q in there if q.unit in units]
            far = all(len(p.features & about) <= HARDLY * found.shared for p in where)
            if where and far and rivals and found.passages[0] not in where:
                yield f"the document has {rivals[0].value:g} there, and {written} elsewhere"


BRACKETED = re.compile("[(（][^)）]*[)）]?")  # also what begins inside: 三氧化钨65%，下同）


def nearest(value: float, sentence: Span, kinds: tuple[MentionKind, ...], against: Against) -> list[Mention]:
    """The names in the clause of a number, else the last one before it in the sentence."""
    text = against.document.text
    found = []
    for number in against.reading.of_kind("quantity"):
        if number.quantity and sentence.contains(number.span) and abs(number.quantity.value - value) <= 1e-6 * value:
            names = [m for m in against.reading.of_kind(*kinds) if sentence.contains(m.span)]
            inside = [
                m
                for m in names
                if not re.search(
                    "[,，;；、]",
                    BRACKETED.sub("", text[min(m.span.end, number.span.end) : max(m.span.start, number.span.start)]),
                )
            ]
            before = [m for m in names if m.span.end <= number.span.start]
            found += inside or before[-1:]
    return found


def same_thing(mention: Mention, english: str, against: Against) -> bool:
    return english.lower() in english_name(mention, against.book).lower()


ENGLISH_QUOTE = re.compile('[“"]([^“”"]{16,}?)[”"]')


def english_quotes_are_verbatim(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Words quoted from an English text stand there as they are."""
    text = against.document.text
    if sheet.structured or statement.kind == "background" or re.search("[\u4e00-\u9fff]", text):
        return
    held = plainly(f"{against.document.title} {text}")
    for match in ENGLISH_QUOTE.finditer(statement.text):
        if not all(plainly(part) in held for part in re.split("…|\\.\\.\\.", match[1]) if part.strip()):
            yield f"“{match[1][:40]}” is not in the document"


def plainly(words: str) -> str:
    return " ".join(re.sub(r"[^\w%$]+", " ", words.lower()).split())


PROSE_RULES: tuple[Rule, ...] = (
    numbers_keep_their_year,
    bounds_are_kept,
    numbers_keep_their_names,
    numbers_stand_where_told,
    materials_keep_their_form,
    english_quotes_are_verbatim,
)
