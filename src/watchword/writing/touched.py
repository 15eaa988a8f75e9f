"""What a text touches, in words and in both languages: background from the supply map, never what the text says."""

from __future__ import annotations

from watchword.model.brief import Language
from watchword.model.touch import Step, Touch
from watchword.writing.exposure_controls import control_line

RELATIONS: dict[Language, dict[str, str]] = {
    "en": {
        "feeds": "feeds",
        "yields": "yields",
        "goes_into": "goes into",
        "used_in": "is used in",
        "is_a": "is a kind of",
    },
    "zh": {"feeds": "供给", "yields": "产出", "goes_into": "用于制造", "used_in": "用于", "is_a": "是一种"},
}
COMMAND = "watchword exposure --material"


def named(item: Touch, language: Language) -> str:
    """How often the text names it, where that is more than once."""
    times = len(item.named)
    if times < 2:
        return ""
    return f"（提到{times}次）" if language == "zh" else f" (named {times} times)"


def step_words(step: Step, item: Touch, language: Language) -> str:
    """One step without its source; the name of the thing that is touched isn't said again."""
    verb = RELATIONS[language][step.relation]
    source = "" if step.source == item.name else step.source
    if language == "zh":
        amount = f"（{step.amount}）" if step.amount else ""
        return f"{source}{verb}{step.target}{amount}：{step.note}"
    amount = f" ({step.amount})" if step.amount else ""
    return f"{source + ' ' if source else ''}{verb} {step.target}{amount}: {step.note}"


def more_words(item: Touch, language: Language) -> str:
    """How many further steps the map holds; the command that tells them comes after."""
    return f"另有{item.more}个步骤：" if language == "zh" else f"and {item.more} more steps: "


def control_words(item: Touch, language: Language) -> list[str]:
    """What controls its export on the day of the text, a line a clause."""
    head = f"{item.day}的出口管制：" if language == "zh" else f"Export control on {item.day}: "
    return [head + control_line(one, language) for one in item.controls]
