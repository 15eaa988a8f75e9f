"""Reasons and refusals of the other rooms, said in Chinese: looked up by their English words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

import yaml

SLOT, SLOTS = "{}", re.compile(r"\{(\d)(!?)\}")


@cache
def sentences() -> dict[str, str]:
    """English sentence, with ``{}`` for what changes, to the Chinese."""
    return dict(yaml.safe_load((files("watchword.web") / "words" / "told.yaml").read_text(encoding="utf-8")))


@cache
def forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences in which something changes, those with most fixed words first, so that the closest is found."""
    changing = [(english, chinese) for english, chinese in sentences().items() if SLOT in english]
    changing.sort(key=lambda one: -len(one[0].replace(SLOT, "")))
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, english.split(SLOT))), re.DOTALL), chinese)
        for english, chinese in changing
    )


def in_chinese(said: str, names: Mapping[str, str]) -> str:
    """A sentence, or several with ``; `` between, in Chinese; one that nobody has put into it stays as it is.
    ``names`` are words of the data with their Chinese."""
    if said in names:
        return names[said]
    found = _looked_up(said)
    if found is None:
        told = [in_chinese(one, names) for one in said.split("; ")] if "; " in said else []
        return "；".join(told) if told and not set(told) & set(said.split("; ")) else said
    chinese, values = found

    def value(slot: re.Match[str]) -> str:
        own = values[int(slot[1]) - 1]
        return in_chinese(own, names) if slot[2] else names.get(own) or sentences().get(own, own)

    return SLOTS.sub(value, chinese)


@lru_cache(maxsize=4096)
def _looked_up(said: str) -> tuple[str, tuple[str, ...]] | None:
    if said in sentences():
        return sentences()[said], ()
    for form, chinese in forms():
        if match := form.fullmatch(said):
            return chinese, match.groups()
    return None
