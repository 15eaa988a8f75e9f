"""Places down to counties, by the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.handbook import Place
from watchword.model.mention import Mention
from watchword.model.span import Span
from watchword.reading.counties import PARTS, PROVINCES, counties_behind, places_alone
from watchword.reading.lexicon import place_words
from watchword.reading.scan import Scan
from watchword.reading.terms import cut_word
from watchword.reading.words import LAST, NO_STEM, SUFFIXES, Token, a_word

STATE_BODY = re.compile(
    r"(?:军区|警备区|军分区|支队|总队|政府|分行|武装部|人武部|人民代表大会|[省市县区旗][一-龥]{0,8}局|[纪监]委|(?<=[市县区旗])委|法院|检察院|海关)$"
)
CLOSING = re.compile("[省市县旗州镇乡区]")
SUFFIXED = re.compile("[省市县旗](?![场民值面级长委政内区直域际人国容])")
# Characters that no place shares a word with: with one on each side there is no need to segment.
LOOSE = frozenset(",。、;:()“”《》 \n的在从于到对与和及至向自由为等有是了省市县区、赴驻来往经据今") | {""}
PARTY = re.compile("[、,。;:的对向在将从与和及至到已不也是为方)”]|境内|出口|进口|采购")
BEFORE_PARTY = re.compile("[于在从向对自与和、赴来由]$")
NO_PLACE_AFTER = re.compile(r"路|街|舰|号|镇|村|乡|大道|日报|晚报|青年报|时报|新闻网")
PAPER = re.compile(r"[^,。、\s]{0,6}(?:报(?![道告名送批备请价导盘关考销应])|网)")


def find_places(sentence: Scan, bodies: list[Mention], book: Handbook) -> Iterator[Mention]:
    """Places in one sentence; a province by its short name. Not where the word goes on as a road, a ship or a paper,
    nor inside the name of a firm or institute, nor across words (水阳江)."""
    view, text = sentence.view, sentence.view.text
    inside = [
        body.span for body in bodies if not STATE_BODY.search(body.name)
    ]  # the 青海 of its garrison stays a place
    inner: set[int] | None = None
    begins, closes = (
        {hit[0] for hit in sentence.places},
        {hit[1] for hit in sentence.places},
    )  # 广西南宁 may be one word
    found: list[Mention] = []
    for s, e, items in sentence.places:
        if text[s].isascii() and cut_word(text, s, e):
            continue
        if e - s == 2 and (text[s - 1 : s] not in LOOSE or text[e : e + 1] not in LOOSE):
            if inner is None:
                inner = {
                    at for token in sentence.words if len(token.word) > 2 for at in range(token.start + 1, token.end)
                }
            if (s in inner and s not in closes) != (e in inner and e not in begins):
                continue
        if NO_PLACE_AFTER.match(text, e) or PAPER.match(text, e):
            continue
        if text[s:e] == "和县" and text[s - 1 : s] not in LOOSE:  # the secretary and the county's department
            continue
        if text[s - 1 : s] in PROVINCES and text[s] in PARTS:  # 辽西山区 is not 西山区
            continue
        span = view.span(s, e)
        if any(body.contains(span) for body in inside):
            continue
        place = items[0]
        if place.name == "中国" and not PARTY.match(text, e) and not BEFORE_PARTY.search(text, max(0, s - 3), s):
            continue  # 中国探月工程, 中国企业: the country as an adjective
        if (
            place.level in ("province", "prefecture")
            and e - s > 2
            and (place.name[-2:] == "治区" or any(body.span.contains(span) for body in bodies))
        ):
            shorts = sorted(short_forms(place), key=lambda short: not short.endswith("州"))  # 海西州政府 sits in 海西州
            e = next((s + len(short) for short in shorts if text.startswith(short, s)), e)
            span = view.span(s, e)
        found.append(Mention("place", span, span.of(view.raw), text[s:e], ref=place.code, detail=place.level))
    yield from found
    closing = CLOSING.search(text, sentence.start, sentence.end) is not None  # without one there is nothing to look for
    for first, last in (
        *(chained(sentence, found, book) if closing else ()),
        *counties_behind(sentence, found, book),
        *(seats(sentence, book) if closing else ()),
        *formed(sentence, inside, book),
        *places_alone(sentence, book),
    ):
        span = view.span(first, last)
        if not any(other.span.overlaps(span) for other in found):
            found.append(Mention("place", span, span.of(view.raw), text[first:last], detail="by its form"))
            yield found[-1]
    if not closing:
        return
    taken = [other.span for other in found] + inside
    ends = (view.span(*match.span()) for match in SUFFIXED.finditer(text, sentence.start, sentence.end))
    if all(any(other.contains(end) for other in taken) for end in ends):
        return  # every suffix of a place belongs to a registered one
    for token in sentence.words:
        if unregistered(token):
            span = view.span(token.start, token.end)
            if not any(other.overlaps(span) for other in taken):
                yield Mention("place", span, span.of(view.raw), token.word, detail="not in the register")


# 浙江省仙岩县白坞镇: what stands right behind a larger place and closes like a smaller one.
SMALLER = re.compile("(?P<stem>[一-龥]{2,3}?)(?:自治县|县|市|区|旗|镇|乡|矿区)(?![委政场民级域长])")
LARGER = ("省", "市", "县", "区", "旗", "州", "盟", "镇", "乡")


NO_TOWN = (NO_STEM | frozenset("就以再又将已正拟因对把被")) - frozenset(
    "大小上下新老"
)  # 建昌县大屯镇; 青海省就木里矿区


def chained(sentence: Scan, found: list[Mention], book: Handbook) -> Iterator[tuple[int, int]]:
    """Places that no register has right behind a larger one, and those right behind these."""
    text = sentence.view.text
    starts = {mention.span.start for mention in found}
    describing = book.function_words.describing
    for mention in found:
        if not mention.name.endswith(LARGER):
            continue
        at = text.find(mention.name, sentence.start, sentence.end)
        at = at + len(mention.name) if at >= 0 else sentence.end
        while match := SMALLER.match(text, at, sentence.end):
            stem = match["stem"]
            if stem[0] in NO_TOWN or stem in describing or a_word(match[0]) or sentence.view.raw_index(at) in starts:
                break
            yield match.span()
            at = match.end()


NAMING = frozenset(["ns", "nr", "nz", "nrt", "zg", "g"])
LONGEST_STEM = 6


@lru_cache(maxsize=8)
def zone(book: Handbook) -> re.Pattern[str]:
    words = (*book.function_words.zones, *book.function_words.streets)
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def formed(sentence: Scan, inside: list[Span], book: Handbook) -> Iterator[tuple[int, int]]:
    """Zones, streets and parks by their form: a proper name before what they are (澹州高新区); before a street or a park
    any noun (钢铁大街). Not inside the name of a firm."""
    text = sentence.view.text
    streets = book.function_words.streets
    for match in zone(book).finditer(text, sentence.start, sentence.end):
        words = [token for token in sentence.words if token.end <= match.start()]
        whole = next((t for t in sentence.words if t.start < match.start() and t.end == match.end()), None)
        start, proper = (whole.start, True) if whole else (match.start(), False)
        while words and words[-1].end == start and match.start() - words[-1].start <= LONGEST_STEM:
            tag = words[-1].tag
            if tag not in NAMING and not (tag == "n" and (len(words[-1].word) == 1 or match[0] in streets)):
                break
            start, proper = words[-1].start, proper or tag in NAMING or match[0] in streets
            words.pop()
        span = sentence.view.span(start, match.end())
        if proper and match.start() - start > 1 and not any(body.contains(span) for body in inside):
            yield start, match.end()


@lru_cache(maxsize=8)
def seat(book: Handbook) -> re.Pattern[str]:
    """溪桐县人民政府, 坪枧镇党委, 溪桐县北部: what follows tells that the characters before the suffix are a name."""
    seated, doing = "|".join(book.function_words.seated), "|".join(book.function_words.doing)
    return re.compile(
        rf"(?:(?<![一-龥\d])|(?<=[在于赴到从和与、由])|(?<=关于))(?P<stem>[一-龥]{{2}})[市县旗镇乡](?={seated}|{doing}|[东南西北中]部|[一-龥]{{2,6}}局|\d|[,。、]|[一-龥]{{1,4}}[矿河村镇乡])"
    )


def seats(sentence: Scan, book: Handbook) -> Iterator[tuple[int, int]]:
    """Towns and counties that no register has, at the beginning of a clause, by the body that sits there; only where the
    characters make no word."""
    for match in seat(book).finditer(sentence.view.text, sentence.start, sentence.end):
        stem = match["stem"]
        if stem[0] not in NO_STEM and not a_word(stem):
            yield match.span()


NAMES = frozenset(["ns", "nr", "nz", "nrt"])


def unregistered(token: Token) -> bool:
    """A place by its form only: two or three characters and a suffix, and a name to the segmenter."""
    if token.tag not in NAMES or token.word[-1] not in LAST:
        return False
    stem = next((token.word.removesuffix(suffix) for suffix in SUFFIXES if token.word.endswith(suffix)), "")
    return 2 <= len(stem) <= 3 and stem[0] not in NO_STEM and stem[-1] not in "城上入大非全各本外门楼菜股"


def short_forms(place: Place) -> list[str]:
    return [word for word, _ in place_words([place]) if word != place.name and not word.isascii()]
