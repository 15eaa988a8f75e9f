"""What kind of text it is, who issues it, and for what occasion: quick enough to run on every text added."""

from __future__ import annotations

import re
from dataclasses import dataclass

from watchword.data import Handbook
from watchword.model.document import Document
from watchword.model.mention import Mention
from watchword.model.reading import Issuer, Occasion
from watchword.model.span import Span
from watchword.reading.lexicon import organisation_lexicon
from watchword.reading.numerals import number
from watchword.reading.view import View, clean, fold, needle

EXAMPLE_LINE = re.compile(r"示例,虚构企业|据报道重构,非原文")
SIGNATURE_LINES = 8
ISSUING = re.compile(
    r"(?:国务院|股份|集团|稀土|党委|委员会|公司|集团|办公室|领导小组|政府|部|局|厅|委|武装部|院|会|服务站|中心)$"
)
# Who speaks: the one who greets, the one for whom a report is given, the one whose notice it is. The body that a news
# item is about is not its issuer, so nothing is taken from mere mention.
GREETING_BY = re.compile(
    r"(?:^|[,。\n、\s])([^,。\n、\s]{2,24}?)(?:谨)?(?:代表|向)[^。\n]{0,40}(?:致以|表示)[^。\n]{0,12}(?:问候|慰问|祝贺|敬意|祝愿)"
)
LETTER = re.compile(r"慰问信|贺信|公开信|感谢信|倡议书|值此|致全体")
REPORTING_FOR = re.compile(r"我(?:谨)?代表([^,。\n]{2,16}?),?向(?:大会|会议|各位)[^。\n]{0,12}报告")
NOTICE_TITLE = re.compile(
    r"([^,。:《》“”\s]{2,30}?)关于.{2,80}的?(?:公告|通知|通报|通告|决定|意见|批复|函|声明|提示性公告)$"
)
NUMBERED_TITLE = re.compile(r"([^,。:《》“”\s]{2,20}?)(?:公告|令|通告)\s*\d{4}年第\d+号")
DATE_LINE = re.compile(r"^\s*(?:\d{4}|[二〇零一]{2,}[〇零一二三四五六七八九]*)年.{1,6}月.{1,4}日\s*$")


@dataclass(frozen=True, slots=True)
class Identity:
    """Issuer and occasion, as far as a quick look tells."""

    issuer: Issuer
    occasion: Occasion


def identify(document: Document, book: Handbook) -> Identity:
    """Issuer and occasion of a document; what was given wins over what is read."""
    view = clean(document.text)
    return Identity(find_issuer(document, view, book), find_occasion(document, view, book))


def find_occasion(document: Document, view: View, book: Handbook) -> Occasion:
    """The recurring occasion named in the title or the first screen; the number of the anniversary where it is told."""
    if document.occasion:
        known = next((rule for rule in book.occasions if document.occasion in (rule.key, rule.english)), None)
        return Occasion(
            known.key if known else document.occasion, known.english if known else document.occasion, basis="given"
        )
    head, title = view.text[:400], fold(document.title)
    for rule in book.occasions:
        hits = [(head.find(needle(word)), needle(word)) for word in rule.words]
        hits = [hit for hit in hits if hit[0] >= 0]
        in_title = any(needle(word) in title for word in rule.words)
        if not in_title and (not hits or min(hits)[0] >= 200):
            continue
        if not in_title and not festive(head, rule.numbered):
            continue
        count, span = anniversary(view, rule.numbered)
        if span is None and hits:
            at, word = min(hits)
            span = view.span(at, at + len(word))
        return Occasion(rule.key, rule.english, count, span, "text" if span else "title")
    return Occasion()


def festive(head: str, numbered: str) -> bool:
    """八一路 is a street: the day counts only beside a word of the feast or its number."""
    return bool(re.search(r"建军节|节日|周年|建党节|劳动节|佳节", head)) or bool(numbered and numbered + "周年" in head)


def anniversary(view: View, numbered: str) -> tuple[int | None, Span | None]:
    if not numbered:
        return None, None
    match = re.search(rf"{re.escape(numbered)}([\d〇零一二三四五六七八九十百]{{1,5}})(?:周年|年)", view.text)
    if not match:
        return None, None
    value = number(match[1])
    return (int(value) if value else None), view.span(*match.span())


def find_issuer(document: Document, view: View, book: Handbook) -> Issuer:
    """Given; else the signature lines; else who greets, reports or gives notice; else a registered publisher."""
    bodies = signature(view)
    if document.issuer:
        span = place_of(document.issuer, view)
        return Issuer(known_name(fold(document.issuer), book), span, "given", bodies)
    if bodies:
        return Issuer(known_name(enterprise(bodies[0].name), book), bodies[0].span, "signature", bodies)
    letter = LETTER.search(fold(document.title) + "\n" + view.text[:200])
    for pattern in (GREETING_BY, REPORTING_FOR) if letter else (REPORTING_FOR,):
        match = pattern.search(view.text)
        if match and ISSUING.search(match[1]):
            return Issuer(known_name(match[1], book), view.span(*match.span(1)), "text")
    title = fold(document.title)
    match = NOTICE_TITLE.match(title) or NUMBERED_TITLE.match(title)
    if match and ISSUING.search(match[1]):
        return Issuer(known_name(match[1], book), place_of(match[1], view), "title")
    if document.publisher.kind in ("government", "party", "army", "enterprise", "exchange", "association"):
        return Issuer(document.publisher.name, None, "publisher")
    return Issuer()


def known_name(written: str, book: Handbook) -> str:
    """The full name of a known body, so that 包钢集团 and 包头钢铁(集团)有限责任公司 are one issuer; else as written."""
    for start, end, items in organisation_lexicon(book).longest(written):
        if start == 0 and end == len(written):
            return items[0].name
    return written


def place_of(name: str, view: View) -> Span | None:
    at = view.text.find(fold(name))
    return view.span(at, at + len(name)) if at >= 0 else None


PARTY_TAIL = re.compile(
    r"(?:党委|党委办公室|委员会|工会|武装部|人民武装部|退役军人事务办公室|退役军人服务站|双拥工作领导小组(?:办公室)?|党群工作部)$"
)


def enterprise(body: str) -> str:
    """The firm behind a signing body: 中共…委员会, …党委, …退役军人事务办公室 speak for their firm."""
    name = body.removeprefix("中共").removeprefix("中国共产党")
    for _ in range(2):
        shorter = PARTY_TAIL.sub("", name)
        if len(shorter) >= 3:
            name = shorter
    return name


def signature(view: View) -> tuple[Mention, ...]:
    """The bodies that sign: short lines at the end that close like bodies, before or after a date line."""
    lines: list[tuple[int, int]] = []
    at = len(view.text)
    for line in reversed(view.text.split("\n")[-SIGNATURE_LINES:]):
        start = at - len(line)
        stripped = line.strip()
        if stripped:
            lead = start + line.index(stripped)
            if DATE_LINE.match(stripped) or EXAMPLE_LINE.search(stripped):
                pass
            elif len(stripped) <= 40 and ISSUING.search(stripped) and not re.search("[,。!?;:]", stripped):
                lines.append((lead, lead + len(stripped)))
            else:
                break
        at = start - 1
    bodies: list[Mention] = []
    for start, end in reversed(lines):
        for part in re.finditer(r"\S+", view.text[start:end]):
            span = view.span(start + part.start(), start + part.end())
            bodies.append(Mention("organisation", span, span.of(view.raw), part[0], detail="signature"))
    return tuple(bodies)
