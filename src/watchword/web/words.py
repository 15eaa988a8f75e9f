"""The words of the interface, by language: data, so that a translator needs no code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from watchword.model.brief import Language
from watchword.web.told import in_chinese

LANGUAGES: tuple[Language, ...] = ("en", "zh")

COLUMNS = re.compile(r"(^ *-? ?| {2,})")


@cache
def words(language: Language) -> dict[str, str]:
    """Key to words, such as ``inbox.title``; both languages have the same keys, and a test holds them to it."""
    loaded = yaml.safe_load((files("watchword.web") / "words" / f"{language}.yaml").read_text(encoding="utf-8"))
    return {f"{page}.{key}": str(text) for page, entries in loaded.items() for key, text in entries.items()}


class Say:
    """``say("inbox.held", documents=3)`` gives the words with the values put in. ``names`` are English words of the data
    with their Chinese."""

    def __init__(self, language: Language, names: Mapping[str, str] | None = None) -> None:
        self.language = language
        self._words = words(language)
        self._names = names or {}

    def __call__(self, key: str, **values: object) -> str:
        text = self._words[key]
        return text.format(**values) if values else text

    def or_sentence(self, key: str) -> str:
        """The words of a key, or the sentence itself where it is none."""
        return self._words.get(key) or self.told(key)

    def told(self, said: str) -> str:
        """A sentence that another room tells in English, in the language of the page."""
        return in_chinese(said, self._names) if self.language == "zh" else said

    def told_lines(self, text: str) -> str:
        """The same line by line, with what stands before a line and after two spaces in it."""
        return "\n".join("".join(map(self.told, COLUMNS.split(line))) for line in text.split("\n"))

    def part(self, prefix: str) -> dict[str, str]:
        """All words under a heading, for scripts."""
        return {key.split(".", 1)[1]: text for key, text in self._words.items() if key.startswith(f"{prefix}.")}

    def or_own(self, prefix: str, own: str) -> str:
        """The words for a value of the data, or the value itself where there are none."""
        return self._words.get(f"{prefix}.{own}") or self.told(own.replace("_", " "))


def preferred(header: str) -> Language:
    """The language of an ``Accept-Language`` header."""
    first = header.split(",", 1)[0].strip().lower()
    return "zh" if first.startswith("zh") else "en"
