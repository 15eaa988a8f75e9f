"""Who is who: profiles, and decisions that can be taken back."""

from __future__ import annotations

import getpass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from watchword.cli.app import (
    Plain,
    Workspace,
    app,
)

if TYPE_CHECKING:
    from watchword.model.decision import Decided


class Form(StrEnum):
    """How a profile is written out."""

    md = "md"
    html = "html"
    json = "json"
    ftm = "ftm"


@app.command(epilog="Example: watchword entity 包钢集团 --format html --output baogang.html")
def entity(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An organisation, by any name that only it has.")],
    format: Annotated[
        Form, typer.Option(help="md, html, json, or ftm (FollowTheMoney statements, JSON lines).")
    ] = Form.md,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
    ] = None,
    workspace: Workspace = None,
) -> None:
    """A profile with sources: names, relations, bodies, offices, honours, claims over time, list results."""
    from watchword.desk import Desk, workspace_path, write_whole
    from watchword.desk.entities import profile
    from watchword.writing.profile import render

    with Desk(workspace_path(workspace)) as desk:
        text = render(profile(desk, name), format.value)
    if output:
        write_whole(output, text)
    else:
        typer.echo(text, nl=False)


entities = typer.Typer(
    help="Decide who is who; every decision keeps its reason and can be taken back.", no_args_is_help=True
)
app.add_typer(entities, name="entities")

Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept with the decision.")]
By = Annotated[str, typer.Option(metavar="NAME", help="Who decides [your login].")]
Left = Annotated[str, typer.Argument(metavar="NAME", help="One name.")]
Right = Annotated[str, typer.Argument(metavar="OTHER", help="The other name.")]


@entities.command(epilog="Example: watchword entities same 北岭稀土 'Beiling RE' --why 'annual report, page 3'")
def same(left: Left, right: Right, why: Why = "", by: By = "", workspace: Workspace = None) -> None:
    """Two names are one organisation. A parent and its listed company or plant can't be merged."""
    decided(left, right, "is", why, by, workspace)


@entities.command(epilog="Example: watchword entities different 包钢 宝钢 --why 'two firms'")
def different(left: Left, right: Right, why: Why = "", by: By = "", workspace: Workspace = None) -> None:
    """Two names are two organisations, whatever they look like."""
    decided(left, right, "different", why, by, workspace)


def decided(left: str, right: str, verdict: Decided, why: str, by: str, workspace: Path | None) -> None:
    from watchword.desk import Desk, workspace_path
    from watchword.desk.entities import decide

    with Desk(workspace_path(workspace), create=True) as desk:
        number, objections = decide(desk, left, right, verdict, why, by or getpass.getuser())
    typer.echo(
        f"decision {number}: {left} {'is' if verdict == 'is' else 'is not'} {right}; watchword entities undo {number} takes it back"
    )
    for objection in objections:
        typer.echo(f"watchword: against it: {objection}", err=True)


@entities.command(epilog="Example: watchword entities undo 3")
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the decision.")],
    workspace: Workspace = None,
) -> None:
    """Take a decision back. It stays in the record."""
    from watchword.desk import Desk, workspace_path

    with Desk(workspace_path(workspace)) as desk:
        desk.workspace.undo(number)
    typer.echo(f"decision {number} is taken back")


@entities.command(epilog="Example: watchword entities decisions --all")
def decisions(
    all: Annotated[bool, typer.Option("--all", help="Those taken back too.")] = False,
    format: Annotated[Plain, typer.Option(help="text or json.")] = Plain.text,
    workspace: Workspace = None,
) -> None:
    """The decisions in force, with their reasons."""
    from watchword.desk import Desk, workspace_path
    from watchword.writing.decisions import decisions_json, decisions_text

    with Desk(workspace_path(workspace)) as desk:
        found = desk.workspace.decisions(in_force=not all) if desk.exists else []
    typer.echo(decisions_json(found) if format is Plain.json else decisions_text(found), nl=False)
