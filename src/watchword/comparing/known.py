"""The formulas that everybody knows: the shipped phrase table, found in a text."""

from __future__ import annotations

from datetime import date
from functools import cache

from watchword.comparing.view import Codes, normalise_all
from watchword.data.phrases import load_phrases

_LETTERS = 8  # shorter stock phrases are often just the name of a subject,
_QUOTED_LETTERS = 4  # unless they are put in quotation marks, as slogans are
_HEAD = 4


def known_formulas(codes: Codes, published: date | None) -> list[tuple[int, int]]:
    """Letter ranges of the table's phrases, leftmost longest, that were about before ``published``: a
    phrase is no formula on the day it is coined."""
    text = codes.tobytes().decode("utf-16-le", "surrogatepass")
    heads = _by_head()
    found = []
    at = 0
    while at <= len(text) - _HEAD:
        for phrase, first_seen in heads.get(text[at : at + _HEAD], ()):
            if (published is None or first_seen < published) and text.startswith(phrase, at):
                found.append((at, at + len(phrase)))
                at += len(phrase)
                break
        else:
            at += 1
    return found


@cache
def _by_head() -> dict[str, list[tuple[str, date]]]:
    """Phrases in the letters of the matching view, by their first four, the longest first."""
    table = load_phrases()
    codes, _, starts = normalise_all([entry.phrase for entry in table])
    letters = codes.tobytes().decode("utf-16-le", "surrogatepass")
    first: dict[str, date] = {}
    for entry, low, high in zip(table, starts.tolist(), starts[1:].tolist(), strict=False):
        phrase = letters[low:high]
        if len(phrase) >= (_QUOTED_LETTERS if "“" in entry.phrase else _LETTERS):
            first[phrase] = min(first.get(phrase, entry.first_seen), entry.first_seen)
    heads: dict[str, list[tuple[str, date]]] = {}
    for phrase in sorted(first, key=len, reverse=True):
        heads.setdefault(phrase[:_HEAD], []).append((phrase, first[phrase]))
    return heads
