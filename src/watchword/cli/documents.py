"""One document at a time: brief it, keep it, compare it, remove it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watchword.cli.app import (
    Doc,
    Issuer,
    Lang,
    Occasion,
    OptionalDoc,
    Plain,
    Published,
    Title,
    Touching,
    Url,
    Workspace,
    Written,
    app,
    given,
)


@app.command(epilog="Example: watchword brief letter.txt --issuer 包钢集团 --published 2025-07-31")
def brief(
    doc: Doc,
    form: Annotated[str, typer.Option(help="standard, flash, press or profile.")] = "standard",
    format: Annotated[
        Written, typer.Option(help="md, html or json; pdf with --output, where Chromium is installed.")
    ] = Written.md,
    lang: Annotated[Lang, typer.Option(help="en or zh.")] = Lang.en,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
    ] = None,
    model: Annotated[
        Touching | None,
        typer.Option(help="Let a language model translate quotes or rephrase sentences; each is checked, and marked."),
    ] = None,
    workspace: Workspace = None,
    issuer: Issuer = "",
    published: Published = "",
    url: Url = "",
    title: Title = "",
    occasion: Occasion = "",
) -> None:
    """The main job: read a document, compare it, look up, judge, and write a brief."""
    from watchword.desk import Desk, workspace_path

    if format is Written.pdf and output is None:
        raise typer.BadParameter("a PDF goes to a file; name it with --output", param_hint="--format")
    with Desk(workspace_path(workspace)) as desk:
        document = desk.document(doc, given(issuer, published, url, title, occasion))
        kind = Written.html if format is Written.pdf else format
        made = desk.brief(document, form, lang.value)
        if model is not None:
            from watchword.desk.model import with_model

            made = with_model(desk, made, document, model.value)
        text = desk.render(made, document, kind.value)
    if output:
        from watchword.desk import write_whole
        from watchword.writing.picture import as_pdf

        write_whole(output, as_pdf(text) if format is Written.pdf else text)
    else:
        typer.echo(text, nl=False)


@app.command(epilog="Example: watchword add letters/ items.parquet --workspace work")
def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL…",
            help="Files, folders, tables (Parquet, JSON lines) or addresses. A table carries its own values.",
        ),
    ],
    workspace: Workspace = None,
    issuer: Issuer = "",
    published: Published = "",
    url: Url = "",
    title: Title = "",
    occasion: Occasion = "",
) -> None:
    """Put documents in the workspace. Adding again changes nothing; an interrupted run is resumed by the next."""
    from watchword.desk import Desk, workspace_path
    from watchword.progress import progress

    details = given(issuer, published, url, title, occasion)
    with Desk(workspace_path(workspace), create=True) as desk, progress("adding") as seen:
        done = desk.add(desk.find(sources), details, seen=seen)
    for line in done.failed:
        typer.echo(line, err=True)
    typer.echo(f"added {done.new}, held already {done.held}, failed {len(done.failed)}")
    if done.failed:
        raise typer.Exit(3)


@app.command(epilog="Example: watchword compare letter-2025.txt --format json, or watchword compare --all")
def compare(
    doc: OptionalDoc = "",
    all: Annotated[
        bool, typer.Option("--all", help="Every document held against those before it, a line each.")
    ] = False,
    format: Annotated[Plain, typer.Option(help="text or json; with --all JSON lines.")] = Plain.text,
    workspace: Workspace = None,
    issuer: Issuer = "",
    published: Published = "",
    url: Url = "",
    title: Title = "",
    occasion: Occasion = "",
) -> None:
    """What of this text is new, and where the rest comes from."""
    from watchword.desk import Desk, workspace_path
    from watchword.writing.comparison import comparison_json, comparison_text

    if bool(doc) == all:
        raise typer.BadParameter("give a document, or --all", param_hint="DOC")
    details = given(issuer, published, url, title, occasion)
    with Desk(workspace_path(workspace)) as desk:
        if all:
            from watchword.desk.terms import compare_all
            from watchword.progress import progress

            with progress("comparing") as seen:
                for line in compare_all(desk, as_json=format is Plain.json, seen=seen):
                    typer.echo(line)
            return
        document = desk.document(doc, details)
        found = desk.compare(document)
    typer.echo(comparison_json(document, found) if format is Plain.json else comparison_text(document, found), nl=False)


@app.command(epilog="Example: watchword remove 3f2a9c")
def remove(
    doc: Annotated[str, typer.Argument(metavar="ID", help="An id, or its first characters.")],
    workspace: Workspace = None,
) -> None:
    """Take a document out of the workspace, its index and its readings."""
    from watchword.desk import Desk, workspace_path

    with Desk(workspace_path(workspace)) as desk:
        typer.echo(f"removed {desk.remove(doc)[:12]}")


@app.command(epilog="Example: watchword rebuild --workspace work")
def rebuild(workspace: Workspace = None) -> None:
    """Make the comparing index anew from the database, where it is lost or damaged."""
    from watchword.desk import Desk, workspace_path
    from watchword.progress import progress

    with Desk(workspace_path(workspace)) as desk, progress("indexing") as seen:
        done = desk.rebuild(seen=seen)
    typer.echo(f"indexed {done}")
