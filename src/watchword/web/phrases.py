"""The codebook, and what the documents held show of a phrase: heat, life, who says it."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from watchword.comparing.heat import Heat
from watchword.desk import Desk
from watchword.desk.phrases import entry_of
from watchword.model.error import WatchwordError
from watchword.model.term import Term
from watchword.web.error import WebError
from watchword.web.pages import page

router = APIRouter(include_in_schema=False)
Group = Literal["year", "month", "issuer", "level", "kind"]
GROUPS: tuple[Group, ...] = ("year", "month", "issuer", "level", "kind")
MOST_ROWS = 40  # of a chart or a table; the download has all
MOST_COMPARED = 6
LONGEST = 60  # characters of a phrase


@router.get("/phrases")
def listed(request: Request, words: str = "", category: str = "") -> Response:
    """The codebook, or what of it has the words; words that it lacks can still be looked for in the documents."""
    desk = request.app.state.shelf.desk()
    found, wrong = list[Term](), ""
    try:
        found = desk.terms(words.strip()[:LONGEST])
    except WatchwordError as error:
        wrong = str(error)
    categories = sorted({term.category for term in desk.book.terms})
    shown = [term for term in found if not category or term.category == category]
    return page(
        request, "phrases.html", words=words, category=category, categories=categories, terms=shown, wrong=wrong
    )


@router.get("/phrases/compare")
def compare(request: Request, phrase: Annotated[list[str], Query()] = []) -> Response:  # noqa: B006
    """Several phrases by year, side by side; one alone has its own page."""
    asked = [one.strip()[:LONGEST] for part in phrase for one in part.replace("、", ",").split(",") if one.strip()]
    wanted = list(dict.fromkeys(asked))[:MOST_COMPARED]
    if len(wanted) == 1:
        return RedirectResponse(f"/phrases/{quote(wanted[0], safe='')}", status_code=303)
    rows = {one: {heat.group: heat for heat in heats(request, one, "year")} for one in wanted}
    groups = sorted({group for row in rows.values() for group in row})
    return page(request, "phrases_compare.html", wanted=wanted, rows=rows, groups=groups)


@router.get("/phrases/{phrase}")
def show(request: Request, phrase: str, by: Group = "year") -> Response:
    shelf = request.app.state.shelf
    desk = shelf.desk()
    phrase = checked(phrase)
    term = entry_of(phrase, desk.book)
    life, _ = shelf.cached(("life", phrase), lambda: desk.life(phrase))
    rows = heats(request, phrase, by)
    followed = {term.life.replaced_by} if term and term.life.replaced_by else set()
    return page(
        request,
        "phrase.html",
        phrase=phrase,
        term=term,
        life=life,
        by=by,
        groups=GROUPS,
        rows=rows[-MOST_ROWS:] if by in ("year", "month") else rows[:MOST_ROWS],
        left=max(0, len(rows) - MOST_ROWS),
        spread=life.spread[:MOST_ROWS],
        replaced=[entry_of(name, desk.book) or name for name in followed],
        replaces=[one for one in desk.book.terms if term and one.life.replaced_by == term.term],
    )


@router.get("/phrases/{phrase}/heat.{format}")
def download(request: Request, phrase: str, format: Literal["svg", "csv", "json"], by: Group = "year") -> Response:
    """The heat of a phrase as a chart or a table."""
    from watchword.writing.phrases import heat_chart, heat_json

    phrase = checked(phrase)
    rows = heats(request, phrase, by)
    if format == "svg":
        shown = rows[-MOST_ROWS:] if by in ("year", "month") else rows[:MOST_ROWS]
        return Response(heat_chart(phrase, by, shown), media_type="image/svg+xml")
    if format == "json":
        return Response(heat_json(rows), media_type="application/json")
    lines = [
        f"{by},documents,of,share",
        *(f"{cell(one.group)},{one.documents},{one.of},{one.share:.6f}" for one in rows),
    ]
    headers = {"Content-Disposition": 'attachment; filename="heat.csv"'}
    return Response("\n".join(lines) + "\n", media_type="text/csv; charset=utf-8", headers=headers)


def heats(request: Request, phrase: str, by: Group) -> list[Heat]:
    """The heat of a phrase, kept until documents come or go."""
    desk: Desk = request.app.state.shelf.desk()
    found: list[Heat] = request.app.state.shelf.cached(("heat", phrase, by), lambda: desk.heat(checked(phrase), by))
    return found if by in ("year", "month") else sorted(found, key=lambda one: -one.documents)


def checked(phrase: str) -> str:
    phrase = phrase.strip()
    if not any(character.isalnum() for character in phrase) or len(phrase) > LONGEST:
        raise WebError(f"a phrase has letters or digits, and at most {LONGEST} characters", 404)
    return phrase


def cell(text: str) -> str:
    """A CSV cell that no spreadsheet takes for a formula."""
    safe = f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
    return '"' + safe.replace('"', '""') + '"' if any(c in safe for c in ',"\n') else safe
