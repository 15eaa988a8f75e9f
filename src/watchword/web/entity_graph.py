"""What surrounds an organisation, as nodes and edges for the drawing and the list beside it; and its years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from watchword.model.entity import Relation
from watchword.model.profile import Profile
from watchword.writing.profile_page import lower, upper

LEAVES = ("headed by", "located in", "listed as")  # holders of office, places and tickers have no profile


@dataclass(frozen=True, slots=True)
class Line:
    """One relation as it is drawn and told. ``href`` leads to the words or the source; empty where nobody read one."""

    source: str
    target: str
    kind: str
    words: str  # share and days
    modality: str
    holds: bool
    href: str
    ground: str  # what the link says: the quote, or the source's title


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated that is told of it."""

    date: str
    kind: str
    words: str  # of a document, or the share of a relation
    modality: str
    href: str
    source: str = ""  # of a relation
    target: str = ""


def graph_of(profile: Profile) -> dict[str, object]:
    """The nearest surroundings: what data and documents say, each line with its ground."""
    own = profile.entity.caption
    names = set(profile.entity.names)
    lines: dict[tuple[str, str, str, str], Line] = {}
    for item in (*profile.relations, *profile.told, *profile.bodies):
        line = line_of(item, own, names)
        same = (line.source, line.target, line.kind, line.modality)
        if line.source != line.target and (same not in lines or (line.href and not lines[same].href)):
            lines[same] = line
    nodes = dict.fromkeys((own, *(end for line in lines.values() for end in (line.source, line.target))))
    leaves = [line.target for line in lines.values() if line.kind in LEAVES and line.target != own]
    return {"centre": own, "nodes": list(nodes), "leaves": leaves, "edges": [asdict(line) for line in lines.values()]}


def line_of(item: Relation, own: str, names: set[str]) -> Line:
    """A relation under the one name that the page gives the organisation."""
    days = "–".join(filter(None, (item.date, item.end)))
    words = ", ".join(filter(None, (f"{item.share}%" if item.share else "", days, item.why)))
    href, ground = ground_of(item)
    source, target = (own if end in names else end for end in (item.source, item.target))
    return Line(source, target, item.kind, words, item.modality, item.holds, href, ground)


def ground_of(item: Relation) -> tuple[str, str]:
    if item.quote:
        start = item.quote.span.start
        return f"/documents/{item.quote.document}?at={start}#c{start}", item.quote.text
    if item.citation and item.citation.verified and urlsplit(item.citation.url).scheme in ("http", "https"):
        return item.citation.url, item.citation.title or item.citation.url
    return "", ""


def ends_of(profile: Profile) -> tuple[list[tuple[str, Line]], list[tuple[str, Line]], list[Line]]:
    """Who stands above, who below, each with its line, and the lines that are neither; of data and by names."""
    own, names = profile.entity.caption, set(profile.entity.names)
    above: list[tuple[str, Line]] = []
    below: list[tuple[str, Line]] = []
    rest: list[Line] = []
    for item in (*profile.relations, *profile.bodies):
        line, up, low = line_of(item, own, names), upper(item, names), lower(item, names)
        if up:
            above.append((up.name, line))
        elif low:
            below.append((low.name, line))
        else:
            rest.append(line)
    return above, below, rest


def events_of(profile: Profile) -> list[Event]:
    """All that is dated, newest first: claims, honours, offices, relations from data and documents."""
    found = [*told_events(profile), *relation_events(profile)]
    return sorted(dict.fromkeys(found), key=lambda one: one.date, reverse=True)


def told_events(profile: Profile) -> Iterator[Event]:
    claimed = {(one.quote.document, one.text) for one in profile.claims}
    others = (one for one in (*profile.honours, *profile.offices) if (one.quote.document, one.text) not in claimed)
    seen: set[tuple[str, str, str]] = set()
    for one in (*profile.claims, *others):
        same = (one.quote.document, one.kind, one.text)
        if one.date and same not in seen:  # a document that says a thing six times says it once
            seen.add(same)
            start = one.quote.span.start
            yield Event(
                one.date, one.kind, one.text, one.modality, f"/documents/{one.quote.document}?at={start}#c{start}"
            )


def relation_events(profile: Profile) -> Iterator[Event]:
    for item in (*profile.relations, *profile.told):
        if item.date:
            share = f"{item.share}%" if item.share else ""
            href, _ = ground_of(item)
            yield Event(item.date, item.kind, share, item.modality, href, item.source, item.target)


def years_of(events: list[Event]) -> list[tuple[str, list[Event]]]:
    """By year, newest first."""
    years: dict[str, list[Event]] = {}
    for event in events:
        years.setdefault(event.date[:4], []).append(event)
    return list(years.items())


def bars_of(years: list[tuple[str, list[Event]]]) -> list[tuple[str, int]]:
    """How much is told of each year from the first to the last, years without anything too."""
    counted = {int(year): len(told) for year, told in years if year.isdecimal()}
    if not counted:
        return []
    return [(str(year), counted.get(year, 0)) for year in range(min(counted), max(counted) + 1)][-40:]
