"""Who stands above a known organisation, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from watchword.data import Handbook
from watchword.knowing.known import register
from watchword.model.screening import Step


def steps_above(key: str, book: Handbook) -> Iterator[tuple[Step, str]]:
    """Each step up from a known organisation, with the key of the one above; eight at most, none twice."""
    found = register(book).known
    seen = {key}
    while key in found and found[key].part_of and found[key].part_of not in seen and len(seen) < 9:
        above = found[key].part_of
        if above not in found:
            return
        yield Step(found[key].name, found[above].name, "part of"), above
        seen.add(above)
        key = above
