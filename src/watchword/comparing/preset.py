"""How finely texts are fingerprinted and how far an alignment may stray.

Two sensitivities, each with one preset for dense scripts (Chinese, Japanese: a character is about a
word) and one for alphabets, where five letters say nothing. Which of the two a text gets follows from
its own characters, not from a language label: a wrong label must not make a text incomparable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Sensitivity = Literal["sensitive", "fast"]


@dataclass(frozen=True, slots=True)
class Preset:
    """Lengths are counted in letters and digits of the normalised view."""

    gram: int  # length of a fingerprinted n-gram
    window: int  # of this many consecutive n-grams at least one is kept; never above ``gram``
    drop: int  # an extension ends when its score falls this far below its best
    shortest: int  # shortest passage reported
    identity: float  # least identity reported, 0 to 1
    sources: int  # earliest and latest postings followed, each, for every n-gram

    def __post_init__(self) -> None:
        if not 1 <= self.window <= self.gram:
            raise ValueError("a window wider than the n-gram could join two documents")


DENSE: dict[Sensitivity, Preset] = {
    "sensitive": Preset(gram=5, window=2, drop=10, shortest=10, identity=0.7, sources=2),
    "fast": Preset(gram=8, window=4, drop=10, shortest=20, identity=0.7, sources=1),
}
ALPHABET: dict[Sensitivity, Preset] = {
    "sensitive": Preset(gram=10, window=3, drop=12, shortest=24, identity=0.7, sources=1),
    "fast": Preset(gram=16, window=6, drop=12, shortest=48, identity=0.7, sources=1),
}

_FIRST_DENSE = 0x2E80  # CJK radicals: ideographs, kana and Hangul all lie above
_DENSE_SHARE = 0.3


def preset_for(codes: NDArray[np.uint16], sensitivity: Sensitivity) -> Preset:
    """The preset for a text, by the share of its letters that belong to a dense script."""
    if len(codes) == 0:
        return DENSE[sensitivity]
    share = np.count_nonzero(codes >= _FIRST_DENSE) / len(codes)
    return DENSE[sensitivity] if share >= _DENSE_SHARE else ALPHABET[sensitivity]
