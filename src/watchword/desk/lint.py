"""A brief, ours or anybody's, against the document that it is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from watchword.desk.desk import Desk, DeskError
from watchword.model.document import Document
from watchword.writing.lint import Against, Message, lint_sheet
from watchword.writing.lint.text import sheet_of_json, sheet_of_text

if TYPE_CHECKING:
    from watchword.writing.lint import Sheet


def against(desk: Desk, document: Document) -> Against:
    """What a brief on a document is checked against: its reading, and the earlier texts that are comparable."""
    reading = desk.read(document)
    return Against(document, reading, desk.book, desk.earlier(desk.compare(document, reading)))


def lint_file(desk: Desk, path: Path, document: Document) -> tuple[Sheet, list[Message]]:
    """The sentences of a brief in a file (our JSON, Markdown or plain text), and what the linter has to say of them.

    Raises:
        DeskError: the file can't be read.
        WritingError: it holds no brief.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DeskError(f"{path}: can't be read ({error}); give a text file in UTF-8") from None
    sheet = sheet_of_json(text) if text.lstrip().startswith("{") else sheet_of_text(text)
    return sheet, lint_sheet(sheet, against(desk, document))
