"""Who is meant: profiles of organisations from data and documents, and people's decisions on who is who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from watchword.data import Handbook
from watchword.desk.desk import Desk, DeskError
from watchword.desk.relations import told_relations
from watchword.desk.screening import screener
from watchword.knowing.entities import entity_of, relations_of
from watchword.knowing.fold import fold
from watchword.knowing.known import known_keys, register
from watchword.knowing.match import compare_names
from watchword.knowing.parse import parse
from watchword.knowing.resolve import near_names, neighbours, resolve
from watchword.model.decision import Decided, Decision
from watchword.model.document import Document
from watchword.model.entity import Entity, Relation, RelationKind, Statement
from watchword.model.profile import Profile, Told
from watchword.model.reading import Reading
from watchword.model.span import Quote, Span

MOST = 200  # documents read for one profile, the newest first
UNITS: dict[str, RelationKind] = {"party": "Party committee of", "plant": "plant of", "mine": "plant of"}


def profile(desk: Desk, name: str) -> Profile:
    """All that data and documents say of one organisation.

    Raises:
        DeskError: nobody by that name is known or named in a document, or several are; the message names them.
    """
    if not name.strip():
        raise DeskError("a blank name names nobody; give the name of an organisation")
    decisions = desk.workspace.decisions() if desk.exists else []
    resolved = resolve(name, desk.book, decisions)
    if len(resolved.keys) > 1:
        known = register(desk.book).known
        raise DeskError(
            f"{name}: may be {' or '.join(known[key].name for key in resolved.keys)}; give one of these names"
        )
    entity = known_entity(resolved.keys, name, desk.book)
    names = list(dict.fromkeys((*entity.names, *resolved.further, name)))
    read = list(readings_naming(desk, names))
    if not resolved.keys and not read:
        near = near_names(name, desk.book)
        offer = f"near it: {', '.join(near)}; " if near else ""
        raise DeskError(
            f"{name}: neither the data nor a document of the workspace knows such an organisation; {offer}give its full "
            "name, add documents, or add it under data/organisations/"
        )
    meant = is_meant(names, resolved.keys, desk.book)
    told = [(document, reading, meant) for document, reading in read]
    return Profile(
        entity=with_documents(entity, names, read),
        relations=tuple(relations_of(entity.id, desk.book)),
        bodies=tuple(bodies(entity, read, desk.book)),
        told=tuple(told_relations(told, desk.book)),
        claims=tuple(claims(told)),
        honours=tuple(honours(told)),
        offices=tuple(offices(told)),
        documents=len(read),
        screening=screener(desk).screen_one(entity.caption),
        possibly=tuple(neighbours(entity.id, entity.names, desk.book, decisions)) if resolved.keys else (),
        not_to_be_confused_with=tuple(not_same(entity.id, desk.book)),
        decisions=resolved.decisions,
        made=datetime.now(UTC).replace(microsecond=0).isoformat(),
        data_version=desk.book.version,
    )


def known_entity(keys: Sequence[str], name: str, book: Handbook) -> Entity:
    """The known organisation, else one by its name alone."""
    if keys:
        return entity_of(keys[0], book)
    return Entity(fold(name), "Organization", name)


def readings_naming(desk: Desk, names: Iterable[str]) -> Iterator[tuple[Document, Reading]]:
    """Documents that hold one of the names, the newest first."""
    if not desk.exists:
        return
    found: dict[str, None] = {}
    for name in names:
        if len(name) > 1:
            for hit in desk.workspace.search(f'"{name}"', limit=MOST):
                found.setdefault(hit.document)
    documents = desk.workspace.several(list(found))
    documents.sort(
        key=lambda item: (item.published is None, -(item.published.toordinal() if item.published else 0), item.id)
    )
    yield from zip(documents[:MOST], desk.read_several(documents[:MOST]), strict=True)


def is_meant(names: Sequence[str], keys: Sequence[str], book: Handbook) -> frozenset[str]:
    """The folded names by which a text means the organisation; a name that others share does not settle it."""
    return frozenset(
        fold(name) for name in names if not known_keys(name, book) or known_keys(name, book) == frozenset(keys)
    )


def with_documents(entity: Entity, names: Sequence[str], read: Sequence[tuple[Document, Reading]]) -> Entity:
    """The entity with a statement for each written form of its name that a document has, by the newest."""
    wanted = {fold(name) for name in names}
    found: dict[str, Statement] = {}
    for document, reading in read:
        for mention in reading.of_kind("organisation"):
            if fold(mention.name) in wanted and fold(mention.name) not in found:
                quote = Quote(document.id, mention.span, mention.surface)
                day = document.published.isoformat() if document.published else ""
                found[fold(mention.name)] = Statement(
                    entity.id,
                    entity.schema,
                    "alias",
                    mention.name,
                    "",
                    day,
                    quote,
                    None,
                    document.publisher.reliability,
                )
    kept = [item for item in entity.statements if item.verified or fold(item.value) not in found]
    held = {fold(item.value) for item in kept}
    return Entity(
        entity.id, entity.schema, entity.caption, (*kept, *(one for name, one in found.items() if name not in held))
    )


def bodies(entity: Entity, read: Sequence[tuple[Document, Reading]], book: Handbook) -> Iterator[Relation]:
    """Bodies that documents name and whose names say that they belong to it: its Party committee, a plant, a branch."""
    seen: set[str] = set()
    others: set[str] = set()  # which belong to somebody else: hundreds of documents name the same
    for document, reading in read:
        for mention in (*reading.issuer.bodies, *reading.of_kind("organisation")):
            if mention.name in seen or mention.surface in others or fold(mention.name) == fold(entity.caption):
                continue
            others.add(mention.surface)
            body = parse(mention.surface, book)
            if not body.units:
                continue
            if any(compare_names(name, mention.surface, book).relation == "parent" for name in entity.names[:4]):
                seen.add(mention.name)
                kind: RelationKind = next((UNITS[unit] for unit in sorted(body.units) if unit in UNITS), "part of")
                day = document.published.isoformat() if document.published else ""
                quote = Quote(document.id, mention.span, mention.surface)
                yield Relation(
                    kind, mention.surface, entity.caption, "", day, "", quote, None, document.publisher.reliability, why="by its name"
                )  # fmt: skip


def claims(read: Iterable[tuple[Document, Reading, frozenset[str]]]) -> Iterator[Told]:
    """What documents say of it, newest first: claims in which it has a part."""
    for document, reading, names in read:
        for claim in reading.claims:
            if any(fold(role.name) in names for role in claim.roles):
                yield told(document, claim.type, claim.quote, claim.span, claim.modality)


def honours(read: Iterable[tuple[Document, Reading, frozenset[str]]]) -> Iterator[Told]:
    """Honours of the claims in which it has a part; whose honour it is, the words say."""
    for document, reading, names in read:
        for claim in reading.claims:
            if claim.type == "HONOUR_AWARD" and any(fold(role.name) in names for role in claim.roles):
                what = claim.role("what")
                yield told(document, what.name if what else "honour", claim.quote, claim.span, claim.modality)


def offices(read: Iterable[tuple[Document, Reading, frozenset[str]]]) -> Iterator[Told]:
    """Holders of office whom a text names right behind one of its names: 包钢集团党委书记…"""
    for document, reading, names in read:
        organisations = [item for item in reading.of_kind("organisation") if fold(item.name) in names]
        for holder in reading.of_kind("office_holder"):
            if any(0 <= holder.span.start - item.span.end <= 1 for item in organisations):
                yield told(document, holder.detail or "office", holder.surface, holder.span, "asserted")


def told(document: Document, kind: str, text: str, span: Span, modality: str) -> Told:
    day = document.published.isoformat() if document.published else ""
    quote = Quote(document.id, span, document.text[span.start : span.end])
    publisher = document.publisher
    return Told(
        kind, text, quote, day, document.title, document.source, publisher.name, publisher.reliability, modality
    )


def not_same(key: str, book: Handbook) -> Iterator[str]:
    """Those that the data say are easily taken for it and are others."""
    for item in book.organisations.values():
        if key in known_keys(item.name, book):
            yield from (book.organisations[other].name for other in item.not_same_as if other in book.organisations)


# --- decisions -----------------------------------------------------------------------------------------------------


def decide(desk: Desk, left: str, right: str, verdict: Decided, why: str, by: str) -> tuple[int, list[str]]:
    """Keep a person's decision; returns its number, and what speaks against it by names and data."""
    if not left.strip() or not right.strip() or fold(left) == fold(right):
        raise DeskError("two different names are needed; a name is always itself")
    if not why.strip():
        raise DeskError("a decision needs its reason; give it with --why")
    match = compare_names(left, right, desk.book)
    against = [reason.words for reason in match.reasons if (reason.weight < 0) == (verdict == "is") and reason.weight]
    objections = against if verdict == "is" and match.verdict == "different" else []
    if verdict == "is" and match.relation in ("parent", "subsidiary", "sibling", "predecessor"):
        raise DeskError(
            f"{left} is {match.relation} to {right}: they are two persons and can't be merged ({'; '.join(against)})"
        )
    said = tuple(f"{reason.feature}: {reason.words}" for reason in match.reasons)
    number = desk.workspace.decide(Decision(left, right, verdict, (why, *said), by, datetime.now(UTC)))
    return number, objections
