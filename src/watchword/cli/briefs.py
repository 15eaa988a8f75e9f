"""Briefs: whether one may be published, and the digest of many."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watchword.cli.app import Format, Issuer, Occasion, Plain, Published, Title, Url, Workspace, app, given


@app.command(epilog="Example: watchword lint brief.md --against letter.txt --published 2025-07-31")
def lint(
    brief: Annotated[Path, typer.Argument(metavar="BRIEF", help="A brief: Markdown, plain text, or our JSON.")],
    against: Annotated[
        str, typer.Option(metavar="DOC", help="The document that it is about: an id, a file, an address, or -.")
    ],
    format: Annotated[Plain, typer.Option(help="text or json.")] = Plain.text,
    workspace: Workspace = None,
    issuer: Issuer = "",
    published: Published = "",
    url: Url = "",
    title: Title = "",
    occasion: Occasion = "",
) -> None:
    """Whether each sentence of a brief, ours or anybody's, is held by the document. Exit code 7 where one is not."""
    from watchword.desk import Desk, workspace_path
    from watchword.desk.lint import lint_file
    from watchword.writing.error import WritingError
    from watchword.writing.lint.report import messages_json, messages_text

    with Desk(workspace_path(workspace)) as desk:
        document = desk.document(against, given(issuer, published, url, title, occasion))
        sheet, messages = lint_file(desk, brief, document)
    typer.echo(messages_json(messages) if format is Plain.json else messages_text(sheet, messages), nl=False)
    if messages:
        raise typer.Exit(WritingError.exit_code)


@app.command(epilog="Example: watchword digest --since 7d --format html --output week.html")
def digest(
    since: Annotated[str, typer.Option(metavar="7d|2w|DAY", help="The first day, or how many days.")] = "7d",
    until: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The last day [today].")] = "",
    top: Annotated[int, typer.Option(min=1, help="How many documents are told.")] = 10,
    format: Annotated[Format, typer.Option(help="md, html or json.")] = Format.md,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
    ] = None,
    workspace: Workspace = None,
) -> None:
    """What changed in a span of days: every document held ranked, the first ones told with their news."""
    from watchword.desk import Desk, workspace_path, write_whole
    from watchword.desk.digest import digest as make
    from watchword.desk.digest import first_day, last_day
    from watchword.progress import progress
    from watchword.writing.digest import digest_html, digest_json, digest_markdown

    render = {Format.md: digest_markdown, Format.html: digest_html, Format.json: digest_json}[format]
    end = last_day(until)
    with Desk(workspace_path(workspace)) as desk, progress("reading") as seen:
        text = render(make(desk, first_day(since, end), end, top, seen=seen))
    if output:
        write_whole(output, text)
    else:
        typer.echo(text, nl=False)
