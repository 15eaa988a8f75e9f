"""Which passages of a document a sentence in English tells of, by the meanings that both have, in either language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import Meaning
from watchword.model.document import Document
from watchword.model.reading import Reading
from watchword.model.span import Span
from watchword.reading.modality import cue_of
from watchword.writing.lint.words import fold
from watchword.writing.naming import english_name, words

HAN = re.compile("[\u3400-\u9fff]")
STEM = 5  # letters that tell English words apart, whatever their endings
TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}")
CUT = re.compile(r"(?<!\d)[,;:。!?\n]|[,;:。!?\n](?!\d)|\((?=[^)]{12})|(?<=\s)(?=(?:but|although|while|whereas)\s)")
NEGATED = re.compile(
    r"不(?!改变|断|仅|少|久|锈|褪|足|转志|低于|少于|超过|高于|大于|多于|可靠|朽|平|同|限|良|法|达标|合格|明|过|变|动|透|便|当|正|折|忘|懈|畏|排除)"
    r"|虚假|子虚乌有|谣言|无需|无须|未(?!来)|没有|并非|否认|为零|无(?=人|军|权|伤亡|任何|关|法|证据|此|逾期)(?!人机|人驾驶)"
    r"|\bnot\b|n't\b|\bnever\b|\bden(?:y|ied|ies)\b|\bnothing\b|\bnobody\b|\bno\b(?! less| more| later| sooner)|\bnone\b|\bwithout\b"
    r"|\bbaseless\b|\buntrue\b|\breject"
)
QUESTION = re.compile(r"\?[”」\"’]*$")
ENGLISH_CUT = re.compile(
    rf"{CUT.pattern}|(?<=\s)(?=and (?:has|have|had|is|was|were|will|would|said|says|may|might|could|\w+ed)\b)"
)
DONE = re.compile("共|已|了|完成|实际|同比|环比")


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause of the document: what it means, how firmly it is said, and whether it is denied."""

    span: Span
    sentence: Span
    text: str
    features: frozenset[str]
    force: str  # a key of data/force.yaml, or empty
    negated: bool


