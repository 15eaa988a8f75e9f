"""The lists to screen against: fetch, import, show, compare, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from watchword.cli.app import (
    Plain,
    Workspace,
    app,
)

if TYPE_CHECKING:
    from watchword.model.list_edition import Imported

lists = typer.Typer(help="The lists to screen against: fetch, import, show, compare.", no_args_is_help=True)
app.add_typer(lists, name="lists")

Title = Annotated[str, typer.Option("--list", help="The name of the list, where the file does not say it.")]
Day = Annotated[
    str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of the edition, where the file does not say it.")
]
Keep = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="A row that is an organisation although it looks like a person; may be repeated."
    ),
]
LeftOut = Annotated[bool, typer.Option("--left-out", help="Name the rows that were left out, on standard error.")]


@lists.command(name="import", epilog="Example: watchword lists import consolidated.csv --date 2026-11-20")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files as the agencies publish them.")],
    title: Title = "",
    day: Day = "",
    keep: Keep = None,
    left_out: LeftOut = False,
    workspace: Workspace = None,
) -> None:
    """Keep the editions of published files: Consolidated Screening List, Federal Register, Ministry of Commerce, CSV, JSON."""
    from watchword.desk import Desk, workspace_path
    from watchword.desk.screening import import_list
    from watchword.model.error import WatchwordError

    failed: WatchwordError | None = None
    with Desk(workspace_path(workspace), create=True) as desk:
        for file in files:
            try:
                report(import_list(desk, file, title, day, keep or []), left_out=left_out)
            except WatchwordError as error:
                if len(files) == 1:
                    raise
                typer.echo(f"watchword: {error}", err=True)
                failed = error
    if failed:
        raise typer.Exit(failed.exit_code)


@lists.command(epilog="Example: watchword lists fetch csl")
def fetch(
    source: Annotated[str, typer.Argument(metavar="KEY|URL", help="csl, bis-entity-list, bis-meu, or an address.")],
    title: Title = "",
    day: Day = "",
    keep: Keep = None,
    left_out: LeftOut = False,
    workspace: Workspace = None,
) -> None:
    """Download a list and keep it as an edition of today."""
    from watchword.desk import Desk, workspace_path
    from watchword.desk.screening import fetch_list

    with Desk(workspace_path(workspace), create=True) as desk:
        report(fetch_list(desk, source, title, day, keep or []), left_out=left_out)


def report(imported: Imported, *, left_out: bool) -> None:
    """What was kept, and how many rows were left out and why."""
    from collections import Counter

    for edition in imported.editions:
        aliases = sum(len(entry.aliases) for entry in edition.entries)
        typer.echo(f"{edition.list}, {edition.date}: {len(edition.entries):,} organisations, {aliases:,} further names")
    for reason, count in Counter(reason for reason, _ in imported.left_out).items():
        typer.echo(f"left out as {reason}: {count:,} rows (--left-out names them, --keep NAME keeps one)", err=True)
    if left_out:
        for reason, name in imported.left_out:
            typer.echo(f"  {reason}: {name}", err=True)


@lists.command(epilog="Example: watchword lists show 'BIS Entity List'")
def show(
    name: Annotated[str, typer.Argument(metavar="[LIST]", help="A list, to see its entries.")] = "",
    day: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="An edition; else the newest.")] = "",
    format: Annotated[Plain, typer.Option(help="text or json.")] = Plain.text,
    workspace: Workspace = None,
) -> None:
    """The editions held with their age, or the entries of one."""
    from watchword.desk import Desk, workspace_path
    from watchword.desk.screening import edition_of, held
    from watchword.writing.lists import edition_json, edition_text, editions_json, editions_text

    with Desk(workspace_path(workspace)) as desk:
        if name:
            edition = edition_of(desk, name, day)
            text = edition_json(edition) if format is Plain.json else "".join(edition_text(edition))
        else:
            rows = [(item.edition, item.age, item.old) for item in held(desk)]
            text = editions_json(rows) if format is Plain.json else "".join(editions_text(rows))
    typer.echo(text, nl=False)


@lists.command(epilog="Example: watchword lists compare 'BIS Entity List'")
def compare(
    name: Annotated[str, typer.Argument(metavar="LIST", help="The list.")],
    before: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The earlier edition; else the one before.")] = "",
    after: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The later edition; else the newest.")] = "",
    format: Annotated[Plain, typer.Option(help="text or json.")] = Plain.text,
    workspace: Workspace = None,
) -> None:
    """Two editions of a list: added, removed, changed."""
    from watchword.desk import Desk, workspace_path
    from watchword.desk.screening import compare_editions
    from watchword.writing.lists import changes_json, changes_text

    with Desk(workspace_path(workspace)) as desk:
        found = compare_editions(desk, name, before, after)
    typer.echo(changes_json(*found) if format is Plain.json else "".join(changes_text(*found)), nl=False)


@lists.command(epilog="Example: watchword lists remove 'BIS Entity List' --date 2026-07-09")
def remove(
    name: Annotated[str, typer.Argument(metavar="LIST", help="The list.")],
    day: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of the edition.")],
    workspace: Workspace = None,
) -> None:
    """Forget an edition."""
    from watchword.desk import Desk, workspace_path
    from watchword.desk.screening import edition_of

    with Desk(workspace_path(workspace)) as desk:
        edition = edition_of(desk, name, day)
        gone = desk.exists and desk.workspace.remove_edition(name, day)
    typer.echo(
        f"{edition.list}, {edition.date}: {'removed' if gone else 'part of the package; it goes when you import a list'}"
    )
