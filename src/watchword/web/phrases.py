"""The codebook, and what the documents held show of a phrase: heat, life, who says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, get_args
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from watchword.comparing.heat import Heat, Uses, heat, heat_of_uses
from watchword.comparing.level import levels
from watchword.comparing.life import Life, life_of_uses
from watchword.desk import Desk
from watchword.desk.phrase_forms import Lattice, lattice
from watchword.desk.phrase_swaps import Substitution, substitutions
from watchword.desk.phrase_uses import uses_of
from watchword.desk.phrase_views import Grid, every_by_year_and_kind, grid, pairs_of_codebook, taken_up, turn
from watchword.desk.phrases import entry_of, forms_of
from watchword.model.error import WatchwordError
from watchword.model.term import Term
from watchword.web.error import WebError
from watchword.web.pages import page
from watchword.web.visitor import visitor_of
from watchword.writing.chart import Line, lines

router = APIRouter(include_in_schema=False)
Group = Literal["year", "month", "issuer", "level", "kind"]
View = Literal["heat", "grid", "spread", "forms", "swaps"]
GROUPS: tuple[Group, ...] = ("year", "month", "issuer", "level", "kind")
MOST_ROWS = 40  # of a chart or a table; the download has all
MOST_COMPARED = 6
LONGEST = 60  # characters of a phrase
SCALE = "share of the documents held that have it, by year"
SCALE_ZH = "含该提法的文档在所收文档中的占比，按年份"


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


@router.get("/phrases/substitutions")
def replaced(request: Request) -> Response:
    """Phrases that the codebook says others have replaced, with the year in which the later one took the lead here."""
    desk = request.app.state.shelf.desk()
    rows = []
    for earlier, later in pairs_of_codebook(desk.book):
        old, new = ([(one.group, one.share) for one in heats(request, name, "year")] for name in (earlier, later))
        held = [sum(one.documents for one in heats(request, name, "year")) for name in (earlier, later)]
        rows.append((earlier, later, *held, turn(old, new)))
    return page(request, "phrases_replaced.html", rows=sorted(rows, key=lambda row: -(row[2] + row[3])))


@router.get("/phrases/compare")
def compare(request: Request, phrase: Annotated[list[str], Query()] = []) -> Response:  # noqa: B006
    """Several phrases by year, side by side; one alone has its own page."""
    wanted = asked_for(phrase)
    if len(wanted) == 1:
        return RedirectResponse(f"/phrases/{quote(wanted[0], safe='')}", status_code=303)
    rows = {one: {heat.group: heat for heat in heats(request, one, "year")} for one in wanted}
    groups = sorted({group for row in rows.values() for group in row})
    query = urlencode([("phrase", one) for one in wanted])
    return page(request, "phrases_compare.html", wanted=wanted, rows=rows, groups=groups, query=query)


@router.get("/phrases/compare.{format}")
def compared(
    request: Request,
    format: Literal["svg", "csv"],
    phrase: Annotated[list[str], Query()] = [],  # noqa: B006
) -> Response:
    """Several phrases as one chart or one table."""
    rows = {one: heats(request, one, "year") for one in asked_for(phrase)}
    if format == "svg":
        told = [Line(one, [(int(heat.group), heat.share) for heat in row]) for one, row in rows.items() if row]
        if not told:
            raise WebError("there is nothing to draw", 404)
        return Response(
            lines("", told, SCALE_ZH if visitor_of(request).language == "zh" else SCALE), media_type="image/svg+xml"
        )
    body = ["phrase,year,documents,of,share"]
    for one, row in rows.items():
        body += [f"{cell(one)},{heat.group},{heat.documents},{heat.of},{heat.share:.6f}" for heat in row]
    return table(body, "compared.csv")


def asked_for(phrase: list[str]) -> list[str]:
    asked = [one.strip()[:LONGEST] for part in phrase for one in part.replace("、", ",").split(",") if one.strip()]
    return [one for one in dict.fromkeys(asked) if any(map(str.isalnum, one))][:MOST_COMPARED]


@router.get("/phrases/{phrase}")
def show(request: Request, phrase: str, by: Group = "year", view: View = "heat") -> Response:
    desk, phrase = request.app.state.shelf.desk(), checked(phrase)
    term = entry_of(phrase, desk.book)
    followed = [term.life.replaced_by] if term and term.life.replaced_by else []
    shown: dict[View, Callable[[], Any]] = {
        "heat": lambda: heats(request, phrase, by),
        "grid": lambda: gridded(request, phrase),
        "spread": lambda: lived(request, phrase).spread,
        "forms": lambda: forms_around(request, phrase),
        "swaps": lambda: swapped_for(request, phrase),
    }
    return page(
        request,
        "phrase.html",
        phrase=phrase,
        term=term,
        local=term is not None and term.term in desk.book.local_terms,
        life=lived(request, phrase),
        by=by,
        view=view,
        views=get_args(View),
        groups=GROUPS,
        shown=shown[view](),
        most=MOST_ROWS,
        latest=by in ("year", "month"),
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
        picture = heat_chart(phrase, by, shown, chinese=visitor_of(request).language == "zh")
        return Response(picture, media_type="image/svg+xml; charset=utf-8")
    if format == "json":
        return Response(heat_json(rows), media_type="application/json")
    return table(
        [
            f"{by},documents,of,share",
            *(f"{cell(one.group)},{one.documents},{one.of},{one.share:.6f}" for one in rows),
        ],
        "heat.csv",
    )


@router.get("/phrases/{phrase}/spread.{format}")
def spread(request: Request, phrase: str, format: Literal["svg", "csv"]) -> Response:
    """Who took a phrase up when, as a chart of how many had, or as a table."""
    found = lived(request, checked(phrase)).spread
    if format == "svg":
        points = [(float(year), float(count)) for year, count in taken_up(found)]
        if not points:
            raise WebError("there is nothing to draw", 404)
        return Response(
            lines(phrase, [Line("", points)], "issuers that had taken it up"), media_type="image/svg+xml; charset=utf-8"
        )
    rows = [f"{cell(one.issuer)},{one.level},{one.first},{one.last},{one.documents}" for one in found]
    return table(["issuer,level,first,last,documents", *rows], "spread.csv")


def table(rows: list[str], name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response("\n".join(rows) + "\n", media_type="text/csv; charset=utf-8", headers=headers)


def used(request: Request, phrase: str) -> Uses:
    """The dated documents with a phrase in any of its forms, kept until documents come or go: one walk for all views."""
    shelf = request.app.state.shelf
    desk: Desk = shelf.desk()
    found: Uses = shelf.cached(
        ("uses", phrase), lambda: uses_of(desk, desk.corpus, shelf.places, forms_of(phrase, desk.book))
    )
    return found


def every(request: Request, by: Group) -> list[Heat]:
    """How many documents each group has at all."""
    desk: Desk = request.app.state.shelf.desk()
    found: list[Heat] = request.app.state.shelf.cached(
        ("every", by), lambda: heat((), desk.corpus, by, levels(desk.book))
    )
    return found


def heats(request: Request, phrase: str, by: Group) -> list[Heat]:
    """The heat of a phrase."""
    desk: Desk = request.app.state.shelf.desk()
    found = heat_of_uses(used(request, checked(phrase)), every(request, by), by, levels(desk.book))
    return found if by in ("year", "month") else sorted(found, key=lambda one: -one.documents)


def lived(request: Request, phrase: str) -> Life:
    desk: Desk = request.app.state.shelf.desk()
    days = desk.corpus.span_of_days
    return life_of_uses(phrase, used(request, phrase), every(request, "year"), days, levels(desk.book))


def forms_around(request: Request, phrase: str) -> Lattice:
    shelf = request.app.state.shelf
    found: Lattice = shelf.cached(("lattice", phrase), lambda: lattice(shelf.desk(), phrase))
    return found


def swapped_for(request: Request, phrase: str) -> tuple[list[Substitution], int]:
    shelf = request.app.state.shelf
    found: tuple[list[Substitution], int] = shelf.cached(("swaps", phrase), lambda: substitutions(shelf.desk(), phrase))
    return found


def gridded(request: Request, phrase: str) -> Grid:
    desk: Desk = request.app.state.shelf.desk()
    counted = request.app.state.shelf.cached("every by year and kind", lambda: every_by_year_and_kind(desk.corpus))
    return grid(used(request, phrase), counted)


def checked(phrase: str) -> str:
    phrase = phrase.strip()
    if not any(character.isalnum() for character in phrase) or len(phrase) > LONGEST:
        raise WebError(f"a phrase has letters or digits, and at most {LONGEST} characters", 404)
    return phrase


def cell(text: str) -> str:
    """A CSV cell that no spreadsheet takes for a formula."""
    safe = f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else text
    return '"' + safe.replace('"', '""') + '"' if any(c in safe for c in ',"\r\n') else safe
