"""The codebook as Markdown pages: an index, and a page for each category with a place for each term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from watchword.data.phrases import Phrase
from watchword.model.term import Term
from watchword.writing.markdown import cited

WORDS = {"org": "Organisation", "law": "Law and licence"}  # where the category's name is not its title


def title_of(category: str) -> str:
    return WORDS.get(category) or category.replace("-", " ").capitalize()


def spoken(term: Term) -> str:
    """By which a term is ordered: its pinyin, or itself where it is English."""
    return (term.pinyin or term.term).casefold()


def index_page(terms: Sequence[Term]) -> str:
    """Every term with its English, by category."""
    read = sum(term.verified for term in terms)
    parts = [
        "# The codebook\n\n",
        f"{len(terms)} phrases of official texts and the trade, Chinese and English, {read} of them with a source that was read; the others are told "
        "as unverified. A reading has a holder, and rival readings stand side by side. See "
        "[contribute a term](../how-to/contribute-a-term.md).\n",
    ]
    for category in sorted({term.category for term in terms}):
        mine = sorted((term for term in terms if term.category == category), key=spoken)
        links = " · ".join(f"{linked(term.term, terms)} {escape(term.english)}" for term in mine)
        parts.append(f"\n## {title_of(category)}\n\n[{len(mine)} terms]({category}.md): {links}\n")
    return "".join(parts)


def category_page(category: str, terms: Sequence[Term], phrases: Sequence[Phrase]) -> str:
    mine = sorted((term for term in terms if term.category == category), key=spoken)
    entries = "\n".join("\n".join(entry(term, terms, phrases)) + "\n" for term in mine)
    return f"# Codebook: {title_of(category)}\n\n{entries}"


def entry(term: Term, terms: Sequence[Term], phrases: Sequence[Phrase]) -> Iterator[str]:
    yield f'<a id="{escape(term.term)}"></a>\n'
    yield f"## {term.term}\n"
    official = f"; official English: {term.official_english}" if term.official_english else ""
    mark = "" if term.verified else " — *unverified: no source was read*"
    said = f"*{term.pinyin}* · " if term.pinyin else ""
    yield f"{said}**{term.english}**{official}{mark}\n"
    yield f"{term.meaning.rstrip('.')}.\n"
    yield from (f"- [{reading.stance}] {reading.holder}: {reading.reading}" for reading in term.interpretations)
    if term.not_to_be_confused_with:
        yield f"- Not to be confused with {'、'.join(linked(one, terms) for one in term.not_to_be_confused_with)}"
    if term.variants:
        yield f"- Also written {'、'.join(term.variants)}"
    yield from (f"- {form} only beside one of {'、'.join(words)}" for form, words in term.beside.items())
    life = term.life
    told = {"First used": life.first_used, "First seen by us": life.first_seen, "Replaced by": life.replaced_by}
    yield from (f"- {name}: {value}" for name, value in told.items() if value)
    if life.status != "unknown":
        yield f"- Status: {life.status}"
    if term.base_rate:
        yield f"- Base rate: {term.base_rate.text}"
    yield from heat(term, phrases)
    sources = [*term.citations, *(c for r in term.interpretations for c in r.citations)]
    sources += term.base_rate.citations if term.base_rate else ()
    yield from (f"- Source: {cited(one)}" for one in dict.fromkeys(sources) if one.verified)


def heat(term: Term, phrases: Sequence[Phrase]) -> Iterator[str]:
    """In how many texts of each year the phrase stands, where the shipped table has it."""
    for phrase in phrases:
        if phrase.phrase == term.term:
            years = ", ".join(f"{year}: {count}" for year, count in phrase.by_year[-8:])
            yield f"- In {phrase.documents} {phrase.corpus} held, first on {phrase.first_seen.isoformat()}; {years}"


def linked(name: str, terms: Sequence[Term]) -> str:
    """A term as a link to its place; a form of a term leads to the term."""
    for term in terms:
        if name in (term.term, *term.variants):
            return f'<a href="{term.category}.html#{escape(term.term)}">{escape(name)}</a>'
    return name
