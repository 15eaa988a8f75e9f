"""Who published what, when, for what occasion: the first sentences of every brief."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from watchword.model.brief import Sentence
from watchword.model.mention import Mention
from watchword.model.span import Quote
from watchword.writing.draft import Draft
from watchword.writing.naming import body_name, organisation_name


def ordinal(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def day(value: date | None) -> str:
    return f"{value.day} {value:%B %Y}" if value else ""


def text_noun(draft: Draft) -> str:
    """What a reader would call the text: letter, notice, report."""
    genre = draft.case.reading.genre if draft.case.reading.issuer.name else ""  # a report on a notice is none
    return {
        "army_day_letter": "letter",
        "quota_notice": "notice",
        "price_notice": "notice",
        "work_report": "report",
    }.get(genre, "text")


def genre_name(draft: Draft) -> str:
    rule = next((rule for rule in draft.book.genres if rule.genre == draft.case.reading.genre), None)
    return rule.english if rule else "text"


def issuer_name(draft: Draft) -> str:
    name = draft.case.reading.issuer.name
    return organisation_name(name, draft.book) if name else ""


def article(noun: str) -> str:
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"


def event(draft: Draft) -> Sentence:
    """The event: issuer, kind of text, occasion, date; each part that was given rather than read is marked."""
    reading, document = draft.case.reading, draft.document
    issuer, occasion = reading.issuer, reading.occasion
    evidence: list[Quote] = []
    if issuer.name:
        head = f"{issuer_name(draft)} published {article(genre_name(draft))}"
        if document.publisher.kind == "reconstruction":
            head = head.replace(" published", " is reported to have published", 1)
        if issuer.basis == "given":
            head = head.replace(" published", " (issuer given) published", 1)
    else:
        titled = f" titled “{document.title}”" if document.title else ""
        kind = article(genre_name(draft))
        head = f"{kind[0].upper()}{kind[1:]}{titled}, which does not name its issuer, was published"
    if issuer.span:
        evidence.append(draft.quote(issuer.span))
    if occasion.name:
        which = (
            f"the {ordinal(occasion.number)} {occasion.name}"
            if occasion.number
            else f"the {occasion.name}".replace("the the", "the")
        )
        head += f" for {which}"
        if occasion.span:
            evidence.append(draft.quote(occasion.span))
    dated = date_mention(draft)
    if document.published:
        head += f", dated {day(document.published)}" + (" (date given)" if "published" in document.given else "")
    if dated:
        evidence.append(draft.quote(dated.span))
    if not evidence:
        evidence = [draft.quote(span) for span in reading.sentences[:1]]
    return draft.sentence(head + ".", "says", evidence=tuple(evidence))


def date_mention(draft: Draft) -> Mention | None:
    """Where the text itself gives its date, if it does: the last such mention is the signature's."""
    found = [
        m
        for m in draft.case.reading.of_kind("date")
        if m.moment and m.moment.as_date == draft.document.published and not m.moment.inferred
    ]
    return found[-1] if found else None


def bodies(draft: Draft) -> Iterator[Sentence]:
    """The signing bodies, where the text is signed by more than one."""
    signing = draft.case.reading.issuer.bodies
    if len(signing) > 1:
        names = [f"the {body_name(m, draft.book)}".replace("the the ", "the ") for m in signing]
        listed = ", ".join(names[:-1]) + f" and {names[-1]}"
        yield draft.sentence(f"It is signed by {listed}.", "says", evidence=draft.quotes_of(*signing))
