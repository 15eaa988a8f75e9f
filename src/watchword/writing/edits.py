"""What people changed in the sentences of a brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from watchword.model.brief import Brief, Sentence
from watchword.model.review import Review


def edited(brief: Brief, reviews: Sequence[Review]) -> Brief:
    """The brief without the sentences that somebody rejected, and with the wording that somebody put in place.

    A changed sentence keeps what it rests on, says who changed it, and passes the linter like any other.
    """
    verdicts = {review.key: review for review in reviews if review.kind == "sentence"}
    if not verdicts.keys() & {sentence.text for sentence in brief.sentences}:
        return brief
    rejected = {s.id for s in brief.sentences if s.text in verdicts and verdicts[s.text].verdict == "reject"}

    def changed(sentence: Sentence) -> Sentence:
        review = verdicts.get(sentence.text)
        kept = tuple(name for name in sentence.rests_on if name not in rejected)
        if review is None or review.verdict != "correct":
            return replace(sentence, rests_on=kept)
        return replace(sentence, text=review.correction["text"], rests_on=kept, edited=review.by)

    def all_of(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(changed(s) for s in sentences if s.id not in rejected)

    takeaway = brief.takeaway
    gaps = (f"{len(rejected)} sentence{'s' if len(rejected) > 1 else ''} rejected in review",) if rejected else ()
    return replace(
        brief,
        highlights=all_of(brief.highlights),
        body=all_of(brief.body),
        background=all_of(brief.background),
        takeaway=replace(takeaway, sentence=changed(takeaway.sentence), rivals=all_of(takeaway.rivals)),
        gaps=(*brief.gaps, *gaps),
    )
