"""A brief as one self-contained HTML file: footnotes jump to the highlighted words of the source."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from watchword.model.brief import Brief, Sentence
from watchword.model.document import Document
from watchword.model.reuse import Segment
from watchword.model.span import Quote
from watchword.writing.chinese import LIKELY
from watchword.writing.headings import HEADINGS, LINK_LABELS
from watchword.writing.markdown import form_name, linked_host, made_in_chinese, models_used
from watchword.writing.touched import COMMAND, control_words, more_words, named, step_words

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the source text of one kind, inside the same quotes."""

    text: str
    kind: str
    quotes: tuple[str, ...]
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote: where it leads and what it shows on hover."""

    label: str
    href: str
    tip: str


@lru_cache(maxsize=1)
def template() -> Template:
    from jinja2 import Environment, PackageLoader, select_autoescape

    loader = PackageLoader("watchword.writing", "templates")
    environment = Environment(
        loader=loader, autoescape=select_autoescape(default=True), trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("brief.html")


def as_html(brief: Brief, document: Document) -> str:
    """The page. Nothing in it asks for anything from outside; the source text is inert."""
    names = quote_names(brief)
    return template().render(
        brief=brief,
        document=document,
        pieces=pieces(brief, document, names),
        quotes=list(names.values()),
        marks={sentence.id: marks(sentence, brief, names) for sentence in brief.sentences},
        named=named,
        step_words=step_words,
        more_words=more_words,
        control_words=control_words,
        command=COMMAND,
        host=linked_host,
        models=models_used(brief),
        made=made_in_chinese(brief).strip("*") if brief.language == "zh" else "",
        form=form_name(brief),
        words=HEADINGS[brief.language],
        link=LINK_LABELS[brief.military_link] if brief.language == "zh" else brief.military_link,
        likely=LIKELY[brief.takeaway.likelihood.term] if brief.language == "zh" else brief.takeaway.likelihood.term,
    )


def quote_names(brief: Brief) -> dict[Quote, str]:
    """A short name for each quote of the document itself, in order of use."""
    own = [quote for sentence in brief.sentences for quote in sentence.evidence if quote.document == brief.document]
    return {quote: f"q{number}" for number, quote in enumerate(dict.fromkeys(own), 1)}


def marks(sentence: Sentence, brief: Brief, names: dict[Quote, str]) -> list[Mark]:
    found = []
    words = HEADINGS[brief.language]
    for quote in sentence.evidence:
        if quote in names:
            graded = (
                f"{words['grade']} {sentence.grade.short}: {'; '.join(sentence.grade.reasons)}"
                if sentence.grade
                else ""
            )
            tip = " — ".join(filter(None, (quote.text, sentence.gloss, graded)))
            found.append(Mark(names[quote][1:], f"#{names[quote]}", tip))
        else:
            found.append(Mark(words["earlier"], f"#source-{quote.document[:12]}", quote.text))
    found += [Mark(linked_host(fact.citation), fact.citation.url, fact.citation.title) for fact in sentence.facts]
    if sentence.rests_on:
        found.append(Mark(words["rests"], f"#{sentence.rests_on[0]}", ", ".join(sentence.rests_on)))
    return found


def pieces(brief: Brief, document: Document, names: dict[Quote, str]) -> list[Piece]:
    """The text cut wherever a segment or a quote begins or ends."""
    text = document.text
    cuts = {0, len(text)}
    for part in brief.partition:
        cuts |= {part.span.start, part.span.end}
    for quote in names:
        cuts |= {quote.span.start, quote.span.end}
    edges = sorted(cuts)
    found = []
    segments = iter(brief.partition)
    segment: Segment | None = next(segments, None)
    for start, end in itertools.pairwise(edges):
        while segment is not None and segment.span.end <= start:
            segment = next(segments, None)
        kind = segment.kind if segment is not None and segment.span.start <= start else "plain"
        inside = tuple(name for quote, name in names.items() if quote.span.start <= start and end <= quote.span.end)
        begins = tuple(name for quote, name in names.items() if quote.span.start == start)
        found.append(Piece(text[start:end], kind, inside, begins))
    return found
