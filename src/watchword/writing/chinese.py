"""A brief in Chinese: the same sentences on the same ground, said anew from what they rest on.

Nothing is translated from the English wording: each sentence is told from its claim, figures, spans or finding, so that
what is checked in one language is what stands in the other. Facts that the data has in English only stay in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from watchword.data import Handbook
from watchword.judging.features import Case
from watchword.judging.tried import tried
from watchword.model.brief import Brief, Sentence
from watchword.model.claim import Claim, Modality
from watchword.model.military_link import MilitaryLink
from watchword.writing.draft import shown
from watchword.writing.english import fits
from watchword.writing.gaps import NOTHING_OF_THE_FORM
from watchword.writing.says import ALSO, NOT_ITSELF, cited, tells_itself

FORCE: dict[Modality, str] = {
    "asserted": "称", "suspended": "暂停", "denied": "否认", "ordered": "要求", "planned": "计划", "pledged": "承诺", "draft": "以草案提出",
    "self-claimed": "自称（未经核实）", "reported": "转述他人所称", "hoped": "表示希望", "hedged": "以保留口吻提到",
}  # fmt: skip
LINKS = {
    MilitaryLink.NONE: "无：文中没有把任何人与军队联系起来的内容",
    MilitaryLink.CEREMONIAL: "礼仪性：慰问、走访和荣誉不等于供货",
    MilitaryLink.INSTITUTIONAL: "制度性：人员或机构与民兵体系或部队相联系，但没有具名的产品、客户或军品合同",
    MilitaryLink.MATERIAL: "实质性：写明了用途或供货；由谁、以何种口气，见引文",
}
LIKELY = {
    "almost no chance": "几乎不可能", "very unlikely": "很不可能", "unlikely": "不太可能", "roughly even chance": "可能性大致各半",
    "likely": "可能", "very likely": "很可能", "almost certain": "几乎可以肯定",
}  # fmt: skip
LEVELS = {"low": "低", "moderate": "中等", "high": "高"}
REASONS_OF_CONFIDENCE = {
    "one": "仅依据一份文本", "invented": "文本为本项目撰写，不是来源", "copy": "所读副本尚未与官方原文核对", "altered": "副本有被改动的迹象",
    "contradicts": "文中数字互相矛盾", "no earlier": "没有该发布者同一场合的较早文本", "judged": "证据的权重出于判断，未经校准",
}  # fmt: skip
CLAUSES = {"kept": "保留", "changed": "改动", "moved": "移位", "added": "新增", "dropped": "删去"}


def in_chinese(brief: Brief, case: Case) -> Brief:
    """The brief with every sentence in Chinese; ids, kinds, evidence, figures and grades stay."""
    first = brief.highlights[0].id if brief.highlights else ""

    def one(sentence: Sentence) -> Sentence:
        if sentence.edited:
            return sentence  # what a person wrote is not said anew
        text = event(brief, case) if sentence.id == first else wording(sentence, brief, case)
        graded = sentence.grade and replace(sentence.grade, reasons=tuple(map(reason, sentence.grade.reasons)))
        return replace(sentence, text=text or sentence.text, gloss="", grade=graded)

    def every(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(map(one, sentences))

    takeaway, finding = brief.takeaway, brief.finding
    rules = {h.key: h for rules in case.book.hypothesis_sets for h in rules.hypotheses}
    change = (
        tuple(rules[item.key].would_change_zh for item in finding.hypotheses[:3]) if finding else takeaway.would_change
    )
    genre = genre_zh(case.reading.genre, case.book)
    head = f"{brief.issuer}：{genre}" if brief.issuer else case.document.title or genre
    return replace(
        brief,
        language="zh",
        title=f"{head}，{day(case.document.published)}" if case.document.published else head,
        occasion=occasion_zh(case.reading.occasion.key, case.book) or brief.occasion,
        banner=BANNERS.get(case.document.publisher.kind, ""),
        highlights=every(brief.highlights),
        body=every(brief.body),
        background=every(brief.background),
        gaps=tuple(gaps(brief, case)),
        takeaway=replace(
            takeaway,
            sentence=one(takeaway.sentence),
            confidence_sentence=replace(takeaway.confidence_sentence, text=confidence(brief, case)),
            rivals=tuple(
                replace(
                    rival, text=f"另一种解读：{rules[item.key].statement_zh}（在所考虑的各解读中占{item.share:.0%}）。"
                )
                for rival, item in zip(takeaway.rivals, finding.hypotheses[1:], strict=False)
            )
            if finding
            else takeaway.rivals,
            would_change=change,
        ),
    )


BANNERS = {
    "example": "示例：本文为本项目撰写，企业为虚构。其中任何内容都不是真实机构的表态。",
    "reconstruction": "重构：本文是我们依据报道的转写，并非原文，不得作为该企业的表态引用。",
}


def day(value: date | None) -> str:
    return f"{value.year}年{value.month}月{value.day}日" if value else "日期不明"


def event(brief: Brief, case: Case) -> str:
    """Who published what, for what, when; what was given rather than read is marked."""
    reading, document = case.reading, case.document
    who = reading.issuer.name or "发布者未署名"
    given = "（发布者为给定）" if reading.issuer.basis == "given" else ""
    said = "据报道发布了" if document.publisher.kind == "reconstruction" else "发布了"
    occasion = occasion_zh(reading.occasion.key, case.book)
    number = f"（{reading.occasion.number}周年）" if reading.occasion.number and occasion else ""
    why = f"，所为{occasion}{number}" if occasion else ""
    dated = "（日期为给定）" if "published" in document.given else ""
    when = f"，日期为{day(document.published)}{dated}" if document.published else ""
    kind = genre_zh(reading.genre, case.book)
    return f"{who}{given}{said}一份{kind}{why}{when}。" if reading.issuer.name else f"一份{kind}，{who}{why}{when}。"


def genre_zh(genre: str, book: Handbook) -> str:
    """The kind of text, by the data."""
    return next((rule.chinese for rule in book.genres if rule.genre == genre), "") or "文本"


def occasion_zh(key: str, book: Handbook) -> str:
    return next((rule.chinese for rule in book.occasions if rule.key == key), "")


def wording(sentence: Sentence, brief: Brief, case: Case) -> str:
    """The sentence in Chinese, by what it rests on; empty where there is nothing to say it from."""
    if sentence.grade is not None:
        return claim(sentence, case)
    if sentence.kind == "background":
        return background(sentence, case)
    if sentence.kind == "judges":
        return judgement(sentence, brief, case)
    if sentence.kind == "says":
        if sentence.text.startswith(ALSO):
            return f"文中另称：{'；'.join(f'「{shown(quote.text)}」' for quote in sentence.evidence)}。"
        names = "、".join(quote.text for quote in sentence.evidence)
        return f"署名者为{names}。"
    named = {figure.name for figure in sentence.figures}
    return next((said(sentence) for name, said in COMPARED.items() if name in named), changed(sentence))


def claim(sentence: Sentence, case: Case) -> str:
    """``青岩集团计划：产能（…）：「…」``: actor, force, kind, quote."""
    span = sentence.evidence[0].span
    found = next((c for c in case.reading.claims if c.span == span and told_as(c, sentence, case)), None)
    found = found or next(c for c in case.reading.claims if c.span == span)
    kind = case.book.claim_types[found.type]
    own = "" if tried(found, case.book) else FORCE[found.modality]
    own = own or next((p.says_zh for p in kind.patterns if p.match == found.pattern and fits(p, found)), "")
    own = own or kind.says_zh.get(found.modality, "") or f"{FORCE[found.modality]}（{kind.noun_zh}）"
    head = f"{actor(found, case) or '文中'}{own}"
    if any(figure.name == "earlier text" for figure in sentence.figures):
        head = f"上一次的文本没有的文字：{head}"
    return f"{head}：「{cited(found, case.document.text, case.book)}」。"


def told_as(claim: Claim, sentence: Sentence, case: Case) -> bool:
    from watchword.writing.english import predicate

    return predicate(claim, case.book) in sentence.text


def actor(claim: Claim, case: Case) -> str:
    """Only where the claim's own clause begins with it, and it says or does what is told."""
    who = claim.role("who")
    if who is None or who.span is None or case.book.claim_types[claim.type].of_others:
        return ""
    if not tells_itself(claim, case.reading):
        return ""
    itself = not NOT_ITSELF.match(case.document.text, who.span.end)
    return who.name if itself and 0 <= who.span.start - claim.span.start <= 2 else ""


