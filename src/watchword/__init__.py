"""Watchword reads official texts on critical minerals and writes briefs that can be checked.

The front doors load what they need when they are first called::

    import watchword

    reading = watchword.read("值此中国人民解放军建军98周年来临之际……")
    brief = watchword.brief("letter.txt", workspace="work")
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from watchword import version

if TYPE_CHECKING:
    from datetime import date

    from watchword.comparing.corpus import Corpus
    from watchword.model.brief import Brief
    from watchword.model.comparison import Comparison
    from watchword.model.document import Document
    from watchword.model.exposure import Exposure
    from watchword.model.name_match import NameMatch
    from watchword.model.notice import ControlStatus
    from watchword.model.reading import Reading
    from watchword.model.screening import Screening
    from watchword.model.shortfall import Shortfall

__version__ = version.VERSION
__all__ = [
    "__version__",
    "brief",
    "compare",
    "compare_names",
    "export_controls",
    "exposure",
    "read",
    "screen",
    "what_if",
]


def read(text: str | Document) -> Reading:
    """What a text says: mentions, claims with modality, genre, issuer, occasion, integrity."""
    from watchword.data import load_handbook
    from watchword.model.document import Document
    from watchword.reading.read import read as read_document

    document = text if isinstance(text, Document) else Document(text)
    return read_document(document, load_handbook())


def compare(document: str | Document, corpus: Corpus, reading: Reading | None = None) -> Comparison:
    """What of a document is new against a corpus; issuer and occasion are read from it unless a reading is given."""
    from watchword.comparing.compare import compare as compare_document
    from watchword.data import load_handbook
    from watchword.model.document import Document
    from watchword.reading.identify import identify

    whole = document if isinstance(document, Document) else Document(document)
    found = reading or identify(whole, load_handbook())
    return compare_document(whole, corpus, issuer=found.issuer.name, occasion=found.occasion.key)


def brief(document: str | Document, workspace: str | Path | None = None, form: str = "standard") -> Brief:
    """A brief on a document (or an id, file or address) against a workspace.

    Raises:
        WatchwordError: the document can't be had, or the workspace can't be opened; the message says how to mend it.
    """
    from watchword.desk import Desk, workspace_path
    from watchword.model.document import Document

    with Desk(workspace_path(Path(workspace) if workspace else None)) as desk:
        whole = document if isinstance(document, Document) else desk.document(document)
        return desk.brief(whole, form)


def compare_names(a: str, b: str) -> NameMatch:
    """Whether two names, in either script, mean one organisation; with the relation, a score and every reason."""
    from watchword.data import load_handbook
    from watchword.knowing.match import compare_names as compare_two

    return compare_two(a, b, load_handbook())


def exposure(
    *, system: str = "", entity: str = "", material: str = "", doc: str = "", workspace: str | Path | None = None
) -> Exposure:
    """What hangs on a system, a firm, a material or what a document names: ways over the supply map, and concentration.

    Raises:
        WatchwordError: not one thing was asked for, or its name is unknown; the message offers those that come near.
    """
    from watchword.desk import Desk, workspace_path
    from watchword.desk.exposure import of
    from watchword.tracing.error import TracingError

    asked = {"system": system, "entity": entity, "material": material, "doc": doc}
    chosen = [kind for kind, value in asked.items() if value]
    if len(chosen) != 1:
        raise TracingError("ask for one of system, entity, material and doc")
    with Desk(workspace_path(Path(workspace) if workspace else None)) as desk:
        return of(desk, chosen[0], asked[chosen[0]])[0]


def export_controls(item: str, day: date, workspace: str | Path | None = None) -> tuple[ControlStatus, ...]:
    """What each Chinese notice held means for the export of an item on a day, clause by clause.

    Raises:
        WatchwordError: the supply map has no such item.
    """
    from watchword.desk import Desk, workspace_path
    from watchword.desk.exposure import statuses

    with Desk(workspace_path(Path(workspace) if workspace else None)) as desk:
        return statuses(desk, item, day)[1]


def what_if(scenario: str, workspace: str | Path | None = None, draws: int = 10_000, seed: int = 20250404) -> Shortfall:
    """The shortfall of a scenario by stage and month, as intervals.

    Raises:
        WatchwordError: there is no such scenario, or it can't be reckoned.
    """
    from watchword.desk import Desk, workspace_path
    from watchword.desk.exposure import reckoned

    with Desk(workspace_path(Path(workspace) if workspace else None)) as desk:
        return reckoned(desk, scenario, draws, seed)


def screen(names: str | Iterable[str], workspace: str | Path | None = None) -> list[Screening]:
    """Names of organisations against the lists of a workspace, or a small sample where it has none. None is not clearance.

    Raises:
        WatchwordError: a name is blank, or the workspace can't be opened; the message says how to mend it.
    """
    from watchword.desk import Desk, workspace_path

    with Desk(workspace_path(Path(workspace) if workspace else None)) as desk:
        return desk.screen([names] if isinstance(names, str) else names)
