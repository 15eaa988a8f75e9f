"""Claims -> sentences about what the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from watchword.data import Handbook
from watchword.judging.tried import tried
from watchword.model.brief import Figure, Sentence
from watchword.model.claim import Claim, Modality
from watchword.model.mention import Mention, MentionKind
from watchword.model.reading import Reading
from watchword.model.reuse import SegmentKind
from watchword.model.span import Span
from watchword.writing.draft import Draft, shown
from watchword.writing.english import amounts, measured, predicate
from watchword.writing.event import day, text_noun
from watchword.writing.naming import english_name, organisation_name
from watchword.writing.telling import paragraph, told


def ranked(draft: Draft) -> list[Claim]:
    """What is sure of its kind first, then what names a mineral, product or system, then by weight of the type; new words before repeated ones,
    numbers before none, then by place in the text."""
    types = draft.book.claim_types

    def rank(claim: Claim) -> tuple[bool, int, int, bool, bool, int]:
        parts = {role.role for role in claim.roles}
        weight = types[claim.type].weight
        about = "what" in parts and weight >= 1
        return (
            not tried(claim, draft.book),
            -about,
            -weight,
            repeated(draft, claim),
            "how_much" not in parts,
            claim.span.start,
        )

    wanted = (claim for claim in draft.case.reading.claims if not draft.types or claim.type in draft.types)
    return sorted((claim for claim in wanted if told(draft, claim)), key=rank)


def repeated(draft: Draft, claim: Claim) -> bool:
    """Whether more than half of the claim's letters are ritual or copied."""
    kinds: dict[SegmentKind, int] = {}
    for segment in draft.case.comparison.partition:
        shared = min(segment.span.end, claim.span.end) - max(segment.span.start, claim.span.start)
        if shared > 0:
            kinds[segment.kind] = kinds.get(segment.kind, 0) + shared
    old = kinds.get("ritual", 0) + kinds.get("copied", 0)
    return 2 * old > len(claim.span)


# Behind a body's name: the words are about somebody of it, or about something named after it.
NOT_ITSELF = re.compile(
    "总书记|书记|国家主席|主席|总统|总理|部长|外长|防长|主任|发言人|秘书长|负责人|官员|代表|副|驻|的|协定|公约|代表团|成员国|军队"
)


SPOKEN = frozenset({"DIRECTIVE", "DENIAL", "GREETING"})  # what one person says; a meeting is reported by the text


# What the teller does, and not whoever acts in what is told: 北方稀土是其唯一客户 is no report of the customer.
TELLING: frozenset[Modality] = frozenset({"asserted", "reported", "hedged", "self-claimed"})
TELLS = re.compile(
    "表示|宣布|公告|披露|透露|通报|发布(?!会)|介绍|指出|强调|称(?!号|为)|说|said|says|announce|report|disclos|told|added"
)


def tells_itself(claim: Claim, reading: Reading) -> bool:
    """Whether the actor of a claim is who says it: by an act of words, as the issuer, or by a verb of saying."""
    own = {reading.issuer.name, *(body.name for body in reading.issuer.bodies)}
    spoken = claim.type in SPOKEN or claim.modality not in TELLING
    return spoken or claim.actor in own or TELLS.search(claim.quote) is not None


def subject(draft: Draft, claim: Claim) -> str:
    """The actor, only where the claim's own clause begins with it and it says or does what is told; else the text speaks."""
    who = claim.role("who")
    if draft.book.claim_types[claim.type].of_others or not tells_itself(claim, draft.case.reading):
        return f"The {text_noun(draft)}"
    if who and who.span and who.span.start - claim.span.start <= 2 and claim.span.contains(who.span):
        known = next((m for m in draft.case.reading.mentions if m.span == who.span), None)
        itself = not NOT_ITSELF.match(draft.document.text, who.span.end)
        if known and known.kind == "organisation" and known.ref and itself:
            return organisation_name(who.name, draft.book)
        if known and known.kind == "office_holder" and claim.type in SPOKEN:
            english = english_name(known, draft.book)
            return f"{english} ({who.name})" if english != who.name else who.name
    return f"The {text_noun(draft)}"


