"""What ``watchword terms`` and ``watchword compare --all`` show, as text, and the files they write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from watchword.comparing.error import ComparingError
from watchword.desk.desk import Desk, DeskError, write_whole
from watchword.writing import codebook, phrases

if TYPE_CHECKING:
    import pyarrow as pa

    from watchword.comparing.heat import Grouping

_TABLES = (".csv", ".parquet", ".json")
_MOST = 200  # formulas told in a terminal; an export and JSON have them all


def look_up(desk: Desk, wanted: str, *, as_json: bool) -> str:
    """The codebook's entries; of one phrase also its life and its heat by year, where documents are held."""
    try:
        found = desk.terms(wanted)
    except DeskError as error:
        if as_json or len(wanted) < 2 or not desk.exists or not (shown := _held(desk, wanted)):
            raise
        return f"{error}\n\n{shown}"
    if as_json:
        return codebook.terms_json(found)
    text = codebook.terms_text(found)
    shown = _held(desk, found[0].term) if wanted and len(found) == 1 and desk.exists else ""
    return f"{text}\n{shown}" if shown else text


def whole(desk: Desk, *, as_json: bool, export: Path) -> str:
    """The whole codebook to a file, and what it holds."""
    entries = desk.terms()
    form = codebook.terms_json(entries)

    def table() -> pa.Table:
        import pyarrow

        return pyarrow.Table.from_pylist(codebook.terms_rows(entries))

    write_table(export, table, form)
    read = sum(term.verified for term in entries)
    return form if as_json else f"{len(entries)} terms, {read} with a source that was read, in {export}\n"


def _held(desk: Desk, phrase: str) -> str:
    """A phrase in the documents held; empty where none has it. A broken index is told and hides no entry."""
    try:
        life, entry = desk.life(phrase)
        if not life.documents:
            return ""
        return phrases.life_text(life, entry) + "\n" + phrases.heat_text(phrase, "year", desk.heat(phrase, "year"))
    except ComparingError as error:
        return f"{error}\n"


def heat(desk: Desk, wanted: str, by: Grouping, *, as_json: bool, chart: Path | None, export: Path | None) -> str:
    """The heat of a phrase in each group; the same as a chart and a table, where they are asked for."""
    from watchword.comparing.tables import heat_table

    row = desk.heat(wanted, by)
    if chart:
        draw(chart, phrases.heat_chart(wanted, by, row))
    if export:
        write_table(export, lambda: heat_table(wanted, by, row), phrases.heat_json(row))
    return phrases.heat_json(row) if as_json else phrases.heat_text(wanted, by, row)


def life(desk: Desk, wanted: str, *, as_json: bool, export: Path | None) -> str:
    """Since when and by whom; the issuers as a table, where that is asked for."""
    from watchword.comparing.tables import spread_table

    found, entry = desk.life(wanted)
    if export:
        write_table(export, lambda: spread_table(found.spread), phrases.life_json(found, entry))
    return phrases.life_json(found, entry) if as_json else phrases.life_text(found, entry)


def discover(desk: Desk, at_least: int, *, as_json: bool, export: Path | None, propose: bool) -> str:
    """The set phrases of the documents held; as a table and as proposals, where that is asked for."""
    from watchword.comparing.tables import formula_table

    found = desk.discover(at_least)
    form = (found.formulas, found.fading, found.successions)
    if export:
        write_table(export, lambda: formula_table(found.formulas), phrases.formulas_json(*form))
    if propose:
        path, count = desk.propose(found)
        return f"{count} proposals for the codebook in {path}; complete them and move them to data/terms\n"
    if as_json:
        return phrases.formulas_json(*form)
    text = phrases.formulas_text(*form, most=_MOST)
    more = len(found.formulas) - _MOST
    return text + (f"\n{more} more phrases; --export FILE or --format json gives all\n" if more > 0 else "")


def compare_all(desk: Desk, *, as_json: bool, seen: Callable[[str], None]) -> Iterator[str]:
    """A line for every document held, in time order."""
    from watchword.writing.comparison import summary_json, summary_text

    line = summary_json if as_json else summary_text
    for found in desk.compare_all():
        seen(found.document[:12])
        yield line(found)


def draw(path: Path, svg: str) -> None:
    """A chart to a file, by its ending: ``.svg``, or ``.png`` where a Chromium is installed."""
    if path.suffix == ".png":
        from watchword.writing.picture import as_png

        write_whole(path, as_png(svg))
    elif path.suffix == ".svg":
        write_whole(path, svg)
    else:
        raise DeskError(f"{path}: a chart is drawn as .svg or .png; give it a name that ends in one of them")


def write_table(path: Path, table: Callable[[], pa.Table], json: str) -> None:
    """A table to a file, by its ending: CSV, Parquet, or the JSON that the command prints."""
    if path.suffix not in _TABLES:
        raise DeskError(f"{path}: a table is written as {', '.join(_TABLES)}; give it a name that ends in one of them")
    if path.suffix == ".json":
        write_whole(path, json)
        return
    import pyarrow as pa

    out = pa.BufferOutputStream()
    if path.suffix == ".csv":
        from pyarrow import csv

        csv.write_csv(table(), out)
    else:
        from pyarrow import parquet

        parquet.write_table(table(), out)
    write_whole(path, out.getvalue().to_pybytes())
