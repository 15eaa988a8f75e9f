"""The front door of the room: findings -> a brief in which every sentence says what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from watchword.data.schema import HouseForm
from watchword.judging.features import Case
from watchword.judging.grades import Witness
from watchword.judging.military import LinkFinding
from watchword.model.brief import Brief, Language, Made, Sentence, Source
from watchword.model.claim import Claim
from watchword.model.document import Document
from watchword.model.finding import Finding
from watchword.model.review import Review
from watchword.model.touch import Touch
from watchword.writing import background as aside
from watchword.writing import compares, event, judges, says
from watchword.writing.chinese import in_chinese
from watchword.writing.draft import Draft
from watchword.writing.edits import edited
from watchword.writing.gaps import NOTHING_OF_THE_FORM, gaps
from watchword.writing.lint import Against, lint

BANNERS = {
    "example": "EXAMPLE: the text was written for this project and the enterprise is invented. Nothing here is a statement by a real body.",
    "reconstruction": "RECONSTRUCTION: the text is our wording of what was reported. It is no source; do not quote it as a statement of the enterprise.",
}


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What the other rooms found."""

    case: Case
    finding: Finding
    link: LinkFinding
    touches: tuple[Touch, ...]
    earlier: Mapping[str, Document]
    made: Made
    original: Document | None = None
    witnesses: Sequence[Witness] = ()
    reviews: Sequence[Review] = ()  # of its sentences


def write_brief(found: Ingredients, form: HouseForm, language: Language = "en") -> Brief:
    """Write the brief; sentences that fail the linter are withheld and counted among the gaps."""
    draft = Draft(
        found.case,
        found.finding,
        found.link,
        found.touches,
        found.earlier,
        found.original,
        found.witnesses,
        form.claims,
    )
    reading, comparison = found.case.reading, found.case.comparison
    first = event.event(draft)
    news, told = change_or_decision(draft)
    shares = list(compares.ritual_share(draft))
    meaning = judges.assessed(draft, (first.id, *(s.id for s in news[:1])))
    highlights = [
        first,
        *news[:1],
        *(shares[:1] if form.highlights > 3 or not news else ()),
        *(news[1:] if form.highlights > 3 else ()),
        meaning,
    ]
    body = body_of(draft, form, news, shares, told, highlights)
    ground = tuple(s.id for s in (*highlights, *body) if s.kind in ("says", "compares"))
    military = judges.military(draft, ground)
    takeaway = judges.takeaway(draft, (*ground, military.id))
    brief = Brief(
        document=found.case.document.id,
        form=form.form,
        language="en",
        title=title(draft),
        issuer=reading.issuer.name,
        occasion=occasion_name(draft),
        published=found.case.document.published.isoformat() if found.case.document.published else "",
        banner=BANNERS.get(found.case.document.publisher.kind, ""),
        ritual_share=comparison.ritual_share,
        military_link=found.link.level.label,
        highlights=tuple(highlights),
        body=(*body, military),
        takeaway=takeaway,
        terms=aside.decoded_terms(draft),
        touches=found.touches,
        gaps=(*gaps(draft), *([NOTHING_OF_THE_FORM] if form.claims and not told else [])),
        sources=sources(draft),
        made=found.made,
        background=tuple(aside.background(draft)),
        finding=found.finding,
        parts=form.parts,
        partition=comparison.partition,
    )
    against = Against(found.case.document, reading, found.case.book, found.earlier)
    sound = gated(edited(brief, found.reviews), against)
    return gated(in_chinese(sound, found.case), against) if language == "zh" else sound


def change_or_decision(draft: Draft) -> tuple[list[Sentence], set[Claim]]:
    """The weightiest claims among the new clauses where there is an earlier text, else among all."""
    ranked = says.ranked(draft)
    candidates = [claim for claim in ranked if draft.book.claim_types[claim.type].weight >= 1] or ranked
    previous = draft.case.comparison.year_on_year
    fresh = [change.here for change in compares.news(draft) if change.here]
    new = [claim for claim in candidates if any(claim.span.overlaps(span) for span in fresh)]
    chosen = (new or candidates)[:3]
    earlier = previous.published if previous and new else None
    return [says.says(draft, claim, earlier) for claim in chosen], set(chosen)


def body_of(
    draft: Draft,
    form: HouseForm,
    news: list[Sentence],
    shares: list[Sentence],
    told: set[Claim],
    highlights: list[Sentence],
) -> list[Sentence]:
    if form.body_words[1] == 0:
        return []
    at_top = {sentence.id for sentence in highlights}
    body = [*event.bodies(draft), *(s for s in shares if s.id not in at_top), *compares.year_on_year(draft)]
    previous = draft.case.comparison.year_on_year
    if previous:
        body += [*compares.added(draft, previous, {claim.span for claim in told}), *compares.dropped(draft, previous)]
    body += [s for s in news if s.id not in at_top]
    spent = sum(len(sentence.text.split()) for sentence in body)
    body += says.body_claims(draft, told, form.body_words[1] - 40 - spent)
    return [*body, *(() if form.claims else says.rest(draft))]


def title(draft: Draft) -> str:
    issuer, genre = event.issuer_name(draft), event.genre_name(draft)
    head = f"{issuer}: {genre}" if issuer else draft.document.title or genre[:1].upper() + genre[1:]
    return f"{head}, {event.day(draft.document.published)}" if draft.document.published else head


def occasion_name(draft: Draft) -> str:
    occasion = draft.case.reading.occasion
    return f"{event.ordinal(occasion.number)} {occasion.name}" if occasion.number else occasion.name


def sources(draft: Draft) -> tuple[Source, ...]:
    """This document first, then the earlier ones that a sentence names."""
    return tuple(
        Source(
            document.id,
            document.title,
            document.url,
            document.published.isoformat() if document.published else "",
            document.publisher.name,
            document.publisher.kind,
            document.publisher.reliability,
        )
        for document in (draft.document, *draft.earlier.values())
    )


def gated(brief: Brief, against: Against) -> Brief:
    """Without the sentences that the linter refuses, and without judgements left standing on them alone."""
    bad = {message.sentence for message in lint(brief, against)}
    if not bad:
        return brief
    alone = {
        s.id
        for s in brief.sentences
        if s.rests_on and s.id != brief.takeaway.sentence.id and bad.issuperset(s.rests_on)
    }
    bad |= alone
    known = {sentence.id for sentence in brief.sentences if sentence.id not in bad}

    def kept(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(
            replace(s, rests_on=tuple(i for i in s.rests_on if i in known)) for s in sentences if s.id in known
        )

    note = f"{len(bad)} sentence{'s' if len(bad) > 1 else ''} withheld, for the checks of this tool refused them"
    main = brief.takeaway
    takeaway = replace(
        main,
        sentence=replace(main.sentence, rests_on=tuple(i for i in main.sentence.rests_on if i in known)),
        rivals=kept(main.rivals),
    )
    return replace(
        brief,
        highlights=kept(brief.highlights),
        body=kept(brief.body),
        background=kept(brief.background),
        takeaway=takeaway,
        gaps=(*brief.gaps, note),
    )
