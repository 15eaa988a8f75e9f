"""Faults planted in our own briefs. Nothing here knows a rule of the linter: each mutator edits wording by its own means.

A mutator takes a case and yields ``(what was planted, brief, sentence)``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from mutant import Mutant
from sources import Case

from watchword.model.brief import Brief, Sentence, Source
from watchword.model.span import Quote, Span

Planted = Iterator[tuple[str, Brief, str]]

MINERALS = ("gallium", "germanium", "antimony", "tungsten", "graphite", "indium", "cobalt", "lithium", "molybdenum",
            "bismuth", "fluorspar", "rare earths", "steel", "superhard materials")  # fmt: skip
IN_CHINESE = {"gallium": "镓", "germanium": "锗", "antimony": "锑", "tungsten": "钨", "graphite": "石墨", "indium": "铟",
              "cobalt": "钴", "lithium": "锂", "molybdenum": "钼", "bismuth": "铋", "fluorspar": "萤石",
              "rare earths": "稀土", "steel": "钢", "superhard materials": "超硬"}  # fmt: skip
PLACES = ("United States", "China", "Baotou", "Yukon", "Canada", "Port Halden", "Meridian Territory", "Mactung",
          "Brackwater", "Jiangxi", "Hunan", "Guangdong", "Shenzhen", "Nanning", "Changsha")  # fmt: skip
OTHER_PLACES = ("Japan", "Australia", "Chongqing")
OTHER_BODIES = ("Ministry of Finance (财政部)", "China Minmetals (中国五矿集团)", "Norinco (中国兵器工业集团)")
OTHER_PERSONS = ("王建华", "Peter Hansen")
DAY = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (20\d\d)"
)
QUOTED = re.compile(r"「[^」]*」|“[^”]*”")
HEDGES = (
    ("announces as planned", "reports"),
    ("voices the hope of", "reports"),
    ("passes on, as reported by others,", "reports"),
    ("speaks, with a hedge, of", "reports"),
    ("claims, as an unchecked superlative,", "reports"),
    ("sets out a plan or target", "reports a result"),
    ("is reported to have published", "published"),
    ("orders ", "reports "),
)
# What one body does and another doesn't; a founding or an appointment has many hands.
DEED = re.compile(
    r"(The (?:text|letter|notice) (?:reports|issues or reports) )(?:a rescue|a deployment|an investigation|a visit|"
    r"a study|an agreement|an enforcement|a rule|a meeting|an inspection|a listing)"
)
# A claim, and words of which one would stand in a text that makes it.
INVENTED = (
    ("a contract to supply the armed forces", ("军", "部队", "defen", "Defen", "militar", "arm")),
    ("an acquisition", ("购", "股权", "buy", "acqui", "bought", "控股")),
    ("an accident", ("事故", "死亡", "accident", "died", "injur", "fire", "受伤", "险")),
    ("a removal from office", ("免", "辞", "resign", "replac", "stepped", "卸任")),
    ("a loan", ("贷", "loan", "融资", "财政", "fund")),
    ("an export ban", ("出口", "export")),
    ("the granting of a patent", ("专利", "patent")),
)
NOT_TO_BE_CONFUSED = {"军民融合": "military-civil fusion", "两个基地": "two military bases"}


def edited(brief: Brief, changed: Sentence) -> Brief:
    """The brief with one sentence in place of that of the same id, wherever it stands."""

    def swap(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(changed if sentence.id == changed.id else sentence for sentence in sentences)

    main = brief.takeaway
    return replace(
        brief,
        highlights=swap(brief.highlights),
        body=swap(brief.body),
        background=swap(brief.background),
        takeaway=replace(
            main,
            sentence=swap((main.sentence,))[0],
            confidence_sentence=swap((main.confidence_sentence,))[0],
            rivals=swap(main.rivals),
        ),
    )


def reworded(case: Case, sentence: Sentence, text: str, fault: str) -> Planted:
    if text != sentence.text:
        yield fault, edited(case.brief, replace(sentence, text=text)), sentence.id


def told(case: Case, *kinds: str) -> list[Sentence]:
    return [s for s in (*case.brief.highlights, *case.brief.body) if s.kind in kinds]


def outside_quotes(text: str) -> str:
    """The text with its quoted words blanked, so that offsets stay."""
    return QUOTED.sub(lambda found: "\0" * len(found.group()), text)


def put(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def wrong_number(case: Case) -> Planted:
    for sentence in told(case, "says"):
        plain = outside_quotes(sentence.text)
        for found in re.finditer(r"(?<=[( ])(\d[\d,]*)(\.\d+)?(?=%| t\b| yuan| US| persons| firms| units)", plain):
            old = found.group()
            digit = str((int(old[0]) + 3) % 9 + 1)
            new = digit + old[1:]
            yield from reworded(case, sentence, put(sentence.text, *found.span(), new), f"{old} -> {new}")


def unit_or_scale(case: Case) -> Planted:
    swaps = ((" t of", " kg of"), (" t)", " kg)"), (" t;", " kg;"), (" t,", " kg,"), ("000 t", "000,000 t"),
             (" yuan", " US dollars"), (" US dollars", " yuan"), (" a tonne", " a kilogram"), ("metal content", "as ore"), ("at most", "at least"))  # fmt: skip
    for sentence in told(case, "says"):
        plain = outside_quotes(sentence.text)
        for old, new in swaps:
            if (at := plain.find(old)) >= 0:
                yield from reworded(case, sentence, put(sentence.text, at, at + len(old), new), f"{old} -> {new}")


def wrong_date(case: Case) -> Planted:
    for sentence in told(case, "says"):
        for found in DAY.finditer(outside_quotes(sentence.text)):
            day, month, year = found.groups()
            for new in (
                f"{(int(day) + 8) % 28 + 1} {month} {year}",
                f"{day} {month} {int(year) - 1}",
                f"{day} {'March' if month != 'March' else 'May'} {year}",
            ):
                yield from reworded(case, sentence, put(sentence.text, *found.span(), new), f"{found.group()} -> {new}")


def named(case: Case, names: tuple[str, ...], others: tuple[str, ...]) -> Planted:
    for sentence in told(case, "says"):
        plain = outside_quotes(sentence.text)
        for old in names:
            at = plain.find(old)
            new = next((o for o in others if o != old and absent(case, o)), "")
            if at >= 0 and new and re.search(r"naming|^" + re.escape(old), plain[: at + len(old)]):
                yield from reworded(case, sentence, put(sentence.text, at, at + len(old), new), f"{old} -> {new}")


def absent(case: Case, name: str) -> bool:
    words = {name, IN_CHINESE.get(name, name), *re.findall(r"[一-鿿]+", name)}
    whole = case.document.text + "".join(s.text for s in case.brief.sentences if s.kind != "background")
    return not any(word.lower() in whole.lower() for word in words)


def wrong_thing(case: Case) -> Planted:
    yield from named(case, MINERALS, MINERALS)


def wrong_place(case: Case) -> Planted:
    yield from named(case, PLACES, OTHER_PLACES)


def wrong_organisation(case: Case) -> Planted:
    heads = [
        m.group() for s in told(case, "says") for m in re.finditer(r"[A-Z][\w.,&' -]{3,60} \([一-鿿（）()]+\)", s.text)
    ]
    firms = ("Volmark Cells", "Fireweed Metals Corp.", "Meridian Customs Service", "Meridian Mines Inspectorate")
    yield from named(case, tuple(dict.fromkeys((*heads, *firms))), OTHER_BODIES)


def wrong_holder(case: Case) -> Planted:
    yield from named(case, case.persons, OTHER_PERSONS)


def hedge_lost(case: Case) -> Planted:
    for sentence in told(case, "says", "compares"):
        for old, new in HEDGES:
            if old in sentence.text:
                yield from reworded(case, sentence, sentence.text.replace(old, new, 1), f"{old} -> {new}")


def denial_told_as_done(case: Case) -> Planted:
    for sentence in told(case, "says"):
        for old, new in (("issues a denial", "reports an agreement"), ("issues a denial", "confirms the report")):
            if old in sentence.text:
                yield from reworded(case, sentence, sentence.text.replace(old, new, 1), f"{old} -> {new}")


def actor_swapped(case: Case) -> Planted:
    """Another body of the same text does what the quote says that one did."""
    for sentence in told(case, "says"):
        quotes = "".join(quote.text for quote in sentence.evidence)
        actor = next((body for body in case.bodies if quotes.startswith(body)), "")
        other = next(
            (body for body in case.bodies if body not in quotes and body not in actor and actor not in body), ""
        )
        deed = DEED.match(sentence.text)
        if actor and other and deed:
            text = f"{other} carries out {sentence.text[deed.end(1) :]}"
            yield from reworded(case, sentence, text, f"{actor} -> {other}")


def slogan_misread(case: Case) -> Planted:
    quoted = next((s for s in told(case, "says") if s.evidence), None)
    for item in case.brief.terms:
        for other in item.term.not_to_be_confused_with:
            if english := NOT_TO_BE_CONFUSED.get(other):
                terms = tuple(
                    replace(t, term=replace(t.term, english=english)) if t is item else t for t in case.brief.terms
                )
                yield f"{item.term.term} decoded as {english}", replace(case.brief, terms=terms), ""
                if quoted and item.quotes:
                    text = f"The letter speaks of {english}: 「{item.quotes[0].text}」."
                    new = replace(quoted, id="planted", text=text, evidence=item.quotes[:1], figures=())
                    body = replace(case.brief, body=(*case.brief.body, new))
                    yield f"{item.term.term} told as {english}", body, "planted"
    for sentence in told(case, "says"):
        if "double-support" in sentence.text:
            text = sentence.text.replace("double-support", "military-civil fusion")
            yield from reworded(case, sentence, text, "double-support -> military-civil fusion")


def invented_claim(case: Case) -> Planted:
    base = next((s for s in told(case, "says") if s.evidence and s.evidence[0].text in s.text), None)
    for claim, words in INVENTED:
        if base and not any(word in case.document.text for word in words):
            quote = base.evidence[0]
            text = f"The text reports {claim}: 「{quote.text}」."
            new = replace(base, id="planted", text=text, figures=())
            yield f"{claim}, on another claim's quote", replace(case.brief, body=(*case.brief.body, new)), "planted"


def copies_counted(case: Case) -> Planted:
    sentence = case.brief.takeaway.confidence_sentence
    for new in ("it rests on two independent texts", "three independent sources confirm it"):
        yield from reworded(case, sentence, sentence.text.replace("it rests on one text", new), f"one text -> {new}")
    first = next(iter(told(case, "says")), None)
    if first and case.brief.sources:
        copy = case.brief.sources[0]
        twin = Source("0" * 64, copy.title, "https://copy.example.org/1", copy.published, "Copy", "copy", "C")
        with_twin = replace(case.brief, sources=(*case.brief.sources, twin))
        text = first.text[:-1] + ", which two independent sources confirm."
        yield "a copy counted as a second source", edited(with_twin, replace(first, text=text)), first.id


STALE = {
    "toll-zh-1": (("造成3人死亡、7人失联", "The text reports an accident (3 dead; 7 missing)"),),
    "toll-zh-2": (("2人受伤", "The text reports an accident (2 hurt)"),),
    "toll-en-1": (("three dead", "The text reports an accident (3 dead)"),),
    "own-zh-08": (("3人失联", "The text reports an accident, with three still missing"),),
}


def stale_toll(case: Case) -> Planted:
    base = next((s for s in told(case, "says") if s.evidence), None)
    for words, claim in STALE.get(case.name, ()):
        at = case.document.text.find(words)
        if base and at >= 0:
            quote = Quote(case.document.id, Span(at, at + len(words)), words)
            for text in (f"{claim}: 「{words}」.", f"{claim}."):
                new = replace(base, id="planted", text=text, evidence=(quote,), figures=())
                yield f"{words}, in the body", replace(case.brief, body=(*case.brief.body, new)), "planted"
                top = replace(case.brief, highlights=(*case.brief.highlights[:1], new, *case.brief.highlights[1:]))
                yield f"{words}, at the top", top, "planted"


def background_in_highlight(case: Case) -> Planted:
    for sentence in case.brief.background:
        others = tuple(s for s in case.brief.background if s is not sentence)
        yield (
            f"{sentence.id} moved up",
            replace(case.brief, highlights=(*case.brief.highlights, sentence), background=others),
            sentence.id,
        )
        first = next((s for s in told(case, "says") if s.evidence), None)
        if first:
            new = replace(first, id="planted", text=sentence.text, figures=())
            yield (
                f"{sentence.id} told as the document's own",
                replace(case.brief, highlights=(*case.brief.highlights, new)),
                "planted",
            )


def unlike_years(case: Case) -> Planted:
    for sentence in told(case, "compares"):
        for found in DAY.finditer(outside_quotes(sentence.text)):
            day, month, year = found.groups()
            if "lacks" in sentence.text or "Clause by clause" in sentence.text or "since the letter" in sentence.text:
                new = f"{day} {month} {int(year) - 2}"
                yield from reworded(case, sentence, put(sentence.text, *found.span(), new), f"{found.group()} -> {new}")


def comparison_figure(case: Case) -> Planted:
    for sentence in told(case, "compares"):
        plain = outside_quotes(sentence.text)
        for found in re.finditer(r"\d+(?=%| kept| changed| added| dropped| comparable| earlier)", plain):
            new = str(int(found.group()) + 7)
            yield from reworded(case, sentence, put(sentence.text, *found.span(), new), f"{found.group()} -> {new}")


def likelihood_changed(case: Case) -> Planted:
    swaps = (("It is likely", "It is almost certain"), ("It is very likely", "It is likely"),
             ("There is a roughly even chance", "It is very likely"), ("It is likely", "It is unlikely"))  # fmt: skip
    for sentence in (case.brief.takeaway.sentence, *(s for s in case.brief.highlights if s.kind == "judges")):
        for old, new in swaps:
            yield from reworded(case, sentence, sentence.text.replace(old, new), f"{old} -> {new}")


def confidence_mixed(case: Case) -> Planted:
    main = case.brief.takeaway
    text = main.sentence.text
    yield from reworded(case, main.sentence, f"With high confidence: {text[0].lower()}{text[1:]}", "confidence added")
    held = main.confidence_sentence
    yield from reworded(
        case, held, held.text.replace("We hold this", "It is very likely that we hold this"), "likelihood added"
    )


def link_raised(case: Case) -> Planted:
    level = case.brief.military_link
    higher = {
        "none": ("ceremonial: greetings, visits and honours.", "material: a use or supply is named."),
        "ceremonial": ("institutional: people are tied to a unit.", "material: a use or supply is named."),
        "institutional": ("material: a use or supply is named.",),
    }
    for sentence in case.brief.body:
        if sentence.text.startswith("The military link is "):
            for words in higher.get(level, ()):
                raised = replace(case.brief, military_link=words.split(":")[0])
                text = f"The military link is {words}"
                yield f"{level} -> {words}", edited(raised, replace(sentence, text=text)), sentence.id
                yield from reworded(case, sentence, text, f"{level} -> {words}, in the sentence alone")


def quote_altered(case: Case) -> Planted:
    for sentence in told(case, "says"):
        for index, quote in enumerate(sentence.evidence):
            middle = len(quote.text) // 2
            new = "不" if case.document.language != "en" else "q"
            text = put(quote.text, middle, middle + 1, new)
            if quote.text in sentence.text and text != quote.text:
                shown = sentence.text.replace(quote.text, text, 1)
                yield from reworded(case, sentence, shown, "a character of the words shown")
                changed = replace(quote, text=text)
                evidence = (*sentence.evidence[:index], changed, *sentence.evidence[index + 1 :])
                both = replace(sentence, text=shown, evidence=evidence)
                yield "a character, shown and in the span", edited(case.brief, both), sentence.id
            moved = replace(quote, span=Span(quote.span.start + 1, quote.span.end + 1))
            evidence = (*sentence.evidence[:index], moved, *sentence.evidence[index + 1 :])
            yield "span moved by one", edited(case.brief, replace(sentence, evidence=evidence)), sentence.id


def rate_basis(case: Case) -> Planted:
    swaps = (("on the year before", "on the period before"), ("on the period before", "on the year before"))
    for sentence in told(case, "says"):
        for old, new in swaps:
            yield from reworded(case, sentence, sentence.text.replace(old, new, 1), f"{old} -> {new}")


def honour_without_base_rate(case: Case) -> Planted:
    rates = [s for s in case.brief.background if s.text.startswith("Base rate")]
    kept = tuple(s for s in case.brief.background if s not in rates)
    if rates:
        yield "base rates left out", replace(case.brief, background=kept), ""
        for rate in rates:
            yield (
                f"{rate.id} left out",
                replace(case.brief, background=tuple(s for s in case.brief.background if s is not rate)),
                "",
            )
    for sentence in told(case, "says"):
        if "names an honour" in sentence.text:
            text = sentence.text.replace("names an honour", "names a rare honour")
            yield from reworded(case, sentence, text, "called rare")


def rival_dropped(case: Case) -> Planted:
    main = case.brief.takeaway
    yield "no rival", replace(case.brief, takeaway=replace(main, rivals=())), ""
    yield "nothing would change the view", replace(case.brief, takeaway=replace(main, would_change=())), ""


def change_without_earlier(case: Case) -> Planted:
    if not any(s.text.startswith(("In words that", "Clause by clause")) for s in told(case, "compares")):
        for sentence in told(case, "says")[1:4]:
            for words in (
                "The text, unlike before,",
                "The text for the first time",
                "The text no longer speaks of reform and",
            ):
                start = re.match(r"The (text|letter|notice)", sentence.text)
                if start:
                    yield from reworded(case, sentence, words + sentence.text[start.end() :], words)


MUTATORS: dict[str, Callable[[Case], Planted]] = {
    function.__name__: function
    for function in (
        wrong_number, wrong_organisation, wrong_place, wrong_holder, wrong_thing, hedge_lost, actor_swapped,
        slogan_misread, invented_claim, copies_counted, stale_toll, background_in_highlight, unlike_years, wrong_date,
        unit_or_scale, likelihood_changed, link_raised, quote_altered, rate_basis, confidence_mixed,
        honour_without_base_rate, comparison_figure, rival_dropped, change_without_earlier, denial_told_as_done,
    )
}  # fmt: skip

# Faults that show in the words alone, with nothing at hand but the document: these are planted in prose too.
IN_PROSE = frozenset(
    ("wrong_number", "wrong_organisation", "wrong_place", "wrong_holder", "wrong_thing", "hedge_lost", "wrong_date",
     "unit_or_scale", "quote_altered", "rate_basis", "background_in_highlight", "link_raised", "confidence_mixed",
     "denial_told_as_done", "actor_swapped", "invented_claim", "stale_toll", "change_without_earlier")
)  # fmt: skip


def mutants_of(case: Case) -> Iterator[Mutant]:
    clean = prose(case.brief)
    for kind, mutate in MUTATORS.items():
        for fault, brief, place in mutate(case):
            yield Mutant(kind, "structured", case.name, fault, brief=brief, place=place)
            if kind in IN_PROSE and (text := prose(brief)) != clean and "in the span" not in fault:
                yield Mutant(kind, "rendered", case.name, fault, text=text, place=place)


def prose(brief: Brief) -> str:
    """A structured brief as somebody would type it."""
    lines = [f"# {brief.title}", "", *(f"- {s.text}" for s in brief.highlights), ""]
    lines += [" ".join(s.text for s in brief.body if s.kind != "compares"), ""]
    if brief.background:
        lines += ["## Background", "", " ".join(s.text for s in brief.background), ""]
    return "\n".join([*lines, "## Takeaway", "", brief.takeaway.sentence.text, ""])
