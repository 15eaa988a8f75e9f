"""Briefs edited, checked, kept and published. What the linter refuses is not published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from watchword.desk.desk import Desk, DeskError
from watchword.desk.lint import against
from watchword.model.brief import Brief, Language, Sentence
from watchword.model.document import Document
from watchword.model.edition import Kept
from watchword.store.press import Press
from watchword.writing.lint import Against, Message, lint, lint_title

LONGEST = 2_000  # characters of a sentence that people write


def draft(desk: Desk, document: Document, form: str, language: Language = "en") -> tuple[Brief, Kept | None]:
    """The brief as last kept, or a fresh one; and what is kept of it. Each language has versions of its own."""
    kept = Press(desk.workspace.database).of(document.id, form, language)
    return (kept.newest.brief, kept) if kept else (desk.brief(document, form, language), None)


def edited(brief: Brief, texts: Mapping[str, str], title: str = "") -> Brief:
    """The brief with other words for some sentences, by their ids. A sentence without words leaves the brief, except
    for those of the takeaway, without which a brief judges nothing. Grounds stay: new words need the old ones' evidence.

    Raises:
        DeskError: a sentence is too long.
    """

    def one(sentence: Sentence) -> Sentence:
        text = " ".join(texts.get(sentence.id, sentence.text).split())
        if len(text) > LONGEST:
            raise DeskError(f"sentence {sentence.id}: {len(text)} characters; at most {LONGEST} are kept")
        return replace(sentence, text=text)

    def some(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(item for item in map(one, sentences) if item.text)

    takeaway = brief.takeaway
    return replace(
        brief,
        title=" ".join(title.split())[:300] or brief.title,
        highlights=some(brief.highlights),
        body=some(brief.body),
        background=some(brief.background),
        takeaway=replace(
            takeaway,
            sentence=one(takeaway.sentence),
            confidence_sentence=one(takeaway.confidence_sentence),
            rivals=some(takeaway.rivals),
        ),
    )


def check(brief: Brief, held: Against) -> list[Message]:
    """What the linter has against a brief and its title."""
    return [*lint_title(brief, held), *lint(brief, held)]


def save(desk: Desk, brief: Brief, *, by: str, note: str, after: int) -> Kept:
    """Keep a version; see :meth:`watchword.store.press.Press.save`."""
    return Press(desk.workspace.database).save(brief, by=by, note=" ".join(note.split())[:LONGEST], after=after)


def publish(desk: Desk, document: Document, form: str, language: Language = "en") -> Kept:
    """Publish the newest version.

    Raises:
        DeskError: nothing is kept, a sentence breaks a rule, or a correction doesn't say what was corrected.
    """
    press = Press(desk.workspace.database)
    kept = press.of(document.id, form, language)
    if kept is None:
        raise DeskError("there is no saved version to publish; save one first")
    if messages := check(kept.newest.brief, against(desk, document)):
        first = messages[0]
        raise DeskError(
            f"not published: {len({m.sentence for m in messages})} sentences break a rule; {first.sentence}: {first.message}"
        )
    if kept.public and not kept.newest.published and not kept.newest.note:
        raise DeskError("a correction of what is published says what was corrected; save it again with a note")
    press.publish(kept, slug_of(kept))
    found = press.of(document.id, form, language)
    assert found
    return found


def slug_of(kept: Kept) -> str:
    """Readable, and no other brief's: from the title, with the beginning of the document's id and the brief's number."""
    words = re.sub(r"[^a-z0-9]+", "-", kept.newest.brief.title.lower()).strip("-")[:36].strip("-")
    return "-".join(filter(None, (words, kept.document[:12], str(kept.number))))
