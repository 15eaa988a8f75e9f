"""Coded phrases, materials, products, systems, occasions: what stands in a data file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from watchword.data import Handbook
from watchword.data.schema import Thing
from watchword.model.mention import Mention
from watchword.model.term import Term
from watchword.reading.lexicon import A_MARK, MARKS, bare, cases, term_lexicon, thing_lexicon
from watchword.reading.view import View, fold
from watchword.reading.words import ELEMENTS, tokens_of


def find_terms(view: View, book: Handbook) -> Iterator[Mention]:
    """Longest match over all written forms, where its sense is the term's, and other terms inside that form (战略矿产
    in 打击战略矿产走私出口专项行动); ``detail`` gives the distance from the codebook's form (R10), the word that settled
    the sense, and the form that it stands inside of. Quotation marks don't matter: those around a form stay outside of
    its mention, those inside belong to it."""
    lexicon, needed = term_lexicon(book), needed_words(book)
    plain = bare(view.text)
    marks = marks_before(view.text) if len(plain) < len(view.text) else []

    def place_of(first: int, last: int) -> tuple[int, int]:
        return whole(view.text, first + bisect_right(marks, first), last + bisect_right(marks, last - 1))

    for start, end, entries in lexicon.longest(plain):
        form = plain[start:end]
        yield from in_its_sense(view, place_of(start, end), form, entries[0], needed)
        for s, e, item in parts_of_form(form, book):
            place = place_of(start + s, start + e)
            for part in in_its_sense(view, place, form[s:e], item, needed):
                yield replace(part, detail="; ".join(filter(None, (part.detail, f"inside {form}"))))


def marks_before(text: str) -> list[int]:
    """For each quotation mark of a text, how many other characters stand before it: a place of the text without marks
    moves by the number of these that it reaches."""
    return [match.start() - number for number, match in enumerate(A_MARK.finditer(text))]


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The place with the mark just outside of it whose partner is inside: “十四五”规划."""
    inside = [character for character in text[start:end] if character in MARKS]
    if len(inside) % 2:
        if start and text[start - 1] in MARKS and inside[0] not in OPENING:
            return start - 1, end
        if text[end : end + 1] and text[end] in MARKS:
            return start, end + 1
    return start, end


OPENING = frozenset("“‘「『〝")


@lru_cache(maxsize=4096)
def parts_of_form(form: str, book: Handbook) -> tuple[tuple[int, int, Term], ...]:
    """Other terms inside a written form, the longest ones, without those that a look-alike inside it covers."""
    lexicon = term_lexicon(book)
    own = {id(term) for term in lexicon.entries[form]}
    hits = sorted(hit for hit in lexicon.every(form) if hit[1] - hit[0] < len(form))
    longest = [h for h in hits if not any(o != h and o[0] <= h[0] and h[1] <= o[1] for o in hits)]
    return tuple(
        (s, e, items[0])
        for s, e, items in longest
        if items and id(items[0]) not in own and form not in map(fold, map(bare, items[0].look_alikes))
    )


def in_its_sense(
    view: View, place: tuple[int, int], form: str, term: Term, needed: dict[tuple[str, str], re.Pattern[str]]
) -> Iterator[Mention]:
    """The mention of a term by one of its forms, unless the form means something else here."""
    text, (start, end) = view.text, place
    if form.isascii() and in_a_word(text, start, end):
        return
    if len(form) <= LONGEST_IN_A_NAME and STREET.match(text, end):  # 八一路, 武装部巷
        return
    if len(form) <= LONGEST_IN_A_FIRM and FIRM.match(text, end):  # 某某新材料股份有限公司
        return
    if len(form) <= LONGEST_TORN and torn(text, start, end):
        return
    words = needed.get((term.term, form))
    beside = near(words, text, start, end) if words else ""
    if words and not beside:
        return
    if form.isascii() and not term.term.isascii() and form not in term.variants:
        reasons = ["in English"]
    else:
        distance = Levenshtein.distance(form.lower(), fold(bare(term.term)).lower())
        reasons = [f"variant, distance {distance}"] if distance else []
    reasons += [f"beside {beside}"] if beside else []
    if form.isascii() and text[end : end + 1] == "s":
        end += 1  # end-user certificates
    span = view.span(start, end)
    yield Mention("term", span, span.of(view.raw), form, ref=term.term, detail="; ".join(reasons))


@lru_cache(maxsize=8)
def needed_words(book: Handbook) -> dict[tuple[str, str], re.Pattern[str]]:
    """Term and form -> the words of which one must stand beside it."""
    return {
        (term.term, fold(case)): re.compile("|".join(re.escape(fold(word)) for word in words))
        for term in book.terms
        for form, words in term.beside.items()
        for case in cases(bare(form))
    }


def near(words: re.Pattern[str], text: str, start: int, end: int) -> str:
    """The word that stands beside a form, in its sentence and at most ``REACH`` characters away; else nothing."""
    before = SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    after = SENTENCE_END.split(text[end : end + REACH], maxsplit=1)[0]
    found = words.search(after) or words.search(before)
    return found[0] if found else ""


def in_a_word(text: str, start: int, end: int) -> bool:
    """Whether Latin letters or digits go on around an English form; a plural may, and Chinese characters."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == "s":
        after = text[end + 1 : end + 2]
    return any(edge.isascii() and edge.isalnum() for edge in (before, after))


def torn(text: str, start: int, end: int) -> bool:
    """Whether the segmenter's words reach over both edges of a form: 国储 in 德国|储户, 军品 in 领军|品牌."""
    if not (text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()):
        return False
    tokens = tokens_of(text, max(0, start - AROUND), min(len(text), end + AROUND))
    inside = [any(token.start < edge < token.end for token in tokens) for edge in (start, end)]
    return all(inside)


