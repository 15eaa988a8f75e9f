"""YAML files -> checked entries, with file and line in every error."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import cache
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar, cast

from watchword.data.error import DataError

Entry = TypeVar("Entry")


def read_entries(path: Path, noun: type[Entry]) -> list[Entry]:
    """The entries of one YAML file, which is a list of mappings that fit ``noun``.

    Raises:
        DataError: the file is no YAML, no list, or an entry breaks the schema; with file and line.
    """
    import yaml
    from pydantic import ValidationError

    # libyaml's loader is about ten times faster; the pure one gives the same objects.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw = yaml.load(path.read_bytes(), Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise DataError(
            f"{path}:{line}: not valid YAML ({getattr(error, 'problem', error)}); mend the syntax"
        ) from None
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise DataError(f"{path}:1: the file must be a list of entries; begin each with '- '")
    reject_unknown_keys(path, raw, noun)
    try:
        checked: list[Entry] = adapter(cast(Hashable, noun)).validate_python(raw)
        return checked
    except ValidationError as error:
        first = error.errors()[0]
        where = tuple(part for part in first["loc"] if not str(part).startswith("function-"))
        key = f"{'.'.join(map(str, where[1:]))}: " if where[1:] else ""
        raise DataError(
            f"{path}:{line_of(path, where)}: {name_of(raw, where)}: {key}{first['msg'].removeprefix('Value error, ')}; see the schema of {noun.__name__}"
        ) from None


@cache
def adapter(noun: type[Any]) -> Any:
    """pydantic's validator of a list of ``noun``; built once, for building costs more than checking."""
    from pydantic import TypeAdapter

    return TypeAdapter(cast(Any, GenericAlias(list, (noun,))))


def reject_unknown_keys(path: Path, raw: list[Any], noun: type[Any]) -> None:
    """A misspelt key would be lost in silence, so it is an error."""
    from dataclasses import fields

    allowed = {item.name for item in fields(noun)}
    for index, entry in enumerate(raw):
        if not isinstance(entry, dict):
            raise DataError(f"{path}:{line_of(path, (index,))}: an entry must be a mapping of keys to values")
        for key in entry:
            if key not in allowed:
                raise DataError(
                    f"{path}:{line_of(path, (index, key))}: {name_of(raw, (index,))}: unknown key '{key}'; "
                    f"allowed are {', '.join(sorted(allowed))}"
                )


def name_of(raw: list[Any], where: tuple[Any, ...]) -> str:
    """What a person would call the entry: its first value."""
    try:
        entry = raw[where[0]]
        key, value = next(iter(entry.items()))
        return f"{key} {str(value)[:40]!r}"
    except (IndexError, TypeError, StopIteration, AttributeError):
        return "entry"


def line_of(path: Path, where: tuple[Any, ...]) -> int:
    """The line of the node at ``where`` (list indices and keys); the nearest parent's if it is missing."""
    import yaml

    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    line = 1
    for part in where:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == str(part)), None)
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
            continue
        else:
            break
        line = node.start_mark.line + 1
    return line


def line_with(roots: list[Path], pattern: str, words: str) -> str:
    """File and line in which words stand first, as ``path:line``."""
    for path in (path for root in roots for path in sorted(root.glob(pattern))):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if words in line:
                return f"{path}:{number}"
    return pattern


def overlaid(
    packaged: Path, overlay: Path | None, pattern: str, noun: type[Entry], key: Callable[[Entry], str]
) -> Iterator[tuple[Entry, bool]]:
    """Entries of the packaged files, replaced or joined by those of the overlay; True marks a local one.

    Two entries with one key in the same place are an error: one of them would be lost in silence.
    """
    merged: dict[str, tuple[Entry, bool]] = {}
    for root, local in ((packaged, False), (overlay, True)):
        if root is None:
            continue
        seen: dict[str, Path] = {}
        for path in sorted(root.glob(pattern)):
            for entry in read_entries(path, noun):
                name = key(entry)
                if name in seen:
                    raise DataError(f"{path}:1: '{name}' stands in {seen[name].name} already; keep one of the two")
                seen[name] = path
                merged[name] = (entry, local)
    yield from merged.values()
