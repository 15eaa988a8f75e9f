"""Phrases: what they mean, how hot they are, which there are."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from watchword.cli.app import (
    Plain,
    Workspace,
    app,
)


class Group(StrEnum):
    """What the heat of a phrase is counted by."""

    year = "year"
    month = "month"
    issuer = "issuer"
    level = "level"
    kind = "kind"


@app.command(epilog="Example: watchword terms 双拥, or watchword terms 军民融合 --heat month --chart heat.svg")
def terms(
    term: Annotated[
        str, typer.Argument(help="A term in either script, its pinyin or its English; all terms without one.")
    ] = "",
    heat: Annotated[
        Group | None,
        typer.Option(help="How often the documents held have the phrase, by year, month, issuer, level or kind."),
    ] = None,
    life: Annotated[bool, typer.Option("--life", help="Since when and by whom the documents held have it.")] = False,
    discover: Annotated[bool, typer.Option("--discover", help="Find the set phrases of the documents held.")] = False,
    at_least: Annotated[int, typer.Option(min=2, help="With --discover: documents that must have a phrase.")] = 15,
    propose: Annotated[
        bool, typer.Option("--propose", help="With --discover: write those that the codebook lacks to proposals/.")
    ] = False,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the heat to a file that ends in .svg or .png.")
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write the table to a file that ends in .csv, .parquet or .json; without TERM the whole codebook.",
        ),
    ] = None,
    format: Annotated[Plain, typer.Option(help="text or json.")] = Plain.text,
    workspace: Workspace = None,
) -> None:
    """Look up what a phrase means, to whom, and since when; how hot it is; which phrases there are."""
    from watchword.desk import Desk, terms, workspace_path

    as_json = format is Plain.json
    if (heat or life or chart) and not term:
        raise typer.BadParameter("give the phrase that is meant", param_hint="TERM")
    if propose and not discover:
        raise typer.BadParameter("proposals come from --discover; give it too", param_hint="--propose")
    if discover and (term or chart):
        raise typer.BadParameter("discovery takes no phrase and draws no chart", param_hint="--discover")
    with Desk(workspace_path(workspace)) as desk:
        if discover:
            text = terms.discover(desk, at_least, as_json=as_json, export=export, propose=propose)
        elif life:
            text = terms.life(desk, term, as_json=as_json, export=export)
        elif export and not term:
            text = terms.whole(desk, as_json=as_json, export=export)
        elif heat or chart or export:
            by = heat or Group.year
            text = terms.heat(desk, term, by.value, as_json=as_json, chart=chart, export=export)
        else:
            text = terms.look_up(desk, term, as_json=as_json)
    typer.echo(text, nl=False)
