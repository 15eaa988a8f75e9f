"""The stable machine form of a brief; documented in docs/reference/json.md and held by tests."""

from __future__ import annotations

import json
from typing import Any

from watchword.model.brief import Brief, DecodedTerm, Language, Sentence, Source
from watchword.model.citation import Citation
from watchword.model.grade import Grade
from watchword.model.span import Quote
from watchword.model.touch import Touch
from watchword.writing.exposure_controls import control_form


def brief_form(brief: Brief) -> dict[str, Any]:
    """The brief as plain values, keys in a fixed order."""
    takeaway = brief.takeaway
    return {
        "document": brief.document,
        "form": brief.form,
        "language": brief.language,
        "banner": brief.banner,
        "title": brief.title,
        "issuer": brief.issuer,
        "occasion": brief.occasion,
        "published": brief.published,
        "ritual_share": brief.ritual_share,
        "military_link": brief.military_link,
        "highlights": [sentence_form(sentence) for sentence in brief.highlights],
        "body": [sentence_form(sentence) for sentence in brief.body],
        "background": [sentence_form(sentence) for sentence in brief.background],
        "takeaway": {
            "sentence": sentence_form(takeaway.sentence),
            "likelihood": {
                "term": takeaway.likelihood.term,
                "low": takeaway.likelihood.low,
                "high": takeaway.likelihood.high,
            },
            "confidence": {
                "level": takeaway.confidence.level,
                "reasons": list(takeaway.confidence.reasons),
                "sentence": sentence_form(takeaway.confidence_sentence),
            },
            "rivals": [sentence_form(sentence) for sentence in takeaway.rivals],
            "would_change": list(takeaway.would_change),
        },
        "terms": [term_form(item) for item in brief.terms],
        "touches": [touch_form(item, brief.language) for item in brief.touches],
        "gaps": list(brief.gaps),
        "sources": [source_form(item) for item in brief.sources],
        "made": {
            "watchword": brief.made.watchword,
            "data": brief.made.data,
            "documents": brief.made.documents,
            "from": brief.made.start,
            "to": brief.made.end,
            "at": brief.made.at,
        },
    }


def as_json(brief: Brief) -> str:
    return json.dumps(brief_form(brief), ensure_ascii=False, indent=1) + "\n"


def sentence_form(sentence: Sentence) -> dict[str, Any]:
    return {
        "id": sentence.id,
        "text": sentence.text,
        "kind": sentence.kind,
        "evidence": [quote_form(quote) for quote in sentence.evidence],
        "facts": [
            {"id": fact.id, "url": fact.citation.url, "date": fact.citation.date, "seen": seen(fact.citation)}
            for fact in sentence.facts
        ],
        "figures": [{"name": figure.name, "value": figure.value, "basis": figure.basis} for figure in sentence.figures],
        "rests_on": list(sentence.rests_on),
        "gloss": sentence.gloss,
        "grade": grade_form(sentence.grade),
        "edited": sentence.edited,
        "model": sentence.model,
    }


def grade_form(grade: Grade | None) -> dict[str, Any] | None:
    if grade is None:
        return None
    return {"utterance": grade.utterance, "content": grade.content, "reasons": list(grade.reasons)}


def quote_form(quote: Quote) -> dict[str, Any]:
    return {"document": quote.document, "start": quote.span.start, "end": quote.span.end, "quote": quote.text}


def seen(citation: Citation) -> str:
    return citation.seen.isoformat() if citation.seen else "no"


def citation_form(citation: Citation) -> dict[str, Any]:
    return {
        "url": citation.url,
        "title": citation.title,
        "date": citation.date,
        "role": citation.role,
        "seen": seen(citation),
    }


def term_form(item: DecodedTerm) -> dict[str, Any]:
    term = item.term
    return {
        "term": term.term,
        "english": term.english,
        "official_english": term.official_english,
        "meaning": term.meaning,
        "interpretations": [
            {
                "reading": reading.reading,
                "stance": reading.stance,
                "holder": reading.holder,
                "citations": [citation_form(citation) for citation in reading.citations],
            }
            for reading in term.interpretations
        ],
        "not_to_be_confused_with": list(term.not_to_be_confused_with),
        "base_rate": term.base_rate.text if term.base_rate else "",
        "citations": [citation_form(citation) for citation in term.citations],
        "verified": term.verified,
        "why": item.why,
        "evidence": [quote_form(quote) for quote in item.quotes],
    }


def touch_form(item: Touch, language: Language) -> dict[str, Any]:
    return {
        "name": item.name,
        "evidence": [quote_form(quote) for quote in item.named],
        "steps": [
            {
                "source": step.source,
                "relation": step.relation,
                "target": step.target,
                "amount": step.amount,
                "note": step.note,
                "citation": citation_form(step.citation),
            }
            for step in item.steps
        ],
        "more": item.more,
        "day": item.day.isoformat() if item.day else None,
        "controls": [control_form(one, language) for one in item.controls],
    }


def source_form(item: Source) -> dict[str, Any]:
    return {
        "document": item.document,
        "title": item.title,
        "url": item.url,
        "published": item.published,
        "publisher": item.publisher,
        "kind": item.kind,
        "reliability": item.reliability,
    }
