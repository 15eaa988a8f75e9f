"""Who acts in a claim, on whom, where, when, with what and how much of it."""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.data import Handbook
from watchword.model.claim import Role
from watchword.model.mention import Mention
from watchword.model.span import Span
from watchword.reading.view import View


@lru_cache(maxsize=8)
def own_words(book: Handbook) -> re.Pattern[str]:
    """我市, 本公司, a bare 集团."""
    own = "|".join(book.function_words.own)
    return re.compile(f"(?:我|本)(?:{own})|(?<![一-龥])(?:公司|集团)(?![一-龥]{{0,2}}(?:章程|股票|股东))")


def own_name(view: View, sentence: Span, before: int, book: Handbook) -> Span | None:
    """Where the issuer names itself before the trigger: 我市, 本公司, a bare 集团."""
    found = [match.span() for match in own_words(book).finditer(view.text, sentence.start, before)]
    return view.span(*found[-1]) if found else None


@lru_cache(maxsize=8)
def governing(book: Handbook) -> re.Pattern[str]:
    words = book.function_words
    return re.compile(
        rf"\b(?:{'|'.join(words.governing_english)}) (?:the )?$|[{''.join(words.governing)}](?:[^,，。、]{{0,4}}的|所属|下属|属下)?$",
        re.IGNORECASE,
    )


def governed(raw: str, mention: Mention, book: Handbook) -> bool:
    """Whether a preposition stands before a name: who signs with a firm, or holds stock in it, acts, and not the firm."""
    return governing(book).search(raw, max(0, mention.span.start - 12), mention.span.start) is not None


LEADING = 12  # characters of a clause before the name that it is about: 8月8日, 近日


def roles_of(
    clause: Span,
    acting: list[Mention],
    inside: list[Mention],
    begins: list[int],
    trigger: Span,
    issuer: str,
    own: Span | None,
) -> tuple[Role, ...]:
    """Who: the last holder or organisation before the trigger that can act, in this clause; else the last one that
    an earlier clause of the sentence is about; else the issuer, at the words by which it names itself (``own``) if it
    does. To whom, where, when and how much: from the clause itself."""
    roles: list[Role] = []
    bodies = [m for m in acting if m.kind in ("office_holder", "organisation")]
    edge = max(trigger.start, clause.start + 1)
    before = [
        m for m in bodies if m.span.end <= edge or m.span.start < edge < m.span.end
    ]  # Kestrel Resources announced
    here = [m for m in before if m.span.start >= clause.start]
    about = [m for m in before if any(at <= m.span.start <= at + LEADING for at in begins)]
    actor = next(reversed(here or about), None)
    if actor is not None:
        roles.append(Role("who", actor.name, actor.span))
    elif issuer:
        roles.append(Role("who", issuer, own))
    for mention in inside:
        if not clause.contains(mention.span) or mention is actor:
            continue
        if mention.kind in ("organisation", "office_holder") and mention.span.start >= trigger.start:
            roles.append(Role("to_whom", mention.name, mention.span))
        elif mention.kind == "place":
            roles.append(Role("where", mention.name, mention.span))
        elif mention.kind == "date":
            roles.append(Role("when", mention.name, mention.span))
        elif mention.kind == "quantity":
            roles.append(Role("how_much", mention.name, mention.span))
        elif mention.kind in ("material", "product", "system", "honour"):
            roles.append(Role("what", mention.name, mention.span))
    return tuple(roles)
