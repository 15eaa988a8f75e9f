"""A span that names something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watchword.model.moment import Moment
from watchword.model.quantity import Quantity
from watchword.model.span import Span

MentionKind = Literal[
    "organisation",
    "office_holder",
    "place",
    "material",
    "product",
    "system",
    "honour",
    "law",
    "occasion",
    "date",
    "quantity",
    "term",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in the text. Private individuals are never kept (R16).

    ``name`` is the normalised form (simplified script, cleaned); ``ref`` is the key of a data entry
    (a term, a material), where there is one; ``surface`` is what the raw text has.
    """

    kind: MentionKind
    span: Span
    surface: str
    name: str
    ref: str = ""
    detail: str = ""  # office of a holder, class of an organisation, variant distance of a term
    quantity: Quantity | None = None
    moment: Moment | None = None
