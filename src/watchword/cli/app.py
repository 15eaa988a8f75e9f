"""The application, and the options that several commands share."""

from __future__ import annotations

from enum import Enum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from watchword.collecting.collect import Given

app = typer.Typer(
    name="watchword",
    help="Reads official texts on critical minerals, tells ritual from news, and writes briefs that can be checked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """How a brief is written out."""

    md = "md"
    html = "html"
    json = "json"


class Written(StrEnum):
    """How a brief is written to a file."""

    md = "md"
    html = "html"
    json = "json"
    pdf = "pdf"


class Touching(Enum):
    """What a language model may do to a brief."""

    translate = "translate"
    rephrase = "rephrase"


class Lang(StrEnum):
    """The language of a brief."""

    en = "en"
    zh = "zh"


class Plain(StrEnum):
    """How a table is written out."""

    text = "text"
    json = "json"


Workspace = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", envvar="WATCHWORD_WORKSPACE", help="The workspace folder [watchword-workspace]."),
]
Doc = Annotated[
    str,
    typer.Argument(
        metavar="DOC",
        help="An id (at least 6 characters of it), a file, an address, or - for standard input. A document named by its id keeps its own values: --issuer and the like go with the other three.",
    ),
]
OptionalDoc = Annotated[
    str, typer.Argument(metavar="[DOC]", help="As for brief: an id, a file, an address, or - for standard input.")
]
Issuer = Annotated[str, typer.Option(help="Who issued the text, where it does not say; marked as given.")]
Published = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="When it was published; marked as given.")]
Url = Annotated[str, typer.Option(help="Where it was published; marked as given.")]
Title = Annotated[str, typer.Option(help="Its title; marked as given.")]
Occasion = Annotated[str, typer.Option(help="What it is for, such as army-day; marked as given.")]


def given(issuer: str, published: str, url: str, title: str, occasion: str) -> Given:
    """What the user supplies about a document."""
    from datetime import date

    from watchword.collecting.collect import Given

    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        raise typer.BadParameter(
            f"{published!r} is no date; write it as 2025-07-31", param_hint="--published"
        ) from None
    return Given(issuer=issuer, published=day, url=url, title=title, occasion=occasion)


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    """The options of every command."""
    if version:
        import watchword

        typer.echo(f"watchword {watchword.__version__}")
        raise typer.Exit
