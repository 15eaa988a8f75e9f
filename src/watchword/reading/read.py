"""The front door of the room."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from watchword.data import Handbook
from watchword.data.schema import GenreRule
from watchword.model.document import Document
from watchword.model.mention import Mention
from watchword.model.reading import Reading
from watchword.reading.claims import find_claims
from watchword.reading.dates import find_dates
from watchword.reading.english_names import find_english_names, is_english
from watchword.reading.english_quantities import find_english_quantities
from watchword.reading.genre import genre_of
from watchword.reading.honours import find_honours
from watchword.reading.identify import find_occasion
from watchword.reading.integrity import check_integrity
from watchword.reading.issuer import find_issuer
from watchword.reading.laws import find_laws
from watchword.reading.lexicon import triggered
from watchword.reading.names import find_organisations
from watchword.reading.notation import compiled
from watchword.reading.passages import Tasks
from watchword.reading.people import find_holders
from watchword.reading.places import find_places
from watchword.reading.quantities import find_quantities
from watchword.reading.scan import scan
from watchword.reading.short_forms import short_forms
from watchword.reading.terms import find_terms, find_things
from watchword.reading.view import View, clean, fold


def read(document: Document, book: Handbook) -> Reading:
    """Say what the text says.

    Mentions and claims carry half-open spans of ``document.text``; nothing is inferred beyond it. A text that
    fails the integrity check supplies its headline at most (R6); an irrelevant kind of text supplies no claim.
    """
    view = clean(document.text)
    rule = genre_of(document.title, view.text, book)
    issuer = find_issuer(document, view, book)
    mentions = find_mentions(view, document, book)
    integrity = check_integrity(view, document.title, document.published, mentions, book)
    relevant = rule.relevant if rule else "by subject"
    if relevant == "by subject":
        relevant = issuer.basis not in ("text", "none") or in_scope(view, mentions, book)
    usable = integrity.usable == "full" and relevant
    if not relevant:
        mentions = [mention for mention in mentions if mention.kind != "office_holder"]
    claims = (
        tuple(find_claims(view, mentions, issuer.name, book, tasks_of(view, rule, book), fold(document.title)))
        if usable
        else ()
    )
    return Reading(
        document=document.id,
        data_version=book.version,
        genre=rule.genre if rule else "other",
        issuer=issuer,
        occasion=find_occasion(document, view, book),
        integrity=integrity,
        sentences=tuple(view.span(s.start, s.end) for s in view.sentences),
        mentions=tuple(mentions),
        claims=claims,
    )


ON_TOPIC = frozenset(["material", "product", "system", "term", "law", "office_holder", "honour"])


OF_THE_FIELD = frozenset(["ENTITY_LIST", "EXPORT_CONTROL_IMPOSE", "EXPORT_CONTROL_SUSPEND", "QUOTA_SET"])
SHORT = {True: 250, False: 120}  # characters, in English and in Chinese: what is shorter is read as it comes


OFTEN = 3  # a subject named so often is what the text is about
HEADING = 200  # characters of a text in which its heading stands


@lru_cache(maxsize=8)
def draft_heading(book: Handbook) -> re.Pattern[str]:
    """A line that is the title of a draft itself, not a sentence about one."""
    words = "|".join(book.function_words.drafts)
    return re.compile(rf"^[^。,;]{{4,60}}\((?:{words})[^)\n]{{0,6}}\)$", re.MULTILINE)


def tasks_of(view: View, rule: GenreRule | None, book: Handbook) -> Tasks:
    """How the genre reads clauses without a subject, and from where on."""
    head = view.text[:HEADING]
    asked = "征求" in head and any(f"({word})" in head for word in book.function_words.drafts)
    if draft_heading(book).search(head):  # what a draft is to do is draft from its first line on
        return Tasks("draft", 0, True)
    if asked:  # a notice about a draft: what is planned or ordered in it, and no bare clause
        return Tasks(drafted=True)
    if rule is None:
        return Tasks()
    begins = [at for word in rule.bare_from if (at := view.text.find(fold(word))) >= 0]
    return Tasks(rule.bare, min(begins, default=len(view.text) if rule.bare_from else 0))


def in_scope(view: View, mentions: list[Mention], book: Handbook) -> bool:
    """Whether a text of no known genre has to do with what Watchword reads: two different things, phrases, laws,
    offices or known bodies, one of them often, or three words of the trade (in English, which has few coded phrases, one
    thing is enough; a mineral with a capital is part of a name there: Cobalt Street)."""
    english = is_english(view.text, 0, len(view.text))
    if len(view.text) < SHORT[english]:
        return True
    told = (m for m in mentions if m.kind in ON_TOPIC or (m.kind == "organisation" and m.ref))
    topics = Counter(
        m.ref or m.name for m in told if not (english and m.kind == "material" and m.surface[:1].isupper())
    )
    for term in book.general_terms & topics.keys():
        del topics[term]
    if len(topics) >= (1 if english else 2) or max(topics.values(), default=0) >= OFTEN:
        return True
    if sum(word in view.text for word in book.function_words.field) >= OFTEN:
        return True
    if english and not topics:
        possible = (trigger for trigger in triggered(view.text.lower(), book) if trigger.type in OF_THE_FIELD)
        return any(compiled(trigger.pattern.wording).search(view.text) for trigger in possible)
    return False


def without_parts(found: list[Mention]) -> Iterator[Mention]:
    """The mentions without amounts that are part of a longer one (the 0.92% of 0.92% Sn)."""
    end = -1
    for mention in sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.kind == "quantity":
            if mention.span.end <= end:
                continue
            end = mention.span.end
        yield mention


def find_mentions(view: View, document: Document, book: Handbook) -> list[Mention]:
    """Everything named, in text order."""
    found: list[Mention] = [
        *find_terms(view, book),
        *find_things(view, book),
        *find_honours(view),
        *find_laws(view, book),
    ]
    found += find_dates(view, document.published)
    found += find_quantities(view, book)
    if is_english(view.text, 0, len(view.text)):
        found += find_english_quantities(view, book)
    for sentence in scan(view, book):
        if is_english(view.text, sentence.start, sentence.end):
            found += find_english_names(view, book, sentence.start, sentence.end)
            continue
        bodies = list(find_organisations(sentence, book))
        found += bodies
        found += find_places(sentence, bodies, book)
        found += find_holders(sentence, book)
    found += short_forms(view, found, book)
    taken = {at for m in found if m.kind == "term" for at in range(m.span.start, m.span.end)}
    found = [m for m in found if m.kind != "quantity" or m.span.start not in taken]  # the 八项 of 中央八项规定
    people = {mention.name for mention in found if mention.kind == "office_holder"}
    # 包钢 is a firm and a man: in a text that names the man, the bare word is his.
    named = {mention.span.start for mention in found if mention.kind == "office_holder"}
    found = [  # 蒙德胜任集团党委书记: no group begins with somebody's name
        m for m in found if m.kind != "organisation" or (m.name not in people and m.span.start not in named)
    ]
    found = list(without_parts(found))
    once = {(mention.kind, mention.span, mention.ref): mention for mention in reversed(found)}  # 60% in an English text
    return sorted(once.values(), key=lambda mention: (mention.span.start, -mention.span.end, mention.kind))
