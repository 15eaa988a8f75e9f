"""What this room finds, as Arrow tables: one row a thing, plain columns, so that any tool reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from watchword.comparing.formulas import Formula
from watchword.comparing.heat import Heat
from watchword.comparing.life import Spread
from watchword.comparing.match import Match
from watchword.model.comparison import Comparison

if TYPE_CHECKING:
    import pyarrow as pa


def match_table(matches: Iterable[Match]) -> pa.Table:
    """One row a passage that ``Corpus.search`` found, with half-open ranges of raw characters."""
    columns: dict[str, Any] = {
        name: [] for name in ("start", "end", "document", "issuer", "origin_start", "origin_end", "differences")
    }
    for one in matches:
        row = (one.span.start, one.span.end, one.document, one.issuer, one.origin.start, one.origin.end)
        for column, value in zip(columns.values(), (*row, one.differences), strict=True):
            column.append(value)
    return _table(columns, text=("document", "issuer"))


def segment_table(comparisons: Iterable[Comparison]) -> pa.Table:
    """One row a piece of each document's partition: ``document``, ``start``, ``end``, ``kind``, and the
    ``origin`` with its own range where there is one. What is wholly new has one row."""
    columns: dict[str, Any] = {
        name: [] for name in ("document", "start", "end", "kind", "origin", "origin_start", "origin_end")
    }
    for comparison in comparisons:
        for piece in comparison.partition:
            at = piece.origin
            there = (at.document, at.span.start, at.span.end) if at else (None, None, None)
            row = (comparison.document, piece.span.start, piece.span.end, piece.kind, *there)
            for column, value in zip(columns.values(), row, strict=True):
                column.append(value)
    return _table(columns, text=("document", "kind", "origin"))


def heat_table(phrase: str, by: str, rows: Sequence[Heat]) -> pa.Table:
    """One row a group: ``phrase``, ``by``, ``group``, ``documents``, ``of``, ``share``, ``tier``."""
    columns = {
        "phrase": [phrase] * len(rows),
        "by": [by] * len(rows),
        "group": [one.group for one in rows],
        "documents": [one.documents for one in rows],
        "of": [one.of for one in rows],
        "share": [one.share for one in rows],
        "tier": [one.tier for one in rows],
    }
    return _table(columns, text=("phrase", "by", "group", "tier"), real=("share",))


def spread_table(rows: Sequence[Spread]) -> pa.Table:
    """One row an issuer, in the order in which they took the phrase up."""
    import pyarrow as pa

    table = _table(
        {
            "issuer": [one.issuer for one in rows],
            "level": [one.level for one in rows],
            "documents": [one.documents for one in rows],
        },
        text=("issuer", "level"),
    )
    for name in ("first", "last"):
        table = table.append_column(name, pa.array([getattr(one, name) for one in rows], pa.date32()))
    return table


def formula_table(formulas: Sequence[Formula]) -> pa.Table:
    """One row a formula. ``by_year`` is ``2023:12 2024:31`` and ``within`` parted by blanks, so that a
    table with a plain format can hold them."""
    import pyarrow as pa

    table = _table(
        {
            "phrase": [one.phrase for one in formulas],
            "documents": [one.documents for one in formulas],
            "issuers": [one.issuers for one in formulas],
            "freedom": [one.freedom for one in formulas],
            "by_year": [" ".join(f"{year}:{count}" for year, count in one.by_year) for one in formulas],
            "within": [" ".join(one.within) for one in formulas],
        },
        text=("phrase", "by_year", "within"),
        real=("freedom",),
    )
    for name in ("first_seen", "last_seen"):
        table = table.append_column(name, pa.array([getattr(one, name) for one in formulas], pa.date32()))
    return table.append_column("censored", pa.array([one.censored for one in formulas], pa.bool_()))


def _table(columns: dict[str, Any], text: Sequence[str] = (), real: Sequence[str] = ()) -> pa.Table:
    """The columns with fixed types, so that an empty table has them too."""
    import pyarrow as pa

    kinds: dict[str, Any] = dict.fromkeys(text, pa.string()) | dict.fromkeys(real, pa.float64())
    return pa.table({name: pa.array(values, kinds.get(name, pa.int64())) for name, values in columns.items()})