def share(sentence: Sentence) -> str:
    value = next(figure.value for figure in sentence.figures if figure.name == "ritual share")
    count = next(figure.value for figure in sentence.figures if figure.name == "comparable documents")
    return f"与{count}篇可比的较早文本对照，其文字和数字中礼仪性套话占{float(value or 0):.0%}。"


def clauses(sentence: Sentence) -> str:
    counts = {
        figure.name.removeprefix("clauses "): figure.value
        for figure in sentence.figures
        if figure.name.startswith("clauses ")
    }
    listed = "，".join(f"{CLAUSES[name]}{value}处" for name, value in counts.items() if value and name in CLAUSES)
    return f"与发布者上一次的文本逐句对照：{listed}。"


def added(sentence: Sentence) -> str:
    return f"新出现的文字：{'；'.join(f'「{shown(q.text, 40)}」' for q in sentence.evidence)}。"


def dropped(sentence: Sentence) -> str:
    figure = sentence.figures[0]
    total = figure.basis.split()[0]
    return f"发布者{total}篇较早文本中有{figure.value}篇写有而本文没有：「{shown(sentence.evidence[0].text, 40)}」。"


def no_share(sentence: Sentence) -> str:
    return "无法给出礼仪性套话占比：没有可比的较早文本。"


def changed(sentence: Sentence) -> str:
    pairs = zip(sentence.evidence[::2], sentence.evidence[1::2], strict=False)
    listed = "；".join(f"「{shown(old.text, 30)}」改为「{shown(new.text, 30)}」" for old, new in pairs)
    return f"改动的措辞：{listed}。" if listed else ""


