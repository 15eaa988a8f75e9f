"""Who issues a text: given; else the bodies that sign it; else whoever its own words present; else its publisher."""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import IssuerRule
from watchword.model.document import Document
from watchword.model.mention import Mention
from watchword.model.reading import Issuer
from watchword.model.span import Span
from watchword.reading.lexicon import organisation_lexicon
from watchword.reading.view import View, fold, needle

EXAMPLE_LINE = re.compile(r"示例,虚构企业|据报道重构,非原文")
SIGNATURE_LINES = 8
HEAD = 400  # characters in which an issuer presents itself
ISSUING = re.compile(
    r"(?:国务院|股份|集团|稀土|党委|委员会|公司|集团|办公室|领导小组|政府|部|局|厅|委|武装部|院|会|服务站|中心)$"
)
DATE_LINE = re.compile(r"^\s*(?:\d{4}|[二〇零一]{2,}[〇零一二三四五六七八九]*)年.{1,6}月.{1,4}日\s*$")
OFFICIAL = ("government", "party", "army", "enterprise", "exchange", "association")


def find_issuer(document: Document, view: View, book: Handbook) -> Issuer:
    """Given; else the signature lines; else the first rule by which a text presents its issuer; else its publisher."""
    bodies = signature(view)
    if document.issuer:
        return Issuer(known_name(fold(document.issuer), book), place_of(document.issuer, view), "given", bodies)
    signing = next((body for body in bodies if body.name not in UNNAMED), None)
    if signing:
        return Issuer(known_name(enterprise(signing.name), book), signing.span, "signature", bodies)
    title, head = fold(document.title), view.text[:HEAD]
    shown = f"{title}\n{head}"
    for rule, pattern in issuer_rules(book):
        if rule.marks and not any(needle(mark) in shown for mark in rule.marks):
            continue
        match = pattern.search(title if rule.where == "title" else head)
        if not match or not (match["body"].isascii() or ISSUING.search(match["body"])):
            continue
        body = match["body"]
        span = place_of(body, view) if rule.where == "title" else view.span(*match.span("body"))
        return Issuer(
            known_name(of_place(body, title), book), span, "title" if rule.where == "title" else "text", bodies
        )
    if document.publisher.kind in OFFICIAL:
        return Issuer(document.publisher.name, None, "publisher", bodies)
    return Issuer(bodies=bodies)


@lru_cache(maxsize=8)
def issuer_rules(book: Handbook) -> tuple[tuple[IssuerRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.match, re.MULTILINE)) for rule in book.issuers)


UNNAMED = frozenset(["董事会", "监事会", "本公司董事会", "公司董事会", "党委", "办公室"])  # whose, the text tells above
PLACE_TITLE = re.compile("^(?:关于)?([一-龥]{2,8}?[省市县区旗])")
BARE_GOVERNMENT = re.compile("^(?:省|市|县|区|旗)(?:人民)?政府$")


def of_place(body: str, title: str) -> str:
    """县人民政府 by the place that the title names: 苍河县人民政府."""
    place = PLACE_TITLE.match(title)
    if place and BARE_GOVERNMENT.match(body) and place[1].endswith(body[0]):
        return place[1] + body[1:]
    return body


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
    r"(?:党委|党委办公室|委员会|工会|武装部|人民武装部|退役军人事务办公室|退役军人服务站|双拥工作领导小组(?:办公室)?|党群工作部|董事会|监事会)$"
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
