"""Codebook entries for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from watchword.model.brief import DecodedTerm
from watchword.model.term import Term
from watchword.writing.as_json import citation_form, term_form
from watchword.writing.markdown import cited


def terms_json(terms: Sequence[Term]) -> str:
    forms = []
    for term in terms:
        form = term_form(DecodedTerm(term, ()))
        del form["evidence"], form["why"]
        rate = [citation_form(citation) for citation in term.base_rate.citations] if term.base_rate else []
        own = {
            "pinyin": term.pinyin,
            "variants": list(term.variants),
            "look_alikes": list(term.look_alikes),
            "category": term.category,
            "life": asdict(term.life),
            "base_rate_citations": rate,
        }
        forms.append({**form, **own})
    return json.dumps(forms, ensure_ascii=False, indent=1) + "\n"


def terms_rows(terms: Sequence[Term]) -> list[dict[str, str]]:
    """A row for each term, for a spreadsheet: several values of a cell stand apart by `` | ``."""
    return [
        {
            "term": term.term,
            "pinyin": term.pinyin,
            "english": term.english,
            "official_english": term.official_english,
            "meaning": term.meaning,
            "category": term.category,
            "variants": " | ".join(term.variants),
            "interpretations": " | ".join(f"[{i.stance}] {i.holder}: {i.reading}" for i in term.interpretations),
            "not_to_be_confused_with": " | ".join(term.not_to_be_confused_with),
            "first_used": term.life.first_used,
            "first_seen": term.life.first_seen,
            "status": term.life.status,
            "replaced_by": term.life.replaced_by,
            "base_rate": term.base_rate.text if term.base_rate else "",
            "citations": " | ".join(citation.url for citation in term.citations if citation.verified),
            "verified": "yes" if term.verified else "no",
        }
        for term in terms
    ]


def terms_text(terms: Sequence[Term]) -> str:
    """All of an entry where one is asked for, else one line each."""
    if len(terms) > 3:
        return "".join(f"{term.term}\t{term.english}{'' if term.verified else ' (unverified)'}\n" for term in terms)
    return "\n".join(entry(term) for term in terms)


def entry(term: Term) -> str:
    lines = [
        f"{term.term}  {term.pinyin}".rstrip(),
        f"  {term.english}" + ("" if term.verified else "  (unverified: no source seen)"),
    ]
    if term.official_english:
        lines.append(f"  official English: {term.official_english}")
    lines.append(f"  {term.meaning}")
    for reading in term.interpretations:
        lines.append(f"  [{reading.stance}] {reading.holder}: {reading.reading}")
        lines += [f"      {cited(citation)}" for citation in reading.citations]
    if term.not_to_be_confused_with:
        lines.append(f"  not to be confused with: {'、'.join(term.not_to_be_confused_with)}")
    life = term.life
    told = {"first used": life.first_used, "first seen by us": life.first_seen, "replaced by": life.replaced_by}
    lines += [f"  {name}: {value}" for name, value in told.items() if value]
    if life.status != "unknown":
        lines.append(f"  status: {life.status}")
    if term.base_rate:
        lines.append(f"  base rate: {term.base_rate.text}")
        lines += [f"      {cited(citation)}" for citation in term.base_rate.citations]
    lines += [f"  source: {cited(citation)}" for citation in term.citations]
    return "\n".join(lines) + "\n"
