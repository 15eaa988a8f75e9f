"""Whether whoever is given an office has it, by the document or by the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchword.writing.lint.rule import Rule
from watchword.writing.lint.statement import Against, Sheet, Statement
from watchword.writing.lint.strangers import prose
from watchword.writing.lint.words import fold, sounded

NAME = r"[A-Z][a-z]+ [A-Z][a-z'’]+"
OF = "(?: (?:county|city|district|municipal|provincial|prefecture|regional|banner|league)(?:['’]s)?)?"
RANK = re.compile(r"^(?:vice|deputy)[- ]")
BESIDE = 14  # characters between a title and its holder
BESIDE_ENGLISH = 30
BECAME = re.compile(r"(?:同志)?(?:任|为|担任|出任|接任|当选|兼任)[^,;。]{2,20}")
APART = re.compile(r"[,;。:由与和及]|[.;] ")


@lru_cache(maxsize=8)
def titled(titles: tuple[str, ...]) -> re.Pattern[str]:
    """A title before a name, or behind one."""
    one = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
    rank = "(?:vice[- ]|deputy )?"
    return re.compile(
        rf"\b(?i:({rank}(?:{one})))(?: of [a-z A-Z]{{3,40}}?)?,? ({NAME})"
        rf"|\b({NAME})(?: \([\u3400-\u9fff·]+\))?(?:,| as| is| was| became| becomes)?(?: the| its| a)?{OF} (?i:({rank}(?:{one})))(?![\w-])"
    )


def titles_go_with_their_holders(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Whoever is given a title has it in the document, beside the name."""
    if sheet.structured or statement.kind == "background":
        return
    titles = against.book.house_rules.titles
    for match in titled(tuple(titles)).finditer(statement.text):
        title, name = (match[1] or match[4]).lower().replace("-", " "), match[2] or match[3]
        plain = RANK.sub("", title)
        found = list(around(name, against))
        forms = "|".join(re.escape(form.lower()) for form in (*titles[plain], plain))
        if found and not any(re.search(forms, words) for words in found):
            yield f"{name} is no {title} in the document"
        elif (
            found
            and plain == title
            and not any(re.search(f"(?<!副)(?<!vice )(?<!deputy )(?:{forms})", w) for w in found)
        ):
            yield f"{name} is a deputy in the document, not {title}"
        elif found and plain != title and not any("副" in words or RANK_WORD.search(words) for words in found):
            yield f"{name} is {plain}, not {title}, in the document"


RANK_WORD = re.compile("vice|deputy")


def around(name: str, against: Against) -> Iterator[str]:
    """The words beside a name, wherever the document has it, in its letters or spelt from Chinese."""
    text, letters = fold(against.document.text), re.sub("[^a-z]", "", name.lower())
    for match in re.finditer(re.escape(name), text):
        yield text[max(0, match.start() - BESIDE_ENGLISH) : match.end() + BESIDE_ENGLISH].lower()
    for sounds, places in (sounded(text), sounded(text, second=True)):
        for match in re.finditer(f"(?={letters})", sounds):
            start, end = places.get(match.start()), places.get(match.start() + len(letters))
            if start is not None and end is not None and end - start < BESIDE_NAME:
                became = BECAME.match(text, end)
                yield (
                    APART.split(text[max(0, start - BESIDE) : start])[-1]
                    + text[start : end + 2]
                    + (became[0] if became else "")
                )


BESIDE_NAME = 5  # Chinese characters of a person's name


def offices_are_held(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """An office that a sentence names has its like in the document."""
    if sheet.structured or statement.kind == "background":
        return
    held = f"{against.document.title}\n{against.document.text}".lower()
    for title, forms in against.book.house_rules.titles.items():
        if re.search(rf"(?<![a-z]){title}s?(?![a-z])", prose(statement, sheet).lower()) and not any(form.lower() in held for form in forms):  # fmt: skip
            yield f"the document names no {title}"


def offices_fit_their_holders(statement: Statement, sheet: Sheet, against: Against) -> Iterator[str]:
    """Nobody is given an office that the register gives to others only (R8)."""
    day = against.document.published.isoformat() if against.document.published else ""
    offices = {holder.office for holder in against.book.holders}
    for holder in {holder.english: holder for holder in against.book.holders}.values():
        for office in offices if holder.english in statement.text else ():
            if not re.search(
                rf"(?<!former )(?<!Deputy )(?<!Vice ){re.escape(office)} {re.escape(holder.english)}", statement.text
            ):
                continue
            own = [one for one in against.book.holders if one.english == holder.english and one.office == office]
            if not any(not day or (one.start <= day and (not one.end or day <= one.end)) for one in own):
                yield f"{holder.english} was not {office} on the day of the text"


OFFICE_RULES: tuple[Rule, ...] = (titles_go_with_their_holders, offices_are_held, offices_fit_their_holders)
