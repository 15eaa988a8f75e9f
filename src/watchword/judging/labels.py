"""A reading in the fields of a labelled text, so that it can be scored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from watchword.data import Handbook
from watchword.judging.error import JudgingError
from watchword.judging.military import military_link
from watchword.model.document import Document
from watchword.model.reading import Reading
from watchword.reading.dates import FROM_TEXT
from watchword.reading.read import read

FIELDS = {"organisation": "orgs", "place": "places", "office_holder": "official_persons", "honour": "honours"}


def labels_of(reading: Reading, book: Handbook) -> dict[str, Any]:
    """Surfaces by field, claims, date and military link, as the scorer wants them; a known body once, by its fullest name."""
    out: dict[str, Any] = {name: [] for name in (*FIELDS.values(), "materials")}
    out["coded_terms"], out["quantities"] = [], []
    fullest: dict[str, str] = {}
    for body in reading.of_kind("organisation"):
        fullest[body.ref] = max(fullest.get(body.ref, ""), body.surface, key=len)
    for mention in reading.mentions:
        if mention.kind == "organisation" and mention.ref and mention.surface != fullest[mention.ref]:
            continue
        if mention.kind in FIELDS:
            out[FIELDS[mention.kind]].append(mention.surface)
        elif mention.kind in ("material", "product"):
            out["materials"].append(mention.surface)
        elif mention.kind == "term":
            out["coded_terms"].append({"zh": mention.surface})
        elif mention.kind == "quantity":
            out["quantities"].append({"surface": mention.surface})
    out["claims"] = [{"type": c.type, "quote": c.quote, "modality": c.modality} for c in reading.claims]
    out["date"] = main_date(reading)
    out["military_link"] = military_link(reading, book).level.label
    return out


# What a text is dated by: what happened, then when it was published. The day on which a rule starts or ends is neither.
ROLE_ORDER = {role: rank for rank, role in enumerate(("event", "publication", "other"))}


LAST_LINES = 2


def main_date(reading: Reading) -> str | None:
    """The day with which a notice is signed, on a line of its own; else the first full date of the first role that the
    text has. A year taken from another date of the text counts."""
    dated = [m for m in reading.of_kind("date") if m.moment and m.moment.as_date]
    signed = [m for m in dated if m.span in reading.sentences[-LAST_LINES:]]
    if signed and signed[-1].moment:
        return signed[-1].moment.iso
    moments = [m.moment for m in dated if m.moment]
    stated = [moment for moment in moments if moment.inferred in ("", FROM_TEXT) and moment.role in ROLE_ORDER]
    return min(stated, key=lambda moment: ROLE_ORDER[moment.role]).iso if stated else None


def read_gold(path: Path) -> list[dict[str, Any]]:
    """The records of a labelled file (JSON lines with id, text, gold).

    Raises:
        JudgingError: the file is missing, or a line is no record; with file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise JudgingError(f"{path}: can't be read ({error}); give a file of JSON lines in UTF-8") from None
    records: list[dict[str, Any]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            _ = record["id"], record["text"], record["gold"]
        except (ValueError, KeyError, TypeError) as error:
            raise JudgingError(
                f"{path}:{number}: not a labelled text ({error!r}); each line needs id, text and gold"
            ) from None
        records.append(record)
    return records


def predictions(records: list[dict[str, Any]], book: Handbook) -> list[dict[str, Any]]:
    """What the reader makes of the texts of labelled records."""
    found = []
    for record in records:
        document = Document(record["text"], record.get("url", ""), record.get("title", ""))
        found.append({"id": record["id"], **labels_of(read(document, book), book)})
    return found
