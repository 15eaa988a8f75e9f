"""How a clause says what it says (R20)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import Cue
from watchword.model.claim import Modality
from watchword.model.span import Span
from watchword.reading.lexicon import Lexicon
from watchword.reading.notation import anchors, compiled


@lru_cache(maxsize=8)
def cue_patterns(book: Handbook) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    return tuple((cue, re.compile("|".join(map(cue_word, words_of(cue))))) for cue in book.cues)


@lru_cache(maxsize=8)
def cue_lexicon(book: Handbook) -> Lexicon[int]:
    """The literals without which a cue can't match, and the number of the cue."""
    return Lexicon(
        (literal.lower(), number)
        for number, cue in enumerate(book.cues)
        for word in cue.words
        for literal in anchors(word)[0]
    )


@lru_cache(maxsize=32)
def possible_cues(sentence: str, book: Handbook) -> list[tuple[Cue, re.Pattern[str]]]:
    """The cues that a sentence can hold at all, strongest first."""
    numbers = {number for _, _, found in cue_lexicon(book).every(sentence.lower()) for number in found}
    return [cue_patterns(book)[number] for number in sorted(numbers)]


def words_of(cue: Cue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word of a cue, with the longer words in which it means nothing."""
    for word in cue.words:
        yield word, tuple(longer for longer in cue.not_in if word in longer)


def cue_word(item: tuple[str, tuple[str, ...]]) -> str:
    word, longer = item
    before = "".join(f"(?<!{re.escape(one[: one.index(word)])})" for one in longer if not one.startswith(word))
    behind = "".join(f"(?!{re.escape(one[one.index(word) + len(word) :])})" for one in longer if not one.endswith(word))
    return before + compiled(word).pattern + behind


# Nothing that has been is carried along with what is pledged or planned: 以优异成绩迎接…，上半年完成….
PAST = re.compile(r"上半年|前[一二三]季度|去年|上年|年来|截至|同比|已(?!有计划)|累计|[了过](?![解程去问])")
RELATIVE = re.compile(r"\s*(?:which|who|whose|where)\b")
TURN = re.compile(r"但|然而|不过")
# Marks of what is done: with one of these a bare clause reports.
DONE = re.compile(
    r"[了过已]|成功|圆满|顺利|年均|同比|增速|上涨|累计|完成|实现了|增长|下降|达到?\d|共有|取得|去年|上年|以来|日前|近日|目前"
)


def modality_of(text: str, sentence: Span, clause: Span, book: Handbook, bare: Modality = "asserted") -> Modality:
    """The strongest cue of the clause; else the last cue of an earlier clause that carries on; else ``bare`` where
    the clause has no mark of completion; else asserted."""
    told = cue_of(text, sentence, clause, book)
    if told is None and bare != "asserted" and not DONE.search(text, clause.start, clause.end):
        return bare
    return told or "asserted"


@lru_cache(maxsize=32)  # several claims of one clause ask one after the other
def cue_of(text: str, sentence: Span, clause: Span, book: Handbook) -> Modality | None:
    """The modality that a cue settles, if there is one."""
    possible = possible_cues(text[sentence.start : sentence.end], book)
    if not possible:
        return None
    carried: Modality | None = None
    turns = [match.start() for match in TURN.finditer(text, sentence.start, clause.start + 1)]
    start = turns[-1] if turns else sentence.start  # nothing is carried past a "but"
    if RELATIVE.match(text, clause.start, clause.end):
        start = clause.start  # nor into "…, which reports reserves of"
    for cue, pattern in possible:
        if cue.scope == "sentence" and pattern.search(text, sentence.start, sentence.end):
            return cue.modality
        if pattern.search(text, clause.start, clause.end):
            return cue.modality
        if cue.carries and carried is None and start < clause.start and pattern.search(text, start, clause.start):
            carried = cue.modality
    return None if carried and PAST.search(text, clause.start, clause.end) else carried
