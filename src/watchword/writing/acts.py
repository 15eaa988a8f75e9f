"""Who did what, written out."""

from __future__ import annotations

from watchword.model.account import Act


def act_form(act: Act) -> dict[str, object]:
    """For programs."""
    return {
        "number": act.number,
        "at": act.at.isoformat(timespec="seconds") + "Z",
        "by": act.by,
        "what": act.what,
        "thing": act.thing,
        "detail": act.detail,
    }


def act_line(act: Act) -> str:
    """For a terminal: one line, whatever the values hold."""
    parts = (f"{act.at:%Y-%m-%d %H:%M:%S}", act.by, act.what, act.thing, act.detail)
    return "  ".join(" ".join(part.split()) for part in parts if part)