def says(draft: Draft, claim: Claim, earlier: date | None = None) -> Sentence:
    """``The letter reports …: “…” [gloss]``: actor, modality, kind of claim, amount, quote.

    ``earlier`` is the day of the earlier text that lacks these words: then the sentence compares.
    """
    head = f"{subject(draft, claim)} {predicate(claim, draft.book)}"
    if earlier:
        head = f"In words that the {text_noun(draft)} of {day(earlier)} lacks, {head.replace('The ', 'the ', 1)}"
    how_much = amounts(claim, draft.case.reading, draft.book)
    if how_much:
        head = f"{head.rstrip(',')} ({how_much})"
    if named := names_in(draft, claim):
        head = f"{head.rstrip(',')}, naming {listed(named)}"
    text = f"{head.rstrip(',')}: 「{cited(claim, draft.document.text, draft.book)}」."
    evidence = (draft.quote(claim.span),)
    if earlier is None:
        return draft.sentence(text, "says", evidence=evidence, claim=claim)
    # The amount restates numbers of the quote; the day is that of the earlier text.
    figure = Figure("earlier text", None, f"{day(earlier)}; {how_much}")
    return draft.sentence(text, "compares", evidence=evidence, figures=(figure,), claim=claim)


def cited(claim: Claim, text: str, book: Handbook) -> str:
    """The quote as shown; what a leader says and the claim cuts off at a comma is marked as going on."""
    quote = shown(claim.quote)
    goes_on = book.claim_types[claim.type].of_others and text[claim.span.end :].startswith(GOING_ON)
    return f"{quote}…" if goes_on and not quote.endswith("…") else quote


GOING_ON = tuple("，,、；;：:")
MOST_NAMES = 6
# 稀土研究院 names no mineral, 巴黎协定 and 上海合作组织 no city
BODY_FOLLOWS = re.compile(
    "研究院|研究所|集团|公司|学院|大学|学会|协会|办公室|工作|合作组织|协定|协议|公约|宣言|议定书|峰会|精神|共识|奥运|市场监管|模范"
)
COMPOSED = re.compile("公司|集团|股份|厂|矿|行|院|所|会|局|部|办|大学|学院|中心|政府|企业")
NAMED: tuple[MentionKind, ...] = ("material", "product", "system", "organisation", "office_holder", "place")


def names_in(draft: Draft, claim: Claim) -> list[str]:
    """Whom and what the quoted words name besides the subject of the sentence, in English, in their order."""
    at_head = claim.role("who") if subject(draft, claim) != f"The {text_noun(draft)}" else None
    counted = {what.span for _, what in measured(claim, draft.case.reading) if what}
    visible = cited(claim, draft.document.text, draft.book)
    names: dict[str, None] = {}
    end = 0
    for mention in draft.case.reading.of_kind(*NAMED):
        inside = claim.span.contains(mention.span) and mention.span.start >= end
        issuer = mention.name == draft.case.reading.issuer.name
        part = mention.kind != "organisation" and BODY_FOLLOWS.match(draft.document.text, mention.span.end)
        shown_too = " ".join(mention.surface.split()) in visible
        if (
            not inside
            or not shown_too
            or issuer
            or part
            or mention.span in counted
            or (at_head and mention.span == at_head.span)
        ):
            continue
        if any(body.name.endswith(mention.name) for body in draft.case.reading.issuer.bodies):
            continue  # those who sign are told once
        if mention.kind == "organisation" and not mention.ref and not nameable(mention):
            continue
        if mention.kind == "office_holder" and not mention.name.isascii() and not registered(mention, draft):
            continue  # a name that no register confirms may be cut wrongly; it stands in the quote
        if mention.kind == "organisation" and abroad(mention, draft):
            continue  # 亚美尼亚国防部 is not the ministry that our register has
        if draft.document.text[mention.span.end : mention.span.end + 1] == "·":
            continue  # half of a foreign name
        end = mention.span.end  # the place inside a firm's name is no second name
        names[mention.name if transcribed(mention, draft) else english_name(mention, draft.book)] = None
    return list(names)[:MOST_NAMES]


ANYBODYS = frozenset({"央行", "国防部", "外交部", "财政部", "司法部", "内政部", "议会"})  # every country has one


