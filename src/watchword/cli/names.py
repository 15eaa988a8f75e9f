"""Who is meant, and who is listed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from watchword.cli.app import (
    Workspace,
    app,
)

if TYPE_CHECKING:
    from watchword.desk import Desk


class Table(StrEnum):
    """How results for many names are written out."""

    text = "text"
    csv = "csv"
    json = "json"


@app.command(epilog="Example: watchword screen '包钢集团' --format json")
def screen(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME|FILE…]",
            help="Names of organisations, CSV files with a column `name`, or texts with a name in each line. Without any, "
            "the organisations named in the documents of --workspace.",
        ),
    ] = None,
    format: Annotated[Table, typer.Option(help="text, csv or json.")] = Table.text,
    hits: Annotated[bool, typer.Option("--hits", help="Leave out the names that hit nothing.")] = False,
    workspace: Workspace = None,
) -> None:
    """Organisations against the lists loaded. A result of none is not clearance."""
    from watchword.desk import Desk, workspace_path
    from watchword.desk.screening import screener, warnings
    from watchword.progress import progress
    from watchword.writing.screening import screening_csv, screening_json, screening_text

    if not names and workspace is None:
        raise typer.BadParameter(
            "give a name or a file, or --workspace for the names in its documents", param_hint="NAME"
        )
    with Desk(workspace_path(workspace)) as desk, progress("screening") as seen:
        wanted = asked_for(desk, names or [])
        for warning in warnings(desk):
            typer.echo(f"watchword: {warning}", err=True)
        asked = screener(desk)
        found = (asked.screen_one(name) for name in wanted if not seen(name))
        shown = (result for result in found if not hits or result.hits or result.paths)
        if format is Table.json:
            typer.echo(screening_json(shown), nl=False)
            return
        for line in screening_csv(shown) if format is Table.csv else screening_text(shown):
            typer.echo(line, nl=False)


def asked_for(desk: Desk, given: list[str]) -> list[str]:
    """The names given, those of the files given, or those of the workspace."""
    from watchword.desk.screening import checked, names_in_documents, names_in_file

    if not given:
        return names_in_documents(desk)
    found: list[str] = []
    for name in given:
        is_file = name.lower().endswith((".csv", ".tsv", ".txt"))
        found += names_in_file(Path(name)) if is_file else [name]
    return checked(found)
