"""Whether whom and what a sentence names stands in what it rests on, and acts there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from watchword.data import Handbook
from watchword.reading.lexicon import Lexicon
from watchword.reading.terms import cut_word
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import LATIN, QUOTED, Against, Sheet, Statement, is_chinese
from watchword.writing.lint.words import fold, sounded
from watchword.writing.naming import organisation_name

HAN_NAME = re.compile(r"([A-Z][\w&.,'’\- ]*?) \(([\u3400-\u9fff（）()·]+)\)")
GENERIC = 3  # letters; shorter English names are words of other kinds too


class Named(NamedTuple):
    """Somebody or something that English text can name, and all the ways in which a document may write it."""

    english: str
    forms: frozenset[str]
    kind: str


@lru_cache(maxsize=8)
def english_lexicon(book: Handbook) -> Lexicon[Named]:
    """English names of things, places, organisations and office-holders."""
    entries: list[tuple[str, Named]] = []

    def add(kind: str, english: tuple[str, ...], chinese: tuple[str, ...]) -> None:
        forms = frozenset(fold(form).lower() for form in (*english, *chinese) if form)
        for name in english:
            plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()  # Garzê, as people type it
            if len(name) > GENERIC:
                entries.extend((form, Named(name, forms, kind)) for form in {name.lower(), plain.lower()})

    chinese = {word.english: word.chinese for word in book.glossary}
    for thing in book.things.values():
        latin = tuple(name for name in thing.names if name.isascii())
        add(thing.kind, (thing.english,), thing.names)
        for name in latin:
            add(thing.kind, (name,), (*thing.names, chinese.get(name, "")))
    for place in book.places:
        short = re.sub("(?:市|省|自治区|壮族自治区|回族自治区|维吾尔自治区)$", "", place.name)
        add("place", (place.english,), (place.name, short))
    for item in book.organisations.values():
        add("organisation", (item.english, *item.english_short), (item.name, *item.short))
    for holder in book.holders:
        add("office_holder", (holder.english,), (holder.name,))
    return Lexicon(entries)


def named_in(text: str, book: Handbook) -> Iterator[Named]:
    """What the English words of a sentence name; a name inside a longer one with its Chinese beside it is passed over."""
    plain = HAN_NAME.sub(lambda match: before_name(match, book), QUOTED.sub(" ", text)).lower()
    for start, end, items in english_lexicon(book).longest(plain):
        if not cut_word(plain, start, end):
            forms = frozenset().union(*(item.forms for item in items))
            yield Named(items[0].english, forms, items[0].kind)


def before_name(match: re.Match[str], book: Handbook) -> str:
    """What capital words before a Chinese name don't belong to it: in *Qinghai and Beiling Group (…)* the first."""
    whole = organisation_name(fold(match[2]), book).partition(" (")[0]
    if match[1].endswith(whole):
        return match[1].removesuffix(whole)
    return match[1].rpartition(" and ")[0]


MONEY = re.compile(r"(?:Hong Kong|Australian|Canadian|US) dollars")  # names a currency, no place


