"""A profile of an organisation as Markdown and JSON; every line says where it is from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from watchword.model.citation import Citation
from watchword.model.entity import Relation, Statement
from watchword.model.profile import Profile, Told
from watchword.model.span import Quote
from watchword.writing.screening import hit_lines, path_line

PROPERTIES = {
    "name": "name", "alias": "also", "weakAlias": "short", "previousName": "formerly", "incorporationDate": "founded",
    "address": "seat", "ticker": "ticker", "uscCode": "credit code",
}  # fmt: skip
NAMES = ("name", "alias", "weakAlias", "previousName")


def render(profile: Profile, format: str) -> str:
    """``md``, ``html`` (one self-contained file), ``json`` or ``ftm`` (a statement a line)."""
    if format == "json":
        return profile_json(profile)
    if format == "html":
        from watchword.writing.profile_page import profile_html

        return profile_html(profile)
    if format == "ftm":
        from watchword.writing.ftm import statements

        return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in statements(profile))
    return "".join(f"{line}\n" for line in lines(profile))


def profile_json(profile: Profile) -> str:
    """The profile as it is; a citation that was not read has ``seen: null``."""
    return json.dumps(asdict(profile), ensure_ascii=False, indent=1, default=plain) + "\n"


def plain(value: Any) -> str:
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def lines(profile: Profile) -> Iterator[str]:
    entity = profile.entity
    yield f"# {entity.caption}"
    yield ""
    yield f"{entity.schema}. {said_in(profile)} Data {profile.data_version}, made {profile.made}."
    yield from section("Names", (fact_line(item) for item in entity.statements if item.prop in NAMES))
    yield from section("Facts", (fact_line(item) for item in entity.statements if item.prop not in NAMES))
    yield from section("Relations", (relation_line(item) for item in profile.relations))
    holding = [item for item in profile.told if item.holds]
    others = [item for item in profile.told if not item.holds]
    yield from section("Relations that documents state", (relation_line(item) for item in holding))
    yield from section("Planned, reported or denied: no relation that holds", (relation_line(item) for item in others))
    yield from section("Bodies named in documents", (relation_line(item) for item in profile.bodies))
    yield from section("Offices named in documents", (told_line(item) for item in profile.offices))
    yield from section("Honours (whose, the words say)", (told_line(item) for item in profile.honours))
    yield from section("What documents say, newest first", (told_line(item) for item in profile.claims))
    yield from section("Lists", list_lines(profile))
    yield from section(
        "May be the same, or be taken for it",
        (
            *(f"{item.name}: {'; '.join(item.reasons)}" for item in profile.possibly),
            *(f"{name}: another organisation" for name in profile.not_to_be_confused_with),
        ),
    )
    yield from section(
        "Decisions that count here",
        (
            f"{item.number}: {item.left} — {item.verdict} — {item.right}, {item.by}: {item.reasons[0]}"
            for item in profile.decisions
        ),
    )


def section(title: str, items: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    """A heading with its items; nothing where there is none."""
    rows = list(items)
    if rows:
        yield from ("", f"## {title}", "", *(f"- {row}" for row in rows))


def said_in(profile: Profile) -> str:
    if not profile.documents:
        return "No document of the workspace names it."
    return f"{profile.documents} document{'s' * (profile.documents != 1)} of the workspace name{'s' * (profile.documents == 1)} it."


def fact_line(item: Statement) -> str:
    when = f", {item.date}" if item.date else ""
    return (
        f"{PROPERTIES.get(item.prop, item.prop)}: {item.value}{when} — {ground(item.quote, item.citation, item.grade)}"
    )


def relation_line(item: Relation) -> str:
    share = f" {item.share}%" if item.share else ""
    when = "–".join(filter(None, (item.date, item.end)))
    modality = f" ({item.modality})" if item.modality != "asserted" else ""
    why = f", {item.why}" if item.why else ""
    return f"{item.source} — {item.kind}{share} — {item.target}{f', {when}' if when else ''}{modality}{why} — {ground(item.quote, item.citation, item.grade)}"


def told_line(item: Told) -> str:
    title = item.title or item.source or item.quote.document[:12]
    where = f"{item.quote.document[:12]}, characters {item.quote.span.start}–{item.quote.span.end}"
    modality = "" if item.modality == "asserted" else f" ({item.modality})"
    return f"{item.date or 'undated'} {item.kind}{modality}: “{item.text}” — {title}, {where}, grade {item.grade}"


def ground(quote: Quote | None, citation: Citation | None, grade: str) -> str:
    """Where it is from; "unverified" where nothing was read."""
    if quote:
        return f"document {quote.document[:12]}, characters {quote.span.start}–{quote.span.end}, grade {grade}"
    if citation and citation.verified:
        date = f", {citation.date}" if citation.date else ""
        return f"[{citation.title or citation.url}]({citation.url}){date}, {citation.role}, grade {grade}"
    return "unverified"


def list_lines(profile: Profile) -> Iterator[str]:
    result = profile.screening
    yield f"**{result.verdict}**"
    yield from (line.strip() for hit in result.hits for line in hit_lines(hit))
    yield from (path_line(path).strip() for path in result.paths)
    yield result.note
