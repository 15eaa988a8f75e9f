"""What the linter has to say, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from watchword.writing.lint.rule import Message
from watchword.writing.lint.statement import Sheet


def messages_text(checked: Sheet, messages: Sequence[Message]) -> str:
    """Each refused sentence with the rules that it breaks."""
    lines = []
    sentences = [("title", checked.title), *((statement.id, statement.text) for statement in checked.statements)]
    for name, text in sentences:
        own = [message for message in messages if message.sentence == name]
        if own:
            lines.append(f"{name}: {text}")
            lines += [f"    {message.rule}: {message.message}" for message in own]
    refused = len({message.sentence for message in messages} - {"title"})
    lines.append(f"{refused} of {len(checked.statements)} sentences break a rule")
    return "\n".join(lines) + "\n"


def messages_json(messages: Sequence[Message]) -> str:
    """A list of ``{sentence, rule, message}``."""
    rows = [{"sentence": m.sentence, "rule": m.rule, "message": m.message} for m in messages]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
