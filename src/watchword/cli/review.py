"""Review: what needs a look, and what people make of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from watchword.cli.app import Plain, Workspace, app


class Verdict(StrEnum):
    """What a person makes of a reading."""

    accept = "accept"
    reject = "reject"
    correct = "correct"


class Kind(StrEnum):
    """What is reviewed."""

    claim = "claim"
    term = "term"
    sentence = "sentence"


@app.command(epilog="Example: watchword review 3f2a9c --verdict reject --at 298-325 --key MILITIA_FORM --by editor")
def review(
    doc: Annotated[
        str, typer.Argument(metavar="[ID]", help="A held document; without one all of the last 30 days.")
    ] = "",
    verdict: Annotated[Verdict | None, typer.Option(help="accept, reject or correct.")] = None,
    kind: Annotated[Kind, typer.Option(help="claim, term or sentence.")] = Kind.claim,
    at: Annotated[str, typer.Option(metavar="START-END", help="Where the words stand, as the queue shows them.")] = "",
    key: Annotated[
        str, typer.Option(help="The claim's type, the term, or the sentence's text; empty for a claim that was missed.")
    ] = "",
    type: Annotated[str, typer.Option(help="With correct: the right type of the claim.")] = "",
    modality: Annotated[str, typer.Option(help="With correct: the right modality.")] = "",
    term: Annotated[str, typer.Option(help="With correct: the term that is meant.")] = "",
    text: Annotated[str, typer.Option(help="With correct: the right wording of the sentence.")] = "",
    by: Annotated[str, typer.Option(envvar="WATCHWORD_REVIEWER", help="Who reviews.")] = "",
    note: Annotated[str, typer.Option(help="Why.")] = "",
    list: Annotated[bool, typer.Option("--list", help="The reviews in force instead of the queue.")] = False,
    undo: Annotated[int, typer.Option(metavar="NUMBER", help="Take a review back.")] = 0,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE.jsonl", help="Write what was reviewed as labelled texts.")
    ] = None,
    format: Annotated[Plain, typer.Option(help="text or json.")] = Plain.text,
    workspace: Workspace = None,
) -> None:
    """What needs a look, most telling first; with --verdict settle it. A verdict holds for every later reading."""
    from watchword.desk import Desk, workspace_path, write_whole
    from watchword.desk.review import labels, last_days, queue, settle, span_of
    from watchword.writing.review import queue_json, queue_text, reviews_json, reviews_text

    as_json = format is Plain.json
    with Desk(workspace_path(workspace)) as desk:
        if undo:
            desk.workspace.undo_review(undo)
            text_out = f"review {undo} is taken back\n"
        elif export is not None:
            lines = [*labels(desk)]
            write_whole(export, "".join(f"{line}\n" for line in lines))
            text_out = f"wrote {len(lines)} reviewed texts to {export}\n"
        elif list:
            found = desk.workspace.reviews(desk.document(doc).id if doc else None)
            text_out = reviews_json(found) if as_json else reviews_text(found)
        elif verdict is not None:
            correction = {"type": type, "modality": modality, "term": term, "text": text}
            number = settle(
                desk, desk.document(doc), kind.value, verdict.value, span_of(at), key, correction, by=by, note=note
            )
            text_out = f"review {number} is kept\n"
        else:
            documents = [desk.document(doc)] if doc else last_days(desk)
            told = [doubt for document in documents for doubt in queue(desk, document)]
            text_out = queue_json(told) if as_json else queue_text(told)
    typer.echo(text_out, nl=False)
