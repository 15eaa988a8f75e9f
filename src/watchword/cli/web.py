"""The workspace in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from watchword.cli.app import Workspace, app


@app.command(epilog="Example: watchword serve --port 8321 --workspace work")
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8321,
    host: Annotated[
        str, typer.Option(help="The address to listen on [this machine's own]; past this machine only with accounts.")
    ] = "",
    name: Annotated[
        list[str] | None, typer.Option(help="A host name by which browsers may call the server; may be repeated.")
    ] = None,
    https: Annotated[bool, typer.Option(help="A proxy in front speaks HTTPS: send cookies by it alone.")] = False,
    rank: Annotated[bool, typer.Option(help="Rank documents in the background, newest first.")] = True,
    workspace: Workspace = None,
) -> None:
    """Open the workspace in a browser. An empty workspace shows the demo; Ctrl-C ends it."""
    from watchword.desk import workspace_path

    try:
        from watchword.web.serve import serve as run
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("watchword"):
            raise
        typer.echo(f"watchword: {error.name} is not installed; pip install 'watchword[web]'", err=True)
        raise typer.Exit(1) from None
    from watchword.web.settings import Settings

    run(Settings(workspace_path(workspace), host or Settings.host, port, tuple(name or ()), https, rank))


@app.command(epilog="Example: watchword rank --workspace work")
def rank(
    most: Annotated[int, typer.Option(min=0, help="How many at most; 0 for all.")] = 0,
    follow: Annotated[
        bool, typer.Option(help="Go on as documents are added, with low priority, until stopped.")
    ] = False,
    workspace: Workspace = None,
) -> None:
    """Rank documents for the inbox, newest first. What was ranked is kept; an interrupted run is resumed by the next."""
    from watchword.desk import Desk, workspace_path
    from watchword.desk.inbox import keep_ranking, rank_all
    from watchword.progress import progress

    if follow:
        keep_ranking(workspace_path(workspace))
        return
    with Desk(workspace_path(workspace)) as desk, progress("ranking") as seen:
        typer.echo(f"{rank_all(desk, most=most or None, seen=seen)} documents ranked")
