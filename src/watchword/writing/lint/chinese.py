"""Sentences in Chinese. Text and brief share the language here, so the rule can be plain: apart from words that say
nothing by themselves, each word of a sentence stands in what the sentence rests on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.judging.military import military_link
from watchword.model.claim import Claim
from watchword.reading.numerals import number
from watchword.writing.chinese import (
    CLAUSES,
    FORCE,
    LEVELS,
    LIKELY,
    LINKS,
    REASONS_OF_CONFIDENCE,
    genre_zh,
    occasion_zh,
)
from watchword.writing.lint.numbers import TOLERANCE, allowed, values_in
from watchword.writing.lint.quotes import UNDONE
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import HAN, QUOTED, Against, Sheet, Statement, is_chinese
from watchword.writing.lint.words import fold

NUMBER = re.compile(
    r"\d[\d,]*(?:\.\d+)?|(?<![上下这那每第])[〇零一二三四五六七八九十百千两]+(?=[人名个吨篇家项次座台辆艘架枚元年月日处])"
)
SCALE = re.compile("[万亿千百]")
PARTED = re.compile(r"[\W\d_a-zA-Z]+")
SHOWN = 12  # characters of unfounded words that a message shows


def chinese_numbers_are_held(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Each number is one of a cited span, a figure, or a sentence that the judgement rests on, of the same size."""
    if not is_chinese(statement, sheet):
        return
    held = allowed(statement, sheet, against)
    for name in statement.rests_on:
        ground = sheet.by_id(name)
        held |= values_in(ground.text) if ground else set()
    plain, words = fold(QUOTED.sub(" ", statement.text)), fold(against.words(statement))
    for match in NUMBER.finditer(plain):
        digits = match[0].replace(",", "")
        value = float(digits) if digits[0].isdecimal() else number(digits)
        scaled = number(digits + plain[match.end()]) if SCALE.match(plain, match.end()) else None
        told = {one for one in (scaled if scaled is not None else value,) if one is not None}
        if not any(abs(one - other) <= TOLERANCE * max(one, abs(other)) for one in told for other in held):
            yield f"{match[0]} is in nothing that the sentence rests on"
        sizes = set(re.findall(rf"(?<![\d.]){re.escape(match[0])}(?![\d.])([万亿]?)", words))
        share = plain.startswith("%", match.end())  # a weight of 20% is no 20亿
        if scaled is None and not share and sizes and "" not in sizes:
            yield f"{match[0]} stands in the cited words as {match[0]}{'、'.join(sorted(sizes))}"


def chinese_counts_are_computed(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Clauses and comparable texts are as many as were counted."""
    if not is_chinese(statement, sheet) or statement.kind != "compares":
        return
    counts = {figure.name: figure.value for figure in statement.figures}
    named = {name: f"clauses {key}" for key, name in CLAUSES.items()}
    for what, count in re.findall(rf"({'|'.join(named)})(\d+)处", statement.text):
        if counts.get(named[what], int(count)) != int(count):
            yield f"{what}{count}处: {counts[named[what]]} were counted"
    for count in re.findall(r"(\d+)篇可比", statement.text):
        if counts.get("comparable documents", int(count)) != int(count):
            yield f"{count}篇: {counts['comparable documents']} were held"


def chinese_words_are_held(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Past words that say nothing by themselves, a sentence uses the words of what it rests on: two characters in a row
    that stand nowhere in it are too many."""
    if not is_chinese(statement, sheet):
        return
    ground = judged_from(statement, sheet, against) if statement.kind == "judges" else told_from(statement, against)
    held = fold(ground)
    plain = NUMBER.sub("，", fold(QUOTED.sub("，", statement.text)))
    for run in PARTED.split(plain):
        for left in unfounded(run, held, frame_of(against.book.house_rules.plain_zh)):
            yield f"「{left[:SHOWN]}」 stands in nothing that the sentence rests on"


def unfounded(words: str, held: str, frame: re.Pattern[str]) -> Iterator[str]:
    """The runs of characters that no pair in the ground and no plain word covers."""
    if words in held:  # one character is no pair
        return
    covered = [False] * len(words)
    for at in range(len(words) - 1):
        if words[at : at + 2] in held:
            covered[at] = covered[at + 1] = True
    for match in frame.finditer(words):
        covered[match.start() : match.end()] = [True] * len(match[0])
    for free, run in itertools.groupby(range(len(words)), covered.__getitem__):
        if not free:
            places = list(run)
            yield words[places[0] : places[-1] + 1]


@lru_cache(maxsize=4)
def frame_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words that say nothing by themselves, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, map(fold, filter(None, words))), key=len, reverse=True)))