AROUND = 10  # characters on each side that the segmenter is given
LONGEST_TORN = 3  # a longer form is not met by chance
REACH = 60
SENTENCE_END = re.compile("[。!?;\n]")
LONGEST_IN_A_NAME = 3  # a longer form is no street's name: 转型升级乡村旅游
LONGEST_IN_A_FIRM = 4  # a longer form before 有限公司 is met seldom, and then is a phrase
FIRM = re.compile("(?:科技|技术|产业|实业|控股|股份|集团|发展|投资)*(?:有限(?:责任)?公司|股份公司)")
STREET = re.compile(
    "[大中小东西南北]?(?:路(?![径线上])|街|巷|弄|桥|广场|公园|小区|大厦|酒店|饭店|餐厅|商场|超市|影院|大道|镇|村(?![庄民])|乡(?!村)|中学|小学)"
)


def find_things(view: View, book: Handbook) -> Iterator[Mention]:
    """Materials, products and weapon systems: compounds of an element by their structure, the rest by name. The
    longest reading of a place in the text stands."""
    text = view.text
    found: dict[int, tuple[int, Thing]] = {}
    for start, end, entries in thing_lexicon(book).longest(text):
        if text[start].isascii() and (cut_word(text, start, end) or in_a_name(text, start, end)):
            continue
        if end - start == 1 and not stands_for_element(text, start, end):
            continue
        found[start] = (end, entries[0])
    elements = element_things(book)
    shadows = list(thing_lexicon(book).in_shadow(text))
    for match in COMPOUND.finditer(text):
        start, end = match.span()
        if any(first <= start < last for first, last in shadows):
            continue  # “锆石” is a missile
        if end - start == 1 and not stands_for_element(text, start, end):
            continue
        inside = [at for at in found if start <= at < end]
        if NAME_GOES_ON.match(text, end):  # 云岭钨业: the element belongs to a firm's name
            for at in inside:
                if found[at][0] <= end:
                    del found[at]
            continue
        if any(found[at][0] > end or found[at][0] - at >= end - start for at in inside):
            continue
        for at in inside:
            del found[at]
        thing = elements.get(match["element"])
        if thing is not None:
            found[start] = (end, thing)
    last = 0
    for start, (end, thing) in sorted(found.items()):
        if start >= last:
            span = view.span(start, end)
            yield Mention(thing.kind, span, span.of(view.raw), text[start:end], ref=thing.key)
            last = end


@lru_cache(maxsize=8)
def element_things(book: Handbook) -> dict[str, Thing]:
    """The thing that each element sign names."""
    return {fold(name): thing for thing in book.things.values() for name in thing.names if len(name) == 1}


# 高纯镓, 仲钨酸铵, 三氧化钨, 碲化铋, 锗单晶, 锂辉石: how trade names what is made of an element.
COMPOUND = re.compile(
    r"(?:高纯度?|超纯|精|粗|金属|电解|再生|超细|黑|白|仲|偏|[一二三四五六七]?(?:氧化|氢氧化|碳酸|硫化|氟化|氯化|氮化|磷化|砷化|硒化|碲化|碳化|硫酸|硝酸|钴酸|锰酸|钛酸|铌酸))*"
    rf"(?P<element>[{ELEMENTS}])(?:[{ELEMENTS}])?"
    r"(?:酸铵|酸钠|酸锂|酸钴|酸盐|铁硼|钴磁体|铁|精矿|原矿|精粉|粉末?|锭|单晶|晶片|晶圆|合金|丝|棒|管材|箔|靶材|氧化物|氯化物|化合物|卤化物|辉石|云母|矿石|矿砂|中间品|制品|材|板|带材|渣)?"
)
NAME_GOES_ON = re.compile("业|集团|股份|公司|灯|厂")


def cut_word(text: str, start: int, end: int) -> bool:
    """An English name must be a word: tin is not in printing."""
    return text[start - 1 : start].isalpha() or (end < len(text) and text[end].isalpha() and text[end] != "s")


NAME_BEFORE, NAME_BEHIND = re.compile(r"[A-Z][\w'’-]+ $"), re.compile(r"s? [A-Z][a-z]")


def in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital stands in a row of such words: Wattle Creek Graphite, Tin Army, Lithium Valley."""
    if not text[start].isupper():
        return False
    before = NAME_BEFORE.search(text, max(0, start - 24), start)
    return bool(before or NAME_BEHIND.match(text, end))


NEIGHBOURS = frozenset(
    "、和及与等,。;:(（)“”相进出是占在的可用产对金属氧矿价类系元资品材合化于选冶高新生进口含富伴达标国产量储年月底对向从将把至较为以无"
)
RARE = frozenset(
    "钨钼锑铋铟镓锗铼铌钽锆铪铍碲镧铈镨钕钐铕钆铽镝钬铒铥镱镥钪钇"
)  # signs that stand for nothing but the element


def stands_for_element(text: str, start: int, end: int) -> bool:
    """镓、锗、锑 in a row or before a word of trade is the element; 李镓 is somebody's name."""
    before = text[start - 1] if start else "。"
    after = text[end] if end < len(text) else "。"
    if text[start] in RARE or after in RARE or before in RARE:
        return before in NEIGHBOURS or after in NEIGHBOURS or after in RARE or before in RARE
    return before in NEIGHBOURS and after in NEIGHBOURS
