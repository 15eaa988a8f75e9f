"""Tables of the Federal Register and the Code of Federal Regulations: as text of fixed columns, as HTML, as XML.

The entity column holds the name, ``a.k.a., the following …:``, a line for each alias that begins with a dash, and the
address, which is not kept. Notices without a table (Section 1260H) name their organisations line by line.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from watchword.knowing.listing.rows import Row

RULE = re.compile(r"^\s*-{20,}\s*$")
DASH = re.compile(r"^\s*(?:[-–—•\x96\x97]|&mdash;)\s*")
STARS = re.compile(r"^[\s*.\[\]]*$|^\s*\* ")
CITATION = re.compile(r"\d+\s*FR\s*(?:\[.*?\]|\d[\d,]*)[^.]*")
AKA = re.compile(r"[,;]?\s*\(?(?:a\.?k\.?a\.?|f\.?k\.?a\.?),?\s+(?:the following|at least)[^:]*:", re.IGNORECASE)
NOTICE = re.compile(
    r"\[?Federal Register(?: Volume|\s*/\s*Vol\.)\s*(\d+),\s*(?:Number|No\.)\s*(\d+)\s*[(/]\s*(?:\w+day,\s*)?(\w+ \d{1,2}, \d{4})"
)
MONTHS = list(calendar.month_name)[1:]
FORM_TAIL = re.compile(
    r"^(?:ltd|limited|inc|llc|l\.l\.c|co|corp|corporation|company|s\.a|gmbh|pte|pvt|jsc)\b\.?", re.IGNORECASE
)
LIST_NAMES = (
    ("Entity List", re.compile(r"Supplement No\. ?4 to Part 744|\bEntity List\b", re.IGNORECASE)),
    ("Military End User (MEU) List", re.compile(r"Supplement No\. ?7 to Part 744", re.IGNORECASE)),
    ("Unverified List", re.compile(r"Supplement No\. ?6 to Part 744|\bUnverified List\b", re.IGNORECASE)),
    ("Section 1260H List", re.compile(r"\b1260H\b")),
)  # fmt: skip
NO_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML allows in no text
SIGNS = re.compile(r"Federal Register|Part 744|\b1260H\b|\bFR Doc\b", re.IGNORECASE)


def list_name(text: str) -> str:
    """The list that a notice amends: the first that it names, with the 1260H notice first."""
    if "1260H" in text[:4000]:
        return "Section 1260H List"
    found = [(match.start(), name) for name, pattern in LIST_NAMES if (match := pattern.search(text))]
    return min(found)[1] if found else ""


def notice_date(text: str) -> str:
    """The day of the issue, as ISO; empty where the head of the text has none."""
    found = NOTICE.search(text[:3000])
    if not found:
        return ""
    month, day, year = re.split(r"[ ,]+", found[3])
    return f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}" if month in MONTHS else ""


def rule_part(text: str) -> str:
    """What to call a rule that amends a list: it adds to the list and is not the whole of it."""
    day = notice_date(text)
    return f"rule of {day}" if day and re.search(r"\bis amended\b|\bamends?\b|\bamended by\b", text) else ""


def rows_of_text(text: str) -> Iterator[Row]:
    """Rows of the tables of fixed columns; where there is none, the lines of a notice that name organisations."""
    name, date, part = list_name(text), notice_date(text), rule_part(text)
    found = False
    for table in tables_of(text):
        country = ""
        for cells in table:
            country = tidy_country(cells[0]) or country
            for row in entries_of(cells, name, country):
                found = True
                yield replace(row, date=date, part=part)
    if not found:
        yield from (Row(list=name, name=own, aliases=other, date=date, part=part) for own, other in lines_of(text))


def tables_of(text: str) -> Iterator[list[list[list[str]]]]:
    """Tables as rows of cells, a cell as its lines. A table stands between rules of dashes; its first part is the head."""
    lines = text.split("\n")
    rules = [at for at, line in enumerate(lines) if RULE.match(line)]
    for first, second, third in zip(rules, rules[1:], rules[2:], strict=False):
        head = " ".join(lines[first + 1 : second])
        if re.search(r"\bEntity\b", head) and re.search(r"\bCountry\b", head):
            yield rows_in(lines[second + 1 : third])


def rows_in(lines: Sequence[str]) -> list[list[list[str]]]:
    """Rows of one table body: columns part where every line is blank, a row begins in a line whose cells run to the end."""
    body = [line for line in lines if line.strip() and not STARS.match(line) and not line.startswith("[[")]
    starts = columns(body)
    rows: list[list[list[str]]] = []
    for line in body:
        ends = [*starts[1:], max(len(line), starts[-1] + 1)]
        cells = [line[start:end].rstrip() for start, end in zip(starts, ends, strict=True)]
        begins = sum(bool(cell) and not cell.startswith(" ") for cell in cells)
        if not rows or (begins >= 3 and not cells[1].startswith(" ") and not DASH.match(cells[1])):
            rows.append([[] for _ in starts])
        for cell, part in zip(rows[-1], cells, strict=True):
            if part.strip(" ."):
                cell.append(re.sub(r"\.{4,}", "", part).strip())
    return rows


def columns(body: Sequence[str]) -> list[int]:
    """Where columns begin: after at least two blanks in every line that reaches so far."""
    width = max(map(len, body), default=0)
    blank = [all(len(line) <= at or line[at] == " " for line in body) for at in range(width)]
    return [
        at for at in range(width) if not blank[at] and (at == 0 or (blank[at - 1] and (at == 1 or blank[at - 2])))
    ] or [0]


def entries_of(cells: Sequence[Sequence[str]], name: str, country: str) -> Iterator[Row]:
    """The organisation of one row of a table."""
    if len(cells) < 2 or not cells[1]:
        return
    own, aliases = entity_cell(joined(cells[1]))
    citation = next((found[0].strip(" .") for found in [CITATION.search(" ".join(cells[-1]))] if found), "")
    if own:
        yield Row(list=name, name=own, aliases=aliases, country=country, citation=citation)


def joined(lines: Sequence[str]) -> list[str]:
    """Lines as they were before wrapping: an alias goes on until the next dash, or the full stop that ends the last."""
    whole: list[str] = []
    for line in lines:
        open_alias = whole and DASH.match(whole[-1]) and not re.search(r"\.$", whole[-1].strip())
        open_name = whole and not DASH.match(whole[-1]) and not whole[-1].rstrip().endswith(":")
        if whole and not DASH.match(line) and (open_alias or open_name):
            whole[-1] += " " + line.strip()
        else:
            whole.append(line.strip())
    return whole


def entity_cell(lines: Sequence[str]) -> tuple[str, list[str]]:
    """Name and aliases of an entity cell; what follows them is the address."""
    text = " ".join(line for line in lines if not DASH.match(line))
    aliases = [re.sub(r"[;.,]?\s*(?:and)?\s*$", "", DASH.sub("", line)) for line in lines if DASH.match(line)]
    known_as = AKA.search(text)
    if known_as:
        inside = (
            [part for part in re.split(r";\s*(?:and\s+)?", " ".join(aliases)) if part] if len(aliases) == 1 else aliases
        )
        return text[: known_as.start()].strip(" ,;"), inside
    own = text.split(";")[0]
    parts = own.split(",")
    keep = 1
    while keep < len(parts) and FORM_TAIL.match(parts[keep].strip()):
        keep += 1
    return ",".join(parts[:keep]).strip(" ,;."), aliases


def lines_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """A notice without a table: lines that begin with a bullet or a number; the bracket at the end is a short name."""
    for line in text.split("\n"):
        found = re.match(r"^\s*(?:[•·●*]|\(?\d{1,3}[.)])\s+([A-Z0-9].{2,150})$", line)
        if found:
            whole = found[1].strip(" .;")
            short = re.search(r"\s*\(([^()]{2,60})\)$", whole)
            yield (whole[: short.start()], [short[1].strip('“”" ')]) if short else (whole, [])


def rows_of_markup(text: str, name: str) -> Iterator[Row]:
    """Rows of tables in HTML or XML (``TABLE``/``TR``/``TD`` and ``GPOTABLE``/``ROW``/``ENT``) that have an entity column."""
    from lxml import etree, html

    root = html.fromstring(
        re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8"), parser=html.HTMLParser(encoding="utf-8")
    )
    plain = "\n".join(map(str, root.itertext()))
    title, date, part = list_name(plain), notice_date(plain), rule_part(plain)
    for table in root.iter("table", "gpotable"):
        country, seen = "", False
        for record in table.iter("tr", "row"):
            for mark in record.iter("br", "p"):
                mark.tail = "\n" + NO_TEXT.sub("", mark.tail or "")
            cells = [
                "".join(map(str, cell.itertext()))
                for cell in record
                if isinstance(cell.tag, str) and cell.tag in ("td", "th", "ent")
            ]
            if any(re.fullmatch(r"\s*Entity\s*", cell) for cell in cells) or (
                seen := seen or bool(re.search("Entity", etree.tostring(table, encoding="unicode")[:3000]))
            ):
                seen = True
            if not seen or len(cells) < 3 or re.fullmatch(r"\s*(?:Entity|Country)\s*", cells[1]):
                continue
            lines = [[line.strip() for line in cell.split("\n") if line.strip()] for cell in cells]
            country = tidy_country(lines[0]) or country
            yield from (
                replace(row, date=date, part=part)
                for row in entries_of([lines[0], joined(lines[1]), *lines[2:]], title, country)
            )


def tidy_country(lines: Sequence[str]) -> str:
    return " ".join(lines).strip(" .").title().replace("'S", "'s").replace(" Of", " of") if lines else ""
