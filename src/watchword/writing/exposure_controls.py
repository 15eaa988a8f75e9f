"""Export control in words: what a clause means on a day, by which notice, until when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from watchword.model.brief import Language
from watchword.model.notice import ControlStatus, Notice

_EFFECTS = {
    "licence": "a licence is needed",
    "ban": "banned",
    "presumed_denial": "in principle not licensed",
    "stricter_review": "reviewed more strictly",
    "suspends": "suspends",
}
_EFFECTS_ZH = {
    "licence": "须申领许可",
    "ban": "禁止",
    "presumed_denial": "原则上不予许可",
    "stricter_review": "从严审查",
    "suspends": "暂停",
}


def numbered(notice: Notice, language: Language = "en") -> str:
    number, _, year = notice.key.partition("/")
    if language == "zh":
        return f"{year}年第{number}号公告"
    return f"no. {number} of {year}"


def control_line(one: ControlStatus, language: Language = "en") -> str:
    """One clause on its day, in a sentence: state, effect, for whom, by which clause."""
    if language == "zh":
        return _control_line_zh(one)
    whom = " ".join(
        part
        for part in (
            one.clause.destination and f"({one.clause.destination})",
            one.clause.users and f"for {one.clause.users}",
        )
        if part
    )
    effect = f"{_EFFECTS[one.clause.effect]}{' ' + whom if whom else ''}"
    clause = f"{numbered(one.notice)}, paragraph {one.clause.number}"
    by = numbered(one.by) if one.by else ""
    due = one.clause.due or one.notice.due
    if one.state == "in_force":
        return f"{effect}: {clause}, in force since {one.since}"
    if one.state == "not_yet_due":
        return f"published, not yet in force: {clause} ({effect}), due on {due}"
    if one.state == "suspended":
        until = f" until {one.until}" if one.until else ""
        return f"suspended{until} by {by}: {clause} ({effect}), in force before from {due}"
    if one.state == "never_in_force":
        until = f" until {one.until}" if one.until else ""
        return f"never in force: {clause} ({effect}) was due on {due} and is suspended{until} by {by}"
    before = f"it never was in force before, due on {due}" if one.never_in_force else f"it was in force from {due}"
    return f"suspension ended on {one.since}, no later notice held: {clause} ({effect}), suspended by {by}; {before}"


def _control_line_zh(one: ControlStatus) -> str:
    clause = one.clause
    whom = "，".join(filter(None, (clause.destination_zh or clause.destination, clause.users_zh or clause.users)))
    effect = f"{_EFFECTS_ZH[clause.effect]}：{whom}" if whom else _EFFECTS_ZH[clause.effect]
    which = f"{numbered(one.notice, 'zh')}第{clause.number}条"
    by = numbered(one.by, "zh") if one.by else ""
    due = clause.due or one.notice.due
    if one.state == "in_force":
        return f"{which}（{effect}），自{one.since}起生效"
    if one.state == "not_yet_due":
        return f"已公布，尚未生效：{which}（{effect}），定于{due}"
    until = f"至{one.until}" if one.until else ""
    if one.state == "suspended":
        return f"由{by}暂停{until}：{which}（{effect}），此前自{due}起生效"
    if one.state == "never_in_force":
        return f"从未生效：{which}（{effect}）原定于{due}，由{by}暂停{until}"
    before = f"此前从未生效，原定于{due}" if one.never_in_force else f"此前自{due}起生效"
    return f"暂停于{one.since}届满，未收录后续公告：{which}（{effect}），由{by}暂停；{before}"


def controls_text(asked: str, day: date, found: Sequence[ControlStatus], held_to: date | None) -> str:
    """What applies, and what does not, with what each clause says and where that was read."""
    head = f"Export control of China on {asked}, on {day}\n"
    if not found:
        return f"{head}  no notice held names it; notices held run to {held_to}. That is no clearance.\n"
    lines = [head.rstrip()]
    for title, states in (
        ("applies", ("in_force",)),
        ("does not apply", ("suspended", "never_in_force", "not_yet_due")),
        ("not known", ("suspension_ended",)),
    ):
        chosen = [one for one in found if one.state in states]
        lines += [f"{title}:"] if chosen else []
        for one in chosen:
            lines.append(f"  - {control_line(one)}")
            lines.append(f"      {one.clause.says}" + (f" [{', '.join(one.clause.codes)}]" if one.clause.codes else ""))
            sources = [c.url for c in (*one.notice.citations, *(one.by.citations if one.by else ())) if c.verified]
            lines += [f"      {url}" for url in dict.fromkeys(sources)]
    lines.append(f"Notices held run to {held_to}. Not every notice is held; this is no legal advice.")
    return "\n".join(lines) + "\n"


def control_form(one: ControlStatus, language: Language = "en") -> dict[str, Any]:
    """``{notice, clause, effect, state, since, until, by, never_in_force, destination, users, says, text, sources}``."""
    return {
        "notice": one.notice.key,
        "clause": one.clause.number,
        "effect": one.clause.effect,
        "state": one.state,
        "since": one.since.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "by": one.by.key if one.by else None,
        "never_in_force": one.never_in_force,
        "destination": one.clause.destination,
        "users": one.clause.users,
        "says": one.clause.says,
        "text": control_line(one, language),
        "sources": [citation.url for citation in one.notice.citations if citation.verified],
    }


def controls_json(asked: str, day: date, found: Sequence[ControlStatus], held_to: date | None) -> str:
    form = {
        "item": asked,
        "day": day.isoformat(),
        "notices_to": held_to.isoformat() if held_to else None,
        "controls": [control_form(one) for one in found],
    }
    return json.dumps(form, ensure_ascii=False, indent=1) + "\n"
