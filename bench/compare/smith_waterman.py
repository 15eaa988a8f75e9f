"""An independent truth: every local alignment of two texts, by the textbook.

Smith & Waterman 1981 with match 1, mismatch and gap -2, on letters and digits (NFKC, lower case); from one
matrix the alignments are taken best first, none through a cell of another. True are those of 10 letters
or more on the longer side with 0.8 of them matching. Written without the engine, and before it was run.
"""

from __future__ import annotations

import unicodedata

import numba
import numpy as np

MATCH, MISMATCH, GAP = 1, -2, -2
LENGTH, IDENTITY = 10, 0.8


def letters(text: str) -> tuple[np.ndarray, np.ndarray]:
    """Code points of the letters and digits, and the place of each in the text."""
    codes, places = [], []
    for at, character in enumerate(text):
        for c in unicodedata.normalize("NFKC", character).lower():
            if c.isalnum():
                codes.append(ord(c))
                places.append(at)
    return np.array(codes, np.int32), np.array(places, np.int32)


@numba.njit(cache=True)
def true_letters(a, b):  # type: ignore[no-untyped-def]
    """Which letters of ``a`` lie in a true alignment with ``b``."""
    n, m = len(a), len(b)
    score = np.zeros((n + 1, m + 1), np.int16)
    ends = []
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            best = max(
                0,
                score[i - 1, j - 1] + (MATCH if a[i - 1] == b[j - 1] else MISMATCH),
                score[i - 1, j] + GAP,
                score[i, j - 1] + GAP,
            )
            score[i, j] = best
            # an alignment ends on a match; 8 of 10 letters score at least 4
            if best >= 4 and a[i - 1] == b[j - 1] and (i == n or j == m or a[i] != b[j]):
                ends.append((-best, i, j))
    ends.sort()
    used = np.zeros((n + 1, m + 1), np.bool_)
    true = np.zeros(n, np.bool_)
    for _, i_end, j_end in ends:
        i, j, matches = i_end, j_end, 0
        free = True
        while score[i, j] > 0:
            if used[i, j]:
                free = False
                break
            same = a[i - 1] == b[j - 1]
            if score[i, j] == score[i - 1, j - 1] + (MATCH if same else MISMATCH):
                matches += same
                i -= 1
                j -= 1
            elif score[i, j] == score[i - 1, j] + GAP:
                i -= 1
            else:
                j -= 1
        if not free:
            continue
        longer = max(i_end - i, j_end - j)
        if longer >= LENGTH and matches >= IDENTITY * longer:
            true[i:i_end] = True
        i, j = i_end, j_end
        while score[i, j] > 0:
            used[i, j] = True
            same = a[i - 1] == b[j - 1]
            if score[i, j] == score[i - 1, j - 1] + (MATCH if same else MISMATCH):
                i -= 1
                j -= 1
            elif score[i, j] == score[i - 1, j] + GAP:
                i -= 1
            else:
                j -= 1
    return true
