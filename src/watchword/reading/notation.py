"""The notation in which analysts write patterns -> regular expressions.

``…`` is up to 24 characters of the clause, ``……`` up to 60 characters of the sentence, ``(a|b)``
alternatives, ``[x]`` what may be absent, ``^`` the beginning of a clause. Everything else is literal, folded as the view
is; English words are whole ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.data.error import DataError
from watchword.reading.view import fold

TOKEN = re.compile(r"……|…|[()|\[\]^]|[^…()|\[\]^]+")
CLAUSE_START = "(?<![^,。:;!?(“”「」\\s])"
ENGLISH_GAP = {  # a stop or comma inside a number ends nothing
    "……": r"(?:[^.!?;\n]|[.](?=\d)){0,160}?",
    "…": r"(?:[^,.!?;\n]|[.,](?=\d)){0,80}?",
}  # English words are longer than characters
INFLECTED = r"(?:s|es|d|ed|ing)?(?![A-Za-z])"
PIECES = {
    "……": "[^。!?;\n]{0,60}?",
    "…": "[^,。!?;\n]{0,24}?",
    "(": "(?:",
    ")": ")",
    "|": "|",
    "[": "(?:",
    "]": ")?",
} | {"^": CLAUSE_START}


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression of a pattern in the notation.

    Raises:
        DataError: brackets that don't pair, or a pattern without literal text.
    """
    latin = english(pattern)
    pieces = PIECES | ENGLISH_GAP if latin else PIECES
    tokens = (pieces.get(token) or literal(token, whole=latin) for token in TOKEN.findall(pattern))
    source = "".join(tokens)
    try:
        return re.compile(rf"(?<![A-Za-z]){source}" if latin and not pattern[0].isspace() else source, re.IGNORECASE)
    except re.error as error:
        raise DataError(f"pattern {pattern!r}: {error}; pair every bracket") from None


def literal(token: str, *, whole: bool) -> str:
    """A literal; an English one is whole words, which may be inflected: a cap is none of capacity, a plan no plant."""
    return re.escape(fold(token)) + (INFLECTED if whole and token[-1].isalpha() else "")


def english(pattern: str) -> bool:
    """Whether a pattern is in Latin letters; such a one begins at a word."""
    return pattern.replace("…", "").isascii()


@lru_cache(maxsize=4096)
def anchors(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Groups of literals; a match holds at least one of each group: the one or two longest-worded groups.

    They let one pass of a dictionary automaton decide which patterns a sentence can match at all.
    """
    sound = [group for group in literal_groups(pattern) if group and all(group)]
    if not sound:
        raise DataError(f"pattern {pattern!r} has no literal text that every match must hold; add some")
    ranked = sorted(sound, key=lambda group: -min(map(len, group)))
    kept = [ranked[0], *(group for group in ranked[1:2] if min(map(len, group)) > 1)]
    return tuple(tuple(fold(literal) for literal in group) for group in kept)


def literal_groups(pattern: str) -> list[tuple[str, ...]]:
    """The literals and alternatives of a pattern that can't be left out."""
    groups: list[tuple[str, ...]] = []
    depth, optional = 0, 0
    alternatives: list[str] = []
    for token in TOKEN.findall(pattern):
        if token == "(":
            depth += 1
            alternatives = []
        elif token == ")":
            depth -= 1
            if depth == 0 and not optional:
                groups.append(tuple(alternatives))
        elif token == "[":
            optional += 1
        elif token == "]":
            optional -= 1
        elif token in ("|", "…", "……", "^") or optional:
            continue
        elif depth:
            alternatives.append(token)
        else:
            groups.append((token,))
    return groups
