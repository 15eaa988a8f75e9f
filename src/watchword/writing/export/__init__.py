"""What the documents of a workspace say, for other programs: CSV, GraphML, FollowTheMoney, STIX 2.1.

Every claim travels with its document, its offsets, its exact words, its modality and its two grades.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from watchword.data import Handbook
from watchword.model.record import Record
from watchword.writing.export.ftm import as_ftm
from watchword.writing.export.graphml import as_graphml
from watchword.writing.export.stix import as_stix
from watchword.writing.export.table import as_csv

Writer = Callable[[Sequence[Record], Handbook], Iterator[str]]
FORMATS: dict[str, Writer] = {"csv": as_csv, "graphml": as_graphml, "ftm": as_ftm, "stix": as_stix}

__all__ = ["FORMATS", "Writer"]
