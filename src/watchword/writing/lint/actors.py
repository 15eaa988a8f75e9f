"""Whether whoever acts in a sentence in free English acts at that place of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model.mention import Mention
from watchword.writing.lint.force import parts_of
from watchword.writing.lint.names import named_in
from watchword.writing.lint.numbers import numbers_in, undated
from watchword.writing.lint.passages import Passage, features_in, matched, meanings_in, stems
from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import Against, Sheet, Statement
from watchword.writing.lint.strangers import generic, prose
from watchword.writing.lint.words import fold, spelt

CAPITALS = re.compile(r"[A-Z][\w'’-]*(?: (?:of (?:the )?|and )?[A-Z][\w'’-]*)*")
PAIR = re.compile(r"(?=\b([A-Z][a-z'’]+ [A-Z][a-z'’-]+))")
LED_BY = re.compile(r"\b(?:in|at|by|for|of|to|through|with|from|on|under|near|after|before|against|between|over|via|than|as|like)\s+(?:the\s+)?$", re.IGNORECASE)  # fmt: skip
SOMEBODY = re.compile(r"^\W*(?:\[[^\]]*\]\W*)?(?:公司|企业|集团|该|双方|对此|其|the (?:company|firm|group|ministry|commission|department|office|agency|service|board)\b|it\b|its\b|he\b|she\b|they\b|and\b|which\b|who\b)", re.IGNORECASE)  # fmt: skip
SUBJECT = 60  # characters in which the subject begins
FEWEST, LEAST_SHARE = 2, 0.5


def persons_in(text: str, against: Against) -> list[Mention]:
    """The office-holders of the document that English words name."""
    pairs = {re.sub("[^a-z]", "", pair.lower()) for pair in PAIR.findall(text)}
    found = {}
    for mention in against.reading.of_kind("office_holder"):
        family = mention.name.split()[-1]
        if spelt(mention.name) in pairs or (mention.name.isascii() and re.search(rf"\b{re.escape(family)}\b", text)):
            found[mention.name] = mention
    return list(found.values())


def bodies_in(text: str, against: Against) -> tuple[list[Mention], str]:
    """The organisations that the subject of a sentence names, and its words."""
    for match in CAPITALS.finditer(text[: 2 * SUBJECT]):
        if match.start() > SUBJECT or LED_BY.search(text[: match.start()]):
            return [], ""
        own = [w for w in re.split("[ -]", match[0]) if w[:1].isupper() and w.lower() not in generic(against.book)]
        own = [w for w in own if w.lower() not in against.book.house_rules.common]
        letters = re.sub("[^a-z]", "", own[0].lower()) if own else ""
        whole = re.sub("[^a-z]", "", match[0].lower())
        known = {
            form for item in named_in(match[0], against.book) if item.kind == "organisation" for form in item.forms
        }
        bodies = [
            m
            for m in against.reading.of_kind("organisation")
            if (len(letters) > 3 and letters in spelt(m.name) and (whole in spelt(m.name) or not m.name.isascii()))
            or m.name.lower() in known
        ]
        if bodies or match.start() or own:
            return bodies, match[0]
    return [], ""


def place_of(text: str, subject: str, against: Against) -> list[Passage]:
    """The passages that tell what a sentence tells of its subject, whoever does it there."""
    rest = text.replace(subject, " ", 1)
    numbers = [value for _, value in numbers_in(undated(rest)) if value > 1]
    about = features_in(rest, against.book) - stems(subject, against.book)
    found = matched(about, against.passages, against.book)
    counted = [p for p in against.passages if any(value in against.values(p) and (value > 12 or p.features & about) for value in numbers)]  # fmt: skip
    if counted:
        return counted
    strong = found and found.shared >= FEWEST and found.share >= LEAST_SHARE
    return list(found.passages) if found and strong else []


def who(passage: Passage, against: Against) -> list[Mention]:
    """Those named in a passage, or before it in its sentence where it names nobody."""
    if SOMEBODY.match(passage.text):
        return []
    named = [m for m in known_in(against) if called(m, passage.text)]
    if passage.features & {"award"}:  # a city bears a title, and no body
        named += [m for m in against.reading.of_kind("place") if passage.text.strip().startswith(fold(m.surface))]
    if named:
        return named
    before = [p for p in against.passages if p.span.end <= passage.span.start and same_sentence(p, passage, against)]
    return who(before[-1], against) if before else []


def known_in(against: Against) -> list[Mention]:
    return list({m.name: m for m in against.reading.of_kind("organisation", "office_holder")}.values())


def called(mention: Mention, text: str) -> bool:
    """Whether a passage names somebody, by the whole name or, in English, by its last or first word."""
    if not mention.name.isascii():
        return mention.name in text or fold(mention.surface) in text
    parts = mention.name.split()
    word = parts[-1] if mention.kind == "office_holder" else parts[0]
    return mention.name in text or (len(word) > 3 and re.search(rf"\b{re.escape(word)}\b", text) is not None)


def same_sentence(first: Passage, second: Passage, against: Against) -> bool:
    return any(s.contains(first.span) and s.contains(second.span) for s in against.reading.sentences)


def who_acts_is_kept(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Nobody is told to do, say or become what the document has of somebody else alone."""
    text = prose(statement, sheet)
    for part, _ in parts_of(text) if text else ():
        persons = persons_in(part, against)
        for person in persons if len(persons) == 1 else ():
            told = place_of(part, english(person, part), against)
            others = [[m for m in who(p, against) if m.kind == "office_holder"] for p in told]
            if told and all(others) and not any(m.name == person.name for group in others for m in group):
                yield f"{english(person, part)}: the document has this of {others[0][0].surface}"
        bodies, subject = bodies_in(part, against) if not persons else ([], "")
        if bodies:
            names = {m.name for m in bodies}
            told = place_of(part, subject, against)
            acting = [[m for m in who(p, against) if m.kind != "office_holder"] for p in told]
            inside = any(called(m, p.text) for p in told for m in bodies)
            there = {m.name for group in acting for m in group}
            if (
                told
                and not inside
                and all(acting)
                and not there & names
                and not any(tells_of(part, name) for name in there)
            ):
                yield f"{subject}: the document has this of {acting[0][0].surface}"


