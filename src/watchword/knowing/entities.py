"""Known organisations as entities: statements and relations from the data, each with its source.

Schema and property names are FollowTheMoney's; a relation stands for its Ownership, Directorship or UnknownLink.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import Organisation
from watchword.knowing.fold import fold, is_han
from watchword.knowing.known import known_keys, register
from watchword.model.citation import Citation
from watchword.model.entity import Entity, Relation, Statement

SCHEMAS = {
    "company": "Company", "party": "PublicBody", "government": "PublicBody", "army": "PublicBody",
    "institute": "Organization", "association": "Organization", "media": "Organization", "foreign": "Organization",
}  # fmt: skip
GRADES = {"official": "A", "press": "C", "copy": "E"}  # Admiralty letters by the role of a citation; our judgement


def entity_of(key: str, book: Handbook) -> Entity:
    """The entity of a known organisation: one statement per value."""
    who = register(book).known[key]
    schema = (
        SCHEMAS[entries(book)[key][0].kind]
        if entries(book).get(key)
        else ("Company" if "公司" in who.name else "Organization")
    )
    found = [*from_organisations(key, schema, book), *from_names(key, schema, book), *from_facts(key, schema, book)]
    return Entity(key, schema, who.name, tuple(best_sourced(found)))


@lru_cache(maxsize=8)
def entries(book: Handbook) -> dict[str, list[Organisation]]:
    """The entries of ``organisations`` by the key under which they stand in the end; one body may be entered twice."""
    found: dict[str, list[Organisation]] = {}
    for item in book.organisations.values():
        for key in known_keys(item.name, book):
            found.setdefault(key, []).append(item)
    return found


def from_organisations(key: str, schema: str, book: Handbook) -> Iterator[Statement]:
    for item in entries(book).get(key, ()):
        citation = next((one for one in item.citations if one.verified), None)
        values = [("name", item.name), ("name", item.english)]
        values += [("weakAlias", name) for name in (*item.short, *item.english_short)]
        for prop, value in values:
            if value:
                yield statement(key, schema, prop, value, citation)


def from_names(key: str, schema: str, book: Handbook) -> Iterator[Statement]:
    for extra in book.known_names:
        if key in known_keys(extra.name, book):
            citation = next((one for one in extra.citations if one.verified), None)
            yield statement(key, schema, "name", extra.name, citation)
            yield from (statement(key, schema, "alias", alias, citation) for alias in extra.aliases)
            yield from (statement(key, schema, "previousName", name, citation) for name in extra.formerly)


def from_facts(key: str, schema: str, book: Handbook) -> Iterator[Statement]:
    for fact in book.facts:
        if known_keys(fact.entity, book) == {key}:
            citation = next((one for one in fact.citations if one.verified), None)
            found = statement(key, schema, fact.prop, fact.value, citation)
            lang = fact.lang or found.lang if fact.prop in ("name", "alias", "weakAlias", "previousName") else fact.lang
            yield Statement(key, schema, fact.prop, fact.value, lang, fact.date, None, citation, found.grade)


def statement(key: str, schema: str, prop: str, value: str, citation: Citation | None) -> Statement:
    lang = "zho" if is_han(value) else "eng"
    return Statement(key, schema, prop, value, lang, "", None, citation, GRADES[citation.role] if citation else "")


def best_sourced(found: Iterable[Statement]) -> list[Statement]:
    """Each value of a property once, with a source where one of its statements has it; the first kind of name wins."""
    best: dict[tuple[str, str], Statement] = {}
    for item in found:
        group = "name" if item.prop in ("name", "alias", "weakAlias") else item.prop
        same = (group, fold(item.value))
        if same not in best or (item.verified and not best[same].verified):
            best[same] = item
    return list(best.values())


def relations_of(key: str, book: Handbook) -> list[Relation]:
    """Relations in which a known organisation stands, from the data; either end may be one that is not known."""
    found = [
        relation
        for relation in every_relation(book)
        if key in (end_key(relation.source, book), end_key(relation.target, book))
    ]
    return sorted(found, key=lambda item: (not item.verified, item.kind, item.source, item.target))


@lru_cache(maxsize=8)
def every_relation(book: Handbook) -> tuple[Relation, ...]:
    """All relations of the data: stated ones, what ``part_of`` says, and who heads whom. A stated one hides its echo."""
    stated = [
        Relation(item.relation, item.source, item.target, item.share, item.date, item.end, None, citation, GRADES[citation.role] if citation else "")
        for item in book.relationships
        for citation in [next((one for one in item.citations if one.verified), None)]
    ]  # fmt: skip
    told = {(end_key(item.source, book), end_key(item.target, book)) for item in stated}
    told |= {(upper, lower) for lower, upper in told}
    known = register(book).known
    for key, who in known.items():
        if who.part_of in known and (key, who.part_of) not in told:
            stated.append(Relation("part of", who.name, known[who.part_of].name))
    for holder in book.holders:
        for key in known_keys(holder.body, book):
            citation = next((one for one in holder.citations if one.verified), None)
            office = f"{holder.name} ({holder.english}), {holder.office}"
            grade = GRADES[citation.role] if citation else ""
            stated.append(
                Relation("headed by", known[key].name, office, "", holder.start, holder.end, None, citation, grade)
            )
    return tuple(stated)


@lru_cache(maxsize=50_000)
def end_key(name: str, book: Handbook) -> str:
    """The key of a relation's end; its folded name where it is not known, or shared by several."""
    keys = known_keys(name, book)
    return next(iter(keys)) if len(keys) == 1 else fold(name)
