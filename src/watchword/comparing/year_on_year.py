"""This year's text against last year's, clause by clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from watchword.comparing.clauses import clauses
from watchword.comparing.edits import increasing
from watchword.comparing.view import normalise
from watchword.model.comparison import Change, ChangeKind, YearOnYear
from watchword.model.span import Span

ALIKE = 0.6  # Indel similarity of letters from which a clause is a changed one rather than another
MOVED = 0.75  # the same for a clause that stands elsewhere: alike by chance is likelier there
_PAIRS = 4_000_000  # clause pairs compared at most; beyond, only exact repeats are paired


def year_on_year(text: str, earlier: str, document: str, published: date | None) -> YearOnYear:
    """Which clauses of ``text`` the earlier text had: kept, changed, moved, added, and which it dropped.

    A clause is kept where its letters and digits are the same, changed where they are alike, and moved
    where it stands, changed or not, in another order than the clauses around it. In text order; a
    dropped clause comes where it would have stood.
    """
    here, there = clauses(text), clauses(earlier)
    mine, theirs = _letters(text, here), _letters(earlier, there)
    pairs = _same(mine, theirs)
    alike = _alike(mine, theirs, pairs)
    steady = dict(increasing(sorted((pairs | {i: j for i, (j, _) in alike.items()}).items())))
    pairs |= {i: j for i, (j, score) in alike.items() if i in steady or score >= MOVED}
    return YearOnYear(document, published, tuple(_changes(here, there, mine, theirs, pairs)))


def _letters(text: str, spans: Sequence[Span]) -> list[str]:
    return ["".join(map(chr, normalise(span.of(text)).codes.tolist())) for span in spans]


def _same(mine: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """Pair equal clauses: the n-th occurrence with the n-th."""
    where: dict[str, list[int]] = defaultdict(list)
    for j in reversed(range(len(theirs))):
        where[theirs[j]].append(j)
    return {i: where[clause].pop() for i, clause in enumerate(mine) if where.get(clause)}


def _alike(mine: Sequence[str], theirs: Sequence[str], paired: dict[int, int]) -> dict[int, tuple[int, float]]:
    """Pair what is left by likeness, the most alike first, then the nearest in place; with the likeness."""
    left = [i for i in range(len(mine)) if i not in paired]
    taken = set(paired.values())
    right = [j for j in range(len(theirs)) if j not in taken]
    if not left or not right or len(left) * len(right) > _PAIRS:
        return {}
    scores = process.cdist(
        [mine[i] for i in left], [theirs[j] for j in right], scorer=Indel.normalized_similarity, score_cutoff=ALIKE
    )
    found: dict[int, tuple[int, float]] = {}
    rows, columns = np.nonzero(scores >= ALIKE)
    scale = len(theirs) / len(mine)
    ranked = sorted(
        zip(rows.tolist(), columns.tolist(), strict=True),
        key=lambda p: (-float(scores[p]), abs(left[p[0]] * scale - right[p[1]]), p),
    )
    used: set[int] = set()
    for row, column in ranked:
        if left[row] not in found and right[column] not in used:
            found[left[row]] = right[column], float(scores[row, column])
            used.add(right[column])
    return found


def _changes(
    here: Sequence[Span], there: Sequence[Span], mine: Sequence[str], theirs: Sequence[str], pairs: dict[int, int]
) -> list[Change]:
    steady = dict(increasing(sorted(pairs.items())))
    taken = set(pairs.values())
    changes: list[Change] = []
    at = 0  # the next clause of the earlier text that may have been dropped
    for i, span in enumerate(here):
        if i not in pairs:
            changes.append(Change("added", span, None))
            continue
        j = pairs[i]
        if i in steady:
            changes += [Change("dropped", None, there[k]) for k in range(at, j) if k not in taken]
            at = j + 1
        kind: ChangeKind = "moved" if i not in steady else "kept" if mine[i] == theirs[j] else "changed"
        changes.append(Change(kind, span, there[j]))
    return changes + [Change("dropped", None, there[k]) for k in range(at, len(there)) if k not in taken]