COMPARED: dict[str, Callable[[Sentence], str]] = {
    "ritual share": share,
    "documents compared with": no_share,
    "clauses kept": clauses,
    "clauses added": added,
    "earlier texts with the clause": dropped,
}


REASONS = {
    "a copy that no original held matches": "副本，所存文本中没有相符的原文",
    "an invented text says nothing of the world": "虚构文本不说明任何事实",
    "the issuer speaks of itself": "发布者自述",
    "passed on, or hedged": "转述或有保留",
    "an intention, which may not be carried out": "属于意向，未必落实",
    "a body of state tells of its own act": "国家机关自述其行为",
    "nothing outside the copy bears on it": "副本之外没有旁证",
    "one publisher says so": "仅一家发布者如此说",
}
REASON_FORMS = (
    (re.compile(r"a copy of what (.+) published"), r"\1所发布文本的副本"),
    (re.compile(r"published by (.+)"), r"由\1发布"),
    (re.compile(r"the text is no source \((\w+)\)"), "文本不是来源"),
    (re.compile(r"the text contradicts itself: (.+)"), r"文本自相矛盾：\1"),
    (re.compile(r"(.+) says? the same, independently"), r"\1另行独立说到同一内容"),
)


def reason(english: str) -> str:
    """A reason of a grade, in Chinese."""
    if english in REASONS:
        return REASONS[english]
    form = next(((p, chinese) for p, chinese in REASON_FORMS if p.fullmatch(english)), None)
    return form[0].sub(form[1], english).replace(" and ", "、") if form else english


def background(sentence: Sentence, case: Case) -> str:
    rates = ((term, term.base_rate) for term in case.book.terms if term.base_rate)
    for term, rate in rates:
        if rate.text_zh and sentence.text.endswith(rate.text):
            return f"「{term.term}」的基数：{rate.text_zh}"
    return next((note.text_zh for note in case.book.background if note.text == sentence.text and note.text_zh), "")


def judgement(sentence: Sentence, brief: Brief, case: Case) -> str:
    finding = brief.finding
    if sentence.text.startswith("The military link"):
        level = next(level for level in LINKS if level.label == brief.military_link)
        return f"军事联系为{LINKS[level]}。"
    if finding is None:
        return ""
    rules = {h.key: h for rules in case.book.hypothesis_sets for h in rules.hypotheses}
    best = rules[finding.hypotheses[0].key].statement_zh
    return f"判断：该文本{LIKELY[finding.likelihood.term]}{best}。"


def confidence(brief: Brief, case: Case) -> str:
    """In a sentence of its own, with the reasons (R25)."""
    publisher, integrity = case.document.publisher, case.reading.integrity
    reasons = ["one"]
    if publisher.invented:
        reasons.append("invented")
    elif publisher.reliability in ("D", "E", "F"):
        reasons.append("copy")
    if integrity.reasons("altered"):
        reasons.append("altered")
    if integrity.reasons("contradicts"):
        reasons.append("contradicts")
    if not case.comparison.own:
        reasons.append("no earlier")
    told = (REASONS_OF_CONFIDENCE[name] for name in (*reasons, "judged"))
    return f"把握程度{LEVELS[brief.takeaway.confidence.level]}：{'；'.join(told)}。"


def gaps(brief: Brief, case: Case) -> Iterator[str]:
    """What the brief does not know."""
    document, reading, comparison = case.document, case.reading, case.comparison
    if document.publisher.invented:
        yield "本文不是来源，评级为F。"
    elif document.publisher.kind == "copy":
        yield "网站不在官方发布者名录中：与原文核对之前只当作副本。"
    if reading.integrity.usable != "full":
        yield "副本未通过完整性检查，只能使用标题。"
    elif reading.integrity.signs:
        yield "副本或其数字有疑点，详见英文版。"
    if not reading.issuer.name:
        yield "无法从文本读出发布者；可用 --issuer 给定。"
    if document.published is None:
        yield "发布日期不明；可用 --published 给定。"
    if not comparison.own:
        yield "没有该发布者同一场合的较早文本，因此不谈变化。"
    if comparison.ritual_share is None:
        yield "没有礼仪性套话占比。"
    unverified = [item.term.term for item in brief.terms if not item.term.verified]
    if unverified:
        yield f"凭记忆的解读，未见来源（未经核实）：{'、'.join(unverified)}。"
    if any(gap == NOTHING_OF_THE_FORM for gap in brief.gaps):
        yield "文中没有这种简报所收的内容，可改用其他形式。"
    withheld = sum("withheld" in gap or "rejected" in gap for gap in brief.gaps)
    if withheld:
        yield "有句子未通过检查或在审阅中被否决，未予刊出。"
