"""What it means that an earlier document had these words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from watchword.comparing.held import Held, Order
from watchword.comparing.match import Match
from watchword.comparing.search import Passages
from watchword.model.reuse import ReuseKind

CANON = frozenset({"party", "government", "army", "state_media"})
RITUAL: frozenset[ReuseKind] = frozenset({"own", "peer", "canon", "formula"})
PRECEDENCE: tuple[ReuseKind, ...] = ("own", "peer", "wire", "canon", "formula", "other")
WIRE_SHARE = 0.8  # of a text's letters from one origin: it is a reprint
FORMULA_POSTINGS = 10  # earlier occurrences that make a passage a formula


@dataclass(frozen=True, slots=True)
class Classed:
    """A match and what it is taken for."""

    match: Match
    kind: ReuseKind


def classed(
    matches: Sequence[Match], passages: Passages, document: Held, order: Order, letters: int, gram: int
) -> tuple[Classed, ...]:
    """Say of each match whether it is the issuer's own wording, a peer's, the canon's, a reprint or a
    formula. An origin of the same day is never own or peer: it is the same publication elsewhere."""
    wire = _wires(matches, document, order, letters)
    formula = formula_letters(passages, letters, gram)
    return tuple(Classed(match, _kind(match, document, order, wire, formula)) for match in matches)


def _kind(match: Match, document: Held, order: Order, wire: frozenset[str], formula: NDArray[np.bool_]) -> ReuseKind:
    if _of_an_earlier_day(match, order):
        if document.issuer and match.issuer == document.issuer:
            return "own"
        if document.occasion and match.occasion == document.occasion:
            return "peer"
    if match.document in wire:
        return "wire"
    if match.kind in CANON:
        return "canon"
    here = formula[match.here.start : match.here.end]
    return "formula" if 2 * np.count_nonzero(here) >= len(here) else "other"


def _of_an_earlier_day(match: Match, order: Order) -> bool:
    return match.order.when >> 3 < order.when >> 3


def _wires(matches: Sequence[Match], document: Held, order: Order, letters: int) -> frozenset[str]:
    """The origins, neither own nor peer, that alone have four fifths of the text."""
    covered: dict[str, NDArray[np.bool_]] = {}
    none = np.zeros(0, bool)
    for match in matches:
        if _kind(match, document, order, frozenset(), none) not in ("own", "peer"):
            mask = covered.setdefault(match.document, np.zeros(letters, bool))
            mask[match.here.start : match.here.end] = True
    return frozenset(name for name, mask in covered.items() if np.count_nonzero(mask) >= WIRE_SHARE * letters)


def formula_letters(passages: Passages, letters: int, gram: int) -> NDArray[np.bool_]:
    """Which letters lie in n-grams that ten earlier places have."""
    mask = np.zeros(letters, bool)
    for place in passages.places[passages.spread >= FORMULA_POSTINGS].tolist():
        mask[place : place + gram] = True
    return mask