def abroad(mention: Mention, draft: Draft) -> bool:
    """Whether a body may be another country's than the one that our register has: a foreign country stands right before
    it, or anywhere in the paragraph of a name that every country has."""
    here, foreign = paragraph(draft.document.text, mention.span), foreign_places(mention, draft)
    before = any(m.span.end == mention.span.start for m in foreign)
    return before or (mention.surface in ANYBODYS and (bool(foreign) or "国集团" in here.of(draft.document.text)))


def transcribed(mention: Mention, draft: Draft) -> bool:
    """Whether a body that no register has may bear a foreign name, which pinyin would spell wrongly (莱多斯公司)."""
    return mention.kind == "organisation" and not mention.ref and bool(foreign_places(mention, draft))


def foreign_places(mention: Mention, draft: Draft) -> list[Mention]:
    """Foreign countries named in the paragraph of a mention."""
    here = paragraph(draft.document.text, mention.span)
    levels = {place.code or place.name: place.level for place in draft.book.places}
    places = (m for m in draft.case.reading.of_kind("place") if here.contains(m.span))
    return [m for m in places if levels.get(m.ref or m.name) == "country" and m.name not in ("中国", "我国")]


REST = 8  # letters of words that no claim holds, from which on they are quoted
MOST_RESTS = 4
CLOSED = "。！!."


def rest(draft: Draft) -> Iterator[Sentence]:
    """What a letter says besides its claims, quoted as it stands: thanks, praise and plans without a pattern of their own
    belong to the ritual that a reader wants to see whole."""
    if draft.case.reading.genre != "army_day_letter":
        return
    text, occasion = draft.document.text, draft.case.reading.occasion.span
    spans: list[Span] = []
    for sentence in draft.case.reading.sentences:
        if sentence.of(text).rstrip()[-1:] not in CLOSED:
            continue  # a title, a salutation, a signature
        start = sentence.start
        inside = sorted(c.span for c in draft.case.reading.claims if sentence.contains(c.span))
        for cut in (*inside, Span(sentence.end, sentence.end)):
            words = text[start : cut.start].strip(AROUND)
            if sum(letter.isalpha() for letter in words) >= REST:
                at = text.index(words, start)
                span = Span(at, at + len(words))
                spans += [] if occasion and span.contains(occasion) else [span]
            start = max(start, cut.end)
    if spans:
        kept = spans[:MOST_RESTS]
        quoted = "; ".join(f"「{shown(span.of(text))}」" for span in kept)
        yield draft.sentence(f"{ALSO} {quoted}.", "says", evidence=tuple(draft.quote(span) for span in kept))


ALSO = "It also says, in its own words,"
AROUND = "，。！、；：,.!;: \n"


def registered(mention: Mention, draft: Draft) -> bool:
    return any(mention.name in (holder.name, holder.english) for holder in draft.book.holders)


def nameable(mention: Mention) -> bool:
    """Whether a body that no register has can be named: by a form of its own, and not by a verb that was cut in."""
    composed = len(mention.name) > SHORT and COMPOSED.search(mention.name[-3:]) is not None
    return composed and not VERBAL.match(mention.name) and not ALONE.fullmatch(mention.name)


ALONE = re.compile("(?:专门|常务|工作|监督|审查|管理)*(?:委员会|领导小组|办公室)")  # whose, another name says
SHORT = 4  # 集团军 names no body by itself
VERBAL = re.compile("深化|推动|推进|加强|支持|参加|出席|成立|组建|驻|赴")


def listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def body_claims(draft: Draft, used: set[Claim], words_left: int) -> Iterator[Sentence]:
    """Further claims while the body has room; at most two of a type, so that no list drowns the rest, and no words twice."""
    seen: dict[str, int] = {}
    quoted = {claim.quote for claim in used}
    for claim in ranked(draft):
        if claim in used or seen.get(claim.type, 0) >= 2 or claim.quote in quoted:
            continue
        quoted.add(claim.quote)
        seen[claim.type] = seen.get(claim.type, 0) + 1
        sentence = says(draft, claim)
        words_left -= len(sentence.text.split())
        if words_left < 0:
            return
        yield sentence
