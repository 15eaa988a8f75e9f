"""What the documents say, for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from watchword.cli.app import Workspace, app


class Export(StrEnum):
    """The forms of other programs."""

    csv = "csv"
    graphml = "graphml"
    ftm = "ftm"
    stix = "stix"


@app.command(epilog="Example: watchword export stix --since 2025-07-01 --output july.json")
def export(
    format: Annotated[Export, typer.Argument(help="csv, graphml, ftm (FollowTheMoney) or stix (STIX 2.1).")],
    doc: Annotated[str, typer.Argument(metavar="[ID]", help="One held document; all of them without one.")] = "",
    since: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Documents of this day and later.")] = "",
    until: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Documents of this day and earlier.")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Claims with their words, places, modality and grades, and whom they tie together, for other programs."""
    from watchword.desk import Desk, workspace_path, write_whole
    from watchword.desk.digest import day_given
    from watchword.desk.export import exported, records
    from watchword.progress import progress

    days = (day_given(since, "--since"), day_given(until, "--until"))
    with Desk(workspace_path(workspace)) as desk, progress("reading") as seen:
        text = exported(desk, records(desk, *days, doc, seen=seen), format.value)
    if output:
        write_whole(output, text)
    else:
        typer.echo(text, nl=False)
