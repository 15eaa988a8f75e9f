"""One brief with one planted fault."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from watchword.model.brief import Brief

Form = Literal["structured", "rendered", "people"]

# The faults of the issue first, then what else a reviewer would fear.
KINDS = (
    "wrong_number",
    "wrong_organisation",
    "wrong_place",
    "wrong_holder",
    "wrong_thing",
    "hedge_lost",
    "actor_swapped",
    "slogan_misread",
    "invented_claim",
    "copies_counted",
    "stale_toll",
    "background_in_highlight",
    "unlike_years",
    "wrong_date",
    "unit_or_scale",
    "likelihood_changed",
    "link_raised",
    "quote_altered",
    "rate_basis",
    "confidence_mixed",
    "honour_without_base_rate",
    "comparison_figure",
    "rival_dropped",
    "change_without_earlier",
    "denial_told_as_done",
)
HELD_BACK = frozenset(random.Random(7).sample(KINDS, len(KINDS) // 3))


@dataclass(frozen=True, eq=False)
class Mutant:
    """``brief`` for a structured one, ``text`` for one in prose; ``place`` is the sentence, where one was changed."""

    kind: str
    form: Form
    case: str
    fault: str  # what was planted, for people
    brief: Brief | None = None
    text: str = ""
    place: str = ""
