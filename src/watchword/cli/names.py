"""Who is meant, and who is listed."""

from __future__ import annotations

from typing import Annotated

import typer

from watchword.cli.app import (
    Plain,
    Workspace,
    app,
)


@app.command(epilog="Example: watchword screen '包钢集团' --format json")
def screen(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Names of organisations.")],
    format: Annotated[Plain, typer.Option(help="text or json.")] = Plain.text,
    workspace: Workspace = None,
) -> None:
    """Organisations against the lists loaded. A result of none is not clearance."""
    from watchword.desk import Desk, workspace_path
    from watchword.writing.screening import screening_json, screening_text

    with Desk(workspace_path(workspace)) as desk:
        found = desk.screen(names)
    typer.echo(screening_json(found) if format is Plain.json else screening_text(found), nl=False)
