"""Reads the world table of a USGS summary from its PDF, footnote marks told from digits by their height."""

from __future__ import annotations

import ctypes
import re
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium


def lines(path: Path) -> list[str]:
    """Lines of text without raised marks: a digit clearly lower than the line's tallest is a footnote's."""
    document = pypdfium2.PdfDocument(path)
    found: list[str] = []
    for page in document:
        text = page.get_textpage()
        letters = []
        for at in range(text.count_chars()):
            left, right, bottom, top = (ctypes.c_double() for _ in range(4))
            pdfium.FPDFText_GetCharBox(text.raw, at, left, right, bottom, top)
            letters.append((chr(pdfium.FPDFText_GetUnicode(text.raw, at)), top.value - bottom.value))
        line: list[tuple[str, float]] = []
        for letter in [*letters, ("\n", 0.0)]:
            if letter[0] in "\r\n":
                full = max((high for char, high in line if char.isdigit()), default=0.0)
                kept = (char for char, high in line if not char.isdigit() or high > 0.85 * full)
                found.append("".join(kept).strip())
                line = []
            else:
                line.append(letter)
    return found


def number(cell: str) -> float | None:
    """A cell of the table: a dash is nought, NA is nothing known."""
    if cell == "—":
        return 0.0
    if cell == "NA":
        return None
    return float(cell.lstrip(">").replace(",", ""))


CELL = r"(?:—|NA|>?[\d,]+)"


def world(path: Path) -> dict[str, tuple[float | None, float | None, float | None]]:
    """Country to production of the first year, of the second, and reserves."""
    rows = {}
    for line in lines(path):
        found = re.fullmatch(rf"([A-Z][A-Za-z ()]+?)\s+({CELL})\s+({CELL})\s+({CELL})", line)
        if found:
            rows[found[1].strip()] = (number(found[2]), number(found[3]), number(found[4]))
    return rows


def salient(path: Path, label: str) -> list[float | None]:
    """The five years of the first row that begins with the label."""
    for line in lines(path):
        found = re.fullmatch(rf"{re.escape(label)}\s+({CELL})\s+({CELL})\s+({CELL})\s+({CELL})\s+({CELL})", line)
        if found:
            return [number(found[at]) for at in range(1, 6)]
    raise AssertionError(f"{label} is not in the table")