def claims_at(statement: Statement, against: Against) -> list[Claim]:
    """The claims at the cited words of the document."""
    spans = [quote.span for quote in statement.evidence if quote.document == against.document.id]
    return [claim for claim in against.reading.claims if any(span.contains(claim.span) for span in spans)]


def told_from(statement: Statement, against: Against) -> str:
    """The words for what a text says: those cited, who published what for what day, and how the claims there are told."""
    reading = against.reading
    told = [against.words(statement), reading.issuer.name, against.document.title]
    told += [genre_zh(reading.genre, against.book), occasion_zh(reading.occasion.key, against.book)]
    for claim in claims_at(statement, against):
        kind = against.book.claim_types[claim.type]
        told += [claim.actor, kind.noun_zh, FORCE[claim.modality], kind.says_zh.get(claim.modality, "")]
        told += [pattern.says_zh for pattern in kind.patterns if pattern.match == claim.pattern]
    if statement.kind == "compares":
        told += [*CLAUSES.values(), "礼仪性套话", "礼仪性套话占比"]
    return "\n".join(told)


def judged_from(statement: Statement, sheet: Sheet, against: Against) -> str:
    """The words for a judgement: the sentences that it rests on, the standing hypotheses, the likelihood that the
    weighing gave, and the military link by its rule."""
    grounds = filter(None, map(sheet.by_id, statement.rests_on))
    told = [item.text for item in grounds if item.id != statement.id]
    told += [h.statement_zh for rules in against.book.hypothesis_sets for h in rules.hypotheses]
    told += [f"军事联系为{LINKS[military_link(against.reading, against.book).level]}", LIKELY.get(sheet.likelihood, "")]
    told += [f"把握程度{level}" for level in LEVELS.values()]
    return "\n".join((*told, *REASONS_OF_CONFIDENCE.values(), genre_zh(against.reading.genre, against.book)))


def chinese_keeps_its_force(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """What the cited words only plan, hope or deny is not told as done (R20)."""
    if not is_chinese(statement, sheet) or statement.kind == "judges":
        return
    house, claims, plain = against.book.house_rules, claims_at(statement, against), QUOTED.sub(" ", statement.text)
    frame = frame_of(
        (*house.plain_zh, genre_zh(against.reading.genre, against.book), *(claim.actor for claim in claims))
    )
    if not claims or not HAN.search(frame.sub("", fold(plain))):  # the quotes alone tell it, and who says so
        return
    forced = {FORCE[claim.modality] for claim in claims} | {
        told for claim in claims for told in against.book.claim_types[claim.type].says_zh.values()
    }
    if all(claim.modality in UNDONE for claim in claims) and not any(word in plain for word in (*house.hedges_zh, *forced)):  # fmt: skip
        yield f"the cited words only have it {claims[0].modality}"
    denied = all(claim.modality == "denied" or claim.type == "DENIAL" for claim in claims)
    if denied and not any(word in plain for word in house.negations_zh):
        yield "the cited words deny something, and the sentence does not say so"


def chinese_names_who_acts(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """An organisation at the beginning of a sentence on claims is one that acts in them, or the issuer."""
    if not is_chinese(statement, sheet) or statement.kind != "says":
        return
    claims, start = [claim for claim in claims_at(statement, against) if claim.actor], fold(statement.text)
    named = {fold(mention.name) for mention in against.reading.of_kind("organisation")}
    first = max((name for name in named if start.startswith(name)), key=len, default="")
    acting = {fold(claim.actor) for claim in claims} | {fold(against.reading.issuer.name)}
    if claims and first and not any(first in who or who in first for who in acting if who):
        yield f"{first} is not who acts in the cited words"


CHINESE_RULES: tuple[Rule, ...] = (
    chinese_numbers_are_held,
    chinese_counts_are_computed,
    chinese_words_are_held,
    chinese_keeps_its_force,
    chinese_names_who_acts,
)
