"""The draw: as many mutants of each kind as of any other, in every form that there is."""

from __future__ import annotations

import random
from collections import defaultdict

import people
import structured
from mutant import KINDS, Mutant
from sources import Case


def candidates(cases: list[Case]) -> list[Mutant]:
    names = {case.name for case in cases}
    made = [mutant for case in cases for mutant in structured.mutants_of(case)]
    made += [m for name, marked in people.marked_briefs() if name in names for m in people.mutants_of(name, marked)]
    return made


def draw(made: list[Mutant], count: int, seed: int) -> list[Mutant]:
    """``count`` of them: in turn one of each kind, and within a kind in turn of each form, no case before others."""
    chance = random.Random(seed)
    pools: dict[str, dict[str, list[Mutant]]] = defaultdict(lambda: defaultdict(list))
    for mutant in made:
        pools[mutant.kind][mutant.form].append(mutant)
    queues: dict[str, list[Mutant]] = {}
    for kind in KINDS:
        forms = [spread(pools[kind][form], chance) for form in ("structured", "people", "rendered")]
        queues[kind] = [m for row in zip_longest(forms) for m in row]
    drawn: list[Mutant] = []
    while len(drawn) < count and any(queues.values()):
        for kind in KINDS:
            if queues[kind] and len(drawn) < count:
                drawn.append(queues[kind].pop(0))
    return drawn


def zip_longest(forms: list[list[Mutant]]) -> list[list[Mutant]]:
    longest = max(map(len, forms), default=0)
    return [[form[i] for form in forms if i < len(form)] for i in range(longest)]


def spread(pool: list[Mutant], chance: random.Random) -> list[Mutant]:
    """Shuffled, and taking turns among the texts."""
    chance.shuffle(pool)
    by_case: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in pool:
        by_case[mutant.case].append(mutant)
    return [m for row in zip_longest(list(by_case.values())) for m in row]