def tells_of(text: str, name: str) -> bool:
    """Whether English words name an organisation of the document, by its first letters at least."""
    sound = spelt(name)
    return any(len(word) > 3 and word.lower() in sound for word in re.findall(r"[A-Z][a-z]+", text))


def english(person: Mention, text: str) -> str:
    """A person as a sentence names him or her."""
    if person.name.isascii():
        return person.name if person.name in text else person.name.split()[-1]
    return next((pair for pair in PAIR.findall(text) if re.sub("[^a-z]", "", pair.lower()) == spelt(person.name)), "")


def kinds_of_actors_are_kept(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """The militia does not what the document has of the fire brigade."""
    text = prose(statement, sheet)
    if not text:
        return
    actors = {item.key for item in against.book.meanings if item.actor}
    for part, _ in parts_of(text):
        subject = re.match(r"\W*(?:and |but )?(?:[Tt]he |[Aa]n? )?(?:[\w'’-]+ ){0,6}?(?=(?:has|have|had|is|was|were|will|would|sent|said|read|gave|came|took|made|set|put|held|led|(?!armed)[a-z]+ed|says|plans|makes|gives|takes|buys|sells|supplies|hopes|denies|sends|opens|holds|runs|wants|asks)\b)", part)  # fmt: skip
        named = meanings_in(subject[0], against.book) & actors if subject else frozenset()
        told = place_of(part, subject[0], against) if named and subject else []
        acting = [who(p, against) for p in told]
        missing = all(not named & around(p, against) for p in told)
        if told and all(acting) and missing:
            yield f"{subject[0].strip() if subject else ''}: the document has this of {acting[0][0].surface}"


def around(passage: Passage, against: Against) -> frozenset[str]:
    """The meanings of a passage and of whoever acts in it."""
    told = [m.surface for m in who(passage, against)]
    return passage.features | meanings_in(" ".join(told), against.book, of_document=True)


ACTOR_RULES: tuple[Rule, ...] = (who_acts_is_kept, kinds_of_actors_are_kept)
