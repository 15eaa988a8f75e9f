"""Briefs: whether one may be published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watchword.cli.app import Issuer, Occasion, Plain, Published, Title, Url, Workspace, app, given


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