@lru_cache(maxsize=8)
def told_by(book: Handbook) -> tuple[tuple[Meaning, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Each meaning with its words in a brief, with what says it in a document, and with what excuses it there too."""
    return tuple(
        (
            item,
            any_of(item.words),
            any_of((*item.words, *item.grounds)),
            any_of((*item.words, *item.grounds, *item.also)),
        )
        for item in book.meanings
    )


@lru_cache(maxsize=8)
def needing_a_ground(book: Handbook) -> re.Pattern[str]:
    """Any word of a brief that says what a document would have to say."""
    return any_of(word for item in book.meanings if item.needed for word in item.words)


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(form, forms)))


def form(word: str) -> str:
    """English with its regular endings, Chinese anywhere."""
    plain = re.escape(word.lower().strip("*"))
    if HAN.search(word):
        return plain
    return rf"(?<![a-z])(?<!anti-){plain}" + ("" if word.endswith("*") else r"(?:s|es|d|ed|ing|'s|’s)?(?![a-z])")


@lru_cache(maxsize=2048)
def meanings_in(text: str, book: Handbook, of_document: bool = False) -> frozenset[str]:
    lower = text.lower()
    return frozenset(
        item.key for item, brief, held, _ in told_by(book) if (held if of_document else brief).search(lower)
    )


def stems(text: str, book: Handbook) -> frozenset[str]:
    found = (token.lower() for token in TOKEN.findall(text))
    return frozenset(token[:STEM] for token in found if token not in book.house_rules.structural)


def passages(document: Document, reading: Reading, book: Handbook) -> tuple[Passage, ...]:
    """The clauses of a document, in order."""
    folded, found = fold(document.text), []
    drafted = DRAFT.search(document.title) is not None
    named = {m.span.start for m in reading.of_kind("organisation", "office_holder", "place", "date")}
    for sentence in reading.sentences:
        if QUESTION.search(folded[sentence.start : sentence.end]):
            continue  # a question says nothing
        before = ""
        for span in cut(folded, sentence):
            text = folded[span.start : span.end]
            if any(character.isalnum() for character in text):
                force = force_of(folded, sentence, span, book)
                goes_on = INTENT.search(before) and span.start not in named and not OWN_START.search(text)
                goes_on = bool(goes_on or (drafted and NORM.search(text)))
                force = force or ("plan" if goes_on and not DONE.search(text) else "")
                found.append(
                    Passage(span, sentence, text, features_of(span, text, reading, book), force, negated(text))
                )
                before = text if force == "plan" else ""
    return tuple(found)


# 将组建一个连,编组两个班: an intention holds for the clauses that follow without a subject or a time of their own.
INTENT = re.compile("将|拟|计划")
OWN_START = re.compile(r"^(?:公司|集团|企业|该|其|双方|此|目前|现|已|但|同时|另|据|全|去年|今年|上|前|截至|\d)")


# What a draft sets is planned in each of its sentences.
DRAFT = re.compile("征求意见|草案|送审稿|[Dd]raft|[Cc]onsultation")
NORM = re.compile(
    r"不低于|不高于|不少于|不超过|应当|应|须|不得|不予|可以|可优先|给予|严禁|施行|由.{2,12}部门|\bmust\b|\bshall\b"
)


def cut(text: str, sentence: Span) -> list[Span]:
    marks = CUT if HAN.search(text, sentence.start, sentence.end) else ENGLISH_CUT
    found = list(marks.finditer(text, sentence.start, sentence.end))
    starts, ends = [sentence.start, *(m.end() for m in found)], [*(m.start() for m in found), sentence.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if end > start]


def features_of(span: Span, text: str, reading: Reading, book: Handbook) -> frozenset[str]:
    inside = [m for m in reading.mentions if span.contains(m.span) and m.kind not in ("quantity", "date")]
    named = " ".join(english_name(m, book) for m in inside)
    if HAN.search(text):
        table, pattern = words(book)
        named += " " + " ".join(table[match[0]] for match in pattern.finditer(text))
    else:
        named += f" {text}"
    return meanings_in(text, book, of_document=True) | stems(named, book)


def force_of(text: str, sentence: Span, span: Span, book: Handbook) -> str:
    clause = f" {text[span.start : span.end]} "
    marked = next((item.key for item in book.forces if any(mark in clause for mark in item.marks)), "")
    if marked:
        return marked
    cue = cue_of(text, span, span, book)
    if cue is None and HAN.search(clause):
        cue = cue_of(text, sentence, span, book)
        cue = None if cue not in ("planned", "pledged", "draft") or DONE.search(clause) else cue
    return next((item.key for item in book.forces if cue in item.modalities), "")


def negated(text: str) -> bool:
    return NEGATED.search(text) is not None


@dataclass(frozen=True, slots=True)
class Match:
    """What of a document a sentence tells."""

    passages: tuple[Passage, ...]  # those that share the most
    shared: int
    share: float  # of what the sentence says and the document has too


NEAR = 0.8  # of the best: passages that a sentence may tell as well
UNTRANSLATED = 0.5  # how much a word counts that a Chinese text can't share


def matched(features: frozenset[str], among: tuple[Passage, ...], book: Handbook) -> Match | None:
    """The passages that have most of a sentence's meanings, the rarer ones counting more."""
    spread = Counter(feature for passage in among for feature in passage.features & features)
    if not spread:
        return None
    score = {p.span: sum(1 / spread[f] for f in p.features & features) for p in among}
    best = max(score.values())
    near = [p for p in among if score[p.span] >= NEAR * best]
    top = max(near, key=lambda p: score[p.span])
    near = [
        p for p in near if not (p.features & features) < (top.features & features)
    ]  # it says less, and nothing else
    keys = known(book)
    whole = sum(1 if f in keys or f in spread else UNTRANSLATED for f in features)
    return Match(tuple(near), len(top.features & features), len(top.features & features) / whole)


@lru_cache(maxsize=8)
def known(book: Handbook) -> frozenset[str]:
    return frozenset(item.key for item in book.meanings)


def features_in(text: str, book: Handbook) -> frozenset[str]:
    """What a sentence in English is about: its meanings, and the stems of the words that are of none."""
    found, left = meanings_in(text, book), text.lower()
    for item, brief, *_ in told_by(book):
        if item.key in found:
            left = brief.sub(" ", left)
    return found | stems(left, book)
