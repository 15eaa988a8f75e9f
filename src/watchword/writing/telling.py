"""Which claims a brief tells at all: outside our field, and of much that is said in passing, it says nothing."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import SilenceRule
from watchword.model.claim import Claim
from watchword.model.mention import Mention, MentionKind
from watchword.model.span import Span
from watchword.reading.lexicon import organisation_lexicon, thing_lexicon
from watchword.reading.modality import DONE
from watchword.reading.notation import compiled
from watchword.reading.terms import cut_word
from watchword.reading.view import fold
from watchword.writing.draft import Draft

OURS: tuple[MentionKind, ...] = ("material", "product")  # a missile or a satellite is in any news of the world
GENERAL = frozenset(
    {"honour_award", "safety_accident", "emergency_rescue", "party_study", "meeting", "press_conference", "visit_exchange",
     "appointment", "org_establishment", "cooperation_agreement", "regulation", "regulation_draft", "company_announcement",
     "press_release", "periodic_report"}
)  # fmt: skip
ONE_SUBJECT = 1.5  # a text is one paragraph, but for a head line, a date or a signature
SHORT = 20  # characters of a head line or a signature
SYMBOLIC = re.compile("经济带|时代|搭档|时期|机遇|水道|十年|法则")  # 黄金经济带 has no gold in it
ABOUT = 2  # different minerals, products and systems, or claims that name one, make a passage one of ours
# What a body does, or a leader says, in words that can't be mistaken, whatever the text is about.
UNMISTAKABLE = {
    "MEETING_HELD": re.compile("召开|举行|出席|主持|举办"),
    "REG_ISSUE": re.compile("《.*(?:条例|办法|规定|法|通知|意见|方案|规划|纲要|目录|清单|决定|细则|准则)"),
    "INSTRUCTION_CITED": re.compile("总书记|习近平|主席"),
    "ALIGN": re.compile("贯彻|维护|确立|意识|嘱托|以优异成绩"),
    "DIRECTIVE": re.compile("强调|指出|要求|各级|各地|^要|^必须"),
    "APPOINT": re.compile("任命|当选|担任"),
    "REMOVE": re.compile("免去|辞去"),
    "EXPORT_CONTROL_IMPOSE": re.compile("出口|[Ee]xport"),
    "EXPORT_CONTROL_SUSPEND": re.compile("出口|[Ee]xport"),
    "ENTITY_LIST": re.compile("名单|清单|[Ll]ist"),
}
DONE_BY_SOMEBODY = frozenset(
    {"ENFORCEMENT", "VETERAN_CARE", "VISIT_TROOPS", "VISIT_INSPECT", "STUDY_SESSION", "ORG_ESTABLISH", "PROJECT", "REG_ISSUE",
     "RND_RESULT", "RESCUE_DEPLOY", "MEETING_HELD", "AGREEMENT", "SUPPLY_TIE", "CAPACITY", "RESULT"}
)  # fmt: skip
WEIGHTY = 3  # what changes supply or law
OPENING = 160  # characters in which an announcement names the firm that makes it
VERB_FIRST = re.compile(
    "集中|深入|积极|全面|严厉|依法|认真|切实|加大|加强|加快|开展|组织|做好|严格|大力|持续|继续|进一步|推动|建立|完善|实施|落实|支持|"
    "鼓励|强化|深化|规范|引导|推进|抓好|走访|慰问|关心|统筹|健全|优化|稳步|扎实|着力|妥善|有序|及时|严|要"
)
MINING = re.compile("矿山|煤矿|矿井|矿业|选矿|尾矿|冶炼|稀土")
NEAR = 80  # characters before and behind an accident in which the mine is named
AT_MINES = frozenset({"ACCIDENT", "RESCUE_DEPLOY", "INVESTIGATION", "ENFORCEMENT", "ORG_ESTABLISH"})
FIRM_NAME = re.compile("公司|集团|股份|厂$|矿$|矿业|钢铁|稀土|有色|铝业|材料|\\b(?:Corp|Ltd|Inc|plc|Group|Limited)\\b")
FIRM = re.compile(
    r"有限公司|有限责任公司|证券(?:代码|简称)|股票代码|\b(?:plc|Corp|Ltd|Inc|Limited|Corporation|N\.V|AG)\b"
)


def told(draft: Draft, claim: Claim) -> bool:
    """Whether a claim is told at all: it stands in a passage of our field, and no rule of silence is against it."""
    return in_our_field(draft, claim) and not perhaps_ordered(draft, claim) and silenced_by(draft, claim) is None


def in_our_field(draft: Draft, claim: Claim) -> bool:
    """In a text of a kind that only our field has, or an announcement of a firm that names a mineral or product, every
    claim is. So is it in a text of one paragraph that is about minerals, products or firms, for that has one subject. A
    broadcast has many, one after the other, and outside our field the patterns take too much for a claim: there the words
    themselves name a mineral or product, or a body acts in one of the few ways that can't be mistaken. A
    headline that names a mineral, a firm or a subject of ours says what the text is about."""
    reading, text = draft.case.reading, draft.document.text
    if (reading.genre not in GENERAL and reading.genre != "other") or reading.occasion.key or claim.type == "RESERVE":
        return True
    if headed(draft.document.title or first_line(text), draft.book):
        return True
    here = paragraph(text, claim.span)
    things = [m for m in reading.of_kind(*OURS) if m.ref and not SYMBOLIC.match(text, m.span.end)]
    if things and FIRM.search(text, 0, OPENING):
        return True
    beside = max(here.start, claim.span.start - NEAR), min(here.end, claim.span.end + NEAR)
    if claim.type in AT_MINES and MINING.search(text, *beside):
        return True
    one_subject = ONE_SUBJECT * len(here) >= len(text.strip()) or throughout(text, things)
    here = Span(0, len(text)) if one_subject else here
    if one_subject and (about(draft, here, things) or (reading.genre != "other" and plain(claim, draft.book))):
        return True
    if (
        one_subject
        and reading.genre != "other"
        and any(FIRM_NAME.search(m.name) for m in reading.of_kind("organisation"))
    ):
        return True
    return any(claim.span.contains(m.span) for m in things) or (unmistakable(claim) and named(draft, claim))


HEADLINE = 60  # characters of a first line that may be a headline; twice as many in English


def first_line(text: str) -> str:
    """The first line that says something, where it closes with no mark; else nothing."""
    lines = (line.strip() for line in text.splitlines())
    line = next((line for line in lines if line and not EXAMPLE.fullmatch(line)), "")
    longest = HEADLINE * (2 if line.isascii() else 1)
    return line if len(line) <= longest and not line.endswith(("。", ".", "；", ";", "！")) else ""


EXAMPLE = re.compile(r"[【\[].{2,40}[】\]]")  # 【示例文本】


@lru_cache(maxsize=64)
def headed(title: str, book: Handbook) -> bool:
    """Whether a headline names a mineral, a product, a firm or one of the declared subjects."""
    plain = fold(title)
    low = plain.lower()
    if any(word in low for word in book.function_words.subjects) or FIRM_NAME.search(plain.replace("国集团", "")):
        return True
    if any(body[0].kind == "company" for _, _, body in organisation_lexicon(book).longest(plain)):
        return True
    hits = thing_lexicon(book).longest(plain)
    return any(
        things[0].kind in OURS and end - start > 1 and not (plain[start].isascii() and cut_word(plain, start, end))
        for start, end, things in hits
    )


def throughout(text: str, things: list[Mention]) -> bool:
    """Whether half of the paragraphs name a thing of ours; a news report in English has one subject as it is."""
    if text.isascii() or sum(letter.isascii() for letter in text) > len(text) / 2:
        return True
    lines = {paragraph(text, m.span) for m in things}
    return len(lines) >= ABOUT and 2 * len(lines) >= sum(len(line.strip()) > SHORT for line in text.splitlines())


def plain(claim: Claim, book: Handbook) -> bool:
    """Ceremony and instructions are what they are in any text."""
    return book.claim_types[claim.type].weight < ABOUT or claim.type == "DIRECTIVE"


def unmistakable(claim: Claim) -> bool:
    words = UNMISTAKABLE.get(claim.type)
    return (
        words is not None
        and claim.modality in ("asserted", "ordered", "pledged")
        and bool(words.search(fold(claim.quote)))
    )


def named(draft: Draft, claim: Claim) -> bool:
    """Whether the words name a coded phrase, a registered body or an office-holder."""
    reading, book = draft.case.reading, draft.book
    known = (m for m in reading.of_kind("organisation", "term") if m.ref and m.ref not in book.general_terms)
    return any(claim.span.contains(m.span) for m in (*known, *reading.of_kind("office_holder")))


def about(draft: Draft, here: Span, things: list[Mention]) -> bool:
    """Whether a passage is about things of ours: it names two of them or two registered firms, or one thing thrice, or
    tells two claims or a weighty one of them."""
    named = [m for m in things if here.contains(m.span)]
    claims = [
        c for c in draft.case.reading.claims if here.contains(c.span) and any(c.span.contains(m.span) for m in named)
    ]
    firms = {i.key for i in draft.book.organisations.values() if i.kind == "company"}
    met = {m.ref for m in draft.case.reading.of_kind("organisation") if m.ref in firms and here.contains(m.span)}
    weights = (draft.book.claim_types[c.type].weight for c in claims)
    often = max(Counter(m.ref for m in named).values(), default=0)
    return (
        len(met) >= ABOUT
        or len({m.ref for m in named}) >= ABOUT
        or len(claims) >= ABOUT
        or often > ABOUT
        or WEIGHTY in weights
    )


def perhaps_ordered(draft: Draft, claim: Claim) -> bool:
    """Whether a bare clause (集中开展…专项检查) of a paragraph that gives orders may itself be one: it names nobody, has no
    mark of completion, and no cue settles its force. A work report tells its tasks by their place."""
    reading = draft.case.reading
    if claim.modality != "asserted" or claim.type not in DONE_BY_SOMEBODY or reading.genre == "work_report":
        return False
    who, quote = claim.role("who"), fold(claim.quote)
    if (who and who.span) or DONE.search(quote) or not VERB_FIRST.match(quote):
        return False
    here = paragraph(draft.document.text, claim.span)
    return any(c.type == "DIRECTIVE" and c.modality == "ordered" and here.contains(c.span) for c in reading.claims)


def paragraph(text: str, span: Span) -> Span:
    """The line, or lines, in which a span lies."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def silenced_by(draft: Draft, claim: Claim) -> SilenceRule | None:
    """The first declared rule by which nothing is said of the claim."""
    rules = silence_by_type(draft.book).get(claim.type, ())
    if not rules:
        return None
    quote = fold(claim.quote)
    around = fold(paragraph(draft.document.text, claim.span).of(draft.document.text))

    def fits(rule: SilenceRule) -> bool:
        if rule.modalities and claim.modality not in rule.modalities:
            return False
        if rule.unless and compiled(rule.unless).search(quote):
            return False
        sought = ((rule.words, quote), (rule.near, around))
        return all(not pattern or compiled(pattern).search(where) for pattern, where in sought)

    return next(filter(fits, rules), None)


@lru_cache(maxsize=8)
def silence_by_type(book: Handbook) -> dict[str, tuple[SilenceRule, ...]]:
    found: dict[str, list[SilenceRule]] = {}
    for rule in book.silence:
        for kind in rule.types:
            found.setdefault(kind, []).append(rule)
    return {kind: tuple(rules) for kind, rules in found.items()}
