"""A brief as Markdown: each sentence carries its kind and its footnotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from watchword.model.brief import Brief, Language, Sentence, Source
from watchword.model.citation import Citation
from watchword.writing.chinese import LIKELY
from watchword.writing.headings import FORM_NAMES, HEADINGS, KIND_NAMES, LINK_LABELS, ROLE_NAMES, Heading
from watchword.writing.touched import COMMAND, control_words, more_words, named, step_words


class Notes:
    """Footnotes in the order of first use."""

    def __init__(self, language: Language = "en") -> None:
        self.words, self.language = HEADINGS[language], language
        self.lines: list[str] = []

    def mark(self, sentence: Sentence) -> str:
        """The footnote marks of a sentence: quotes with offsets, citations, figures."""
        lines = [f"`{q.document[:12]}` [{q.span.start}–{q.span.end}): {flat(q.text)}" for q in sentence.evidence]
        if sentence.gloss:
            lines[0] += f" — {sentence.gloss}"
        if sentence.grade:
            lines[0] += f" — {self.words['grade']} {sentence.grade.short}: {'; '.join(sentence.grade.reasons)}"
        lines += [cited(fact.citation, self.language) for fact in sentence.facts]
        counted = [
            f"{f.name} {f.value:.3g}" if isinstance(f.value, float) else f"{f.name} {f.value}"
            for f in sentence.figures
            if f.value is not None
        ]
        if counted and self.language == "zh":
            lines.append(
                "；".join(
                    str(f.value if not isinstance(f.value, float) else f"{f.value:.0%}") for f in sentence.figures
                )
            )
        elif counted:
            lines.append(f"{'; '.join(counted)} ({sentence.figures[0].basis})")
        for line in lines:
            if line not in self.lines:
                self.lines.append(line)
        return "".join(f"[^{self.lines.index(line) + 1}]" for line in dict.fromkeys(lines))


def flat(text: str, limit: int = 120) -> str:
    one = " ".join(text.split())
    return one if len(one) <= limit else one[:limit] + "…"


def publisher_name(source: Source, brief: Brief) -> str:
    if brief.language == "zh":
        kind = KIND_NAMES.get(source.kind, source.kind)
        return f"{kind if source.kind in ('example', 'reconstruction', 'copy') else source.publisher} ({kind}"
    return f"{source.publisher} ({source.kind}"


def form_name(brief: Brief) -> str:
    return FORM_NAMES.get(brief.form, brief.form) if brief.language == "zh" else brief.form


def cited(citation: Citation, language: Language = "en") -> str:
    title = citation.title or citation.url.split("/")[2] if "//" in citation.url else citation.title or citation.url
    when = f", {citation.date}" if citation.date else ""
    if language == "zh":
        read = f"{citation.seen.isoformat()}查阅" if citation.seen else "未经核实"
        return f"{title}{when}（{ROLE_NAMES[citation.role]}，{read}）：<{citation.url}>"
    read = f"read {citation.seen.isoformat()}" if citation.seen else "unverified"
    return f"{title}{when} ({citation.role}, {read}): <{citation.url}>"


def as_markdown(brief: Brief) -> str:
    """The whole brief; sections that are empty are left out."""
    notes = Notes(brief.language)
    parts = [part for part in sections(brief, notes) if part]
    footnotes = "\n".join(f"[^{number}]: {line}" for number, line in enumerate(notes.lines, 1))
    return "\n\n".join([*parts, footnotes]).rstrip() + "\n"


def sections(brief: Brief, notes: Notes) -> Iterator[str]:
    words = HEADINGS[brief.language]
    yield f"# {brief.title}"
    yield f"> **{brief.banner}**" if brief.banner else ""
    share = words["none"] if brief.ritual_share is None else f"{brief.ritual_share:.0%}"
    link = LINK_LABELS[brief.military_link] if brief.language == "zh" else brief.military_link
    yield f"{words['share']}: **{share}** · {words['link']}: **{link}** · {words['form']}: {form_name(brief)}"
    yield f"## {words['highlights']}\n\n" + "\n".join(f"- {line(s, notes, words)}" for s in brief.highlights)
    if brief.body and "body" in brief.parts:
        yield f"## {words['body']}\n\n" + " ".join(line(s, notes, words) for s in brief.body)
    takeaway = brief.takeaway
    rivals = "\n".join(f"- {line(s, notes, words)}" for s in takeaway.rivals)
    change = "\n".join(f"- {text}" for text in takeaway.would_change)
    term = LIKELY[takeaway.likelihood.term] if brief.language == "zh" else takeaway.likelihood.term
    likelihood = f"{words['likelihood']}: {term} ({takeaway.likelihood.low}–{takeaway.likelihood.high}%)."
    yield (
        f"## {words['takeaway']}\n\n{line(takeaway.sentence, notes, words)}\n\n{likelihood}\n\n{line(takeaway.confidence_sentence, notes, words)}"
        f"\n\n{rivals}\n\n{words['change']}:\n\n{change}"
    )
    yield terms(brief) if "terms" in brief.parts else ""
    yield touched(brief) if "touches" in brief.parts else ""
    if brief.background and "background" in brief.parts:
        yield f"## {words['background']}\n\n" + "\n".join(f"- {line(s, notes, words)}" for s in brief.background)
    if brief.gaps and "gaps" in brief.parts:
        yield f"## {words['gaps']}\n\n" + "\n".join(f"- {gap}" for gap in brief.gaps)
    yield f"## {words['sources']}\n\n" + "\n".join(
        f"- `{s.document[:12]}` {s.title or 'untitled'}{', ' + s.published if s.published else ''} — {publisher_name(s, brief)}, {words['grade']} {s.reliability})"
        + (f" <{s.url}>" if s.url else "")
        for s in brief.sources
    )
    made = brief.made
    if brief.language == "zh":
        yield made_in_chinese(brief)
        return
    window = f" from {made.start} to {made.end}" if made.start else ""
    yield (
        f"*Made by Watchword {made.watchword} with data {made.data}, against {made.documents} earlier documents{window}, at {made.at}. "
        f"{models_used(brief)}*"
    )


def made_in_chinese(brief: Brief) -> str:
    made = brief.made
    window = f"（{made.start}至{made.end}）" if made.start else ""
    models = "、".join(dict.fromkeys(sentence.model for sentence in brief.sentences if sentence.model))
    used = f"所用语言模型：{models}，改动的句子均有标记。" if models else "未使用语言模型。"
    return f"*由 Watchword {made.watchword} 生成，数据 {made.data}，对照{made.documents}篇较早文本{window}，{made.at}。{used}*"


def models_used(brief: Brief) -> str:
    """Which language model touched how many sentences."""
    names = Counter(sentence.model for sentence in brief.sentences if sentence.model)
    if not names:
        return "No language model was used."
    return " ".join(
        f"The language model {name} touched {count} sentences, each marked." for name, count in names.items()
    )


def line(sentence: Sentence, notes: Notes, words: dict[Heading, str]) -> str:
    mark = f" *({words['judgement']})*" if sentence.kind == "judges" else ""
    by = f" *(wording by {sentence.edited})*" if sentence.edited else ""
    by += f" *(touched by {sentence.model})*" if sentence.model else ""
    return f"{sentence.text}{mark}{by}{notes.mark(sentence)}"


def linked_host(citation: Citation) -> str:
    host = citation.url.split("/")[2] if "//" in citation.url else citation.url
    return f"{host}, {citation.date}" if citation.date else host


def linked(citation: Citation) -> str:
    """``[host, date](address)``, and whether it was read."""
    return f"[{linked_host(citation)}](<{citation.url}>)" + ("" if citation.verified else " (unverified)")


def terms(brief: Brief) -> str:
    """Each term with its readings side by side; a reading of our own is called so."""
    if not brief.terms:
        return ""
    rows = []
    for item in brief.terms:
        term = item.term
        mark = "" if term.verified else " — *unverified*"
        times = f", {len(item.quotes)} times" if len(item.quotes) > 1 else ""
        times += f" (as {item.why})" if item.why else ""
        source = "; ".join(map(linked, term.citations)) or "no source seen"
        rows.append(
            f"- **{term.term}** ({term.english}){mark}: {term.meaning.rstrip('.')}. At {item.quotes[0].span.start}{times}. {source}"
        )
        for reading in term.interpretations:
            sources = "; ".join(linked(c) for c in reading.citations if c not in term.citations)
            rows.append(
                f"    - *{reading.stance}*, {reading.holder}: {reading.reading.rstrip('.')}. {sources}".rstrip()
            )
        if term.not_to_be_confused_with:
            rows.append(f"    - Not to be confused with {'、'.join(term.not_to_be_confused_with)}")
    return f"## {HEADINGS[brief.language]['terms']}\n\n" + "\n".join(rows)


def touched(brief: Brief) -> str:
    if not brief.touches:
        return ""
    rows = []
    for item in brief.touches:
        rows.append(f"- **{item.name}**{named(item, brief.language)}")
        rows += [f"    - {step_words(s, item, brief.language)} {linked(s.citation)}" for s in item.steps]
        if item.more:
            rows.append(f"    - {more_words(item, brief.language)}`{COMMAND}`")
        rows += [f"    - {told}" for told in control_words(item, brief.language)]
    return f"## {HEADINGS[brief.language]['touches']}\n\n" + "\n".join(rows)
