"""Who stands above a known organisation, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from watchword.data import Handbook
from watchword.knowing.entities import end_key, every_relation
from watchword.knowing.known import register
from watchword.model.entity import Relation
from watchword.model.screening import Step

LONGEST = 6  # steps


def paths_above(key: str, book: Handbook) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Each known organisation above, nearest first, with the shortest path of ownership to it."""
    seen = {key}
    reached: list[tuple[tuple[Step, ...], str]] = [((), key)]
    while reached:
        steps, lower = reached.pop(0)
        for step, upper in steps_up(lower, book):
            if upper not in seen and upper in register(book).known and len(steps) < LONGEST:
                seen.add(upper)
                yield (*steps, step), upper
                reached.append(((*steps, step), upper))


def steps_up(key: str, book: Handbook) -> Iterator[tuple[Step, str]]:
    """One step up: whom it is part of, and who owns it, by share."""
    for relation in every_relation(book):
        source, target = end_key(relation.source, book), end_key(relation.target, book)
        if relation.kind in ("part of", "subsidiary of", "plant of") and source == key:
            yield step(relation, relation.source, relation.target), target
        elif relation.kind == "owns" and target == key:
            yield step(relation, relation.target, relation.source), source


def step(relation: Relation, below: str, above: str) -> Step:
    kind = "owned by" if relation.kind == "owns" else relation.kind
    return Step(below, above, kind, relation.share, relation.date, relation.citation)
