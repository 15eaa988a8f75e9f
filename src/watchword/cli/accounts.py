"""Who may use the workspace in a browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from watchword.cli.app import Plain, Workspace, app

if TYPE_CHECKING:
    from watchword.desk.accounts import People

accounts = typer.Typer(help="Who may use the workspace in a browser, and who did what there.", no_args_is_help=True)
app.add_typer(accounts, name="accounts")
HERE = "command line"  # as whom acts of these commands are kept


class Role(StrEnum):
    """What an account may do; each may do what those before it may."""

    reader = "reader"
    analyst = "analyst"
    editor = "editor"


Name = Annotated[str, typer.Argument(help="The name of the account.")]


@accounts.command(epilog="Example: watchword accounts add anna --role editor")
def add(
    name: Name,
    role: Annotated[
        Role,
        typer.Option(
            help="reader looks and replies, analyst also judges and edits, editor also publishes and sees to accounts."
        ),
    ] = Role.analyst,
    workspace: Workspace = None,
) -> None:
    """Make an account. The password is asked for, or read from the first line of standard input."""
    with people(workspace, create=True) as here:
        kept = here.add(name, role.value, password(name))
        here.acts.keep(HERE, "account.add", kept, role.value)
    typer.echo(f"{kept} may come in as {role.value}")


@accounts.command("list", epilog="Example: watchword accounts list --workspace work")
def show(
    format: Annotated[Plain, typer.Option(help="text or json.")] = Plain.text, workspace: Workspace = None
) -> None:
    """The accounts."""
    import json

    with people(workspace) as here:
        found = here.accounts.all()
    if format is Plain.json:
        rows = [{"name": one.name, "role": one.role, "made": one.made.isoformat()} for one in found]
        typer.echo(json.dumps(rows, ensure_ascii=False))
    elif not found:
        typer.echo("no accounts: the workspace is for one person at this machine")
    else:
        typer.echo("\n".join(f"{one.role:8} {one.made:%Y-%m-%d} {one.name}" for one in found))


@accounts.command("role", epilog="Example: watchword accounts role anna editor")
def set_role(name: Name, role: Annotated[Role, typer.Argument(help="The new role.")], workspace: Workspace = None) -> None:  # fmt: skip
    """Give an account another role. It holds from the next page on."""
    with people(workspace) as here:
        here.accounts.change_role(named(name), role.value)
        here.acts.keep(HERE, "account.role", named(name), role.value)
    typer.echo(f"{named(name)} is {role.value}")


@accounts.command("password", epilog="Example: watchword accounts password anna")
def set_password(name: Name, workspace: Workspace = None) -> None:
    """Set another password; all logins and tokens of the account end."""
    with people(workspace) as here:
        here.set_password(named(name), password(name))
        here.acts.keep(HERE, "account.password", named(name))
    typer.echo(f"{named(name)} has a new password; all logins and tokens have ended")


@accounts.command(epilog="Example: watchword accounts remove anna")
def remove(name: Name, workspace: Workspace = None) -> None:
    """End an account with its logins and tokens. What it did stays under its name, which nobody else gets."""
    with people(workspace) as here:
        here.accounts.remove(named(name))
        here.acts.keep(HERE, "account.remove", named(name))
    typer.echo(f"{named(name)} is removed")


@accounts.command(epilog="Example: watchword accounts acts --by anna --format json")
def acts(
    by: Annotated[str, typer.Option(help="Only what this account did.")] = "",
    what: Annotated[str, typer.Option(help="Only acts of this kind, such as brief or login.failed.")] = "",
    format: Annotated[Plain, typer.Option(help="text, or json: one act a line.")] = Plain.text,
    workspace: Workspace = None,
) -> None:
    """Who did what, when (UTC), the newest first."""
    import json

    from watchword.writing.acts import act_form, act_line

    with people(workspace) as here:
        for act in here.acts.all(by=by, what=what):
            typer.echo(json.dumps(act_form(act), ensure_ascii=False) if format is Plain.json else act_line(act))


def password(name: str) -> str:
    """Typed twice and not shown; or, where nobody types, the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def named(name: str) -> str:
    from watchword.desk.accounts import name_or_empty

    return name_or_empty(name)


@contextmanager
def people(workspace: Workspace, *, create: bool = False) -> Iterator[People]:
    """The people of a workspace, where the browser's packages are installed."""
    from watchword.desk import Desk, workspace_path
    from watchword.desk.accounts import People

    with Desk(workspace_path(workspace), create=create) as desk:
        yield People(desk.workspace.database)
