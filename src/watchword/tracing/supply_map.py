"""The supply map as a graph: only steps whose source was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from watchword.data import Handbook
from watchword.model.edge import FORWARD, Edge
from watchword.model.node import STAGES, Node, Stage
from watchword.tracing.error import TracingError

NEAR = 70.0  # rapidfuzz's WRatio, 0 to 100, from which a name is offered as meant; ours
_THING_STAGE: dict[str, Stage] = {"material": "material", "product": "product", "system": "system"}


class SupplyMap:
    """Nodes by key, and the steps that leave and reach each. Building it takes some milliseconds."""

    def __init__(self, book: Handbook) -> None:
        self.book = book
        self.nodes = {**{key: Node(key, _THING_STAGE[t.kind]) for key, t in book.things.items()}, **book.nodes}
        self.edges = tuple(edge for edge in book.edges if edge.citation.verified)
        self.uncounted = len(book.edges) - len(self.edges)
        self.leaving: dict[str, list[Edge]] = defaultdict(list)
        self.reaching: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            if edge.relation in FORWARD and edge.source in self.nodes and edge.target in self.nodes:
                self.leaving[edge.source].append(edge)
                self.reaching[edge.target].append(edge)

    def name(self, key: str) -> str:
        """What a reader is shown for a node or an organisation."""
        node, thing, body = self.nodes.get(key), self.book.things.get(key), self.book.organisations.get(key)
        if node and node.english:
            return node.english
        if thing:
            return thing.english
        return (body.english_short[0] if body.english_short else body.english or body.name) if body else key

    def chinese(self, key: str) -> str:
        """The same in Chinese; the English where the data has no Chinese for it."""
        node, thing, body = self.nodes.get(key), self.book.things.get(key), self.book.organisations.get(key)
        if node and (node.chinese or node.english):
            return node.chinese or node.english
        if thing:
            return thing.chinese or thing.english
        return (body.short[0] if body.short else body.name) if body else key

    def names(self, node: Node) -> tuple[str, ...]:
        thing = self.book.things.get(node.key)
        return (node.key, self.name(node.key), self.chinese(node.key), *node.names, *(thing.names if thing else ()))

    def find(self, wanted: str, stages: Collection[Stage] = STAGES) -> Node:
        """The node with this name, symbol or key; names are told apart without case.

        Raises:
            TracingError: the map has none; with names that come near.
        """
        asked = wanted.strip().casefold()
        among = [node for node in self.nodes.values() if node.stage in stages]
        for node in sorted(among, key=lambda one: one.key not in self.book.nodes):
            if any(asked == name.casefold() for name in self.names(node)):
                return node
        known = {name for node in among for name in self.names(node)[1:]}
        raise TracingError(
            f"{wanted}: not on the supply map{near(wanted, known)}; see `watchword exposure` for what is"
        )

    def firms(self, wanted: str) -> tuple[str, ...]:
        """Keys of the organisation with this name and of those that belong to it, as the data tell."""
        asked = wanted.strip().casefold()
        bodies = self.book.organisations.values()
        found = [
            body.key
            for body in bodies
            if asked
            in {n.casefold() for n in (body.key, body.name, body.english, *body.short, *body.english_short) if n}
        ]
        if not found:
            operators = {node.operator for node in self.nodes.values() if node.operator}
            known = {
                name for body in bodies if body.key in operators for name in (body.name, *body.short, body.english)
            }
            raise TracingError(f"{wanted}: no organisation of that name is known{near(wanted, filter(None, known))}")
        for key in found:  # grows while it is read: a subsidiary's subsidiaries belong too
            found += [body.key for body in bodies if body.part_of == key and body.key not in found]
            held = [edge.target for edge in self.edges if edge.relation == "holds" and edge.source == key]
            found += [target for target in dict.fromkeys(held) if target not in found]
        return tuple(found)

    def members(self, node: Node) -> tuple[Node, ...]:
        """The node, and those for which it stands."""
        return (node, *(self.nodes[key] for key in node.includes if key in self.nodes))

    def groups(self, key: str) -> frozenset[str]:
        """Keys of the groups that stand for a node, and of those that stand for them."""
        above = {node.key for node in self.nodes.values() if key in node.includes}
        return frozenset(above.union(*map(self.groups, above)))


def near(wanted: str, known: Iterable[str]) -> str:
    """``; did you mean A, B or C?`` or nothing."""
    from rapidfuzz import fuzz, process, utils

    close = process.extract(
        wanted, list(known), scorer=fuzz.WRatio, processor=utils.default_process, limit=3, score_cutoff=NEAR
    )
    names = [name for name, _, _ in close]
    if not names:
        return ""
    return "; did you mean " + (", ".join(names[:-1]) + " or " if names[1:] else "") + names[-1] + "?"
