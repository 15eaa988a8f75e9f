"""A reading in the fields of a labelled text, so that it can be scored."""

from __future__ import annotations

from typing import Any

from watchword.data import Handbook
from watchword.judging.military import military_link
from watchword.model.reading import Reading

FIELDS = {"organisation": "orgs", "place": "places", "office_holder": "official_persons", "honour": "honours"}


def labels_of(reading: Reading, book: Handbook) -> dict[str, Any]:
    """Surfaces by field, claims, date and military link, as the scorer wants them."""
    out: dict[str, Any] = {name: [] for name in (*FIELDS.values(), "materials")}
    out["coded_terms"], out["quantities"] = [], []
    for mention in reading.mentions:
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


def main_date(reading: Reading) -> str | None:
    """The first full date of an event, else of publication."""
    dates = [m.moment for m in reading.of_kind("date") if m.moment and m.moment.as_date and not m.moment.inferred]
    events = [moment for moment in dates if moment.role == "event"]
    chosen = (events or dates or [None])[0]
    return chosen.iso if chosen else None
