"""What a claim touches: materials, products and systems."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from watchword.cli.app import Issuer, Occasion, Published, Title, Url, Workspace, app, given


class Supply(StrEnum):
    """How an exposure is written out."""

    text = "text"
    json = "json"
    csv = "csv"
    graphml = "graphml"


@app.command(
    epilog="Example: watchword exposure --system F-35, or watchword exposure --control gallium --on 2025-12-01, "
    "or watchword exposure --what-if magnets-2025 --chart fan.svg"
)
def exposure(
    system: Annotated[str, typer.Option(metavar="NAME", help="A weapon system or component: what it hangs on.")] = "",
    entity: Annotated[str, typer.Option(metavar="NAME", help="A firm, in either language: what hangs on it.")] = "",
    material: Annotated[
        str, typer.Option(metavar="NAME", help="A material, product, mine or plant; a chemical symbol will do.")
    ] = "",
    doc: Annotated[str, typer.Option(metavar="DOC", help="What the materials that a document names reach.")] = "",
    control: Annotated[
        str, typer.Option(metavar="NAME", help="Which Chinese notices control the export of an item, by clause.")
    ] = "",
    on: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="With --control: the day; today without it.")] = "",
    what_if: Annotated[
        str,
        typer.Option("--what-if", metavar="KEY", help="A scenario of data/supply/scenarios: the shortfall by month."),
    ] = "",
    draws: Annotated[int, typer.Option(min=100, max=1_000_000, help="With --what-if: how many draws.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="With --what-if: where the draws begin.")] = 20250404,
    chart: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw the flow by stage, or the fan of a what-if, to an .svg or .png file."),
    ] = None,
    format: Annotated[Supply, typer.Option(help="text, json, csv or graphml.")] = Supply.text,
    workspace: Workspace = None,
    issuer: Issuer = "",
    published: Published = "",
    url: Url = "",
    title: Title = "",
    occasion: Occasion = "",
) -> None:
    """Trace what hangs on what: ways from mine to system, concentration, export control, what-if with intervals."""
    from watchword.desk import Desk, workspace_path
    from watchword.desk import exposure as jobs

    asked = {
        "system": system,
        "entity": entity,
        "material": material,
        "doc": doc,
        "control": control,
        "what-if": what_if,
    }
    chosen = [kind for kind, value in asked.items() if value]
    if len(chosen) > 1:
        raise typer.BadParameter("ask for one thing at a time", param_hint=" ".join(f"--{kind}" for kind in chosen))
    kind = chosen[0] if chosen else ""
    if format in (Supply.csv, Supply.graphml) and kind in ("", "control", "what-if"):
        raise typer.BadParameter("csv and graphml are for ways over the map; use text or json", param_hint="--format")
    if chart and kind in ("", "control"):
        raise typer.BadParameter("there is no chart of this; draw ways or a what-if", param_hint="--chart")
    if on and kind != "control":
        raise typer.BadParameter("it goes with --control", param_hint="--on")
    with Desk(workspace_path(workspace)) as desk:
        if not kind:
            text = jobs.overview(desk, format.value)
        elif kind == "control":
            text = jobs.control(desk, control, day_of(on), format.value)
        elif kind == "what-if":
            text = jobs.what_if(desk, what_if, format.value, draws, seed, chart)
        else:
            source = given(issuer, published, url, title, occasion) if kind == "doc" else None
            found, supply = jobs.of(desk, kind, asked[kind], source)
            if chart:
                jobs.draw_flow(found, supply, chart)
            text = jobs.shown(found, supply, format.value)
    typer.echo(text, nl=False)


def day_of(written: str) -> date:
    """The day written, or today."""
    try:
        return date.fromisoformat(written) if written else date.today()
    except ValueError:
        raise typer.BadParameter(f"{written!r} is no date; write it as 2025-12-01", param_hint="--on") from None
