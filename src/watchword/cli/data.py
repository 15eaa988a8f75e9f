"""The data that analysts edit, and how well the reader reads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watchword.cli.app import (
    Plain,
    Workspace,
    app,
)

data = typer.Typer(help="The data that analysts edit.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(data, name="data")


@app.command(epilog="Example: watchword eval examples/labelled.jsonl")
def eval(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Labelled texts, one JSON record a line.")],
    format: Annotated[Plain, typer.Option(help="text or json.")] = Plain.text,
    misses: Annotated[bool, typer.Option(help="List each miss: document, field, what.")] = True,
    workspace: Workspace = None,
) -> None:
    """How well the reader reads, against labelled texts, with every miss by name."""
    from watchword.desk import Desk, workspace_path
    from watchword.writing.evaluation import evaluation_json, evaluation_text

    with Desk(workspace_path(workspace)) as desk:
        found = desk.evaluate(gold)
    typer.echo(evaluation_json(found) if format is Plain.json else evaluation_text(found, misses=misses), nl=False)


@data.command(epilog="Example: watchword data check --workspace work")
def check(workspace: Workspace = None) -> None:
    """Check every data file, packaged and local; the first fault is told with file and line."""
    from watchword.desk import Desk, workspace_path

    with Desk(workspace_path(workspace)) as desk:
        typer.echo(desk.check_data())
