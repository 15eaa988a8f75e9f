"""A profile as one self-contained HTML page: who stands above and below, what is said over time, and every source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watchword.model.entity import Relation
from watchword.model.profile import Profile, Told
from watchword.writing.profile import NAMES, PROPERTIES, said_in
from watchword.writing.screening import path_words

if TYPE_CHECKING:
    from jinja2 import Template

UP = ("part of", "subsidiary of", "plant of", "Party committee of")


@dataclass(frozen=True, slots=True)
class End:
    """The other end of a relation, as the picture shows it."""

    name: str
    words: str
    verified: bool
    url: str
    tip: str


@lru_cache(maxsize=1)
def template() -> Template:
    from jinja2 import Environment, PackageLoader, select_autoescape

    loader = PackageLoader("watchword.writing", "templates")
    environment = Environment(
        loader=loader, autoescape=select_autoescape(default=True), trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("profile.html")


def profile_html(profile: Profile) -> str:
    """The page. Nothing in it asks for anything from outside."""
    entity = profile.entity
    names = set(entity.names)
    above = [end for item in profile.relations for end in [upper(item, names)] if end]
    below = [end for item in (*profile.relations, *profile.bodies) for end in [lower(item, names)] if end]
    rest = [item for item in profile.relations if not upper(item, names) and not lower(item, names)]
    return template().render(
        profile=profile,
        entity=entity,
        said=said_in(profile),
        labels=PROPERTIES,
        names=[item for item in entity.statements if item.prop in NAMES],
        facts=[item for item in entity.statements if item.prop not in NAMES],
        above=above,
        below=below,
        rest=rest,
        years=by_year(profile.claims),
        path_words=path_words,
        host=lambda url: urlsplit(url).hostname or url,
        safe=lambda url: url if urlsplit(url).scheme in ("http", "https") else "",
    )


def upper(item: Relation, names: set[str]) -> End | None:
    """Who stands above, where the entity is the lower end."""
    if item.kind in UP and item.source in names:
        return end(item, item.target, item.kind)
    if item.kind in ("owns", "supervises") and item.target in names:
        return end(item, item.source, item.kind)
    return None


def lower(item: Relation, names: set[str]) -> End | None:
    """Who stands below, where the entity is the upper end."""
    if item.kind in UP and item.target in names:
        return end(item, item.source, item.kind)
    if item.kind in ("owns", "supervises") and item.source in names:
        return end(item, item.target, "owned" if item.kind == "owns" else "supervised")
    return None


def end(item: Relation, name: str, words: str) -> End:
    said = " ".join(filter(None, (words, f"{item.share}%" if item.share else "", item.date)))
    if item.quote:
        return End(
            name,
            said,
            True,
            "",
            f"document {item.quote.document[:12]}, characters {item.quote.span.start}–{item.quote.span.end}",
        )
    if item.citation and item.citation.verified:
        url = item.citation.url if urlsplit(item.citation.url).scheme in ("http", "https") else ""
        return End(name, said, True, url, f"{item.citation.title}, {item.citation.role}, grade {item.grade}")
    return End(name, said, False, "", "unverified")


def by_year(claims: Sequence[Told]) -> list[tuple[str, list[Told]]]:
    return [(year, list(items)) for year, items in groupby(claims, key=lambda item: item.date[:4] or "undated")]
