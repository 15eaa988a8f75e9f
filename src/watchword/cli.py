"""One command per job. Results go to standard output, progress and errors to standard error."""

from __future__ import annotations

from enum import StrEnum
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
data = typer.Typer(help="The data that analysts edit.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(data, name="data")


class Format(StrEnum):
    """How a brief is written out."""

    md = "md"
    html = "html"
    json = "json"


class Plain(StrEnum):
    """How a table is written out."""

    text = "text"
    json = "json"


class Group(StrEnum):
    """What the heat of a phrase is counted by."""

    year = "year"
    month = "month"
    issuer = "issuer"
    level = "level"
    kind = "kind"


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


@app.command(epilog="Example: watchword brief letter.txt --issuer 包钢集团 --published 2025-07-31")
def brief(
    doc: Doc,
    form: Annotated[str, typer.Option(help="standard, flash or press.")] = "standard",
    format: Annotated[Format, typer.Option(help="md, html or json.")] = Format.md,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
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

    with Desk(workspace_path(workspace)) as desk:
        document = desk.document(doc, given(issuer, published, url, title, occasion))
        text = desk.render(desk.brief(document, form), document, format.value)
    if output:
        from watchword.desk import write_whole

        write_whole(output, text)
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


@app.command(epilog="Example: watchword screen '包钢集团' --format json")
def screen(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Names of organisations.")],
    format: Annotated[Plain, typer.Option(help="text or json.")] = Plain.text,
    workspace: Workspace = None,
) -> None:
    """Organisations against the lists loaded. A result of none is not clearance."""
    from watchword.desk import Desk, workspace_path
    from watchword.writing.screening import screening_json, screening_text

    with Desk(workspace_path(workspace)) as desk:
        found = desk.screen(names)
    typer.echo(screening_json(found) if format is Plain.json else screening_text(found), nl=False)


@app.command(epilog="Example: watchword eval examples/labelled.jsonl")
def eval(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Labelled texts, one JSON record a line.")],
    format: Annotated[Plain, typer.Option(help="text or json.")] = Plain.text,
    misses: Annotated[bool, typer.Option(help="List each miss: document, field, what.")] = True,
    workspace: Workspace = None,
) -> None:
    """How well the reader reads, against labelled texts, with every miss by name."""
    from watchword.desk import Desk, workspace_path
    from watchword.writing.evaluation import evaluation_json, evaluation_text

    with Desk(workspace_path(workspace)) as desk:
        found = desk.evaluate(gold)
    typer.echo(evaluation_json(found) if format is Plain.json else evaluation_text(found, misses=misses), nl=False)


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


@data.command(epilog="Example: watchword data check --workspace work")
def check(workspace: Workspace = None) -> None:
    """Check every data file, packaged and local; the first fault is told with file and line."""
    from watchword.desk import Desk, workspace_path

    with Desk(workspace_path(workspace)) as desk:
        typer.echo(desk.check_data())
