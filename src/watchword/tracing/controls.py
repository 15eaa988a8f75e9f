"""Export control, clause by clause: what applies to an item on a day, by which clause, until when."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from watchword.model.notice import Clause, ControlState, ControlStatus, Notice

ALL = "all_dual_use"


def status_on(items: Sequence[str], day: datetime.date, notices: Sequence[Notice]) -> tuple[ControlStatus, ...]:
    """What each clause that names one of the items means on the day, in order of publication.

    Notices published later than the day are not known on it. A clause for every listed item applies only where another
    clause has the item under licence on that day. Where a suspension has run out and no later notice is held, the state
    is ``suspension_ended``: what applies then is for the reader to look up, not for us to say.
    """
    known = sorted((one for one in notices if one.published <= day), key=lambda one: (one.published, one.key))
    found = [
        state_of(notice, clause, day, known)
        for notice in known
        for clause in notice.clauses
        if clause.effect != "suspends" and set(items) & set(clause.items)
    ]
    listed = any(one.state == "in_force" and one.clause.effect == "licence" for one in found)
    found += [
        state_of(notice, clause, day, known)
        for notice in known
        for clause in notice.clauses
        if listed and ALL in clause.items
    ]
    return tuple(sorted(found, key=lambda one: (one.notice.published, one.notice.key, one.clause.number)))


def state_of(notice: Notice, clause: Clause, day: datetime.date, known: Sequence[Notice]) -> ControlStatus:
    """The state of one clause on a day, by the notices published up to then. The last suspension counts."""
    due = clause.due or notice.due
    targets = (notice.key, f"{notice.key}#{clause.number}")
    stops = [
        (other, stop)
        for other in known
        for stop in other.clauses
        if stop.effect == "suspends" and any(target in stop.suspends for target in targets)
    ]
    if not stops:
        state: ControlState = "in_force" if due <= day else "not_yet_due"
        return ControlStatus(notice, clause, state, due, None, None, False)
    by, stop = stops[-1]
    never = unbroken([(other.published, one.until) for other, one in stops], due)
    if stop.until is None or day <= stop.until:
        # Before its own day a suspended clause is both: it has not begun, and will not on that day.
        state = "never_in_force" if never else "suspended"
        return ControlStatus(notice, clause, state, by.published, stop.until, by, never)
    return ControlStatus(notice, clause, "suspension_ended", stop.until, None, by, never)


def unbroken(stops: Sequence[tuple[datetime.date, datetime.date | None]], due: datetime.date) -> bool:
    """Whether the suspensions, in order of publication, cover every day from the one on which a clause was due."""
    covered = due - datetime.timedelta(days=1)  # the last day known not to be in force
    for first, last in stops:
        if first > covered + datetime.timedelta(days=1):
            return False
        covered = max(covered, last or datetime.date.max)
    return covered >= due
