"""Who owns, belongs to or heads whom, as documents tell it: each with its words, day, modality and grade.

Only what is asserted as done holds; a plan, a report by others or a denial is told as one. The wording is narrow on
purpose: two organisations and nothing but the verb between them, so that no sentence is read the wrong way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from watchword.data import Handbook
from watchword.knowing.entities import end_key, entries, every_relation
from watchword.knowing.fold import fold
from watchword.knowing.known import known_keys
from watchword.knowing.words import surnames
from watchword.model.claim import Claim, Modality, Role
from watchword.model.document import Document
from watchword.model.entity import Relation, RelationKind
from watchword.model.reading import Reading
from watchword.model.span import Quote, Span
from watchword.reading.modality import modality_of

Read = tuple[Document, Reading, frozenset[str]]
CLAUSE_END = re.compile(r"[，,；;。！？!?\n]|\.(?=\s|$)")
SENTENCE_END = re.compile(r"[。！？!?\n]|\.(?=\s|$)")
SHARE = r"(?P<share>\d+(?:\.\d+)?)\s?(?:%|％|per cent|percent)"
# Between two organisations, and behind the second one.
OWNS = (
    (r"(?:目前|现|直接|间接|合计|共|仍)*持有", rf"的?{SHARE}"),
    (rf" (?:also |now |currently )?(?:owns|holds) (?:an? )?{SHARE} (?:stake |interest |holding )?(?:of|in) ", ""),
)
BELOW = (
    (r"(?:是|系|为)", r"的(?:全资|控股)子公司"),
    (r" (?:is|remains) an? (?:wholly[- ]owned |majority[- ]owned )?subsidiary of ", ""),
)
ACQUIRED = re.compile(r"收购|受让|并购|acquir|bought|purchas")
DONE = re.compile(r"完成|已收购|已经收购|收购了|受让了|has (?:acquired|bought)|completed|(?<!to be )acquired")
WITH = re.compile("[与和同向从及]|, | and | from | with ")
NOT_YET = re.compile(r"拟|协议|意向|尚需|尚未|将|agreed|subject to|to be acquired|was acquired|被")
UNSURE = re.compile(r"如果|若|假如|假设|\bif\b|是否|传闻")
DENIED = re.compile(r"否认|不实|不属实|\bden(?:y|ies|ied)\b|untrue")
HEADS = r"(?<!副)(?:党委书记|党组书记|书记|董事长|总经理|总裁|主席|主任|局长|部长|厅长|市长|省长|院长|行长)"
GIVEN = r"(?P<name>(?![一-鿿]{0,2}[您你他她我们其])(?!祝贺)[一-鿿]{2,3})"  # 祝贺您当选 names nobody
BEFORE = (
    re.compile(rf"(?:任命|聘任|选举|推选){GIVEN}(?:同志)?为"),
    re.compile(rf"(?<![一-鿿]){GIVEN}(?:同志)?(?:出任|担任|当选为|升任|任)(?!命)"),
)
BEHIND = re.compile(rf"由{GIVEN}(?:同志)?(?:担任|出任|接任)")
AT_MOST = re.compile("(?:中华人民共和国|中国)?")
OFFICE = re.compile(rf"{HEADS}(?:、{HEADS})*")
GOVERNMENT = re.compile("人民政府$|国有资产监督管理委员会$")
PUBLIC = {"party", "government", "army"}


def told_relations(read: Iterable[Read], book: Handbook) -> Iterator[Relation]:
    """What documents tell of it, newest first; the same told in the same way by one document once."""
    seen: set[tuple[str, ...]] = set()
    for document, reading, names in read:
        found = [*holdings(document, reading, book), *acquisitions(document, reading), *heads(document, reading, book)]
        for item in found:
            same = (document.id, item.kind, item.source, item.target, item.modality)
            if {fold(item.source), fold(item.target)} & names and same not in seen:
                seen.add(same)
                yield item


def holdings(document: Document, reading: Reading, book: Handbook) -> Iterator[Relation]:
    """Two organisations with nothing between them but that one holds, or is a subsidiary of, the other."""
    text = document.text
    kinds: tuple[tuple[RelationKind, tuple[tuple[str, str], ...]], ...] = (("owns", OWNS), ("subsidiary of", BELOW))
    organisations = sorted(reading.of_kind("organisation"), key=lambda item: item.span.start)
    for first, second in pairwise(organisations):
        for kind, wordings in kinds:
            for between, behind in wordings:
                middle = re.compile(between).fullmatch(text, first.span.end, second.span.start)
                after = re.compile(behind).match(text, second.span.end)
                if middle and after and first.name != second.name:
                    clause = around(text, Span(first.span.start, after.end()), CLAUSE_END)
                    sentence = around(text, clause, SENTENCE_END)
                    if UNSURE.search(text, sentence.start, sentence.end):
                        continue
                    share = {**middle.groupdict(), **after.groupdict()}.get("share") or ""
                    denied = DENIED.search(text, sentence.start, sentence.end)
                    modality = "denied" if denied else modality_of(text, sentence, clause, book)
                    yield relation(document, kind, first.name, second.name, share, clause, modality)


def around(text: str, span: Span, end: re.Pattern[str]) -> Span:
    """The clause or sentence that holds a span, without its closing mark."""
    start = max((match.end() for match in end.finditer(text, 0, span.start)), default=0)
    closing = end.search(text, span.end)
    return Span(start, closing.start() if closing else len(text))


def acquisitions(document: Document, reading: Reading) -> Iterator[Relation]:
    """One firm buys into another: it owns what it has bought, and a plan or a denial stays one."""
    for claim in reading.claims:
        who, whom = claim.role("who"), claim.role("to_whom")
        if claim.type not in ("ACQUIRE", "DENIAL") or not in_order(document.text, who, whom):
            continue
        assert who is not None
        assert whom is not None
        modality: Modality = "denied" if claim.type == "DENIAL" else claim.modality
        if modality == "asserted" and (not DONE.search(claim.quote) or NOT_YET.search(claim.quote)):
            continue  # nothing says that it is done
        if UNSURE.search(claim.quote):
            continue
        yield relation(
            document, "owns", who.name, whom.name, one_share(claim), claim.span, modality,
            why="the share that was bought, not all that it holds",
        )  # fmt: skip


def in_order(text: str, who: Role | None, whom: Role | None) -> bool:
    """The buyer stands before the verb, and the verb before what is bought; of "A and B", who buys is not said."""
    return bool(
        who and whom and who.span and whom.span and who.name != whom.name
        and who.span.end < whom.span.start and ACQUIRED.search(text, who.span.end, whom.span.start)
        and not WITH.search(text, max(0, who.span.start - 1), whom.span.start)
    )  # fmt: skip


def one_share(claim: Claim) -> str:
    shares = {role.name.rstrip("%％").strip() for role in claim.roles if role.role == "how_much" and "%" in role.name}
    return shares.pop() if len(shares) == 1 else ""


def heads(document: Document, reading: Reading, book: Handbook) -> Iterator[Relation]:
    """Who was appointed to head a public body or a state firm; of other firms no person is named."""
    for claim in reading.claims:
        if claim.type != "APPOINT" or re.search("不再|曾|原任|提名|拟任|代行", claim.quote):
            continue
        for body in {role.span: role for role in claim.roles if role.role in ("who", "to_whom") and role.span}.values():
            office = appointed(document.text, claim.span, body)
            if office and is_public(body.name, book):
                yield relation(document, "headed by", body.name, office, "", claim.span, claim.modality)


def appointed(text: str, clause: Span, body: Role) -> str:
    """Who became what of a body, where nothing stands between the verb, the body and the office."""
    assert body.span is not None
    office = OFFICE.match(text, body.span.end, clause.end)
    if office is None or body.name.endswith("书记处"):  # of a secretariat there are several secretaries
        return ""
    for pattern, where in (*((one, body.span.start) for one in BEFORE), (BEHIND, -1)):
        for match in pattern.finditer(text, clause.start, clause.end):
            near = match.start() == office.end() if where < 0 else AT_MOST.fullmatch(text, match.end(), where)
            if near and match["name"][0] in surnames():
                return f"{match['name']}, {office[0]}"
    return ""


def is_public(name: str, book: Handbook) -> bool:
    """A body of state, Party or army, or a firm that one supervises or mostly owns, as far as the data says."""
    keys = known_keys(name, book)
    return len(keys) == 1 and min(keys) in public_keys(book)


@lru_cache(maxsize=8)
def public_keys(book: Handbook) -> frozenset[str]:
    """Public bodies and central enterprises of the data, and all that stands below them."""
    found = {
        key
        for key, every in entries(book).items()
        if any(item.kind in PUBLIC or item.key.startswith("central_") for item in every)
    }
    below = [
        (end_key(item.source, book), end_key(item.target, book))
        for item in every_relation(book)
        if item.verified and (item.kind == "supervises" or (item.kind == "owns" and float(item.share or 0) > 50))
    ]
    size = 0
    while size < len(found):
        size = len(found)
        found |= {lower for upper, lower in below if upper in found or GOVERNMENT.search(upper)}
    return frozenset(found)


def relation(
    document: Document,
    kind: RelationKind,
    source: str,
    target: str,
    share: str,
    span: Span,
    modality: Modality,
    why: str = "",
) -> Relation:
    day = document.published.isoformat() if document.published else ""
    quote = Quote(document.id, span, document.text[span.start : span.end])
    return Relation(kind, source, target, share, day, "", quote, None, document.publisher.reliability, modality, why)
