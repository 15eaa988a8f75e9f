"""The shape of what people edit: one noun per kind of entry.

Every entry is a frozen dataclass that pydantic checks when a file is loaded; an unknown key, a missing
key or a wrong type is reported with file and line.
"""

from __future__ import annotations

from watchword.data.schema.claims import (
    ClaimType,
    Cue,
    GenreRule,
    IssuerRule,
    LinkLabel,
    OccasionRule,
    Pattern,
    PatternRecord,
    WordClass,
)
from watchword.data.schema.entities import Fact, Link
from watchword.data.schema.judging import (
    BackgroundNote,
    EvidenceRule,
    Force,
    HouseForm,
    HouseRules,
    Hypothesis,
    HypothesisSet,
    Meaning,
    SilenceRule,
)
from watchword.data.schema.matching import KnownNames, ListSample, ListSource, NameForm, NameWord, RowWords
from watchword.data.schema.measures import IntegrityRule, Unit, Word
from watchword.data.schema.names import (
    EnglishNames,
    FunctionWords,
    Holder,
    Host,
    Law,
    Office,
    Organisation,
    OrganisationForms,
    Thing,
)
from watchword.data.schema.supply import Clause, Edge, FigureTable, Node, Notice, Range, Scenario, ShockedStage

__all__ = [
    "BackgroundNote",
    "ClaimType",
    "Clause",
    "Cue",
    "Edge",
    "EnglishNames",
    "EvidenceRule",
    "Fact",
    "FigureTable",
    "Force",
    "FunctionWords",
    "GenreRule",
    "Holder",
    "Host",
    "HouseForm",
    "HouseRules",
    "Hypothesis",
    "HypothesisSet",
    "IntegrityRule",
    "IssuerRule",
    "KnownNames",
    "Law",
    "Link",
    "LinkLabel",
    "ListSample",
    "ListSource",
    "Meaning",
    "NameForm",
    "NameWord",
    "Node",
    "Notice",
    "OccasionRule",
    "Office",
    "Organisation",
    "OrganisationForms",
    "Pattern",
    "PatternRecord",
    "Range",
    "RowWords",
    "Scenario",
    "ShockedStage",
    "SilenceRule",
    "Thing",
    "Unit",
    "Word",
    "WordClass",
]
