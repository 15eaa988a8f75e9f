"""Whether the judgements of a brief are one judgement: the reading weighed best, with the same likelihood throughout, real
rivals, and reasons as they were given (R25–R28)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.judging.likelihood import BANDS
from watchword.model.military_link import MilitaryLink
from watchword.writing.judges import LINK_MEANING
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import Against, Sheet, Statement

RIVAL = "Rival reading"
BAND = re.compile("|".join(rf"\b{band.term}\b" for band in sorted(BANDS, key=lambda band: -len(band.term))))
CARRIED_ON = re.compile(
    r"(?:; (?:against that stands one thing|what separates the readings): .+|; nothing in it separates the readings well"
    r"| \(weight [^)]*\))?\.?$"
)


@lru_cache(maxsize=8)
def readings(book: Handbook) -> re.Pattern[str]:
    """Every standing hypothesis, as a brief names it: *the letter is the yearly ritual of the day*."""
    told = {h.statement.removeprefix("the text ") for rules in book.hypothesis_sets for h in rules.hypotheses}
    longest = sorted(told, key=lambda words: -len(words))
    return re.compile(rf"the (?:text|letter|notice|report) ({'|'.join(map(re.escape, longest))})")


def judgement_of(statement: Statement, against: Against) -> tuple[str, str, str] | None:
    """The likelihood that a sentence gives, the reading that it names, and what it adds behind it."""
    match = readings(against.book).search(statement.text)
    band = BAND.search(statement.text[: match.start()]) if match else None
    return (band[0] if band else "", match[1], statement.text[match.end() :]) if match else None


def judgements_agree(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Whatever a brief favours, it favours throughout, as likely each time; a rival is another reading."""
    own = judgement_of(statement, against)
    judged = ((other, judgement_of(other, against)) for other in sheet.statements if not other.text.startswith(RIVAL))
    main = [found for other, found in judged if found and found[0] and other.section == "takeaway"]
    if own is None or not main:
        return
    band, reading, _ = own
    favoured = sheet.favoured.removeprefix("the text ") or main[-1][1]
    if statement.text.startswith(RIVAL):
        if reading == favoured:
            yield "this rival is the reading that is favoured"
    elif band:
        if reading != favoured:
            yield f"another reading is favoured: the text {favoured}"
        if band != main[-1][0]:
            yield f"{band} here, {main[-1][0]} in the takeaway"


def reasons_speak_for_it(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """What is said to separate the readings speaks for the one that is named, somewhere at least."""
    own = judgement_of(statement, against)
    if own is None or "what separates the readings" not in own[2]:
        return
    for rules in against.book.hypothesis_sets:
        key = next((h.key for h in rules.hypotheses if h.statement.removeprefix("the text ") == own[1]), "")
        told = [item for item in rules.evidence if item.text in own[2]] if key else []
        if told and all(item.ratios.get(key, 1.0) < max(item.ratios.values()) for item in told):
            yield f"what separates the readings speaks for another one: {told[0].text}"


def no_more_is_judged(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Behind the reading that was weighed comes what speaks for or against it, and nothing else."""
    own = judgement_of(statement, against)
    ours = re.match(r"(?:It is|There is|No reading is favoured|Rival reading)\b", statement.text)
    if own and ours and not CARRIED_ON.fullmatch(own[2]):
        yield f"“{own[2].strip(' ;,.')[:60]}” was not weighed"
    elif own and ours and (because := BECAUSE.search(own[2])):
        known = {item.text for rules in against.book.hypothesis_sets for item in rules.evidence}
        for reason in because[1].rstrip(".").split("; "):
            if reason not in known:
                yield f"“{reason[:60]}” was not weighed"
    if own is None and WEIGHED_RIVAL.match(statement.text):
        yield "this rival is none of the readings that were weighed"


BECAUSE = re.compile(r"(?:against that stands one thing|what separates the readings): (.+)$")
WEIGHED_RIVAL = re.compile(rf"{RIVAL}: .+ \(weight \d+% of the readings considered\)")
LINK_BECAUSE = re.compile(r"\bmilitary link is (none|ceremonial|institutional|material): ([^.]+)")


def the_link_has_its_reason(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Each level of the military link has one meaning."""
    match = LINK_BECAUSE.search(statement.text)
    if match:
        meaning = next(LINK_MEANING[level] for level in MilitaryLink if level.label == match[1])
        if match[2].strip() != meaning:
            yield f"{match[1]} means: {meaning}"


AGREEING = re.compile(
    r"\b(?:all|both|several|other|further) (?:the )?sources (?:agree|say|confirm|report)|\bother reports\b[^.;]*\bconfirm"
    r"|\b(?:copy|text)\b[^.;]*\b(?:has been|was) (?:matched|checked|compared) (?:to|with|against)|\bcorroborated\b",
    re.IGNORECASE,
)
NOT_SO = re.compile(r"\b(?:not|no|never|nothing|without)\b|n't\b")
COMPARED = re.compile(
    r"\b(?:against|beside|unlike|compared with|as in|than in) (?:the )?(?:last year's|the previous|an? earlier|the earlier)\b"
    r"|\bearlier (?:texts?|letters?)\b[^.;]*\b(?:agree|say the same)",
    re.IGNORECASE,
)


def gaps_stay_gaps(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """No second source, official original or earlier text is claimed that nobody holds."""
    if statement.kind == "background":
        return
    for clause in re.split(r"[;:]", statement.text):
        if NOT_SO.search(clause):
            continue
        if (match := AGREEING.search(clause)) and sheet.independent < 2:
            yield f"“{match[0]}”: one source is held, and no original was compared"
        if (match := COMPARED.search(clause)) and not against.earlier:
            yield f"“{match[0]}”: no earlier text is held"


JUDGEMENT_RULES: tuple[Rule, ...] = (
    judgements_agree,
    reasons_speak_for_it,
    no_more_is_judged,
    the_link_has_its_reason,
    gaps_stay_gaps,
)