def names_are_held(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Whoever and whatever is named stands in the cited words; what an analyst adds belongs to the background (R4)."""
    if statement.kind == "background" or (statement.kind == "judges" and sheet.structured):
        return
    held = fold(f"{against.words(statement)}\n{against.reading.issuer.name}\n{against.document.title}").lower()
    told = {mention.ref for mention in against.reading.of_kind("occasion", "term") if mention.ref}
    occasion = against.reading.occasion.name.lower()
    for item in named_in(MONEY.sub(" ", statement.text), against.book):
        if (
            not any(form in held for form in item.forms)
            and item.english.lower() not in occasion
            and not item.forms & told
            and not (sounds_alike(item, against) and not sheet.structured)
        ):
            yield f"{item.english} is not in the words that the sentence rests on"
    spans = [quote.span for quote in statement.evidence if quote.document == against.document.id]
    about = [s for s in against.reading.sentences if any(s.overlaps(span) for span in spans)]
    held += fold("".join(sentence.of(against.document.text) for sentence in about))  # who says it may stand before it
    for match in HAN_NAME.finditer(QUOTED.sub(" ", statement.text)):
        chinese = fold(match[2])
        known = any(chinese in (fold(term.term), *map(fold, term.variants)) for term in against.book.terms)
        if chinese not in held and not known:
            yield f"{match[2]} is not in the words that the sentence rests on"


def sounds_alike(item: Named, against: Against) -> bool:
    """Whether a place or body of a register has a namesake in a Chinese document, whose English name is the same; China goes
    without saying there."""
    if not re.search("[\u3400-\u9fff]", against.document.text):
        return False
    sounds, places = sounded(fold(against.document.text))
    letters = re.sub("[^a-z]", "", item.english.lower())
    starts = (match.start() for match in re.finditer(f"(?={letters})", sounds))
    return item.english == "China" or any(at in places and at + len(letters) in places for at in starts)


HAN_RUN = re.compile(r"(?<![\u3400-\u9fff（(《“「])[\u3400-\u9fff·]{2,}")


def chinese_names_are_held(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """A Chinese name in an English sentence is one of the document or of the codebook."""
    chinese = is_chinese(statement, sheet) or statement.text.endswith("。")
    if statement.kind != "says" or chinese or len(LATIN.findall(statement.text)) < FEW_LETTERS:
        return
    runs = HAN_RUN.findall(QUOTED.sub(" ", statement.text))
    if not runs:
        return
    told = (against.document.title, against.document.text, against.reading.issuer.name)
    held = fold(
        "\n".join((*told, *(m.name for m in against.reading.mentions), *(t.title for t in against.earlier.values())))
    )
    for run in runs:
        if fold(run) not in held and fold(run) not in terms_in_chinese(against.book):
            yield f"{run} is not in the document"


@lru_cache(maxsize=8)
def terms_in_chinese(book: Handbook) -> frozenset[str]:
    return frozenset(fold(form) for term in book.terms for form in (term.term, *term.variants))


FEW_LETTERS = 12  # Latin ones, in an English sentence


def english_names_fit(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Beside a Chinese name stands no English name of somebody else's: not *Ministry of Agriculture (国防部)*."""
    if statement.kind == "background":
        return
    for match in HAN_NAME.finditer(QUOTED.sub(" ", statement.text)):
        chinese, words = fold(match[2]).lower(), match[1].lower()
        for start, end, items in english_lexicon(against.book).longest(words):
            ends = end == len(words) and not cut_word(words, start, end)
            forms = [form for item in items for form in item.forms]
            bodies = all(item.kind == "organisation" for item in items)
            if ends and bodies and not any(form in chinese or chinese in form for form in forms):
                yield f"{match[1]} is not the name of {match[2]}"


HEAD = re.compile(
    r"^(?:In words that the \w+ of [^,]+ lacks, )?(?![Tt]he )"
    r"(?P<who>[^(:,「]+ \((?P<han>[\u3400-\u9fff（）()·]+)\)|[\u3400-\u9fff][（）()·\w]+) "
)


def the_actor_acts(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Who stands as the subject before a claim is the claim's own actor."""
    if not sheet.structured or statement.kind not in ("says", "compares") or len(statement.evidence) != 1:
        return
    match = HEAD.match(statement.text)
    claims = [c for c in against.reading.claims if c.span == statement.evidence[0].span]
    if match and claims:
        name = fold(match["han"] or match["who"])
        if not any(name == fold(claim.actor) for claim in claims):
            yield f"{match['who']} is not who acts in the cited words"


NAME_RULES: tuple[Rule, ...] = (
    names_are_held,
    chinese_names_are_held,
    english_names_fit,
    the_actor_acts,
)
