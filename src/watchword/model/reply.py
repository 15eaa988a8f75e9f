"""What readers answer to a published brief."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ReplyState = Literal["waiting", "shown", "hidden"]
Reason = Literal["spam", "insult", "person", "unlawful", "other"]


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply, plain text. ``answers`` is the reply above it; ``sentence`` and ``quote`` are the sentence of the brief
    that it is about, as it stood. ``editor`` is the account of an editor's answer. ``version`` of the brief is what the
    writer saw, ``correction`` the version that was made of it. An erased reply has neither name nor text. Times are UTC."""

    number: int
    brief: int
    version: int
    answers: int | None
    name: str
    text: str
    sentence: str
    quote: str
    state: ReplyState
    made: datetime
    signs: tuple[str, ...] = ()  # of spam, for the moderator
    editor: str = ""
    correction: int | None = None
    reports: tuple[str, ...] = ()
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Threaded:
    """A shown reply and how deep it stands below others; past :data:`DEEPEST` it is drawn no deeper."""

    reply: Reply
    depth: int


DEEPEST = 4
